// What each standing heading adds: its basis and its amount.

import { roundToCents } from "../exact/money.js";
import { add, compare, fromInteger, max, min, mul, type Rational, sub, ZERO } from "../exact/rational.js";
import { contentPath } from "../facts/content-path.js";
import { CANNOT_SHOW, isExact } from "../facts/line.js";
import type { Basis, Chapter98Rule, SettledAdds, Source } from "../law/types.js";
import { exactly, part } from "./evaluate-condition.js";
import type { PlannedHeading } from "./plan.js";
import { type Ask, cannotShow, claim, fact, look, reading, type World } from "./world.js";

/** One duty before it is written down. `on` in dollars, `amount` in cents. */
export interface Charge {
  readonly heading: PlannedHeading;
  readonly basis: string;
  readonly on: Rational;
  readonly amount: bigint;
  readonly rateText: string;
  readonly rate: Rational;
  readonly offset?: bigint;
  /** What rate and amount rest on; absent = the heading as the law has it. */
  readonly source?: Source;
}

/** A heading that adds nothing, and the one it takes the goods out of. */
export interface Exemption {
  readonly heading: PlannedHeading;
  readonly from?: PlannedHeading;
  /** What makes it add nothing; absent = the heading as the law has it. */
  readonly source?: Source;
}

const HUNDRED = fromInteger(100);

/** The value a chapter 98 claim leaves: of the work, less the U.S. components, or the whole. */
export function leftByChapter98(
  world: World,
  left: "work" | "less-us-components" | "full" | "nothing",
): { readonly on: Rational; readonly basis: string } | Ask {
  const { value } = world.setting.line;
  switch (left) {
    case "full":
      return { on: value, basis: "value" };
    case "nothing":
      return { on: ZERO, basis: "value" };
    case "work":
    case "less-us-components": {
      const declared = look(world, "chapter98Value");
      if (!isExact(declared)) return "chapter98Value";
      return left === "work"
        ? { on: declared, basis: "value of the work done abroad" }
        : { on: sub(value, declared), basis: "value less U.S. components" };
    }
    default:
      return left satisfies never;
  }
}

/** The value that a chapter 98 claim leaves a heading: none where it lifts the duty. `undefined` while the value declared is not known. */
export function leftFor(world: World, heading: PlannedHeading, chapter98: Chapter98Rule | undefined): Rational | undefined {
  const treatment = chapter98?.treatments[heading.terms.chapter98] ?? "full";
  const left = leftByChapter98(world, treatment === "none" ? "nothing" : treatment);
  return typeof left === "string" ? undefined : left.on;
}

function content(world: World, metal: string): Rational | Ask {
  const path = contentPath(metal, "value");
  const found = look(world, path);
  if (found === CANNOT_SHOW) {
    cannotShow(world, path);
    return world.setting.line.value;
  }
  return isExact(found) ? found : path;
}

type Part = { readonly on: Rational; readonly basis: string };

/**
 * The part of the value that a heading falls on, or the fact it waits for. `within` is what a chapter 98 claim leaves of the value: the
 * part as far as it lies in that, so that the claim never raises it.
 */
export function basisOf(world: World, basis: Basis, within?: Part): Part | Ask {
  if (within?.on.n === 0n) return within;
  const whole = within?.on ?? world.setting.line.value;
  switch (basis.kind) {
    case "customs-value":
      return within ?? { on: whole, basis: "value" };
    case "content": {
      const found = content(world, basis.metal);
      return typeof found === "string" ? found : { on: min(found, whole), basis: `${basis.metal} content` };
    }
    case "rest": {
      let rest = whole;
      for (const metal of basis.less) {
        const found = content(world, metal);
        if (typeof found === "string") return found;
        rest = sub(rest, found);
      }
      return { on: max(rest, ZERO), basis: "rest of the value" };
    }
    case "us-content":
    case "non-us-content": {
      const declared = look(world, "usContentValue");
      if (!isExact(declared)) return "usContentValue";
      const { value } = world.setting.line;
      const free = basis.cap === undefined ? declared : min(declared, part(value, basis.cap));
      return basis.kind === "us-content"
        ? { on: min(free, whole), basis: "U.S. content" }
        : { on: min(sub(value, free), whole), basis: "value less U.S. content" };
    }
    case "by-chapter":
      throw new Error("by-chapter must be settled when the plan is made");
    default:
      return basis satisfies never;
  }
}

/** What a heading adds, and where it says so when that is not the law on record. */
export interface Settled {
  readonly adds: SettledAdds;
  readonly source?: Source;
}

/** What a heading adds once it is known which text holds, or what decides that. */
export function settledAdds(world: World, { terms: { adds } }: PlannedHeading): Settled | Ask {
  if (adds.kind !== "either") return { adds };
  const taken = reading(world, adds.question);
  if (typeof taken === "string") return taken;
  if (taken === 1) return { adds: adds.law };
  const source = adds.print;
  if (JSON.stringify(adds.general) === JSON.stringify(adds.special)) return { adds: adds.general, source };
  const claimed = claim(world);
  if (typeof claimed === "string") return claimed;
  return { adds: claimed.spi === null ? adds.general : adds.special, source };
}

/** What one heading adds on this line, or the fact it waits for. `baseDuty` is the exact column 1 duty, for duties that top up. */
export function charge(world: World, heading: PlannedHeading, chapter98: Chapter98Rule | undefined, baseDuty: Rational): Charge | Ask {
  const { terms } = heading;
  const settled = settledAdds(world, heading);
  if (typeof settled === "string") return settled;
  const { adds } = settled;
  const from = settled.source === undefined ? {} : { source: settled.source };
  const left = chapter98?.treatments[terms.chapter98] ?? "full";
  const within = left === "full" || left === "none" ? undefined : leftByChapter98(world, left);
  if (typeof within === "string") return within;
  const found = basisOf(world, terms.value, within);
  if (typeof found === "string") return found;
  const { on, basis } = found;
  switch (adds.kind) {
    case "rate": {
      const rate = exactly(adds.rate);
      return lessOffset(world, { heading, basis, on, rate, rateText: adds.text, amount: roundToCents(mul(on, rate)), ...from });
    }
    case "up-to": {
      const whole = mul(on, exactly(adds.rate));
      const exact = max(sub(whole, baseDuty), ZERO);
      const rate = on.n === 0n ? ZERO : { n: exact.n * on.d, d: exact.d * on.n };
      return lessOffset(world, { heading, basis, on, rate, rateText: adds.text, amount: roundToCents(exact), ...from });
    }
    case "table": {
      const stated = look(world, adds.table);
      if (!isExact(stated)) return adds.table;
      const rate = mul(stated, { n: HUNDRED.d, d: HUNDRED.n });
      return { heading, basis, on, rate, rateText: adds.text, amount: roundToCents(mul(on, rate)), ...from };
    }
    case "nothing":
    case "in-place":
    case "barred":
      return { heading, basis, on, rate: ZERO, rateText: adds.kind, amount: 0n, ...from };
    default:
      return adds satisfies never;
  }
}

/**
 * Contents together are never more than what a chapter 98 claim leaves: where they are, the metals with the lower rates lose first.
 * A metal that two headings charge counts once.
 */
export function contentsWithin(world: World, charges: readonly Charge[], chapter98: Chapter98Rule | undefined): readonly Charge[] {
  if (chapter98 === undefined) return charges;
  const byRate = charges.filter((each) => metalOf(each) !== undefined).sort((a, b) => compare(b.rate, a.rate));
  const room = new Map<string, Rational>();
  let taken = ZERO;
  for (const each of byRate) {
    const metal = metalOf(each) ?? "";
    const left = leftFor(world, each.heading, chapter98);
    if (left === undefined || room.has(metal)) continue;
    const on = min(each.on, max(sub(left, taken), ZERO));
    room.set(metal, on);
    taken = add(taken, on);
  }
  return charges.flatMap((each) => {
    const most = room.get(metalOf(each) ?? "");
    if (most === undefined || compare(each.on, most) <= 0) return [each];
    return most.n === 0n ? [] : [{ ...each, on: most, amount: roundToCents(mul(most, each.rate)) }];
  });
}

function metalOf({ heading }: Charge): string | undefined {
  const { value } = heading.terms;
  return value.kind === "content" ? value.metal : undefined;
}

// An offset is used up to the duty and never below zero.
function lessOffset(world: World, each: Charge): Charge {
  const { offset } = each.heading.provision;
  if (offset === undefined || each.amount === 0n) return each;
  const granted = fact(world, offset, world.setting.line.value);
  if (granted === undefined || !isExact(granted as Rational) || (granted as Rational).n === 0n) return each;
  const whole = roundToCents(granted as Rational);
  const used = whole < each.amount ? whole : each.amount;
  return { ...each, amount: each.amount - used, offset: used };
}
