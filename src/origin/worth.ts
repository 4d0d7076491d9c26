// What qualifying is worth: the duty of one line with and without the claim, by the law of the day, with what the duty itself asks.

import type { Answer, Assessment, AssessOptions, Question } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { type DutyBounds, dutyBounds, filedIn } from "../assess/filed.js";
import { isRecord } from "../facts/read.js";
import { claimsFor } from "../law/claimable.js";
import { type MeasureOrigins, originsAsked } from "./three-origins.js";

/**
 * A question's own line: its number, day and transaction value, and what its `entry` says besides; undefined where it lacks the value. Its
 * country of origin is the fact `productOf`, else the first country whose law is encoded. What `entry` says of the claim is left out.
 */
export function lineOf(question: unknown, { law }: Pick<Engine, "law">): Readonly<Record<string, unknown>> | undefined {
  if (!isRecord(question)) return undefined;
  const { spi: _, ...entry } = isRecord(question.entry) ? question.entry : {};
  if (question.transactionValue === undefined && entry.value === undefined) return undefined;
  const declared = isRecord(question.facts) ? question.facts.productOf : undefined;
  return {
    hts: question.hts,
    origin: declared ?? law.countries.encoded[0],
    entryDate: question.date,
    value: question.transactionValue,
    ...entry,
  };
}

/** A question of the duty, as the origin question asks its own; an answer goes into `entry` under the path given. */
export interface WorthQuestion {
  readonly kind: Question["kind"];
  readonly fact: string;
  readonly ask: string;
  readonly choices: Question["choices"];
  readonly because: string;
}

/** Duty without and with the claim. */
export interface Worth {
  readonly without: DutyBounds;
  readonly with: DutyBounds;
  /** The measures that apply without the claim, with the origins that each asks. */
  readonly measures: readonly MeasureOrigins[];
  /** What the duty turns on, in the order of dollars at stake without the claim, then with it. */
  readonly questions: readonly WorthQuestion[];
}

/** Assess the line twice; a refusal of the line is passed on. `line` is an entry line without `spi`. */
export function worthOf(
  engine: Pick<Engine, "law" | "assess">,
  line: Readonly<Record<string, unknown>>,
  options: Pick<AssessOptions, "language"> = {},
): Worth | Extract<Assessment, { status: "error" }> | undefined {
  const [symbol = null] = claimsFor(engine.law, String(line.origin));
  const [without, claimed] = [engine.assess({ ...line, spi: null }, options), engine.assess({ ...line, spi: symbol }, options)];
  if (without.status === "error") return without;
  if (claimed.status === "error") return claimed;
  const [one, other] = [ends(without), ends(claimed)];
  const standing = new Set(filedIn(without).duties.map(({ measure }) => measure));
  const measures = originsAsked(engine.law).filter(({ measure }) => standing.has(measure));
  return one === undefined || other === undefined ? undefined : { without: one, with: other, measures, questions: asked(without, claimed) };
}

function ends(answer: Exclude<Assessment, { status: "error" }>): DutyBounds | undefined {
  if (answer.totals !== undefined) return { min: answer.totals.duty, max: answer.totals.duty };
  return answer.range === undefined ? undefined : dutyBounds(answer.range);
}

// A fact of the entry line is given under `entry`; a reading of the law is told only.
function asked(...answers: readonly Answer[]): readonly WorthQuestion[] {
  const found = new Map<string, WorthQuestion>();
  for (const { questions } of answers)
    for (const { kind, fact, ask, choices, because } of questions)
      if (fact !== "spi" && !found.has(fact))
        found.set(fact, { kind, fact: kind === "fact" ? `entry.${fact}` : fact, ask, choices, because });
  return [...found.values()];
}
