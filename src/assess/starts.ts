// Amounts between the ends at which an outcome may be least or most. A duty that takes the whole article displaces another from its first
// cent, so the outcome jumps where it comes to one: near nothing, or near the whole where it falls on the rest. And it bends where a content
// leaves nothing of the value beside U.S. content or within what a claim leaves.

import { compare, add as plus, type Rational, rational, sub, ZERO } from "../exact/rational.js";
import { type EntryLine, isExact } from "../facts/line.js";
import type { Adds, Basis, Chapter98Rule } from "../law/types.js";
import { exactly } from "./evaluate-condition.js";
import type { PlannedHeading } from "./plan.js";
import { displacers, type YieldSetting } from "./stacking.js";
import type { Ask } from "./world.js";

/** Amounts between nothing and `top` that must be tried for an unknown amount besides these ends. */
export function startsOf(
  ask: Ask,
  top: Rational,
  setting: Omit<YieldSetting, "context">,
  chapter98: Chapter98Rule | undefined,
  line: EntryLine,
): Rational[] {
  const found = new Map<string, Rational>();
  const add = (amount: Rational): void => {
    if (compare(amount, ZERO) > 0 && compare(amount, top) < 0) found.set(`${amount.n}/${amount.d}`, amount);
  };
  for (const heading of displacers(setting)) {
    for (const rate of ratesOf(heading.terms.adds)) {
      const falls = fallsOn(ask, heading, chapter98);
      if (falls === "part" || falls === "both") add(firstCent(rate));
      if (falls === "rest" || falls === "both") add(sub(top, firstCent(rate)));
    }
  }
  for (const taken of takenBeside(ask, line)) add(sub(top, taken));
  return [...found.values()];
}

// What else is taken from the value that a content is part of: U.S. content, what a claim under chapter 98 frees, or both. Beyond what they
// leave, more content takes nothing more from the duties on the rest.
function takenBeside(ask: Ask, { value, given, chapter98 }: EntryLine): Rational[] {
  if (!/^content\..*\.value$/.test(ask)) return [];
  const [ofUs, declared] = ["usContentValue", "chapter98Value"].map((fact) => given.get(fact));
  // Of work abroad the rest is free, of U.S. components they are: either may be what the claim frees.
  const freed = chapter98 === undefined || !isExact(declared) ? [] : [declared, sub(value, declared)];
  return isExact(ofUs) ? [ofUs, ...freed, ...freed.map((each) => plus(each, ofUs))] : freed;
}

// Rates above zero that a heading may add.
function ratesOf(adds: Adds): Rational[] {
  if (adds.kind === "either") return [adds.law, adds.general, adds.special].flatMap(ratesOf);
  if (adds.kind !== "rate" && adds.kind !== "up-to") return [];
  const rate = exactly(adds.rate);
  return rate.n === 0n ? [] : [rate];
}

// The smallest whole number of cents of which a rate is a cent after rounding.
function firstCent({ n, d }: Rational): Rational {
  return rational((d + 2n * n - 1n) / (2n * n), 100n);
}

// Whether a duty falls on the unknown amount, on what it leaves, or on neither.
function fallsOn(ask: Ask, heading: PlannedHeading, chapter98: Chapter98Rule | undefined): "part" | "rest" | "both" | "neither" {
  // What a claim leaves of the value limits every duty, whatever it falls on.
  if (ask === "chapter98Value") return chapter98 === undefined ? "neither" : "both";
  return byBasis(ask, heading.terms.value);
}

function byBasis(ask: Ask, value: Basis): "part" | "rest" | "neither" {
  switch (value.kind) {
    case "content":
      return ask === `content.${value.metal}.value` ? "part" : "neither";
    case "rest":
      return value.less.some((metal) => ask === `content.${metal}.value`) ? "rest" : "neither";
    case "us-content":
      return ask === "usContentValue" ? "part" : "neither";
    case "non-us-content":
      return ask === "usContentValue" ? "rest" : "neither";
    case "customs-value":
    case "by-chapter":
      return "neither";
    default:
      return value satisfies never;
  }
}
