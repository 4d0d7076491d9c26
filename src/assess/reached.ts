// The headings that reach a number on a day, with what is left to ask of each. Numbers and days that meet the same share them.

import type { Day } from "../exact/day.js";
import type { FactValue } from "../facts/line.js";
import { decided } from "../law/of-origin.js";
import type { Basis, Condition, FactRule } from "../law/types.js";
import type { Arg } from "../said/message.js";
import { type HeadingInForce, type PlanKey, type PlannedHeading, placeAmong } from "./headings.js";
import type { ListIndex } from "./list-index.js";
import { isNever, type Known, settle, settleValue } from "./resolve-condition.js";

/** What a plan has besides its line. */
export interface Reached {
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
  /** Digits of a number of which its chapters speak. */
  readonly digits: number;
  /** What was reached, by day and chapter, which share it where they are alike, and by the lists. */
  readonly byDay: Map<string, Map<string, ByLists>>;
  readonly byPlace: Map<string, ByLists>;
}

/** By the lists that contain the number, or by a text where the day of import has others. */
type ByLists = Map<ReadonlySet<string> | string, Reached>;

/** What is kept for one law. */
interface Shared {
  /** By the names of the headings: on many days the same ones may reach goods of an origin. */
  readonly reachables: Map<string, Reachable>;
  /** By the names of the headings and of what they leave to ask. */
  readonly reached: Map<string, Reached>;
}

// Far more than a law has on the days on record; what only someone of another day knew may add to it.
const MOST_REACHABLE = 2_000;
const MOST_REACHED = 20_000;

const sharedBy = new WeakMap<ListIndex, Shared>();
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
  const found = sharedBy.get(lists) ?? { reachables: new Map(), reached: new Map() };
  sharedBy.set(lists, found);
  return found;
}

function reachable(shared: Shared, inForce: readonly HeadingInForce[], origin: string): Reachable {
  const headings = inForce.filter(({ terms }) => decided(terms.origin, origin) !== false);
  const key = `${origin} ${headings.map(name).join(" ")}`;
  let found = shared.reachables.get(key);
  if (found === undefined) {
    const chapters = [...new Set(headings.flatMap((heading) => heading.chapters))];
    found = {
      headings,
      ...indexByList(headings),
      turns: headings.flatMap(({ turns }) => turns),
      chapters,
      digits: Math.max(0, ...chapters.map(({ length }) => length)),
      byDay: new Map(),
      byPlace: new Map(),
    };
    if (shared.reachables.size >= MOST_REACHABLE) shared.reachables.clear();
    shared.reachables.set(key, found);
  }
  return found;
}

/** The headings that goods of one origin may meet on a day, with what was reached there by chapter. */
export interface Meeting {
  readonly from: Reachable;
  readonly byChapter: Map<string, ByLists>;
}

/** What goods of an origin may meet of the headings in force for those who enter on a day. */
export function meetingOf(lists: ListIndex, inForce: readonly HeadingInForce[], origin: string, entryDate: Day): Meeting {
  const from = reachable(sharedOf(lists), inForce, origin);
  let byChapter = from.byDay.get(entryDate);
  if (byChapter === undefined) {
    byChapter = new Map();
    from.byDay.set(entryDate, byChapter);
  }
  return { from, byChapter };
}

function byListsAt({ from, byChapter }: Meeting, key: PlanKey): ByLists {
  const chapter = key.hts.slice(0, from.digits);
  let found = byChapter.get(chapter);
  if (found === undefined) {
    const place = placeAmong(from, key);
    found = from.byPlace.get(place) ?? new Map();
    from.byPlace.set(place, found);
    byChapter.set(chapter, found);
  }
  return found;
}

/**
 * The headings that reach a number. Numbers that are on the same lists meet the same ones, in the same chapter and on the same side of a day
 * where headings turn on these.
 */
export function reachedBy(lists: ListIndex, rules: ReadonlyMap<string, FactRule>, key: PlanKey, meeting: Meeting): Reached {
  const { from } = meeting;
  // What is said of a renumbered line is said of that line alone.
  if (key.listings.some((each) => lists.standsOnAny(each, key.hts))) return reach(lists, rules, key, from).reached();
  const byLists = byListsAt(meeting, key);
  const [only = "", other] = key.listings;
  const listed = other === undefined ? only : `${key.listings.map(lists.nameOf).join(" ")}|${[...key.importClock].join(" ")}`;
  const found = byLists.get(listed);
  if (found !== undefined) return found;
  const { same, reached } = reach(lists, rules, key, from);
  const shared = sharedOf(lists);
  if (shared.reached.size >= MOST_REACHED) forget(shared);
  const made = shared.reached.get(same) ?? reached();
  shared.reached.set(same, made);
  byListsAt(meeting, key).set(listed, made);
  return made;
}

function forget(shared: Shared): void {
  for (const each of shared.reachables.values()) {
    // What is met on a day is in use: it is emptied, not left.
    for (const byChapter of each.byDay.values()) byChapter.clear();
    each.byPlace.clear();
  }
  shared.reached.clear();
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
