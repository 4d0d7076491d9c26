// What a cell of each kind says, as one number: the only place that knows how they are spelled. Strictly the plain form of the contract; what
// is not in it is `UNREAD`, and its row is left to `assess`, which says what is wrong with it.

import { PROGRAM_SYMBOLS } from "../contract/vocabulary.js";
import type { Book } from "./book.js";
import { LEAST } from "./compile-program.js";
import { CLAIMS } from "./line-columns.js";
import { MOST } from "./rare-facts.js";
import { type Column, WORDS } from "./rater-columns.js";
import { digitsRead, readCents, readDayNumber, readDecimal, readMillionths, readNumber, UNREAD } from "./read-cell.js";

/** Stands for a metal content that cannot be shown. */
export const UNKNOWN = -2;
/** Stands where there is no cell. */
export const NOTHING = -3;
/** Stands where there is no cell of a claim: none is claimed. */
export const NO_CLAIM = CLAIMS.indexOf(null);

/** What a cell says, from its bytes; never called for an empty one. */
export type ReadKind = (bytes: Uint8Array, from: number, length: number) => number;

/** How cells are read that depend on the book and the origin of a table. */
export interface KindReaders {
  /** Twice the place of the number in the book, and one more where a spreadsheet lost its leading zero. */
  readonly number: ReadKind;
  /** 1 where it is the encoded origin, else 0. */
  readonly origin: ReadKind;
}

/** Make the readers of a table. */
export function kindReaders({ numbers, place }: Book, origin: string): KindReaders {
  const lengths = Uint8Array.from(numbers, (hts) => hts.length);
  const encoded = bytesOf(origin);
  return {
    number(bytes, from, length) {
      const digits = readNumber(bytes, from, length);
      if (digits === UNREAD) return UNREAD;
      const found = place(digits);
      // A number that a spreadsheet cut is the same integer; one of 8 digits is never the integer of one of 10.
      const lost = found === undefined ? -1 : (lengths[found] as number) - digitsRead;
      return lost === 0 || lost === 1 ? 2 * (found as number) + lost : UNREAD;
    },
    origin: (bytes, from, length) => (isText(encoded, bytes, from, length) ? 1 : 0),
  };
}

/** What an amount says, from its bytes and a view of them. */
export type ReadAmount = (view: DataView, bytes: Uint8Array, from: number, length: number) => number;

/** Dollars in cents. */
export const readDollars: ReadAmount = readCents;

/** The value of a metal content in cents, or {@link UNKNOWN}. */
export const readContent: ReadAmount = (view, bytes, from, length) => {
  const cents = readCents(view, bytes, from, length);
  return cents === UNREAD && isText(UNKNOWN_TEXT, bytes, from, length) ? UNKNOWN : cents;
};

/** A quantity in millionths; one that programs are not proved for is unread. */
export const readQuantity: ReadAmount = (view, bytes, from, length) => {
  const amount = readMillionths(view, bytes, from, length);
  return amount < LEAST ? UNREAD : amount;
};

/** The code of a claim, a place in `CLAIMS`. */
export const readClaim: ReadKind = (bytes, from, length) => {
  if (length === 1 && bytes[from] === LETTER) return CLAIM;
  return wordAt(CLAIM_TEXTS, bytes, from, length);
};

/** 0 where a weight is given. */
export const readWeight: ReadKind = (bytes, from, length) => (readDecimal(bytes, from, length, 6) === UNREAD ? UNREAD : 0);

/** The place of a word among those that the fact of a column allows. */
export function wordReader({ fact }: Column): ReadKind {
  const words = (WORDS[fact?.path[0] ?? ""] ?? []).map(bytesOf);
  return (bytes, from, length) => wordAt(words, bytes, from, length);
}

/** Codes of texts, 1, 2, … as they are first met; those past a limit are unread. */
export interface TextReader {
  readonly read: ReadKind;
  /** Texts by code; "" stands first. */
  readonly texts: readonly string[];
}

/** Make the codes of a column; texts of one name have one code, and stand by that name. */
export function textReader(nameOf: (text: string) => string = (text) => text): TextReader {
  const texts = [""];
  const codes = new Map<string, number>();
  const decoder = new TextDecoder();
  return {
    texts,
    read(bytes, from, length) {
      const text = decoder.decode(bytes.subarray(from, from + length));
      const known = codes.get(text);
      if (known !== undefined) return known;
      const name = nameOf(text);
      const code = name === text ? undefined : codes.get(name);
      if (code === undefined && texts.length > MOST) return UNREAD;
      const made = code ?? texts.push(name) - 1;
      codes.set(text, made).set(name, made);
      return made;
    },
  };
}

/** An ISO day as days since 1970-01-01. */
export { readDayNumber as readDay };

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function isText(text: Uint8Array, bytes: Uint8Array, from: number, length: number): boolean {
  if (length !== text.length) return false;
  for (let at = 0; at < length; at++) if (bytes[from + at] !== text[at]) return false;
  return true;
}

function wordAt(words: readonly Uint8Array[], bytes: Uint8Array, from: number, length: number): number {
  for (let at = 0; at < words.length; at++) if (isText(words[at] as Uint8Array, bytes, from, length)) return at;
  return UNREAD;
}

const [SYMBOL] = PROGRAM_SYMBOLS;
// Most claims are this one letter.
const LETTER = SYMBOL.charCodeAt(0);
const CLAIM = CLAIMS.indexOf(SYMBOL);
const UNKNOWN_TEXT = bytesOf("unknown");
// As a table writes them: a claim that is not known is a question mark, and no claim an empty cell, which is not read.
const CLAIM_TEXTS = CLAIMS.map((claim) => bytesOf(claim === undefined ? "?" : (claim ?? "")));
