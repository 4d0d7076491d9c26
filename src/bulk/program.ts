// Programs of the compiled law. A program holds every completion of the unknown facts (a leaf) as duties that are linear in the amounts
// of the line, in exact integers; a determined line has one leaf.

import { AUTHORITY_COLUMNS, MATERIALS } from "../contract/vocabulary.js";

/** Authorities in the order of their columns; the base duty first. */
export const AUTHORITIES = Object.values(AUTHORITY_COLUMNS);

/** Amounts a duty can be linear in, in this order: cents for the values, millionths for the quantities. */
export const INPUTS = ["value", ...MATERIALS, "quantity", "quantity2"] as const;

/** Metals among the inputs. */
export const METALS: readonly (typeof INPUTS)[number][] = [...MATERIALS];

/**
 * One duty: (`constant` + sum of `factors` times inputs) / `divisor` cents, rounded half up. Integers as decimal text, since some pass
 * the range in which numbers are exact; factors by place among the inputs, those that are zero left out.
 */
export interface DutyForm {
  readonly authority: number;
  readonly factors: readonly (readonly [input: number, factor: string])[];
  readonly constant: string;
  readonly divisor: string;
  /** Set on a base duty that is the plain general rate on the whole value: the cell holds the rate, the form is empty. */
  readonly general?: true;
}

/** One completion. */
export interface ProgramLeaf {
  readonly duties: readonly DutyForm[];
  /** Chapter 98 and 99 numbers to declare before the number of the goods, space-separated. */
  readonly headings: string;
  readonly barred: boolean;
}

/** What would settle an open outcome: the leaves that remain under each answer. */
export interface ProgramQuestion {
  readonly fact: string;
  readonly answers: readonly (readonly number[])[];
}

/** A program of the compiled law. */
export interface Program {
  readonly leaves: readonly ProgramLeaf[];
  readonly questions: readonly ProgramQuestion[];
}
