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

/** Make a program ready; `headingsAt` interns the headings of a leaf. */
export function readyProgram(program: Program, headingsAt: (headings: string) => number): ReadyProgram {
  const leaves = program.leaves.map((leaf) => ({
    forms: leaf.duties.filter((form) => form.factors.length > 0 || form.constant !== "0"),
    general: leaf.duties.some((form) => form.general === true),
    headings: headingsAt(leaf.headings),
    barred: leaf.barred,
  }));
  return {
    leaves,
    questions: program.questions,
    prohibited: leaves.every((leaf) => leaf.barred),
    anyBarred: leaves.some((leaf) => leaf.barred),
  };
}
