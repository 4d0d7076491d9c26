// What differs, part by part, between the law that one line meets on two days, with the acts that made each part differ: the headings
// that reach the goods, the rules on who yields, the headings that notes name, the row of the schedule, the programs that can be claimed.

import type { Plan, PlannedHeading } from "../assess/plan.js";
import type { Prepared } from "../assess/prepare.js";
import type { Day } from "../exact/day.js";
import type { Schedule } from "../hts/schedule.js";
import { daysOfTest } from "../law/calendar.js";
import { appliesOn, counts, foldTerms } from "../law/in-force.js";
import { parcelsFor } from "../law/of-origin.js";
import type { Condition, HeadingList, Measure, Provision, Terms, YieldRule } from "../law/types.js";
import { listActs, listsOfTerms } from "./list-acts.js";
import { type Window, windowOf, within } from "./window.js";

/** One part that differs. `began` where the later day has something that the earlier one had not. */
export type Change = { readonly acts: readonly string[]; readonly began: boolean } & (
  | { readonly part: "heading"; readonly id: string }
  | { readonly part: "rule"; readonly rule: YieldRule }
  | { readonly part: "named"; readonly list: string; readonly heading: string }
  | { readonly part: "row" }
  | { readonly part: "claim" }
  | { readonly part: "year" }
  | { readonly part: "parcel" }
);

/** Every part that differs. The lines differ in their days only. */
export function changesBetween(before: Prepared, after: Prepared): Change[] {
  return [
    ...headingChanges(before, after),
    ...ruleChanges(before, after),
    ...namedChanges(before, after),
    ...rowChanges(before, after),
    ...claimChanges(before, after),
    ...yearChanges(before, after),
    ...parcelChanges(before, after),
  ];
}

// The process by which a parcel is cleared or pays; a process that ends is ended by the rule that takes its place.
function parcelChanges(before: Prepared, after: Prepared): Change[] {
  const [was, is] = [before.parcel, after.parcel];
  if (was.clearance === is.clearance && was.post === is.post) return [];
  const { from, to } = { from: before.line.entryDate, to: after.line.entryDate };
  const began = parcelsFor(after.parts.law, after.line.origin).filter((rule) => from < rule.from && rule.from <= to);
  return [{ part: "parcel", began: true, acts: [...new Set(began.flatMap(({ cites }) => cites))] }];
}

/** How the edition of the schedule of a day is cited. */
export function edition({ schedule }: { readonly schedule: Schedule }, day: string): string {
  return `HTS ${schedule.revisionOn(day as Day).name}`;
}

const written = new WeakMap<PlannedHeading, string>();

function textOf(heading: PlannedHeading | undefined): string {
  if (heading === undefined) return "";
  let found = written.get(heading);
  if (found === undefined) {
    found = JSON.stringify([heading.terms, heading.test]);
    written.set(heading, found);
  }
  return found;
}

/** The plan of the same number on the other day; where the number was not there, that of the first. */
export function planOf(prepared: Prepared, hts: string): Plan | undefined {
  const { groups } = prepared.found;
  return (groups.find(({ numbers }) => numbers.includes(hts)) ?? groups[0])?.plan;
}

// Numbers distinguished by their plans on either day, one for each pair of plans.
function samples(before: Prepared, after: Prepared): readonly { hts: string; old: Plan; now: Plan }[] {
  const found = new Map<Plan, Map<Plan, string>>();
  const all: { hts: string; old: Plan; now: Plan }[] = [];
  for (const { numbers, plan: now } of after.found.groups)
    for (const hts of numbers) {
      const old = planOf(before, hts);
      if (old === undefined || found.get(now)?.has(old)) continue;
      found.set(now, (found.get(now) ?? new Map()).set(old, hts));
      all.push({ hts, old, now });
    }
  return all;
}

function headingChanges(before: Prepared, after: Prepared): Change[] {
  const changes = new Map<string, { acts: Set<string>; began: boolean }>();
  for (const { hts, old, now } of samples(before, after)) {
    for (const id of new Set([...now.headings.keys(), ...old.headings.keys()])) {
      const [was, is] = [old.headings.get(id), now.headings.get(id)];
      const heading = is ?? was;
      if (heading === undefined || textOf(was) === textOf(is)) continue;
      const known = changes.get(id) ?? { acts: new Set(), began: is !== undefined };
      changes.set(id, known);
      for (const act of headingActs(before, after, heading, hts)) known.acts.add(act);
    }
  }
  return [...changes].map(([id, { acts, began }]) => ({ part: "heading", id, acts: [...acts], began }));
}

// Acts by which a heading came to reach the goods, says something else of them, or no longer reaches them.
function headingActs(before: Prepared, after: Prepared, { measure, provision, by }: PlannedHeading, hts: string): readonly string[] {
  const clocks = [windowOf(before.line.entryDate, after.line.entryDate), windowOf(before.line.importDate, after.line.importDate)];
  for (const window of measure.clock === "import" ? clocks.reverse() : clocks) {
    const acts = [...amended(provision, window, after.knownOn), ...ended(measure, provision, window, after.knownOn)];
    const terms = [window.after, window.to].map((day) => foldTerms(provision, day, after.knownOn)?.terms);
    for (const list of listsOfTerms(terms)) acts.push(...listActs(after, list, hts, window));
    if (acts.length > 0) return acts;
  }
  return by;
}

// Amendments that began and still set a term, and those whose tests name a day.
function amended(provision: Provision, window: Window, knownOn: Day | undefined): string[] {
  const standing = provision.amendments.filter((amendment) => counts(amendment, window.to, knownOn));
  const acts: string[] = [];
  const [first] = standing;
  for (const amendment of standing) {
    const set = Object.keys(amendment.terms) as (keyof Terms)[];
    const stands = set.filter((term) => standing.findLast(({ terms }) => terms[term] !== undefined) === amendment);
    if (within(amendment.from, window) && stands.length > 0) acts.push(...amendment.by);
    else if (stands.some((term) => turns(amendment.terms[term], window))) acts.push(...amendment.by);
  }
  const base = Object.entries(provision.base).filter(([term]) => !standing.some(({ terms }) => terms[term as keyof Terms] !== undefined));
  if (first !== undefined && base.some(([, test]) => turns(test, window))) acts.push(...first.by);
  return acts;
}

function turns(term: Terms[keyof Terms] | undefined, window: Window): boolean {
  return isTest(term) && daysOfTest(term).some((day) => within(day, window));
}

function isTest(term: Terms[keyof Terms] | undefined): term is Condition {
  return typeof term === "object" && "op" in term;
}

function ended(measure: Measure, provision: Provision, window: Window, knownOn: Day | undefined): string[] {
  return [provision.ends, measure.ends].flatMap((ends) =>
    ends !== undefined && within(ends.on, window) && (knownOn === undefined || ends.known <= knownOn) ? ends.by : [],
  );
}

// Headings that reach the goods on either day; no rule speaks of others.
function reaching(before: Prepared, after: Prepared): readonly PlannedHeading[] {
  return [before, after].flatMap(({ found }) => found.groups.flatMap(({ plan }) => [...plan.headings.values()]));
}

function ruleChanges(before: Prepared, after: Prepared): Change[] {
  const headings = reaching(before, after);
  const among = (ids: readonly string[]): boolean =>
    headings.some(({ measure, provision }) => ids.includes(measure.id) || ids.includes(provision.id));
  return after.parts.law.yields.flatMap((rule): Change[] => {
    if (!among([...rule.to, ...rule.althoughFree]) || !among(rule.yields)) return [];
    const [was, is] = [before, after].map(({ line, knownOn }) => appliesOn(rule, line.entryDate, knownOn));
    if (was === is) return [];
    return [{ part: "rule", rule, began: is === true, acts: is === true ? rule.by : (rule.endedBy ?? rule.by) }];
  });
}

function namedChanges(before: Prepared, after: Prepared): Change[] {
  const changes: Change[] = [];
  const ids = new Set(reaching(before, after).map(({ provision }) => provision.id));
  for (const list of Object.values(after.parts.law.headingLists)) {
    for (const heading of new Set(list.rows.map((row) => row.heading))) {
      if (!ids.has(heading)) continue;
      const [was = [], is = []] = [before, after].map(({ line, knownOn }) =>
        list.rows.filter((row) => row.heading === heading && appliesOn(row, line.entryDate, knownOn)),
      );
      if (was.length > 0 === is.length > 0 && JSON.stringify(was[0]?.test) === JSON.stringify(is[0]?.test)) continue;
      const rows: HeadingList["rows"] = is.length > 0 ? is : was;
      changes.push({ part: "named", list: list.id, heading, began: is.length > 0, acts: [...new Set(rows.flatMap(({ by }) => by))] });
    }
  }
  return changes;
}

/** Whether two rows of the schedule owe the same. */
export function sameRow(one: Plan["line"], other: Plan["line"]): boolean {
  return (
    one.general === other.general && one.special === other.special && one.other === other.other && one.units.join() === other.units.join()
  );
}

function rowChanges(before: Prepared, after: Prepared): Change[] {
  const { to } = windowOf(before.line.entryDate, after.line.entryDate);
  const lines = samples(before, after);
  const same = lines.every(({ old, now }) => sameRow(old.line, now.line));
  const numbers = [before, after].map(({ found }) =>
    found.groups
      .flatMap((group) => group.numbers)
      .sort()
      .join(),
  );
  return same && numbers[0] === numbers[1] ? [] : [{ part: "row", began: true, acts: [edition(after.parts, to)] }];
}

function claimChanges(before: Prepared, after: Prepared): Change[] {
  const window = windowOf(before.line.entryDate, after.line.entryDate);
  const lapses = (after.parts.law.lapses ?? []).filter(({ on }) => within(on, window));
  return lapses.length === 0 ? [] : [{ part: "claim", began: true, acts: lapses.flatMap(({ cites }) => cites) }];
}

// Tests that count years turn with the year of the entry.
function yearChanges(before: Prepared, after: Prepared): Change[] {
  if (before.line.entryDate.slice(0, 4) === after.line.entryDate.slice(0, 4)) return [];
  const acts = new Set<string>();
  for (const { plan } of after.found.groups)
    for (const { provision, terms, by } of plan.headings.values()) {
      const counting = Object.values(terms).filter((term) => JSON.stringify(term).includes('"years-before-entry"'));
      if (counting.length === 0) continue;
      const set = provision.amendments.filter((each) => Object.values(each.terms).some((term) => counting.includes(term)));
      for (const act of set.at(-1)?.by ?? by) acts.add(act);
    }
  return acts.size === 0 ? [] : [{ part: "year", began: true, acts: [...acts] }];
}
