// The plan of one number on one day: the rate line, and of every heading in force what is left to ask once the number, the day and
// the origin are known. Plans are made once and kept; rating a line is then a few tests.

import type { Day } from "../exact/day.js";
import type { FactValue } from "../facts/line.js";
import type { RateLine } from "../hts/schedule.js";
import { counts, foldTerms, type InForce, measureEnded } from "../law/in-force.js";
import { someLeaf } from "../law/leaves.js";
import { decided } from "../law/of-origin.js";
import type { Basis, Condition, FactRule, Law, Measure, Provision, Terms } from "../law/types.js";
import type { Arg } from "../said/message.js";
import type { ListIndex } from "./list-index.js";
import { isNever, type Known, settle, settleValue } from "./resolve-condition.js";

/** A heading in force that may reach the line. */
export interface PlannedHeading {
  /** Place among the headings of its plan, from 0. */
  readonly index: number;
  readonly measure: Measure;
  readonly provision: Provision;
  readonly terms: Terms;
  /** What is left to ask. */
  readonly test: Condition;
  /** The same without the column: whether the heading speaks of these goods at all. */
  readonly reach: Condition;
  readonly since: Day;
  readonly by: readonly string[];
  readonly unverified: readonly Arg[];
}

/** The plan of one entry-level number. */
export interface Plan {
  readonly line: RateLine;
  readonly headings: ReadonlyMap<string, PlannedHeading>;
  /** Every heading in force that day, those that do not reach the number included. */
  readonly inForce: readonly HeadingInForce[];
  /** Two numbers with equal signatures owe the same on equal facts. */
  signature(): string;
  /** Rare facts that a heading left out of {@link ordinary} waits for, with what their absence means. */
  readonly dormant: ReadonlyMap<string, FactValue>;
  /** Facts of which one must be stated for the headings left out to matter. */
  readonly wakes: readonly string[];
  /** The plan for lines that state none of them. */
  readonly ordinary?: Plan;
}

/** A heading in force on a day, before any number is known. */
export interface HeadingInForce extends InForce {
  readonly measure: Measure;
  readonly provision: Provision;
  /** All its tests but the column. */
  readonly reach: Condition;
  /** Lists of which one must contain the number; absent where no list decides alone. */
  readonly lists: readonly string[] | undefined;
  /** Every list that its tests name. */
  readonly mentions: readonly string[];
  /** Whether its tests turn on the day of entry, and on the chapter of the number. */
  readonly readsDay: boolean;
  readonly readsChapter: boolean;
}

/** Headings as they are on days, by the amendments that count: a heading is one and the same on all days on which it says the same. */
export type FoldedHeadings = Map<Provision, Map<string, HeadingInForce>>;

/** Every heading in force on a day, for someone who knows the law published by `knownOn`. */
export function headingsInForce(law: Law, day: Day, knownOn: Day | undefined, kept: FoldedHeadings = new Map()): readonly HeadingInForce[] {
  return law.measures.flatMap((measure) => {
    if (measureEnded(measure, day, knownOn)) return [];
    return measure.provisions.flatMap((provision) => {
      const made = kept.get(provision) ?? new Map<string, HeadingInForce>();
      kept.set(provision, made);
      const counting = provision.amendments.map((amendment) => (counts(amendment, day, knownOn) ? 1 : 0)).join("");
      const folded = foldTerms(provision, day, knownOn);
      if (folded === undefined) return [];
      const known = made.get(counting);
      if (known !== undefined) return [known];
      const { origin, goods, when, unless, columns, value } = folded.terms;
      const reach: Condition = { op: "all", tests: [origin, goods, when, { op: "not", test: unless }] };
      const heading = {
        ...folded,
        measure,
        provision,
        lists: listsOf(goods),
        mentions: [...new Set(mentionsOf(reach))],
        reach,
        readsDay: [reach, columns].some((test) => readsDay(test)),
        readsChapter: value.kind === "by-chapter" || [reach, columns].some((test) => readsChapter(test)),
      };
      made.set(counting, heading);
      return [heading];
    });
  });
}

function readsDay(test: Condition): boolean {
  return someLeaf(test, (leaf) => leaf.op === "day" && leaf.fact === "entryDate");
}

function readsChapter(test: Condition): boolean {
  return someLeaf(test, (leaf) => leaf.op === "chapter");
}

/** Lists that a test names. */
export function mentionsOf(test: Condition): string[] {
  switch (test.op) {
    case "list":
      return [test.list];
    case "metal-weight-below":
    case "metal-share":
      return test.metals.flatMap((metal) => metal.lists);
    case "all":
    case "any":
      return test.tests.flatMap(mentionsOf);
    case "not":
      return mentionsOf(test.test);
    default:
      return [];
  }
}

function listsOf(goods: Condition): readonly string[] | undefined {
  if (goods.op === "list") return [goods.list];
  if (goods.op === "any" && goods.tests.every((test) => test.op === "list"))
    return goods.tests.flatMap((test) => (test.op === "list" ? [test.list] : []));
  return undefined;
}

/** What a plan is made for. */
export interface PlanKey {
  readonly hts: string;
  readonly origin: string;
  /** Whether goods of the origin meet column 2. */
  readonly column2: boolean;
  readonly entryDate: Day;
  /** Lists that contain the number on the days that decide. */
  readonly listings: readonly ReadonlySet<string>[];
  /** Lists that contain the number on the day of a measure. */
  listed(measure: Measure): ReadonlySet<string>;
}

const NOTHING_ASSUMED: ReadonlyMap<string, FactValue> = new Map();

/** Make the plan of one ten-digit number, or of an eight-digit one that has no lines below it. */
export function makePlan(
  lists: ListIndex,
  rules: ReadonlyMap<string, FactRule>,
  line: RateLine,
  key: PlanKey,
  inForce: readonly HeadingInForce[],
): Plan {
  const { headings, same, ordinary } = reached(lists, rules, key, inForce);
  const full: Plan = {
    line,
    headings,
    inForce,
    signature: () => [line.general, line.special, line.other, line.units.join("/"), same].join("|"),
    dormant: NOTHING_ASSUMED,
    wakes: ordinary === undefined ? [] : ordinary.wakes,
  };
  return ordinary === undefined ? full : { ...full, ordinary: { ...full, wakes: [], headings: ordinary.awake, dormant: ordinary.dormant } };
}

/** What a plan has besides its line. */
interface Reached {
  readonly headings: ReadonlyMap<string, PlannedHeading>;
  /** Equal where headings and what is left to ask are equal. */
  readonly same: number;
  readonly ordinary: Ordinary | undefined;
}

// A number for each text, so that plans are distinguished by short keys.
const sameness = new Map<string, number>();
const saying = new WeakMap<HeadingInForce, number>();

function numbered(text: string): number {
  const found = sameness.get(text) ?? sameness.size;
  sameness.set(text, found);
  return found;
}

// Equal on two days where a heading says the same by the same acts on both.
function termsOf(heading: HeadingInForce): number {
  const found = saying.get(heading) ?? numbered(JSON.stringify([heading.terms, heading.since, heading.by, heading.unverified]));
  saying.set(heading, found);
  return found;
}

const reachedBy = new WeakMap<readonly HeadingInForce[], Map<string, Reached>>();

// Numbers of one chapter that are on the same lists meet the same headings.
function reached(lists: ListIndex, rules: ReadonlyMap<string, FactRule>, key: PlanKey, inForce: readonly HeadingInForce[]): Reached {
  let kept = reachedBy.get(inForce);
  if (kept === undefined) {
    kept = new Map();
    reachedBy.set(inForce, kept);
  }
  const known = `${key.origin}|${key.entryDate}|${key.hts.slice(0, 2)}|${key.listings.map((each) => [...each].join(" ")).join("|")}`;
  // What is said of a renumbered line is said of that line alone.
  if (key.listings.some((each) => [...each].some((list) => lists.standsFor(list, key.hts) !== undefined)))
    return reach(lists, rules, key, inForce);
  const found = kept.get(known);
  if (found !== undefined) return found;
  const made = reach(lists, rules, key, inForce);
  kept.set(known, made);
  return made;
}

function reach(lists: ListIndex, rules: ReadonlyMap<string, FactRule>, key: PlanKey, inForce: readonly HeadingInForce[]): Reached {
  const headings = new Map<string, PlannedHeading>();
  const parts: string[] = [];
  for (const heading of candidates(inForce, key)) {
    const { measure, provision, terms } = heading;
    const settled = settledFor(heading, key, key.listed(measure), lists);
    if (isNever(settled.reach) || isNever(settled.test)) continue;
    const { reach: whole, test, value, marks } = settled;
    headings.set(provision.id, {
      index: headings.size,
      measure,
      provision,
      terms: value === terms.value ? terms : { ...terms, value },
      test,
      reach: whole,
      since: heading.since,
      by: heading.by,
      unverified: [...heading.unverified.map((text): Arg => ({ law: text })), ...marks],
    });
    parts.push(provision.id, String(termsOf(heading)), settled.signature);
  }
  return { headings, same: numbered(parts.join("|")), ordinary: withoutDormant(headings, rules) };
}

interface ByList {
  /** Places of headings that no list decides alone. */
  readonly others: readonly number[];
  /** Those of them that may reach goods of an origin. */
  readonly othersOf: Map<string, readonly number[]>;
  readonly byList: ReadonlyMap<string, readonly number[]>;
}

const indexed = new WeakMap<readonly HeadingInForce[], ByList>();

// Headings that may reach the number: those of its lists, and those that no list decides alone; in their order.
function candidates(inForce: readonly HeadingInForce[], key: PlanKey): HeadingInForce[] {
  let index = indexed.get(inForce);
  if (index === undefined) {
    index = indexByList(inForce);
    indexed.set(inForce, index);
  }
  let others = index.othersOf.get(key.origin);
  if (others === undefined) {
    others = index.others.filter((at) => decided((inForce[at] as HeadingInForce).terms.origin, key.origin) !== false);
    index.othersOf.set(key.origin, others);
  }
  const places = new Set(others);
  for (const lists of key.listings) for (const list of lists) for (const at of index.byList.get(list) ?? []) places.add(at);
  return [...places]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const heading = inForce[at];
      if (heading === undefined) return [];
      const listed = key.listed(heading.measure);
      return heading.lists === undefined || heading.lists.some((list) => listed.has(list)) ? [heading] : [];
    });
}

function indexByList(inForce: readonly HeadingInForce[]): ByList {
  const others: number[] = [];
  const byList = new Map<string, number[]>();
  inForce.forEach(({ lists }, at) => {
    if (lists === undefined) others.push(at);
    else
      for (const list of lists) {
        const places = byList.get(list) ?? [];
        byList.set(list, places);
        places.push(at);
      }
  });
  return { others, othersOf: new Map(), byList };
}

interface Settled {
  readonly reach: Condition;
  readonly test: Condition;
  readonly value: Basis;
  readonly marks: readonly Arg[];
  readonly signature: string;
}

// What lists, chapter and origin leave of a heading to ask.
const settledBy = new WeakMap<HeadingInForce, Map<string, Settled>>();

// Numbers that are on the same lists of a heading leave the same to ask, in the same chapter and on the same day where it turns on these.
function settledFor(heading: HeadingInForce, key: PlanKey, listed: ReadonlySet<string>, lists: ListIndex): Settled {
  const named = heading.mentions.filter((list) => listed.has(list));
  // What is said of a renumbered line is said of that line alone.
  if (named.some((list) => lists.standsFor(list, key.hts) !== undefined)) return settleHeading(heading, key, listed, lists);
  const day = heading.readsDay ? key.entryDate : "";
  const known = `${key.origin}|${day}|${heading.readsChapter ? key.hts.slice(0, 2) : ""}|${named.join(" ")}`;
  let kept = settledBy.get(heading);
  if (kept === undefined) {
    kept = new Map();
    settledBy.set(heading, kept);
  }
  const found = kept.get(known);
  if (found !== undefined) return found;
  const made = settleHeading(heading, key, listed, lists);
  kept.set(known, made);
  return made;
}

function settleHeading({ terms, reach: whole }: HeadingInForce, key: PlanKey, listed: ReadonlySet<string>, lists: ListIndex): Settled {
  const marks = new Map<string, Arg>();
  const known: Known = { hts: key.hts, origin: key.origin, column2: key.column2, entryDate: key.entryDate, listed, lists, marks };
  const reach = settle(whole, known);
  const test = terms.columns.op === "true" ? reach : settle({ op: "all", tests: [reach, terms.columns] }, known);
  const value = settleValue(terms.value, key.hts);
  return { reach, test, value, marks: [...marks.values()], signature: `${test.op === "true" ? "" : JSON.stringify(test)} ${value.kind}` };
}

// Headings that wait for a rare fact are left out of the ordinary plan; what their absence means is said where the measure reaches
// the number without them.
interface Ordinary {
  readonly awake: ReadonlyMap<string, PlannedHeading>;
  readonly dormant: ReadonlyMap<string, FactValue>;
  readonly wakes: readonly string[];
}

function withoutDormant(headings: ReadonlyMap<string, PlannedHeading>, rules: ReadonlyMap<string, FactRule>): Ordinary | undefined {
  const awake = new Map<string, PlannedHeading>();
  const sleeping: { heading: PlannedHeading; fact: string }[] = [];
  for (const [id, heading] of headings) {
    const fact = waitsFor(heading.reach, rules);
    if (fact === undefined) awake.set(id, heading);
    else sleeping.push({ heading, fact });
  }
  if (sleeping.length === 0) return undefined;
  const reached = new Set([...awake.values()].map(({ measure }) => measure));
  const dormant = new Map<string, FactValue>();
  for (const { heading, fact } of sleeping) {
    const absent = rules.get(fact)?.absent;
    if (absent !== null && absent !== undefined && reached.has(heading.measure)) dormant.set(fact, absent);
  }
  return { awake, dormant, wakes: [...new Set(sleeping.map(({ fact }) => fact))] };
}

// The exceptional fact without which a test cannot hold.
function waitsFor(test: Condition, rules: ReadonlyMap<string, FactRule>): string | undefined {
  switch (test.op) {
    case "is": {
      const rule = rules.get(test.fact);
      return rule?.kind === "exceptional" && (rule.absent === null || !test.any.includes(rule.absent)) ? test.fact : undefined;
    }
    case "day":
      return rules.get(test.fact)?.kind === "exceptional" ? test.fact : undefined;
    case "all":
      for (const part of test.tests) {
        const fact = waitsFor(part, rules);
        if (fact !== undefined) return fact;
      }
      return undefined;
    default:
      return undefined;
  }
}
