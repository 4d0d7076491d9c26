// Evaluates a condition of the law under one assignment of the unknown facts: true, false, or the fact that would decide it.

import { compare, div, fromInteger, mul, type Rational, rational, sub, ZERO } from "../exact/rational.js";
import { contentPath } from "../facts/content-path.js";
import { isExact } from "../facts/line.js";
import type { Condition, Fraction, MetalOnLists } from "../law/types.js";
import { belowShare } from "./relief-path.js";
import { claim, fact, look, reading, satisfying, satisfyingDay, type Tri, type World } from "./world.js";

/** What a test needs beyond the facts: how the line enters, and which headings it pays under. */
export interface TestContext {
  readonly world: World;
  entersFree(program: string): Tri;
  paying(headingList: string): Tri;
  /** Whether the duty of column 1 is at least a share of the value it falls on. */
  baseIsAtLeast(share: Rational, of: "general" | "entered"): Tri;
}

/** A fraction of the compiled law as an exact number. */
export function exactly(fraction: Fraction): Rational {
  let found = read.get(fraction);
  if (found === undefined) {
    found = rational(BigInt(fraction[0]), BigInt(fraction[1]));
    read.set(fraction, found);
  }
  return found;
}

const read = new WeakMap<Fraction, Rational>();

/** Negation: an open test stays open. */
export function not3(value: Tri): Tri {
  return typeof value === "string" ? value : !value;
}

/** Evaluate one test. `list`, `chapter` and `origin` are settled when the plan is made and do not reach this function. */
export function holds(test: Condition, context: TestContext): Tri {
  const { world } = context;
  switch (test.op) {
    case "true":
      return true;
    case "all": {
      // A false part decides; so all parts are looked at before a question is asked.
      let open: Tri = true;
      for (const part of test.tests) {
        const value = holds(part, context);
        if (value === false) return false;
        if (typeof value === "string" && open === true) open = value;
      }
      return open;
    }
    case "any": {
      let open: Tri = false;
      for (const part of test.tests) {
        const value = holds(part, context);
        if (value === true) return true;
        if (typeof value === "string" && open === false) open = value;
      }
      return open;
    }
    case "not":
      return not3(holds(test.test, context));
    case "column": {
      const claimed = claim(world);
      if (typeof claimed === "string") {
        // Both columns carry the duty: the claim does not matter here.
        if (test.any.includes("general") && test.any.includes("special")) return true;
        return claimed;
      }
      return test.any.includes(claimed.spi === null ? "general" : "special");
    }
    case "entered-free":
      return context.entersFree(test.program);
    case "claimed": {
      const claimed = claim(world);
      return typeof claimed === "string" ? claimed : claimed.spi !== null && test.programs.includes(claimed.spi);
    }
    case "is": {
      const wanted = test.any[0];
      const found = test.asks === true ? (look(world, test.fact) ?? { ask: test.fact }) : fact(world, test.fact, wanted);
      if (typeof found === "object" && "ask" in found) return found.ask;
      if (found === undefined || isExact(found)) return false;
      return test.any.includes(found);
    }
    case "number": {
      const than = exactly(test.than);
      // Of an amount of money any part of the value would do; the whole shows what is at stake.
      const would = world.setting.rules.get(test.fact)?.type === "decimal" ? world.setting.line.value : satisfying(test.compare, than);
      const found = fact(world, test.fact, would);
      if (typeof found === "object" && "ask" in found) return found.ask;
      if (!isExact(found)) return false;
      return compares(compare(found, than), test.compare);
    }
    case "value-share": {
      const { value } = world.setting.line;
      const found = fact(world, test.fact, value);
      if (typeof found === "object" && "ask" in found) return found.ask;
      return isExact(found) && compare(found, part(value, test.atLeast)) >= 0;
    }
    case "base-share":
      return context.baseIsAtLeast(exactly(test.atLeast), test.of);
    case "years-before-entry": {
      const year = Number(world.setting.line.entryDate.slice(0, 4));
      const found = fact(world, test.fact, fromInteger(year - test.atLeast));
      if (typeof found === "object" && "ask" in found) return found.ask;
      return isExact(found) && compare(sub(fromInteger(year), found), fromInteger(test.atLeast)) >= 0;
    }
    case "day": {
      const found =
        test.fact === "importDate" ? world.setting.line.importDate : fact(world, test.fact, satisfyingDay(test.compare, test.day));
      if (typeof found === "object" && "ask" in found) return found.ask;
      if (typeof found !== "string") return false;
      return test.compare === "before" ? found < test.day : found >= test.day;
    }
    case "given":
      return look(world, test.fact) !== undefined;
    case "paying":
      return context.paying(test.headings);
    case "reading": {
      const found = reading(world, test.question);
      return typeof found === "string" ? found : found === test.is;
    }
    case "metal-absent":
      return allAbsent(world, test.metals);
    case "metal-weight-below":
      return weightBelow(world, test.metals, exactly(test.share));
    case "metal-share":
      return shareAtLeast(world, test.metals, test.of, exactly(test.atLeast));
    case "list":
    case "chapter":
    case "origin":
      throw new Error(`${test.op} must be settled when the plan is made`);
    default:
      return test satisfies never;
  }
}

function compares(sign: number, how: "above" | "below" | "at-least" | "at-most"): boolean {
  switch (how) {
    case "above":
      return sign > 0;
    case "below":
      return sign < 0;
    case "at-least":
      return sign >= 0;
    case "at-most":
      return sign <= 0;
    default:
      return how satisfies never;
  }
}

function zero(world: World, path: string): boolean {
  const found = look(world, path);
  return isExact(found) && found.n === 0n;
}

// No metal: a weight or a value of zero was stated.
function noMetal(world: World, metal: string): boolean {
  return zero(world, contentPath(metal, "weightKg")) || zero(world, contentPath(metal, "value"));
}

function allAbsent(world: World, metals: readonly string[]): boolean {
  for (const metal of metals) if (!noMetal(world, metal)) return false;
  return true;
}

function weightBelow(world: World, metals: readonly MetalOnLists[], share: Rational): Tri {
  const whole = look(world, "weightKg");
  let sum = ZERO;
  const unstated: string[] = [];
  for (const { metal } of metals) {
    const path = contentPath(metal, "weightKg");
    const weight = look(world, path);
    if (isExact(weight)) sum = rational(sum.n * weight.d + weight.n * sum.d, sum.d * weight.d);
    else if (!noMetal(world, metal)) unstated.push(path);
  }
  // An article that has none of the metals is under every share, whatever it weighs.
  if (metals.length > 0 && unstated.length === 0 && sum.n === 0n) return true;
  if (isExact(whole)) {
    // What is stated may reach the share already; then no further weight can save anything.
    if (whole.n === 0n || compare(div(sum, whole), share) >= 0) return false;
    if (unstated.length === 0) return true;
  }
  // A share is one of the whole article, whose weight is what then lacks.
  const path = belowShare(unstated.length === 0 ? [...metals.map(({ metal }) => contentPath(metal, "weightKg")), "weightKg"] : unstated);
  if (look(world, path) === true) return true;
  world.reliefs.set(path, true);
  return false;
}

function shareAtLeast(world: World, metals: readonly MetalOnLists[], of: string, atLeast: Rational): Tri {
  // Every listed metal that the article contains must pass, and it must contain one.
  let passed = true;
  let contains = false;
  for (const { metal } of metals) {
    if (noMetal(world, metal)) continue;
    contains = true;
    const found = fact(world, contentPath(metal, of), atLeast);
    if (typeof found === "object" && "ask" in found) return found.ask;
    if (!isExact(found) || compare(found, atLeast) < 0) passed = false;
  }
  return passed && contains;
}

/** An exact fraction of an amount. */
export function part(amount: Rational, fraction: Fraction): Rational {
  return mul(amount, exactly(fraction));
}
