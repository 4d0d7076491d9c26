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

/** The lines that fit, counted, and so many of them from a place on. */
export interface LineWindow {
  readonly filter: LineFilter;
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
  readonly duty: string;
  readonly words: string;
}

/** What is asked of the worker. `names` are our names of the columns, "" where one only passes through; `dates` is the order of day and month. */
export type RateRequest =
  | { readonly kind: "read"; readonly file: File; readonly language: Language }
  | { readonly kind: "rate"; readonly names: readonly string[]; readonly dates?: DateOrder | undefined; readonly language: Language }
  | { readonly kind: "stop" }
  | { readonly kind: "look"; readonly window: LineWindow }
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
  | { readonly kind: "saved"; readonly name: string; readonly content: Blob }
  | { readonly kind: "failed"; readonly message: string };
