// What the completions of a line come to at the value of the panel, without words: bounds, what is asked with what is at stake, headings.
// The ordinary rate and the headings are looked at apart where neither reads the other, and put together here.

import type { Exploration, Leaf } from "../assess/explore.js";
import { writeHeadings } from "../assess/lines.js";
import type { Prepared } from "../assess/prepare.js";
import { writeQuestions } from "../assess/questions.js";
import { asideOf, asideQuestions, boundsIn, numbersOf, sameDeclared, wordingOf } from "../assess/rated.js";
import { dutyOf } from "../assess/totals.js";
import { factsOf, treeOf } from "../assess/tree.js";
import { add, div, mul, rational, scaled, ZERO } from "../exact/rational.js";
import type { FactRule } from "../law/types.js";
import { RATE_DECIMALS } from "./panel-outcome.js";
import { AUTHORITIES } from "./program.js";

/** A fact that the outcome turns on, and the cents at stake; undefined where there is no end to them. */
interface AskedFact {
  readonly fact: string;
  readonly stake: bigint | undefined;
}

/** What completions come to. Amounts in cents of the value of the panel, rates as integers of the last decimal that is written. */
export interface DutyPart {
  readonly status: "determined" | "range" | "prohibited";
  /** Shares of the value by place in `AUTHORITIES`; only when determined, and undefined where a duty has no place there. */
  readonly rates: readonly bigint[] | undefined;
  readonly headings: string;
  readonly min: bigint;
  /** Undefined without an end. */
  readonly max: bigint | undefined;
  readonly asked: readonly AskedFact[];
  /** Facts asked that make no range. */
  readonly aside: readonly string[];
  /** What was tried to find it, by what limits it: parts that have one in common cannot be looked at apart. */
  readonly limits: ReadonlySet<string>;
  readonly endless: boolean;
}

/** Which duties of a completion are looked at. */
export type Looked = "base" | "headings" | "whole";

/** What an explored line comes to. */
export function partOf(prepared: Prepared, exploration: Exploration, looked: Looked): DutyPart {
  const open = exploration.leaves.filter(({ outcome }) => outcome.barred === undefined);
  const last = open.at(-1);
  const limits = new Set([...exploration.tried.keys()].map((fact) => limitedBy(fact, prepared.parts.rules)));
  const shared = { limits, endless: exploration.unbounded.length > 0 };
  if (last === undefined)
    return { status: "prohibited", rates: undefined, headings: "", min: 0n, max: 0n, asked: [], aside: [], ...shared };
  if (open.length === exploration.leaves.length && sameDeclared(open)) return { ...determinedPart(prepared, last, looked), ...shared };
  const cents = ({ outcome }: Leaf): bigint => (looked === "headings" ? outcome.additional : dutyOf(outcome));
  const { least, most, endless } = boundsIn(prepared, exploration, open);
  const asked = writeQuestions({ exploration, turnsOn: factsOf(treeOf(exploration.leaves)) }, wordingOf(prepared), numbersOf(prepared));
  return {
    status: "range",
    rates: undefined,
    headings: "",
    min: cents(least.leaf),
    max: endless === undefined ? cents(most.leaf) : undefined,
    asked: asked.map(({ fact, outcomes }) => ({ fact, stake: stakeOf(outcomes.map(({ duty }) => duty)) })),
    aside: asideOf(prepared, open, most.leaf).map(({ fact }) => fact),
    ...shared,
  };
}

function determinedPart(prepared: Prepared, leaf: Leaf, looked: Looked): Omit<DutyPart, "limits" | "endless"> {
  const { outcome } = leaf;
  const cents = looked === "headings" ? outcome.additional : dutyOf(outcome);
  const { line, parts } = prepared;
  const owed = AUTHORITIES.map(() => ZERO);
  if (looked !== "headings") owed[0] = outcome.base.exact;
  let placed = true;
  for (const { heading, on, rate, amount, offset } of outcome.charges) {
    const place = AUTHORITIES.indexOf(heading.measure.authority as (typeof AUTHORITIES)[number]);
    if (place < 0) placed = false;
    else owed[place] = add(owed[place] ?? ZERO, offset === undefined ? mul(on, rate) : rational(amount, 100n));
  }
  return {
    status: "determined",
    rates: placed ? owed.map((each) => scaled(div(each, line.value), RATE_DECIMALS)) : undefined,
    headings: writeHeadings(outcome, parts.law, line.hts, line.chapter98).slice(0, -1).join(" "),
    min: cents,
    max: cents,
    asked: [],
    aside: asideQuestions(prepared, [leaf], leaf).map(({ fact }) => fact),
  };
}

// Amounts of one whole limit one another, so what is tried of one bounds the next.
function limitedBy(fact: string, rules: ReadonlyMap<string, FactRule>): string {
  if (/^content\..+\.(value|weightKg)$/.test(fact)) return fact.endsWith(".value") ? "content value" : "weight";
  return rules.get(fact)?.within ?? fact;
}

interface WrittenBounds {
  readonly min: string;
  readonly max?: string;
}

// The same dollars by which `assess` puts questions in order.
function stakeOf(duties: readonly (WrittenBounds | undefined)[]): bigint | undefined {
  const found = duties.filter((each) => each !== undefined);
  if (found.some(({ max }) => max === undefined)) return undefined;
  const spread = (amounts: readonly string[]): bigint => {
    const all = amounts.map((amount) => BigInt(amount.replace(".", "")));
    const low = all.reduce((a, b) => (b < a ? b : a), all[0] ?? 0n);
    return all.reduce((a, b) => (b > a ? b : a), low) - low;
  };
  return spread(found.map(({ min }) => min)) + spread(found.map(({ max }) => max as string));
}

/** The parts together; undefined where they cannot be looked at apart. */
export function together(base: DutyPart, headings: DutyPart): DutyPart | undefined {
  if (headings.status === "prohibited") return headings;
  if (base.endless && headings.endless) return undefined;
  for (const limit of base.limits) if (headings.limits.has(limit)) return undefined;
  const { aside } = headings;
  const limits = headings.limits;
  const [min, max] = [base.min + headings.min, sum(base.max, headings.max)];
  const shared = { min, max, aside, limits, endless: base.endless || headings.endless };
  if (base.status === "determined" && headings.status === "determined") {
    const [ordinary] = base.rates ?? [];
    const rates = ordinary === undefined || headings.rates === undefined ? undefined : [ordinary, ...headings.rates.slice(1)];
    return { status: "determined", rates, headings: headings.headings, asked: [], ...shared };
  }
  const asked = merged(base.asked, headings.asked);
  return asked === undefined ? undefined : { status: "range", rates: undefined, headings: "", asked, ...shared };
}

function sum(a: bigint | undefined, b: bigint | undefined): bigint | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

// What each asks stands by what is at stake. Which of two equals comes first was decided while both were explored together.
function merged(first: readonly AskedFact[], second: readonly AskedFact[]): AskedFact[] | undefined {
  const all = [...first, ...second];
  if (first.some(({ stake }) => second.some((other) => other.stake === stake))) return undefined;
  return all.sort((a, b) => (above(a, b) ? -1 : above(b, a) ? 1 : 0));
}

function above({ stake: a }: AskedFact, { stake: b }: AskedFact): boolean {
  return b !== undefined && (a === undefined || a > b);
}
