// A case of law/cases: an entry in a broker’s words and what it owes, judged against an engine.

import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Vocabulary } from "../law/vocabulary.js";
import { type Arg, message } from "../said/message.js";

/** A case as written. Every scalar is text. */
export interface LawCase {
  readonly case: string;
  readonly because?: string;
  readonly entry: Readonly<Record<string, string>>;
  readonly reading?: Readonly<Record<string, string>>;
  readonly "known-on"?: string;
  readonly owes?: Readonly<Record<string, string | readonly string[]>>;
  readonly either?: readonly { readonly reading: string; readonly owes: Readonly<Record<string, string>> }[];
  readonly "owes-nothing-under"?: readonly string[];
  readonly barred?: string;
  readonly refused?: string;
  readonly fees?: Readonly<Record<string, string>>;
  readonly refundable?: Readonly<Record<string, string>>;
  readonly says?: string;
  /** Paths that are asked, and paths that are not. */
  readonly asks?: readonly string[];
  readonly "asks-not"?: readonly string[];
  readonly "declares-not"?: readonly string[];
}

/** The cases of one file. */
export function readCaseFile(file: string): LawCase[] {
  return parse(readFileSync(file, "utf8"), { schema: "failsafe" }) as LawCase[];
}

// A broker's words to the contract's keys.
const QUANTITIES: Readonly<Record<string, string>> = {
  barrels: "bbl",
  kilograms: "kg",
  dozens: "doz.",
  pieces: "No.",
  liters: "liters",
  "square-meters": "m2",
  "cubic-meters": "m3",
};
// Of a program: any other word leaves the claim unknown.
const NOT_CLAIMED = "not claimed";
const CLAIMED = "entered free";
const TOP: Readonly<Record<string, string>> = {
  date: "entryDate",
  imported: "importDate",
  loaded: "loadedDate",
  "chapter-98": "chapter98",
  "chapter-98-value": "chapter98Value",
  "us-content": "usContentValue",
  "entry-type": "entryType",
  "weight-kg": "weightKg",
};

/** The entry line of the contract for an entry in a broker's words; a program and a material are named as the vocabulary of the law does. */
export function entryLine(entry: Readonly<Record<string, string>>, { programs, materials }: Vocabulary): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  const content: Record<string, Record<string, unknown>> = {};
  const quantity: Record<string, string> = {};
  const facts: Record<string, unknown> = {};
  for (const [key, text] of Object.entries(entry)) {
    const [metal = "", part] = key.split(" ");
    const program = programs.find(({ id }) => id === key);
    if (program !== undefined) {
      if (text === NOT_CLAIMED) line.spi = null;
      if (text === CLAIMED) line.spi = program.symbols[0];
    } else if (materials.some(({ id }) => id === metal))
      content[metal] = { ...content[metal], [part === undefined ? "value" : camel(part)]: text };
    else if (QUANTITIES[key] !== undefined) quantity[QUANTITIES[key]] = text;
    else if (TOP[key] !== undefined) line[TOP[key]] = text;
    else if (["hts", "origin", "value", "mode", "spi"].includes(key)) line[key] = text;
    else facts[camel(key)] = text === "yes" ? true : text === "no" ? false : text;
  }
  return {
    ...line,
    ...(Object.keys(content).length > 0 ? { content } : {}),
    ...(Object.keys(quantity).length > 0 ? { quantity } : {}),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
  };
}

function camel(name: string): string {
  if (name === "annex-iii-company") return "annexIIICompany";
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** One row: its own arithmetic as written. */
export interface Row {
  readonly base: string;
  readonly duty: string;
}

/** Read `25% x 10000.00 = 2500.00`, or a plain amount; the arithmetic of a percentage is checked. */
export function readRow(text: string): Row | { readonly wrong: Arg } {
  const found = /^(.+?) x ([\d.]+)[^=]*= +([\d.]+)$/.exec(text);
  if (found === null) return { wrong: message("law-case/no-row", { text }) };
  const [, rate = "", base = "", duty = ""] = found;
  const percent = /^([\d.]+)%$/.exec(rate);
  if (percent !== null) {
    const exact = (Number(percent[1]) * Number(base)) / 100;
    if (Math.abs(exact - Number(duty)) > 0.0051) return { wrong: message("law-case/row-comes-to", { text, amount: exact.toFixed(2) }) };
  }
  return { base, duty };
}
