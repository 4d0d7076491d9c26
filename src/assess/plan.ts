// The plan of one number on one day: the rate line, and of every heading in force what is left to ask once the number, the day and
// the origin are known. Plans are made once and kept; rating a line is then a few tests.

import type { Day } from "../exact/day.js";
import type { FactValue } from "../facts/line.js";
import type { RateLine } from "../hts/schedule.js";
import { counts, foldTerms, type InForce, measureEnded } from "../law/in-force.js";
import { leavesOf } from "../law/leaves.js";
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
  /** Days of entry on which its tests turn, and chapters that they or its value tell from others. */
  readonly turns: readonly Day[];
  readonly chapters: readonly string[];
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
        ...turning([...leavesOf(reach), ...leavesOf(columns)], value),
      };
      made.set(counting, heading);
      return [heading];
    });
  });
}

// What tests turn on besides lists and origin.
function turning(leaves: readonly Condition[], value: Basis): Pick<HeadingInForce, "turns" | "chapters"> {
  return {
    turns: leaves.flatMap((leaf) => (leaf.op === "day" && leaf.fact === "entryDate" ? [leaf.day] : [])),
    chapters: [...leaves.flatMap((leaf) => (leaf.op === "chapter" ? leaf.any : [])), ...chaptersOf(value)],
  };
}

function chaptersOf(value: Basis): readonly string[] {
  return value.kind === "by-chapter" ? [...value.chapters, ...chaptersOf(value.is), ...chaptersOf(value.otherwise)] : [];
}

// Equal on days and in chapters on which the tests say the same.
function placeAmong({ turns, chapters }: Pick<HeadingInForce, "turns" | "chapters">, { entryDate, hts }: PlanKey): string {
  let passed = 0;
  for (const day of turns) if (day <= entryDate) passed++;
  return `${passed}|${chapters.filter((chapter) => hts.startsWith(chapter)).join(" ")}`;
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
  /** Measures whose day is the importation. */
  readonly importClock: ReadonlySet<string>;
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

/** The headings of a day that may reach goods of one origin, with what was made of them. */
interface Reachable extends Pick<HeadingInForce, "turns" | "chapters"> {
  readonly headings: readonly HeadingInForce[];
  /** Places of headings that no list decides alone. */
  readonly others: readonly number[];
  readonly byList: ReadonlyMap<string, readonly number[]>;
  readonly reached: Map<string, Reached>;
}

/** What is kept for one law. */
interface Shared {
  /** By the names of the headings: on many days the same ones may reach goods of an origin. */
  readonly reachables: Map<string, Reachable>;
  /** By the names of the headings and of what they leave to ask. */
  readonly reached: Map<string, Reached>;
  count: number;
}

// Far more than a law has on the days on record; what only someone of another day knew may add to it.
const MOST_REACHABLE = 2_000;
const MOST_REACHED = 20_000;

const sharedBy = new WeakMap<ListIndex, Shared>();
const reachableOf = new WeakMap<readonly HeadingInForce[], Map<string, Reachable>>();
const nameOf = new WeakMap<object, number>();
let named = 0;

// A short name of one of the things that are made once.
function name(of: object): number {
  let found = nameOf.get(of);
  if (found === undefined) {
    found = ++named;
    nameOf.set(of, found);
  }
  return found;
}

function sharedOf(lists: ListIndex): Shared {
  const found = sharedBy.get(lists) ?? { reachables: new Map(), reached: new Map(), count: 0 };
  sharedBy.set(lists, found);
  return found;
}

function reachable(shared: Shared, inForce: readonly HeadingInForce[], origin: string): Reachable {
  let byOrigin = reachableOf.get(inForce);
  if (byOrigin === undefined) {
    byOrigin = new Map();
    reachableOf.set(inForce, byOrigin);
  }
  const known = byOrigin.get(origin);
  if (known !== undefined) return known;
  const headings = inForce.filter(({ terms }) => decided(terms.origin, origin) !== false);
  const key = `${origin} ${headings.map(name).join(" ")}`;
  let found = shared.reachables.get(key);
  if (found === undefined) {
    found = {
      headings,
      ...indexByList(headings),
      turns: headings.flatMap(({ turns }) => turns),
      chapters: [...new Set(headings.flatMap(({ chapters }) => chapters))],
      reached: new Map(),
    };
    if (shared.reachables.size >= MOST_REACHABLE) shared.reachables.clear();
    shared.reachables.set(key, found);
  }
  byOrigin.set(origin, found);
  return found;
}

// Numbers that are on the same lists meet the same headings, in the same chapter and on the same side of a day where headings turn on these.
function reached(lists: ListIndex, rules: ReadonlyMap<string, FactRule>, key: PlanKey, inForce: readonly HeadingInForce[]): Reached {
  const shared = sharedOf(lists);
  const from = reachable(shared, inForce, key.origin);
  // What is said of a renumbered line is said of that line alone.
  if (key.listings.some((each) => lists.standsOnAny(each, key.hts))) return reach(lists, rules, key, from).reached();
  const clock = key.listings.length === 1 ? "" : [...key.importClock].join(" ");
  const known = `${placeAmong(from, key)}|${key.listings.map(lists.nameOf).join(" ")}|${clock}`;
  const found = from.reached.get(known);
  if (found !== undefined) return found;
  const { same, reached: made } = reach(lists, rules, key, from);
  const result = shared.reached.get(same) ?? made();
  if (++shared.count > MOST_REACHED) {
    for (const each of shared.reachables.values()) each.reached.clear();
    shared.reached.clear();
    shared.count = 0;
  }
  shared.reached.set(same, result);
  from.reached.set(known, result);
  return result;
}

// What the headings come to, and a text that is equal where it is the same.
function reach(
  lists: ListIndex,
  rules: ReadonlyMap<string, FactRule>,
  key: PlanKey,
  from: Reachable,
): { readonly same: string; reached(): Reached } {
  const met = candidates(from, key).flatMap((heading) => {
    const settled = settledFor(heading, key, key.listed(heading.measure), lists);
    return isNever(settled.reach) || isNever(settled.test) ? [] : [{ heading, settled }];
  });
  return {
    same: met.map(({ heading, settled }) => `${name(heading)} ${name(settled)}`).join(" "),
    reached() {
      const headings = new Map<string, PlannedHeading>();
      const parts: string[] = [];
      for (const { heading, settled } of met) {
        const { measure, provision, terms, since, by, unverified } = heading;
        const { reach: whole, test, value, marks } = settled;
        headings.set(provision.id, {
          index: headings.size,
          measure,
          provision,
          terms: value === terms.value ? terms : { ...terms, value },
          test,
          reach: whole,
          since,
          by,
          unverified: [...unverified.map((text): Arg => ({ law: text })), ...marks],
        });
        parts.push(provision.id, String(termsOf(heading)), settled.signature);
      }
      return { headings, same: numbered(parts.join("|")), ordinary: withoutDormant(headings, rules) };
    },
  };
}

// Headings that may reach the number: those of its lists, and those that no list decides alone; in their order.
function candidates({ headings, others, byList }: Reachable, key: PlanKey): HeadingInForce[] {
  const places = new Set(others);
  for (const lists of key.listings) for (const list of lists) for (const at of byList.get(list) ?? []) places.add(at);
  return [...places]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const heading = headings[at];
      if (heading === undefined) return [];
      const listed = key.listed(heading.measure);
      return heading.lists === undefined || heading.lists.some((list) => listed.has(list)) ? [heading] : [];
    });
}

function indexByList(headings: readonly HeadingInForce[]): Pick<Reachable, "others" | "byList"> {
  const others: number[] = [];
  const byList = new Map<string, number[]>();
  headings.forEach(({ lists }, at) => {
    if (lists === undefined) others.push(at);
    else
      for (const list of lists) {
        const places = byList.get(list) ?? [];
        byList.set(list, places);
        places.push(at);
      }
  });
  return { others, byList };
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
  const known = `${key.origin}|${placeAmong(heading, key)}|${named.join(" ")}`;
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
