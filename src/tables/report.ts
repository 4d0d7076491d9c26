// The reading report: what was read how. Whatever was not in the plain form, was skipped or is not read at all is counted, so that nothing
// is guessed in silence.

import type { DateOrder, DecimalMark, How } from "./cell.js";

/** How cells of a column were read in one way: how many, and the first of them. */
export interface ReadAs {
  readonly how: How;
  readonly count: number;
  readonly from: string;
  readonly to: string;
}

/** One column that was read. */
export interface ReadColumn {
  readonly theirs: string;
  readonly ours: string;
  /** Order of day and month, mark before decimals, and what settled it. */
  readonly dates?: DateOrder;
  readonly decimal?: DecimalMark;
  readonly settledBy?: "column" | "header" | "table" | "option" | "layout";
  readonly as: readonly ReadAs[];
}

/** Rows that are no rows of the table, by what they are. */
export type Skipped = "title" | "header" | "blank" | "total" | "note";

/** What was read how. */
export interface ReadingReport {
  readonly encoding?: string;
  readonly separator?: string;
  readonly sheet?: string;
  /** The sheet that was read is hidden: none of those that are shown has the columns, or it was named. */
  readonly hidden?: true;
  /** Rows of the sheet that hold cells and are not shown, such as those that a filter leaves out. They are read like the others. */
  readonly hiddenRows?: number;
  /** Sheets of the workbook, where there are several and none was named. */
  readonly sheets?: readonly string[];
  /** Number of the header's first row in the file, the first being 1. */
  readonly header: number;
  readonly rows: number;
  readonly columns: readonly ReadColumn[];
  readonly skipped: Readonly<Record<Skipped, number>>;
  /** Rows that the reader refused, by code. */
  readonly refused: Readonly<Record<string, number>>;
  /** Columns that nothing is read from. */
  readonly unread: readonly string[];
  readonly passedOver: readonly (readonly [theirs: string, ours: string, better: string])[];
}

/** Where the rows of a report came from. */
export type ReadFrom = Pick<ReadingReport, "encoding" | "separator" | "sheet" | "hidden" | "hiddenRows" | "sheets">;

/** Counts as a table is read. */
export class ReportCounter {
  rows = 0;
  readonly skipped: Record<Skipped, number> = { title: 0, header: 0, blank: 0, total: 0, note: 0 };
  readonly refused: Record<string, number> = {};
  readonly #as: Map<How, { count: number; from: string; to: string }>[];

  constructor(width: number) {
    this.#as = Array.from({ length: width }, () => new Map());
  }

  /** A cell of a column was read otherwise than it stands. */
  read(at: number, how: How, from: string, to: string): void {
    const found = this.#as[at]?.get(how);
    if (found === undefined) this.#as[at]?.set(how, { count: 1, from, to });
    else found.count++;
  }

  refuse(code: string): void {
    this.refused[code] = (this.refused[code] ?? 0) + 1;
  }

  /** How the cells of a column were read, most frequent first. */
  as(at: number): ReadAs[] {
    return [...(this.#as[at] ?? [])].map(([how, each]) => ({ how, ...each })).sort((a, b) => b.count - a.count);
  }
}
