// A program as the book hands it out: what it owes on a row, without forms that owe nothing, and its headings by place.

import type { DutyForm, Program } from "./program.js";

/** A leaf ready to run. */
export interface ReadyLeaf {
  /** Its duties but for the plain general rate. */
  readonly forms: readonly DutyForm[];
  /** The base duty is the plain general rate of the cell. */
  readonly general: boolean;
  /** Place of its headings in the table of the book. */
  readonly headings: number;
  readonly barred: boolean;
}

/** A program ready to run. */
export interface ReadyProgram {
  readonly leaves: readonly ReadyLeaf[];
  readonly questions: Program["questions"];
  readonly prohibited: boolean;
  readonly anyBarred: boolean;
}
