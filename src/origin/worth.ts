// What qualifying is worth: the duty of one line with and without the claim, by the law of the day.

import type { Assessment } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";

/** Duty without and with the claim, in dollars; both ends where facts are open. */
export interface Worth {
  readonly without: { readonly min: string; readonly max: string };
  readonly with: { readonly min: string; readonly max: string };
}

/** Assess the line twice; a refusal of the line is passed on. `line` is an entry line without `spi`. */
export function worthOf(
  engine: Engine,
  line: Readonly<Record<string, unknown>>,
): Worth | Extract<Assessment, { status: "error" }> | undefined {
  const [without, claimed] = [engine.assess({ ...line, spi: null }), engine.assess({ ...line, spi: "S" })];
  if (without.status === "error") return without;
  if (claimed.status === "error") return claimed;
  const [one, other] = [ends(without), ends(claimed)];
  return one === undefined || other === undefined ? undefined : { without: one, with: other };
}

function ends(answer: Exclude<Assessment, { status: "error" }>): { readonly min: string; readonly max: string } | undefined {
  if (answer.totals !== undefined) return { min: answer.totals.duty, max: answer.totals.duty };
  return answer.range === undefined ? undefined : { min: answer.range.min.duty, max: answer.range.max.duty };
}
