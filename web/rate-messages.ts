// What the page and the worker that rates say to each other. The table and what came of it stay in the worker; the page is shown a window.

import type { Tally } from "../src/bulk/tally.js";
import type { Language } from "../src/said/language.js";
import type { DateOrder } from "../src/tables/cell.js";
import type { ReadingReport } from "../src/tables/report.js";

/** Which of the rated lines are looked at; "" asks for all. */
export interface LineFilter {
  readonly status: string;
  readonly month: string;
  /** A column of the answer, such as `s232_duty`: lines that owe something under it. */
  readonly authority: string;
}

/** What the list is sorted by. By status, what went wrong comes first. */
export interface LineSort {
  readonly by: "row" | "number" | "day" | "worth" | "status" | "duty";
  readonly down: boolean;
}

/** The lines that fit, counted, and so many of them from a place on. */
export interface LineWindow {
  readonly filter: LineFilter;
  readonly sort: LineSort;
  readonly first: number;
  readonly lines: number;
}

/** One line as the list shows it; `at` is its place in the table. */
export interface ShownLine {
  readonly at: number;
  readonly hts: string;
  readonly date: string;
  readonly value: string;
  readonly status: string;
  /** Duty at least and at most, as decimal text; "" where there is none. */
  readonly least: string;
  readonly most: string;
  readonly error: string;
  /** Facts that are asked for. */
  readonly asks: readonly string[];
  readonly headings: string;
}

/** What all lines owe, at least and at most; `most` is absent where a quantity leaves no upper end. `open` lines need an answer. */
export interface RatedTotal {
  readonly least: string;
  readonly most?: string;
  readonly open: number;
}

/** One line as it was opened: the entry line that was rated, in the contract's terms. */
export interface OpenedLine {
  readonly at: number;
  readonly line: Readonly<Record<string, unknown>>;
  /** Why the reader refused the row. */
  readonly wrong?: { readonly code: string; readonly message: string; readonly fix: string };
  /** Other lines of the same number that ask for the same fact, by the fact. */
  readonly same: Readonly<Record<string, number>>;
  /** Whether another line is open. */
  readonly more: boolean;
}

/** What is asked of the worker. `names` are our names of the columns, "" where one only passes through; `dates` is the order of day and month. */
export type RateRequest =
  | { readonly kind: "read"; readonly file: File; readonly language: Language }
  | { readonly kind: "rate"; readonly names: readonly string[]; readonly dates?: DateOrder | undefined; readonly language: Language }
  | { readonly kind: "stop" }
  | { readonly kind: "look"; readonly window: LineWindow; readonly language: Language }
  /** Open a line, or the next after it whose answer is open. */
  | { readonly kind: "open"; readonly at: number; readonly next?: boolean }
  /** Give a fact for a line, and with `same` for the other lines of its number that ask for it. */
  | { readonly kind: "give"; readonly at: number; readonly fact: string; readonly value: string; readonly same: boolean }
  | { readonly kind: "save"; readonly as: "csv" | "parquet" };

/** What stands in a table that was read. */
export interface ReadTable {
  readonly header: readonly string[];
  /** Our names as they were recognized; "" where a column only passes through. */
  readonly names: readonly string[];
  /** All our names. */
  readonly offered: readonly string[];
  readonly rows: number;
  /** What was read how; absent where columns are missing. */
  readonly reading?: ReadingReport | undefined;
  /** Why the table cannot be read as it stands. */
  readonly refused?: string | undefined;
}

/** What came of a table that was rated. */
export interface RatedTable {
  readonly tally: Tally;
  readonly reading: ReadingReport;
  readonly months: readonly string[];
  /** Columns of the answer under which a line owes something, with the authority. */
  readonly owed: readonly (readonly [column: string, authority: string])[];
  readonly total: RatedTotal;
}

/** What was looked at. */
export interface Looked {
  readonly window: LineWindow;
  readonly found: number;
  readonly lines: readonly ShownLine[];
}

/** What the worker answers. */
export type RateReply =
  | { readonly kind: "read"; readonly table: ReadTable }
  | { readonly kind: "progress"; readonly done: number }
  | { readonly kind: "stopped" }
  | { readonly kind: "rated"; readonly rated: RatedTable }
  | { readonly kind: "looked"; readonly looked: Looked }
  | { readonly kind: "opened"; readonly opened: OpenedLine }
  | { readonly kind: "saved"; readonly name: string; readonly content: Blob }
  | { readonly kind: "failed"; readonly message: string };
