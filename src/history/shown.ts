// What of an answer a change is told by: where two days show the same, nothing changed.

import type { Assessment } from "../assess/answer.js";
import { dutyBounds, filedIn } from "../assess/filed.js";

/** Equal where two answers show the same duties, bounds and bars. */
export function shown(answer: Assessment): string {
  if (answer.status === "error") return answer.error.code;
  return JSON.stringify([
    answer.status,
    filedIn(answer).duties.map(({ heading, rateText, on, amount }) => [heading, rateText, on, amount]),
    answer.range === undefined ? undefined : dutyBounds(answer.range),
    answer.prohibition === undefined ? [] : [answer.prohibition.measure, answer.prohibition.when],
  ]);
}
