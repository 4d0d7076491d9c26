// What qualifying is worth: the duty of one line with and without the claim, by the law of the day.

import type { Assessment } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { type DutyBounds, dutyBounds, filedIn } from "../assess/filed.js";
import { isRecord } from "../facts/read.js";
import { type MeasureOrigins, originsAsked } from "./three-origins.js";

/**
 * A question's own line: its number, day and transaction value; undefined where it lacks the value. Its country of origin is the fact
 * `productOf`, else the first country whose law is encoded.
 */
export function lineOf(question: unknown, { law }: Engine): Readonly<Record<string, unknown>> | undefined {
  if (!isRecord(question) || question.transactionValue === undefined) return undefined;
  const declared = isRecord(question.facts) ? question.facts.productOf : undefined;
  return { hts: question.hts, origin: declared ?? law.countries.encoded[0], entryDate: question.date, value: question.transactionValue };
}

/** Duty without and with the claim, in dollars; both ends where facts are open. */
export interface Worth {
  readonly without: DutyBounds;
  readonly with: DutyBounds;
  /** The measures that stand without the claim, with the origins that each asks. */
  readonly measures: readonly MeasureOrigins[];
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
  const standing = new Set(filedIn(without).duties.map(({ measure }) => measure));
  const measures = originsAsked(engine.law).filter(({ measure }) => standing.has(measure));
  return one === undefined || other === undefined ? undefined : { without: one, with: other, measures };
}

function ends(answer: Exclude<Assessment, { status: "error" }>): DutyBounds | undefined {
  if (answer.totals !== undefined) return { min: answer.totals.duty, max: answer.totals.duty };
  return answer.range === undefined ? undefined : dutyBounds(answer.range);
}
