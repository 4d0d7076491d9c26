// What of an answer a change is told by: where two days show the same, nothing changed.

import type { Answer, Assessment, DutyLine, ExemptionLine } from "../assess/answer.js";

/** What stands under every completion of an answer. */
export interface Common {
  readonly duties: readonly DutyLine[];
  readonly exemptions: readonly ExemptionLine[];
  readonly headings: readonly string[];
}

/** What stands, whatever is not known. */
export function commonOf({ duties, exemptions, headings }: Answer): Common {
  return { duties, exemptions, headings };
}

/** Bounds in dollars. `unboundedBy`: quantities that are not known, so that there is no upper bound. */
export interface ShownRange {
  readonly min: string;
  readonly max: string;
  readonly unboundedBy?: readonly string[];
}

/** The bounds of an open answer. */
export function rangeOf({ range }: Answer): ShownRange | undefined {
  if (range === undefined) return undefined;
  const { min, max, unboundedBy } = range;
  return { min: min.duty, max: max.duty, ...(unboundedBy === undefined ? {} : { unboundedBy }) };
}

/** Equal where two answers show the same duties, bounds and bars. */
export function shown(answer: Assessment): string {
  if (answer.status === "error") return answer.error.code;
  const { duties } = commonOf(answer);
  return JSON.stringify([
    answer.status,
    duties.map(({ heading, rateText, on, amount }) => [heading, rateText, on, amount]),
    rangeOf(answer),
    answer.prohibition === undefined ? [] : [answer.prohibition.measure, answer.prohibition.when],
  ]);
}
