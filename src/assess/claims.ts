// What is said of the facts that a line states: a claim that costs, and a fact that nothing here reads.

import { formatCents } from "../exact/money.js";
import { compare, ZERO } from "../exact/rational.js";
import { CANNOT_SHOW, type FactValue, isExact } from "../facts/line.js";
import { ratedParts } from "../hts/rated-parts.js";
import { factsCharged, factsRead } from "../law/reads.js";
import type { Law } from "../law/types.js";
import { message } from "../said/message.js";
import { type Exploration, explore } from "./explore.js";
import { isEarlierStatus, statusInZone } from "./other-days.js";
import type { Plan } from "./plan.js";
import type { Prepared } from "./prepare.js";
import { canBe } from "./reliefs.js";
import type { Told } from "./told.js";
import { dutyOf } from "./totals.js";

const CHAPTER98_VALUE = "chapter98Value";

interface Bounds {
  readonly min: bigint;
  readonly max: bigint;
}

/** Reliefs that were claimed and make the duty higher, because another duty then applies; with the amount either way. */
export function costlyClaims(prepared: Prepared, exploration: Exploration): Told[] {
  const claims = claimsIn(prepared);
  if (claims.length === 0) return [];
  const now = boundsOf(exploration);
  if (now === undefined || now.max === 0n) return [];
  return claims.flatMap((fact): Told[] => {
    if (!counts(prepared, fact)) return [];
    const unstated = explore(prepared.without(fact));
    // What is asked where it is not stated is an answer, not a claim: one among the outcomes that were open.
    if (unstated.tried.has(fact)) return [];
    const without = boundsOf(unstated);
    if (without === undefined || (now.max <= without.max && now.min <= without.min)) return [];
    const [high, low] = now.max > without.max ? [now.max, without.max] : [now.min, without.min];
    return [
      {
        code: "relief/costs",
        says: message("relief/costs", { fact, high: { money: formatCents(high) }, low: { money: formatCents(low) } }),
        fact,
      },
    ];
  });
}

// Whether the line could owe something else without a fact. Those of the whole line and of a process for parcels decide how it enters; of facts
// and contents those that no completion looked at change nothing.
function counts({ parts, explore: { world } }: Prepared, fact: string): boolean {
  return (
    !/^(facts|content)\./.test(fact) ||
    world.consulted.has(fact) ||
    parts.law.parcels.some(({ claim, flat }) => claim === fact || flat?.claim === fact)
  );
}

function boundsOf({ leaves }: Exploration): Bounds | undefined {
  const duties = leaves.filter(({ outcome }) => outcome.barred === undefined).map(({ outcome }) => dutyOf(outcome));
  const [first] = duties;
  if (first === undefined) return undefined;
  return duties.reduce<Bounds>(({ min, max }, duty) => ({ min: duty < min ? duty : min, max: duty > max ? duty : max }), {
    min: first,
    max: first,
  });
}

// Facts stated that claim a relief; a statement of what absence means claims nothing.
function claimsIn({ line, parts, chapter98 }: Prepared): string[] {
  const claims: string[] = [];
  for (const [path, value] of line.given) {
    const rule = parts.rules.get(path);
    if (rule?.kind === "relief" && !isAbsence(value, rule.absent) && !isRaising(value, rule.raising)) claims.push(path);
  }
  if (chapter98 !== undefined) claims.push("chapter98");
  return claims;
}

function isAbsence(value: FactValue, absent: string | boolean | null): boolean {
  return isExact(value) ? compare(value, ZERO) === 0 : value === absent;
}

// Who cannot show a country, or names one that raises the duty, claims nothing.
function isRaising(value: FactValue, raising: readonly string[]): boolean {
  return typeof value === "string" && (value === CANNOT_SHOW || raising.includes(value));
}

/** Facts stated that no rule of this number reads, and claims of what its goods cannot be. */
export function idleFacts(prepared: Prepared, exploration: Exploration): Told[] {
  const idle: Told[] = [];
  for (const [path, value] of prepared.line.given) {
    if (!isOfGoods(path)) continue;
    if (!isRead(prepared, path) && isEarlierStatus(path, prepared.line, value)) idle.push(...statusInZone(prepared, exploration));
    else if (!isRead(prepared, path)) idle.push({ code: "facts/not-read", says: message("facts/not-read", { fact: path }), fact: path });
    else if (value !== false && !canBe(prepared, path))
      idle.push({ code: "relief/unlikely-goods", says: message("relief/unlikely-goods", { fact: path }), fact: path });
  }
  return idle;
}

// The others are of the line whatever its goods.
function isOfGoods(path: string): boolean {
  return /^(content|facts)\./.test(path) || path === "usContentValue" || path === "loadedDate" || path === CHAPTER98_VALUE;
}

// Whether a heading of the plans, a rule of who gives way, a process for parcels, or a rate of the line reads a fact.
function isRead({ parts: { law }, found, chapter98 }: Prepared, path: string): boolean {
  // The value of the work or of the parts counts only under a provision that leaves it.
  if (path === CHAPTER98_VALUE) return chapter98 !== undefined && chapter98.base !== "nothing";
  return (
    found.groups.some(({ plan }) => headingsRead(plan, law).has(path)) ||
    found.groups.some(({ plan }) => ratedParts(plan.line).includes(path)) ||
    law.parcels.some(({ claim, flat }) => claim === path || flat?.claim === path)
  );
}

const known = new WeakMap<Plan["headings"], ReadonlySet<string>>();

function headingsRead(plan: Plan, law: Law): ReadonlySet<string> {
  let found = known.get(plan.headings);
  if (found === undefined) {
    const headings = [...plan.headings.values()];
    const yields = law.yields.filter((rule) =>
      headings.some(({ measure, provision }) => [...rule.yields, ...rule.to].some((id) => id === measure.id || id === provision.id)),
    );
    found = new Set([
      ...headings.flatMap(({ test, terms, provision }) => [...factsRead(test, law.headingLists), ...factsCharged(terms, provision.offset)]),
      ...yields.flatMap((rule) => factsRead(rule.when, law.headingLists)),
    ]);
    known.set(plan.headings, found);
  }
  return found;
}
