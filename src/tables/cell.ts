// What a cell of a table is and how it was read. Each kind of cell has its file; `read-cell.ts` is the door to all of them.

import type { TableErrorCode } from "../contract/errors.js";
import type { Arg } from "../said/message.js";
import type { Vocabulary } from "./words.js";

/**
 * Kinds of cells. `money`: dollars. `content`: dollars or "unknown". `number`: a quantity. `weight`: kilograms. `share`: 0 to 1, or per cent.
 * `percent`: a share whose header says per cent. `day`: a day of the calendar. `claim`: the symbol of a program. `claimed`: yes or no under the
 * name of the agreement. `hts`: a tariff number. `choice`: one of some words. `text`: as it stands.
 */
export type CellKind =
  | "text"
  | "money"
  | "content"
  | "number"
  | "weight"
  | "share"
  | "percent"
  | "day"
  | "country"
  | "boolean"
  | "claim"
  | "claimed"
  | "hts"
  | "choice";

/** Order of day and month where both are numbers, and of a year of two digits. */
export type DateOrder = "mdy" | "dmy" | "ymd";
/** The mark before decimals. */
export type DecimalMark = "point" | "comma";

/** What settles cells that can be read in two ways; absent where nothing does. */
export interface Convention {
  readonly dates?: DateOrder | undefined;
  readonly decimal?: DecimalMark | undefined;
  /** A column of shares holds bare numbers above one, so that a bare one below may be per cent as well. */
  readonly overOne?: boolean | undefined;
  /** A column of programs holds nothing but Y and N: they are yes and no, not symbols. */
  readonly yesNoClaims?: boolean | undefined;
  /** Serial days count from 1904, as in workbooks of old Macintoshes. */
  readonly from1904?: boolean | undefined;
  /** Today, where the word may stand (fields and options, never tables). */
  readonly today?: string | undefined;
}

/** What turned a cell into the plain form, for the reading report. */
export type How =
  | "dollar-sign"
  | "thousands"
  | "decimal-comma"
  | "trailing-zeros"
  | "negative"
  | "nothing"
  | "percent"
  | "weight-unit"
  | "day-mdy"
  | "day-dmy"
  | "day-year-first"
  | "day-month-name"
  | "day-serial"
  | "day-run"
  | "day-time"
  | "day-word"
  | "country-name"
  | "country-code"
  | "yes-no"
  | "claim-word"
  | "zero-put-back"
  | "number-as-float"
  | "footnote"
  | "unknown-word"
  | "choice-word"
  | "text-mark";

/** Why a cell cannot be read, where the contract's own refusal would not say it. */
export interface Wrong {
  readonly code: TableErrorCode;
  readonly message: Arg;
  readonly fix: Arg;
  /** Columns that a table lacks. */
  readonly missing?: readonly string[];
}

/**
 * A cell as read: text where the cell already was in the plain form of the contract (or nobody can read it, and the engine refuses it by
 * name); the plain form and how it was reached; or why it is refused.
 */
export type Cell = string | { readonly text: string; readonly how: How } | { readonly wrong: Wrong };

/** What reading a cell needs. */
export interface CellContext extends Convention {
  readonly vocabulary: Vocabulary;
  /** Words of a `choice`: the column's own, by their folded spelling. */
  readonly choices?: ReadonlyMap<string, string> | undefined;
}

/** A text cell without what spreadsheets put around it: ="…", a leading quote, odd spaces. */
export function bare(cell: string): string {
  const text = cell.replace(/[\s\u200b\ufeff]+/g, " ").trim();
  const formula = /^="(.*)"$/.exec(text);
  return formula === null ? (text.startsWith("'") ? text.slice(1).trim() : text) : (formula[1] ?? "").trim();
}

/** Text in quotation marks, cut when long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
