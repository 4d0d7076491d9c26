// Which duties give way to which: the dated rules of law/stacking.yaml, read in their order.

import type { Day } from "../exact/day.js";
import { roundToCents } from "../exact/money.js";
import { add, compare, max, mul, sub, ZERO } from "../exact/rational.js";
import { appliesOn } from "../law/in-force.js";
import type { Chapter98Rule, Law, YieldRule } from "../law/types.js";
import { basisOf, type Charge, type Exemption, leftFor } from "./charge.js";
import { holds, type TestContext } from "./evaluate-condition.js";
import type { Plan, PlannedHeading } from "./plan.js";
import type { Ask } from "./world.js";

/** Duties and exemptions while rules are applied to them. */
export interface Standings {
  readonly charges: readonly Charge[];
  readonly exemptions: readonly Exemption[];
  /** What a duty that was held unlawful took from others: without it they may be owed. */
  readonly displaced?: readonly Displaced[];
}

/** A duty, and how much of it gave way to one that was held unlawful. */
export interface Displaced {
  readonly heading: PlannedHeading;
  readonly cents: bigint;
  readonly by: PlannedHeading;
}

/** What the rules are read on. */
export interface YieldSetting {
  readonly law: Law;
  readonly plan: Plan;
  readonly entryDate: Day;
  readonly knownOn: Day | undefined;
  readonly chapter98: Chapter98Rule | undefined;
  readonly context: TestContext;
}

/** Apply every rule in force, or name the fact or question on which one turns. */
export function yielded(start: Standings, setting: YieldSetting): Standings | Ask {
  let standings = start;
  for (const rule of rulesFor(setting)) {
    const applied = apply(rule, standings, setting);
    if (typeof applied === "string") return applied;
    standings = applied;
  }
  return standings;
}

/** A rule among the headings of a plan: by the place of each whether it wins, wins although it is free, and yields. */
interface RuleAmong {
  readonly rule: YieldRule;
  readonly wins: readonly boolean[];
  readonly free: readonly boolean[];
  readonly yields: readonly boolean[];
}

interface RulesOnDay extends Pick<YieldSetting, "entryDate" | "knownOn"> {
  readonly rules: readonly RuleAmong[];
}

/** Rules that can have a winner and a loser among headings, with those of the day that was asked last. */
interface RulesAmong {
  readonly all: readonly RuleAmong[];
  last: RulesOnDay | undefined;
}

const kept = new WeakMap<Plan["headings"], RulesAmong>();

// Rules in force that can have a winner and a loser among the headings of the plan, which many plans and days share.
function rulesFor({ law, plan, entryDate, knownOn }: Omit<YieldSetting, "context">): readonly RuleAmong[] {
  let among = kept.get(plan.headings);
  if (among === undefined) {
    const headings = [...plan.headings.values()];
    const all = law.yields
      .map((rule) => ruleAmong(rule, headings))
      .filter(({ wins, free, yields }) => (wins.includes(true) || free.includes(true)) && yields.includes(true));
    among = { all, last: undefined };
    kept.set(plan.headings, among);
  }
  if (among.last?.entryDate !== entryDate || among.last.knownOn !== knownOn)
    among.last = { entryDate, knownOn, rules: among.all.filter(({ rule }) => appliesOn(rule, entryDate, knownOn)) };
  return among.last.rules;
}

function ruleAmong(rule: YieldRule, headings: readonly PlannedHeading[]): RuleAmong {
  const places = Math.max(0, ...headings.map(({ index }) => index + 1));
  const [wins, free, yields] = [0, 1, 2].map(() => new Array<boolean>(places).fill(false)) as [boolean[], boolean[], boolean[]];
  for (const heading of headings) {
    wins[heading.index] = names(rule.to, heading);
    free[heading.index] = rule.althoughFree.includes(heading.provision.id);
    yields[heading.index] = names(rule.yields, heading);
  }
  return { rule, wins, free, yields };
}

/** Headings whose duty takes the whole article from another as soon as it comes to a cent. */
export function displacers(setting: Omit<YieldSetting, "context">): readonly PlannedHeading[] {
  const rules = rulesFor(setting).filter(({ rule }) => rule.takes === "article");
  if (rules.length === 0) return [];
  return [...setting.plan.headings.values()].filter(({ index }) => rules.some(({ wins }) => wins[index] === true));
}

function names(ids: readonly string[], heading: PlannedHeading): boolean {
  return ids.includes(heading.measure.id) || ids.includes(heading.provision.id);
}

function apply(among: RuleAmong, standings: Standings, setting: YieldSetting): Standings | Ask {
  return hasWinner(among, standings) && hasLoser(among, standings) ? applied(among, standings, setting) : standings;
}

// A duty that an offset reduced to nothing is owed all the same.
function isOwed({ amount, offset }: Charge): boolean {
  return amount > 0n || offset !== undefined;
}

function hasWinner({ wins, free }: RuleAmong, { charges, exemptions }: Standings): boolean {
  for (const each of charges) if (wins[each.heading.index] === true && isOwed(each)) return true;
  for (const { heading } of exemptions) if (free[heading.index] === true) return true;
  return false;
}

function hasLoser({ yields }: RuleAmong, { charges, exemptions }: Standings): boolean {
  for (const { heading } of charges) if (yields[heading.index] === true) return true;
  for (const { heading, from } of exemptions) if (yields[(from ?? heading).index] === true) return true;
  return false;
}

function applied(
  { rule, wins, free: winsFree, yields }: RuleAmong,
  { charges, exemptions, displaced }: Standings,
  setting: YieldSetting,
): Standings | Ask {
  const winners = charges.filter((each) => wins[each.heading.index] === true && isOwed(each));
  const free = exemptions.filter((each) => winsFree[each.heading.index] === true);
  const loses = (heading: PlannedHeading): boolean => yields[heading.index] === true && !winners.some((each) => each.heading === heading);
  const losers = charges.filter((each) => loses(each.heading));
  const exempted = exemptions.filter((each) => loses(each.from ?? each.heading));
  const before: Standings = displaced === undefined ? { charges, exemptions } : { charges, exemptions, displaced };
  if (losers.length === 0 && exempted.length === 0) return before;
  // Goods that a heading frees already, by their number or use, are not taken from the duty a second time under the heading of the rule.
  if (rule.takes === "article" && rule.declares !== undefined && losers.length === 0 && exempted.every(({ from }) => from !== undefined))
    return before;
  // A part on which nothing is charged takes nothing from a duty that is not owed either.
  if (rule.takes === "value-charged" && winners.length === 0 && losers.length === 0) return before;
  const applies = holds(rule.when, setting.context);
  if (typeof applies === "string") return applies;
  if (!applies) return before;
  const { world } = setting.context;
  const article = rule.takes === "article";
  let taken = ZERO;
  for (const each of winners) taken = add(taken, each.on);
  for (const each of article ? [] : free) {
    const whole = leftFor(world, each.heading, setting.chapter98);
    const part = basisOf(world, each.heading.terms.value, whole === undefined ? undefined : { on: whole, basis: "value" });
    if (typeof part === "string") return part;
    taken = add(taken, part.on);
  }
  const kept = charges.flatMap((each) => {
    if (!loses(each.heading)) return [each];
    const rest = article ? ZERO : max(sub(each.on, taken), ZERO);
    return rest.n === 0n ? [] : [{ ...each, on: rest, basis: "rest of the value", amount: roundToCents(mul(rest, each.rate)) }];
  });
  // Where a part of the value is left, what exempts it from the yielding duty must still be declared.
  const isLeft = (heading: PlannedHeading): boolean => {
    const whole = leftFor(world, heading, setting.chapter98) ?? world.setting.line.value;
    return !(article && free.length > 0) && compare(whole, taken) > 0;
  };
  const left = exemptions.filter((each) => !loses(each.from ?? each.heading) || isLeft(each.from ?? each.heading));
  const declared = rule.declares === undefined ? undefined : setting.plan.headings.get(rule.declares);
  const named = declared === undefined || left.some((each) => each.heading === declared);
  const all = [...(displaced ?? []), ...displacedBy(winners, losers, kept)];
  return {
    charges: kept,
    exemptions: named ? left : [...left, { heading: declared }],
    ...(all.length === 0 ? {} : { displaced: all }),
  };
}

function displacedBy(winners: readonly Charge[], losers: readonly Charge[], kept: readonly Charge[]): Displaced[] {
  const by = winners.find(({ heading }) => heading.measure.unlawful !== undefined)?.heading;
  if (by === undefined) return [];
  return losers.flatMap(({ heading, amount }) => {
    const cents = amount - (kept.find((each) => each.heading === heading)?.amount ?? 0n);
    return cents > 0n ? [{ heading, cents, by }] : [];
  });
}
