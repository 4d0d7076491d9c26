// The days between two answers.

import type { Day } from "../exact/day.js";

/** Days after the first up to the second: what happened between two answers. */
export interface Window {
  readonly after: Day;
  readonly to: Day;
}

/** The days between two days, whichever comes first. */
export function windowOf(one: Day, other: Day): Window {
  return one <= other ? { after: one, to: other } : { after: other, to: one };
}

/** Whether a day lies in a window. */
export function within(day: Day | "" | undefined, { after, to }: Window): boolean {
  return day !== undefined && day !== "" && day > after && day <= to;
}
