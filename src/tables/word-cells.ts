// Cells that hold a word or a code: countries, yes and no, programs, choices, tariff numbers.

import { message } from "../said/message.js";
import { bare, type Cell, type CellContext, quote } from "./cell.js";
import { folded, nameKey, type Vocabulary } from "./words.js";

/** A country as its code of two letters: also by name, by three letters, and as `CA - Canada`. */
export function readCountryCell(cell: string, { vocabulary }: CellContext): Cell {
  if (vocabulary.countryCodes.has(cell)) return cell;
  const text = bare(cell);
  if (text === "") return "";
  const word = folded(text);
  if (vocabulary.unknown.has(word)) return { text: "unknown", how: "unknown-word" };
  if (vocabulary.nothing.has(word)) return { text: "", how: "nothing" };
  const code = codeOf(text, vocabulary) ?? parted(text, vocabulary);
  if (code === undefined) return /^[A-Za-z]{2}$/.test(text) && text !== cell ? text.toUpperCase() : cell;
  return { text: code, how: /^[A-Za-z]{2}$/.test(text) ? "country-code" : "country-name" };
}

function codeOf(text: string, { countries, countryCodes }: Vocabulary): string | undefined {
  const code = text.toUpperCase();
  return countryCodes.has(code) ? code : countries.get(nameKey(text));
}

// "CA - Canada", "Canada (CA)": one part is the code and the other a name that does not gainsay it.
function parted(text: string, vocabulary: Vocabulary): string | undefined {
  const found = /^(.+?)\s*(?:[-–—:/,]\s*(.+)|\(\s*(.+?)\s*\))$/.exec(text);
  if (found === null) return undefined;
  const [first, second] = [codeOf(found[1] ?? "", vocabulary), codeOf(found[2] ?? found[3] ?? "", vocabulary)];
  if (first !== undefined && second !== undefined) return first === second ? first : undefined;
  const [head, tail] = [(found[1] ?? "").trim(), (found[2] ?? found[3] ?? "").trim()];
  if (first !== undefined && head.length === 2) return first;
  return second !== undefined && tail.length === 2 ? second : undefined;
}

/** `true` or `false`. */
export function readBoolean(cell: string, { vocabulary }: CellContext): Cell {
  if (cell === "true" || cell === "false") return cell;
  const text = bare(cell);
  const word = folded(text);
  if (word === "") return "";
  const found = vocabulary.yesNo.get(word);
  if (found !== undefined) return { text: String(found), how: "yes-no" };
  // A fact that is not known is an absent one.
  return vocabulary.nothing.has(word) || vocabulary.unknown.has(word) ? { text: "", how: "nothing" } : cell;
}

/** The symbol of a program; "" where none is claimed, "?" where that is not known. */
export function readClaim(cell: string, context: CellContext): Cell {
  const { vocabulary } = context;
  if (cell === "" || cell === "?" || Object.hasOwn(vocabulary.words.claims, cell)) return cell;
  const text = bare(cell);
  const word = folded(text);
  if (word === "") return "";
  if (context.yesNoClaims === true && vocabulary.yesNo.has(word)) return readClaimed(cell, context);
  const known = vocabulary.claims.get(word);
  if (known !== undefined) return known === cell ? cell : { text: known ?? "", how: "claim-word" };
  if (vocabulary.unknown.has(word)) return { text: "?", how: "unknown-word" };
  // Whole words and numbers of yes and no; a single letter is the symbol of a program.
  if (!/^\p{L}$/u.test(word) && vocabulary.yesNo.has(word)) return readClaimed(cell, context);
  const symbol = /^([A-Za-z]{1,2}[+*]?)(?:\s*[-–—:(]\s*.+)?$/.exec(text);
  if (symbol === null) return partsOfClaim(text, vocabulary) ?? cell;
  const upper = (symbol[1] ?? "").toUpperCase();
  return upper === cell ? cell : { text: upper, how: "claim-word" };
}

// A name with a symbol after it or before it, or with a country: "NAME (S)", "S - NAME", "NAME-Canada".
function partsOfClaim(text: string, { claims }: Vocabulary): Cell | undefined {
  const [head = "", tail = ""] = text.split(/\s*[-–—:(/]\s*/);
  const found = claims.get(folded(head)) ?? claims.get(folded(tail.replace(/\)$/, "")));
  return found === undefined || found === null ? undefined : { text: found, how: "claim-word" };
}

/** Yes or no under the name of the agreement: the first program of the words, or none. */
export function readClaimed(cell: string, { vocabulary }: CellContext): Cell {
  const word = folded(bare(cell));
  if (word === "") return "";
  const [program = ""] = Object.keys(vocabulary.words.claims);
  const found = vocabulary.yesNo.get(word);
  if (found !== undefined) return { text: found ? program : "", how: "claim-word" };
  const known = vocabulary.claims.get(word);
  if (known !== undefined) return { text: known ?? "", how: "claim-word" };
  return vocabulary.unknown.has(word) ? { text: "?", how: "unknown-word" } : cell;
}

/** Whether a cell of programs is a yes, a no, or the symbol or word of a program; undefined where it says none. */
export function claimShown(cell: string, { yesNo, claims }: Vocabulary): "yes-no" | "symbol" | undefined {
  const word = folded(bare(cell));
  if (word === "" || claims.get(word) === null) return undefined;
  return yesNo.has(word) && !claims.has(word) ? "yes-no" : "symbol";
}

/** One of the words of a column, however it is written. */
export function readChoice(cell: string, { choices, vocabulary }: CellContext): Cell {
  const text = bare(cell);
  if (text === "") return "";
  const word = folded(text);
  const found = choices?.get(word) ?? choices?.get(folded(text.split(/\s+-\s+|\s*:\s*/)[0] ?? ""));
  if (found !== undefined) return found === cell ? cell : { text: found, how: "choice-word" };
  if (vocabulary.unknown.has(word) || vocabulary.nothing.has(word)) return { text: "", how: "nothing" };
  return cell;
}

/**
 * A tariff number. Spaces and dashes between its digits go; a number of 7 or 9 digits lost its leading zero to a spreadsheet and gets it
 * back; one that became a float loses its ".0".
 */
export function readHts(cell: string, { vocabulary }: CellContext): Cell {
  if (/^\d{8}$|^\d{10}$|^\d{4}\.\d{2}\.\d{2}(?:\.?\d{2})?$/.test(cell)) return cell;
  const text = bare(cell);
  if (text === "") return "";
  if (/^\d(?:[.,]\d+)?e\+?\d{1,2}$/i.test(text))
    return {
      wrong: {
        code: "table/lost-digits",
        message: message("tables/shortened", { cell: quote(text) }),
        fix: message("tables/shortened.fix"),
      },
    };
  const alone = withoutMarks(text);
  if (alone !== undefined) {
    const read = readHts(alone.text, { vocabulary });
    const number = typeof read === "string" ? read : "text" in read ? read.text : undefined;
    return number === undefined ? read : { text: number, how: alone.noted ? "footnote" : "text-mark" };
  }
  const whole = text.replace(/^(\d{7,10})\.0+$/, "$1");
  const digits = /^\d{3,4}(?:[.\-\s]?\d{2}){2,3}$/.test(whole) ? whole.replace(/[\s-]/g, (mark) => (mark === "-" ? "." : "")) : whole;
  if (/^\d{7}$|^\d{9}$|^\d{3}(?:\.\d{2}){2,3}$/.test(digits)) return { text: `0${digits}`, how: "zero-put-back" };
  if (digits !== whole) return { text: digits.replaceAll(".", ""), how: "text-mark" };
  if (whole !== text) return { text: whole, how: "number-as-float" };
  if (vocabulary.nothing.has(folded(text))) return { text: "", how: "nothing" };
  return text === cell ? cell : { text, how: "text-mark" };
}

const NAMED = /^(?:HTSUS|HTS|HS|SH)[\s:#.]+(?=\d)/i;
const NOTED = /^([\d.]+)\s*(?:[*†‡§¹²³⁰⁴-⁹]+|\(\*+\)|\((\d{1,2})\)|\[(\d{1,2})\]|\s(\d{1,2})\/)$/u;
const WHOLE_NUMBER = 10;

/**
 * A tariff number without "HTS" before it and without the mark of a footnote after it; undefined where it has neither. Two digits after a
 * number that is not whole may be its own.
 */
export function withoutMarks(text: string): { readonly text: string; readonly noted: boolean } | undefined {
  const rest = text.replace(NAMED, "");
  const found = NOTED.exec(rest);
  const [, number = "", ...notes] = found ?? [];
  const note = notes.find((each) => each !== undefined) ?? "";
  const noted = found !== null && (note.length < 2 || number.replaceAll(".", "").length === WHOLE_NUMBER);
  return noted || rest !== text ? { text: noted ? number : rest, noted } : undefined;
}
