// Tries every value of what is unknown, and only of what the outcome asks for. The outcomes are linear in amounts between the
// values tried, so the lowest and highest duty are reached at the ends.

import { fromInteger, type Rational, rational, ZERO } from "../exact/rational.js";
import type { FactValue } from "../facts/line.js";
import { partsBeside } from "../hts/rated-parts.js";
import { type Assigned, type HighestRate, limitOf } from "./limits.js";
import type { Outcome } from "./outcome.js";
import type { PlanGroup } from "./plans.js";
import { dutyOf } from "./totals.js";
import { type Ask, openWorld, type World, type WorldSetting } from "./world.js";

/** One completion of the unknown facts and what it owes. */
export interface Leaf {
  readonly assigned: Assigned;
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

/** Whether a value only stands for "however much there is". */
export function isLargest(value: FactValue | null): boolean {
  return value === LARGEST;
}

/** Whether a completion only stands for "however much there is" of some quantity. */
export function isEndless({ assigned }: Leaf): boolean {
  for (const value of assigned.values()) if (value === LARGEST) return true;
  return false;
}

/** Whether a completion takes this quantity as however much there is. */
export function isEndlessIn({ assigned }: Leaf, fact: string): boolean {
  return assigned.get(fact) === LARGEST;
}

/** What exploring needs to know about one line. */
export interface ExploreSetting {
  readonly world: WorldSetting;
  readonly groups: readonly PlanGroup[];
  /** Highest rate of the chapter as a fraction: the bound of rates taken from another line. */
  readonly highest: HighestRate;
  /** The column under which the goods enter where they claim nothing. */
  readonly column: "general" | "other";
  outcome(world: World, group: PlanGroup): Outcome | Ask;
  /** Amounts between nothing and `top` at which a duty starts that displaces another. */
  starts(ask: Ask, top: Rational, group: PlanGroup): readonly Rational[];
}

const NOTHING: Assigned = new Map();
const NOTHING_TRIED: Exploration["tried"] = new Map();
const NOTHING_UNBOUNDED: readonly string[] = [];

/** Find every completion. `start` fixes facts from the beginning (for reliefs). */
export function explore(setting: ExploreSetting, start: Assigned = NOTHING): Exploration {
  const [only] = setting.groups;
  const alone = setting.groups.length === 1 ? only : undefined;
  const first = alone === undefined ? undefined : setting.outcome(openWorld(setting.world, start), alone);
  // Most lines ask nothing.
  if (first !== undefined && typeof first !== "string")
    return { leaves: [{ assigned: start, outcome: first }], tried: NOTHING_TRIED, unbounded: NOTHING_UNBOUNDED };
  const tried = new Map<string, readonly (FactValue | null)[]>();
  const unbounded = new Set<string>();
  let count = 0;

  const outcomes = (assigned: Assigned, group: PlanGroup, known?: Ask): Leaf[] => {
    if (++count > MOST) throw new Error("more open questions than one line can have");
    const found = known ?? setting.outcome(openWorld(setting.world, assigned), group);
    if (typeof found !== "string") return [{ assigned, outcome: found }];
    const { values, top } = candidates(found, setting, assigned, group);
    if (values.includes(LARGEST)) unbounded.add(found);
    tried.set(found, widest(tried.get(found), values));
    const under = (value: FactValue | null): Leaf[] => outcomes(new Map(assigned).set(found, value), group);
    const leaves = values.map(under);
    if (top !== undefined) {
      const starts = setting.starts(found, top, group);
      if (starts.length > 0) {
        const ends = leaves.flat();
        for (const amount of starts) {
          const more = under(amount);
          if (!more.some((leaf) => isNews(leaf, ends))) continue;
          leaves.splice(1, 0, more);
          tried.set(found, [...(tried.get(found) ?? []), amount]);
        }
      }
    }
    return leaves.flat();
  };

  if (alone !== undefined) return { leaves: outcomes(start, alone, first), tried, unbounded: [...unbounded] };
  const numbers = setting.groups.map((each) => each.numbers[0] ?? "");
  tried.set("hts", numbers);
  const leaves = setting.groups.flatMap((each, index) => outcomes(new Map(start).set("hts", numbers[index] ?? ""), each));
  return { leaves, tried, unbounded: [...unbounded] };
}

// An amount between the ends counts where it owes less or more than they do.
function isNews({ outcome }: Leaf, ends: readonly Leaf[]): boolean {
  const entered = ends.filter((leaf) => leaf.outcome.barred === undefined).map((leaf) => dutyOf(leaf.outcome));
  const duty = dutyOf(outcome);
  // A cent for each duty is what rounding can do.
  const rounding = BigInt(outcome.charges.length + 1);
  return entered.every((each) => duty + rounding < each) || entered.every((each) => duty > each + rounding);
}

function widest(before: readonly (FactValue | null)[] | undefined, now: readonly (FactValue | null)[]): readonly (FactValue | null)[] {
  return before === undefined || before.length < now.length ? now : before;
}

/** Values to try; `top` where they are the ends of an amount. */
interface Candidates {
  readonly values: readonly (FactValue | null)[];
  readonly top?: Rational;
}

function candidates(ask: Ask, setting: ExploreSetting, assigned: Assigned, { plan }: PlanGroup): Candidates {
  const { rules, questions } = setting.world;
  if (ask === "spi") return { values: [setting.world.program?.symbols[0] ?? null, null] };
  if (questions.has(ask)) return { values: [fromInteger(1), fromInteger(2)] };
  const rule = rules.get(ask);
  if (rule?.type === "boolean") return { values: [true, false] };
  if (rule !== undefined && rule.values.length > 0) {
    return { values: rule.type === "choice" || rule.type === "text" ? rule.values : rule.values.map((text) => numberOf(String(text))) };
  }
  const top = limitOf(ask, setting.world, assigned, { highest: setting.highest, parts: partsBeside(plan.line, setting.column, ask) });
  if (top === undefined) return { values: [ZERO, LARGEST] };
  return top.n === 0n ? { values: [ZERO] } : { values: [ZERO, top], top };
}

function numberOf(text: string): Rational {
  const [whole = "0", decimals = ""] = text.split(".");
  return rational(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}
