// What one measure takes of a line, as an answer tells it and as decided rates give it.

import type { Assessment } from "../src/assess/answer.js";
import type { Decided } from "./rivals.js";

/** Lowest and highest duty in cents; equal where nothing is open. */
export type Duty = readonly [min: number, max: number];

function centsOf(amount: string): number {
  return Number(amount.replace(".", ""));
}

/**
 * The duty of a measure in an answer. A range tells only the sum of additional duties: the line must owe no other. Where a base duty has
 * no upper end, the completions tell what the measure takes.
 */
export function dutyIn(answer: Assessment, measure: string): Duty {
  const sumOf = (duties: readonly { readonly measure: string; readonly amount: string }[]): number =>
    duties.filter((duty) => duty.measure === measure).reduce((all, { amount }) => all + centsOf(amount), 0);
  if (answer.status === "determined") {
    const sum = sumOf(answer.duties);
    return [sum, sum];
  }
  if (answer.status === "range" && answer.range.max !== undefined)
    return [centsOf(answer.range.min.additional), centsOf(answer.range.max.additional)];
  if (answer.status === "range" && answer.completionsLeftOut === undefined) {
    const sums = answer.completions.map(({ duties }) => sumOf(duties));
    return [Math.min(...sums), Math.max(...sums)];
  }
  throw new Error(`a line of the sample is ${JSON.stringify(answer).slice(0, 300)}`);
}

/** The duty on a value in cents at the rate decided under each reading, rounded half up to the cent. */
export function dutyAt(cents: number, rates: readonly Decided[]): Duty {
  const duties = rates.map((rate) => (rate === undefined ? 0 : Math.floor((2 * cents * rate[0] + rate[1]) / (2 * rate[1]))));
  return [Math.min(...duties), Math.max(...duties)];
}
