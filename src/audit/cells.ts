// Reads the cells of a report as people export them: thousands separators, text numbers, lost zeros, days in several forms.

import { addDays, type Day, parseDay } from "../exact/day.js";

/** A text cell without what spreadsheets put around it: ="..." and a leading quote. */
export function cleanText(cell: string): string {
  const text = cell.replaceAll("\u00a0", " ").trim();
  const formula = /^="(.*)"$/.exec(text);
  return (formula?.[1] ?? text.replace(/^'/, "")).trim();
}

const MONEY = /^\$?(\d{1,13}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d+))?$/;

/** Dollars as cents; undefined where the cell is not an amount. More than two decimals are taken only when the rest is zeros. */
export function readCents(cell: string): bigint | undefined {
  const text = cleanText(cell)
    .replace(/^USD\s*/i, "")
    .replace(/\s/g, "");
  const found = MONEY.exec(text);
  if (found === null) return undefined;
  const [, whole = "", decimals = ""] = found;
  if (!/^0*$/.test(decimals.slice(2))) return undefined;
  return BigInt(whole.replaceAll(",", "")) * 100n + BigInt(decimals.slice(0, 2).padEnd(2, "0"));
}

/** A quantity as decimal text without thousands separators. */
export function readNumber(cell: string): string {
  return cleanText(cell).replaceAll(",", "");
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const TWO = (text: string): string => text.padStart(2, "0");
const YEAR = (text: string): string => (text.length === 2 ? `20${text}` : text);
// Day 0 of a spreadsheet whose day 60 is a day that never was.
const SERIAL_ORIGIN = "1899-12-30" as Day;

/** A day: ISO, U.S. month/day/year, 20250801, 01-AUG-25, or the serial number of a spreadsheet; a time of day is dropped. */
export function readDay(cell: string): Day | undefined {
  const text = cleanText(cell).replace(/[T ]\d{1,2}:\d{2}.*$/, "");
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return parseDay(`${iso[1]}-${TWO(iso[2] ?? "")}-${TWO(iso[3] ?? "")}`);
  const us = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(text);
  if (us !== null) return parseDay(`${YEAR(us[3] ?? "")}-${TWO(us[1] ?? "")}-${TWO(us[2] ?? "")}`);
  const run = /^(20\d{2})(\d{2})(\d{2})$/.exec(text);
  if (run !== null) return parseDay(`${run[1]}-${run[2]}-${run[3]}`);
  const word = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{4}|\d{2})$/.exec(text);
  if (word !== null) {
    const month = MONTHS.indexOf((word[2] ?? "").toLowerCase()) + 1;
    return parseDay(`${YEAR(word[3] ?? "")}-${TWO(String(month))}-${TWO(word[1] ?? "")}`);
  }
  if (/^[45]\d{4}(\.\d+)?$/.test(text)) return addDays(SERIAL_ORIGIN, Math.floor(Number(text)));
  return undefined;
}

/** A number as read, and whether a zero was put back. */
export interface Repaired {
  readonly text: string;
  readonly repaired: boolean;
}

/** Digits of a tariff number; 7 or 9 digits lost their first zero. Undefined where it is none. */
export function readTariffNumber(cell: string): Repaired | undefined {
  const digits = cleanText(cell)
    .replace(/\.0$/, "")
    .replace(/[.\s-]/g, "");
  if (!/^\d{7,10}$/.test(digits)) return undefined;
  const lost = digits.length % 2 === 1;
  return { text: lost ? `0${digits}` : digits, repaired: lost };
}

/** An entry number: three characters of the filer, seven digits, one check digit. An all-digit number that lost zeros gets them back. */
export function readEntryNumber(cell: string): Repaired | undefined {
  const text = cleanText(cell).replace(/\.0$/, "").replace(/[\s-]/g, "").toUpperCase();
  if (/^[A-Z0-9]{3}\d{8}$/.test(text)) return { text, repaired: false };
  if (/^\d{9,10}$/.test(text)) return { text: text.padStart(11, "0"), repaired: true };
  return undefined;
}

/** A code such as "01 - Consumption": what is before the dash. */
export function readCode(cell: string): string {
  const [code = ""] = cleanText(cell).split(/\s+-\s+|\s*:\s*/);
  return code.trim();
}

/** Whether a cell begins with one of some words in lower case; a word of one or two letters is the whole cell. */
export function beginsWith(cell: string, words: readonly string[]): boolean {
  const text = cell.toLowerCase();
  return words.some((word) => (word.length < 3 ? text === word : text.startsWith(word)));
}

/** Yes or no in the words of reports; undefined where nothing is said. "None" and "no protest" are no. */
export function readFlag(cell: string): boolean | undefined {
  const text = cleanText(cell).toLowerCase();
  if (text === "") return undefined;
  return !/^(n|no|false|0|none|not |no |n\/a|denied|closed|withdrawn)/.test(text);
}
