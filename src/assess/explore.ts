// Tries every value of what is unknown, and only of what the outcome asks for. The outcomes are linear in amounts between the
// values tried, so the lowest and highest duty are reached at the ends.

import { fromInteger, max, type Rational, rational, sub, ZERO } from "../exact/rational.js";
import { type FactValue, isExact } from "../facts/line.js";
import type { Outcome } from "./outcome.js";
import type { PlanGroup } from "./plans.js";
import { type Ask, openWorld, type World, type WorldSetting } from "./world.js";

/** One completion of the unknown facts and what it owes. */
export interface Leaf {
  readonly assigned: ReadonlyMap<string, FactValue | null>;
  readonly outcome: Outcome;
}

/** All completions that the outcome depends on. */
export interface Exploration {
  readonly leaves: readonly Leaf[];
  /** Facts tried, in the order first asked, with the values tried. */
  readonly tried: ReadonlyMap<string, readonly (FactValue | null)[]>;
  /** Quantities that have no upper bound but the largest number a line may carry. */
  readonly unbounded: readonly string[];
}

// A line may state at most thirteen digits and six decimals (the contract's decimal).
const LARGEST: Rational = rational(10n ** 19n - 1n, 1_000_000n);
// More completions than this are never needed for one line; past it the law asks more than a person could answer.
const MOST = 4096;

/** What exploring needs to know about one line. */
export interface ExploreSetting {
  readonly world: WorldSetting;
  readonly groups: readonly PlanGroup[];
  /** Highest rate of the chapter as a fraction: the bound of rates taken from another line. */
  highest(): Rational;
  outcome(world: World, group: PlanGroup): Outcome | Ask;
}

/** Find every completion. `start` fixes facts from the beginning (for reliefs). */
export function explore(setting: ExploreSetting, start: ReadonlyMap<string, FactValue | null> = new Map()): Exploration {
  const leaves: Leaf[] = [];
  const tried = new Map<string, readonly (FactValue | null)[]>();
  const unbounded = new Set<string>();
  const branch = (assigned: ReadonlyMap<string, FactValue | null>, group: PlanGroup | undefined): void => {
    if (leaves.length > MOST) throw new Error("more open questions than one line can have");
    if (group === undefined) {
      const [only] = setting.groups;
      if (setting.groups.length === 1 && only !== undefined) {
        branch(assigned, only);
        return;
      }
      const numbers = setting.groups.map((each) => each.numbers[0] ?? "");
      tried.set("hts", numbers);
      setting.groups.forEach((each, index) => {
        branch(new Map(assigned).set("hts", numbers[index] ?? ""), each);
      });
      return;
    }
    const found = setting.outcome(openWorld(setting.world, assigned), group);
    if (typeof found !== "string") {
      leaves.push({ assigned, outcome: found });
      return;
    }
    const values = candidates(found, setting, assigned, unbounded);
    tried.set(found, widest(tried.get(found), values));
    for (const value of values) branch(new Map(assigned).set(found, value), group);
  };
  branch(start, undefined);
  return { leaves, tried, unbounded: [...unbounded] };
}

function widest(before: readonly (FactValue | null)[] | undefined, now: readonly (FactValue | null)[]): readonly (FactValue | null)[] {
  return before === undefined || before.length < now.length ? now : before;
}

function candidates(
  ask: Ask,
  setting: ExploreSetting,
  assigned: ReadonlyMap<string, FactValue | null>,
  unbounded: Set<string>,
): readonly (FactValue | null)[] {
  const { line, rules, questions } = setting.world;
  if (ask === "spi") return ["S", null];
  if (questions.has(ask)) return [fromInteger(1), fromInteger(2)];
  const rule = rules.get(ask);
  if (rule?.type === "boolean") return [true, false];
  if (rule !== undefined && rule.values.length > 0) {
    return rule.type === "choice" || rule.type === "text" ? rule.values : rule.values.map((text) => numberOf(String(text)));
  }
  if (ask === "facts.applicableRate") {
    const { n, d } = setting.highest();
    return [ZERO, { n: n * 100n, d }];
  }
  if (ask === "facts.sugarDegrees") return [ZERO, fromInteger(100)];
  if (ask.endsWith("weightKg")) return ends(weightLeft(setting, assigned), ask, unbounded);
  if (ask.startsWith("quantity.") || ask.endsWith("Kg") || ask.endsWith("Liters") || ask.endsWith("Number"))
    return ends(undefined, ask, unbounded);
  // Every other amount is a part of the value.
  return ends(valueLeft(ask, setting, assigned), ask, unbounded, line.value);
}

function ends(limit: Rational | undefined, ask: Ask, unbounded: Set<string>, fallback?: Rational): readonly Rational[] {
  const top = limit ?? fallback;
  if (top !== undefined) return top.n === 0n ? [ZERO] : [ZERO, top];
  unbounded.add(ask);
  return [ZERO, LARGEST];
}

function numberOf(text: string): Rational {
  const [whole = "0", decimals = ""] = text.split(".");
  return rational(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

// The contents of a line add up to its value at most.
function valueLeft(ask: Ask, setting: ExploreSetting, assigned: ReadonlyMap<string, FactValue | null>): Rational | undefined {
  if (!ask.startsWith("content.")) return undefined;
  return leftOf(setting.world.line.value, ".value", setting, assigned);
}

function weightLeft(setting: ExploreSetting, assigned: ReadonlyMap<string, FactValue | null>): Rational | undefined {
  const whole = setting.world.line.given.get("weightKg") ?? setting.world.line.quantity.get("kg");
  return isExact(whole) ? leftOf(whole, ".weightKg", setting, assigned) : undefined;
}

function leftOf(whole: Rational, part: string, setting: ExploreSetting, assigned: ReadonlyMap<string, FactValue | null>): Rational {
  let left = whole;
  for (const facts of [setting.world.line.given, assigned]) {
    for (const [path, value] of facts) {
      if (path.startsWith("content.") && path.endsWith(part) && value !== null && isExact(value)) left = sub(left, value);
    }
  }
  return max(left, ZERO);
}
