// A plain general rate as an amount of the row: where headings fill column 1 up to a total, lines that differ in that rate alone are of
// one class, which is compiled at three of its rates and read off between them.

import { exactly } from "../assess/evaluate-condition.js";
import type { Plan } from "../assess/plan.js";
import { plainRate } from "../bulk/plan-class.js";
import { compare, type Rational, rational, ZERO } from "../exact/rational.js";
import type { RateLine, Schedule } from "../hts/schedule.js";
import { parseSpecial } from "../hts/special.js";
import type { Adds } from "../law/adds.js";
import { leavesOf } from "../law/leaves.js";
import type { Condition } from "../law/types.js";

/** A rate is counted in so many parts of the value. */
export const RATE_PARTS = 1_000_000n;
/** A class with more than this for its rate is compiled for its own lines: products of such a rate may not fit. */
const MOST_RATE = rational(1n);

/** Lines that stand for those that differ in a plain general rate alone. */
export interface OpenRate {
  /** Equal for lines that are told apart by nothing but their rate. */
  readonly key: string;
  /** The line at the lowest rate, the highest, and one between them. */
  readonly lines: readonly [RateLine, RateLine, RateLine];
  readonly rates: readonly [Rational, Rational, Rational];
}

/** Whether the duties of a plan bend with the rate of the line: those of a specific rate are no linear form then. */
export function fillsUp({ headings }: Plan): boolean {
  return [...headings.values()].some(
    ({ terms: { adds }, test, reach }) => adds.kind === "up-to" || sharesIn(test).length > 0 || sharesIn(reach).length > 0,
  );
}

/** The parts of the value that a plain general rate takes; undefined where it is no whole number of them. */
export function partsOf(line: Pick<RateLine, "general">): number | undefined {
  const rate = plainRate(line);
  if (rate === undefined || rate.n === 0n || compare(rate, MOST_RATE) > 0) return undefined;
  const parts = rate.n * RATE_PARTS;
  return parts % rate.d === 0n ? Number(parts / rate.d) : undefined;
}

/** Open the rates of a schedule: for a plan and a line with a plain general rate, the class of lines beside it. */
export function openRates(schedule: Schedule): (plan: Plan, line: RateLine) => OpenRate | undefined {
  const byText = new Map<string, Rational>();
  for (const text of schedule.texts()) {
    const rate = plainRate({ general: text });
    if (rate !== undefined && partsOf({ general: text }) !== undefined) byText.set(text, rate);
  }
  const sorted = [...byText].sort(([, a], [, b]) => compare(a, b));
  const turnsOf = new WeakMap<Plan["headings"], readonly Rational[]>();

  return (plan, line) => {
    const rate = byText.get(line.general);
    if (rate === undefined) return undefined;
    let turns = turnsOf.get(plan.headings);
    if (turns === undefined) {
      turns = sharesOf(plan);
      turnsOf.set(plan.headings, turns);
    }
    const all = [ZERO, ...turns, ...specialRates(line.special)];
    const from = all.filter((turn) => compare(turn, rate) <= 0).reduce((a, b) => (compare(a, b) > 0 ? a : b));
    const until = all.filter((turn) => compare(turn, rate) > 0).reduce<Rational | undefined>(least, undefined);
    const within = sorted.filter(([, each]) => compare(each, from) >= 0 && (until === undefined || compare(each, until) < 0));
    const told = [within[0], within.at(-1), within[within.length >> 1]] as const;
    const [[, a] = [], [, b] = [], [, c] = []] = told;
    if (a === undefined || b === undefined || c === undefined || compare(a, c) === 0 || compare(b, c) === 0) return undefined;
    const lines = told.map((each) => ({ ...line, general: each?.[0] ?? "" })) as [RateLine, RateLine, RateLine];
    return { key: `from ${from.n}/${from.d}|${line.special}`, lines, rates: [a, b, c] };
  };
}

function least(a: Rational | undefined, b: Rational): Rational {
  return a === undefined || compare(b, a) < 0 ? b : a;
}

// The totals that column 1 is filled up to, and the shares of the value that tests ask whether it comes to.
function sharesOf({ headings }: Plan): Rational[] {
  return [...headings.values()].flatMap(({ terms, test, reach }) => [...totalsOf(terms.adds), ...sharesIn(test), ...sharesIn(reach)]);
}

function totalsOf(adds: Adds): Rational[] {
  if (adds.kind === "either") return [adds.law, adds.general, adds.special].flatMap(totalsOf);
  return adds.kind === "up-to" || adds.kind === "in-place" ? [exactly(adds.rate)] : [];
}

function sharesIn(test: Condition): Rational[] {
  return leavesOf(test).flatMap((leaf) => (leaf.op === "base-share" ? [exactly(leaf.atLeast)] : []));
}

// Plain rates that claims offer: which of two rates is the higher stays the same between them.
function specialRates(special: string): Rational[] {
  return parseSpecial(special).segments.flatMap(({ rate, text }) => (rate === "pointer" ? [] : (plainRate({ general: text }) ?? [])));
}
