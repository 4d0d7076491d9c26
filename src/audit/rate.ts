// The one place where the audit asks what a line owes.

import { createEngine, type Engine } from "../assess/engine.js";
import type { Authority, Law, Measure } from "../law/types.js";
import type { Language } from "../said/language.js";
import { DEFAULT_LANGUAGE } from "../settings.js";
import { type Rating, ratingOf } from "./rating.js";
import { recallingRater } from "./rating-cache.js";

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

/** Makes a rater over an engine. `without` names authorities the report cannot show (AD/CVD where it has no such columns), `language` that in which the
 * engine says why it gives no amount. */
export type MakeRater = (engine: Engine, without?: ReadonlySet<Authority>, language?: Language) => Rater;

/** A rater that recalls the answers of alike lines. */
export const createRater: MakeRater = (engine, without, language) => raterOf(engine, without, (over) => recallingRater(over, language));

/** A rater that asks the engine for every line: slower, and what the other is measured against. */
export const askingRater: MakeRater = (engine, without, language = DEFAULT_LANGUAGE) =>
  raterOf(engine, without, (over) => (line, knownOn) => ratingOf(over.assess(line, { knownOn, language })));

function raterOf(engine: Engine, without: ReadonlySet<Authority> = new Set(), over: (engine: Engine) => Rater["rate"]): Rater {
  const { law, schedule } = engine;
  const kept = (test: (measure: Measure) => boolean): Engine => createEngine({ ...law, measures: law.measures.filter(test) }, schedule);
  const full = without.size === 0 ? engine : kept((measure) => !without.has(measure.authority));
  const held = new Set(law.measures.filter((each) => each.unlawful !== undefined).map((each) => each.authority));
  const lawful = kept((measure) => !without.has(measure.authority) && !held.has(measure.authority));
  return { law: full.law, rate: over(full), lawful: over(lawful) };
}
