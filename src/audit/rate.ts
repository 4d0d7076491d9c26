// The one place where the audit asks what a line owes.

import { createEngine, type Engine } from "../assess/engine.js";
import type { Authority, Law, Measure } from "../law/types.js";
import type { Rating } from "./rating.js";
import { recallingRater } from "./recall.js";

/** Rates entry lines of the contract. */
export interface Rater {
  readonly law: Law;
  /** By the law as it was public on a day. */
  rate(line: Readonly<Record<string, unknown>>, knownOn: string): Rating;
  /** The same as if the measures held unlawful had never been. */
  lawful(line: Readonly<Record<string, unknown>>, knownOn: string): Rating;
}

/** Measures whose whole duty goes back: those of an authority that a judgment took away. */
export function isUnlawful(law: Law, measure: Measure, knownOn: string): boolean {
  return law.measures.some((each) => each.authority === measure.authority && each.unlawful !== undefined && each.unlawful.known <= knownOn);
}

/** A rater over an engine. `without` names authorities the report cannot show (AD/CVD where it has no such columns). */
export function createRater(engine: Engine, without: ReadonlySet<Authority> = new Set()): Rater {
  const { law, schedule } = engine;
  const kept = (test: (measure: Measure) => boolean): Engine => createEngine({ ...law, measures: law.measures.filter(test) }, schedule);
  const full = without.size === 0 ? engine : kept((measure) => !without.has(measure.authority));
  const held = new Set(law.measures.filter((each) => each.unlawful !== undefined).map((each) => each.authority));
  const lawful = kept((measure) => !without.has(measure.authority) && !held.has(measure.authority));
  return { law: full.law, rate: recallingRater(full), lawful: recallingRater(lawful) };
}
