// Which numbers two versions of the law may treat differently on a day: those that a heading reaches which only one of them has so, and
// those on rows of lists that only one of them has. All others are left alone, so that a small amendment is compared in a moment.

import { type HeadingInForce, headingsInForce } from "../assess/headings.js";
import type { Day } from "../exact/day.js";
import { appliesOn } from "../law/in-force.js";
import type { Condition, Law, Measure, NumberList, YieldRule } from "../law/types.js";

/** Whether a number, ten digits or eight, may be treated differently; undefined where no number is. */
export type Touched = ((hts: string) => boolean) | undefined;

const every = (): boolean => true;

/** Compare two laws once; the answer tells for a day which numbers they may treat differently. */
export function touchedNumbers(before: Law, after: Law): (day: Day) => Touched {
  if (text(restOf(before)) !== text(restOf(after))) return () => every;
  const laws = [before, after] as const;
  const ids = [...new Set(laws.flatMap(({ lists }) => Object.keys(lists)))];
  const lists = ids.filter((id) => text(before.lists[id]) !== text(after.lists[id]));
  const measures = changedMeasures(before, after);
  return (day) => {
    const notes = laws.map(({ headingLists }) =>
      text(Object.values(headingLists).map(({ id, rows }) => [id, rows.filter((row) => appliesOn(row, day, undefined))])),
    );
    if (notes[0] !== notes[1]) return every;
    const headings = changedHeadings(before, after, day, measures);
    const rows = lists.flatMap((id) => changedRows(before.lists[id], after.lists[id], day));
    if (headings.length === 0 && rows.length === 0) return undefined;
    const prefixes = new Set(rows);
    for (const { reach } of headings) {
      const narrowest = goodsOf(reach);
      // A heading whose goods no list and no chapter bounds may reach anything.
      if (narrowest === undefined) return every;
      for (const chapter of narrowest.chapters) prefixes.add(chapter);
      for (const id of narrowest.lists)
        for (const law of laws) for (const [prefix, ...span] of law.lists[id]?.rows ?? []) if (standsOn(span, day)) prefixes.add(prefix);
    }
    return startingWith(prefixes);
  };
}

interface Goods {
  readonly lists: readonly string[];
  readonly chapters: readonly string[];
}

// Lists and chapters outside of which a test cannot hold; undefined where it may hold for any number.
function goodsOf(test: Condition): Goods | undefined {
  switch (test.op) {
    case "list":
      return { lists: [test.list], chapters: [] };
    case "chapter":
      return { lists: [], chapters: test.any };
    case "all":
      for (const part of test.tests) {
        const found = goodsOf(part);
        if (found !== undefined) return found;
      }
      return undefined;
    case "any": {
      const parts = test.tests.map(goodsOf);
      const known = parts.filter((part) => part !== undefined);
      return known.length < parts.length
        ? undefined
        : { lists: known.flatMap(({ lists }) => lists), chapters: known.flatMap(({ chapters }) => chapters) };
    }
    default:
      return undefined;
  }
}

function startingWith(prefixes: ReadonlySet<string>): (hts: string) => boolean {
  const lengths = [...new Set([...prefixes].map(({ length }) => length))];
  // A row of ten digits also names the eight digits above it.
  const above = new Set([...prefixes].flatMap((prefix) => (prefix.length > EIGHT ? [prefix.slice(0, EIGHT)] : [])));
  return (hts) => lengths.some((length) => prefixes.has(hts.slice(0, length))) || above.has(hts);
}

const EIGHT = 8;

function text(value: unknown): string {
  return JSON.stringify(value) ?? "";
}

// What is neither of one measure, nor of one list, nor a dated rule; what is only said changes no duty.
function restOf(law: Law): unknown {
  const {
    hash: _hash,
    coverage: _coverage,
    measures: _measures,
    lists: _lists,
    headingLists: _headingLists,
    yields: _yields,
    fees: _fees,
    instruments: _instruments,
    notCovered: _notCovered,
    told: _told,
    register: _register,
    openQuestions: _openQuestions,
    ...rest
  } = law;
  return rest;
}

// Measures of which something other than their headings differs, such as a question of the law.
function changedMeasures(before: Law, after: Law): ReadonlySet<string> {
  const rest = ({ provisions: _, notices: __, litigation: ___, reviewed: ____, lastSeen: _____, ...own }: Measure): string => text(own);
  const old = new Map(before.measures.map((measure) => [measure.id, rest(measure)]));
  return new Set(after.measures.filter((measure) => old.get(measure.id) !== rest(measure)).map(({ id }) => id));
}

function changedHeadings(before: Law, after: Law, day: Day, measures: ReadonlySet<string>): HeadingInForce[] {
  const [old, now] = [before, after].map((law) => {
    const found = headingsInForce(law, day, undefined);
    return new Map(found.map((heading) => [`${heading.measure.id} ${heading.provision.id}`, heading]));
  });
  if (old === undefined || now === undefined) return [];
  const yielding = changedRules(before, after, day);
  const named = ({ measure, provision }: HeadingInForce): boolean => yielding.has(measure.id) || yielding.has(provision.id);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const both = [old.get(key), now.get(key)].flatMap((heading) => heading ?? []);
    const [first, second] = both;
    const same = first !== undefined && second !== undefined && chargedBy(first) === chargedBy(second);
    const kept = same && !measures.has(first.measure.id) && !both.some(named);
    return kept ? [] : both;
  });
}

function chargedBy({ terms, provision: { amendments: _, base: __, covers: ___, ends: ____, ...own } }: HeadingInForce): string {
  return text([terms, own]);
}

// Headings and measures that yield by a rule which only one of the laws has on the day, or has elsewhere in the order of rules.
function changedRules(before: Law, after: Law, day: Day): ReadonlySet<string> {
  const [old, now] = [before, after].map(({ yields }) => yields.filter((rule) => appliesOn(rule, day, undefined)).map(ruleText));
  if (text(old) === text(now)) return new Set();
  const kept = new Set(old?.filter((rule) => now?.includes(rule)));
  const inOrder = text(old?.filter((rule) => kept.has(rule))) === text(now?.filter((rule) => kept.has(rule)));
  const changed = [...before.yields, ...after.yields].filter((rule) => !inOrder || !kept.has(ruleText(rule)));
  return new Set(changed.flatMap(({ yields }) => yields));
}

function ruleText({ to, althoughFree, yields, takes, when }: YieldRule): string {
  return text([to, althoughFree, yields, takes, when]);
}

function standsOn([from = "", until = ""]: readonly (string | undefined)[], day: Day): boolean {
  return from <= day && (until === "" || day < until);
}

// Prefixes of rows that stand on the day in one of the lists only; of a list that is grouped, open or marked otherwise, all of them.
function changedRows(before: NumberList | undefined, after: NumberList | undefined, day: Day): string[] {
  const rows = (list: NumberList | undefined) => (list?.rows ?? []).filter(([, ...span]) => standsOn(span, day));
  const [old, now] = [rows(before), rows(after)];
  if (before?.group !== after?.group || before?.open !== after?.open) return [...old, ...now].map(([prefix]) => prefix);
  const key = ([prefix, , , stands = ""]: (typeof old)[number]): string => `${prefix} ${stands}`;
  const [first, second] = [new Set(old.map(key)), new Set(now.map(key))];
  return [...old.filter((row) => !second.has(key(row))), ...now.filter((row) => !first.has(key(row)))].map(([prefix]) => prefix);
}
