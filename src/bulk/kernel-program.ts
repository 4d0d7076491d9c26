// A program made ready to run: forms in typed arrays of exact integers, with big integers where a product could pass 2^53.

import type { DutyForm, Program } from "./program.js";

/** A duty form ready to run. */
export interface ReadyForm {
  readonly authority: number;
  readonly inputs: Uint8Array;
  readonly factors: Float64Array;
  readonly constant: number;
  readonly divisor: number;
  /** Set where an integer of the form is itself past the exact range. */
  readonly big: DutyForm | undefined;
  readonly source: DutyForm;
}

/** A leaf ready to run. */
export interface ReadyLeaf {
  readonly forms: readonly ReadyForm[];
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

// Terms and their sum stay below this, so that twice the sum and the divisor are exact too.
const EXACT = 2 ** 51;

function ready(form: DutyForm): ReadyForm {
  const factors = Float64Array.from(form.factors, ([, factor]) => Number(factor));
  const [constant, divisor] = [Number(form.constant), Number(form.divisor)];
  const fits = divisor < EXACT && Math.abs(constant) < EXACT && factors.every((factor) => Math.abs(factor) < EXACT);
  return {
    authority: form.authority,
    inputs: Uint8Array.from(form.factors, ([input]) => input),
    factors,
    constant,
    divisor,
    big: fits ? undefined : form,
    source: form,
  };
}

/** Make a program ready; `headingsAt` interns the headings of a leaf. */
export function readyProgram(program: Program, headingsAt: (headings: string) => number): ReadyProgram {
  const leaves = program.leaves.map((leaf) => ({
    forms: leaf.duties.filter((form) => form.factors.length > 0 || form.constant !== "0").map(ready),
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

/** Cents of a rate on a value in cents; the rate as a numerator and a denominator. */
export function centsAt(value: number, numerator: number, denominator: number): number {
  const product = value * numerator;
  if (product < EXACT) return Math.floor((2 * product + denominator) / (2 * denominator));
  const [whole, by] = [BigInt(value) * BigInt(numerator), BigInt(denominator)];
  return Number((2n * whole + by) / (2n * by));
}

/** Cents of a form on the inputs of a row, rounded half up once. */
export function centsOf(form: ReadyForm, inputs: Float64Array): number {
  if (form.big !== undefined) return bigCents(form.source, inputs);
  let sum = form.constant;
  const { factors, inputs: places } = form;
  for (let at = 0; at < factors.length; at++) {
    const term = (factors[at] as number) * (inputs[places[at] as number] as number);
    if (term >= EXACT || term <= -EXACT) return bigCents(form.source, inputs);
    sum += term;
  }
  if (sum >= EXACT) return bigCents(form.source, inputs);
  return Math.floor((2 * sum + form.divisor) / (2 * form.divisor));
}

function bigCents(form: DutyForm, inputs: Float64Array): number {
  let sum = BigInt(form.constant);
  for (const [input, factor] of form.factors) sum += BigInt(factor) * BigInt(inputs[input] as number);
  const divisor = BigInt(form.divisor);
  return Number((2n * sum + divisor) / (2n * divisor));
}
