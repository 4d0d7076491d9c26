// The plan of one number on one day: the rate line, and of every heading in force what is left to ask once the number, the day and
// the origin are known. Plans are made once and kept; rating a line is then a few tests.

import type { Day } from "../exact/day.js";
import type { RateLine } from "../hts/schedule.js";
import { foldTerms, measureEnded } from "../law/in-force.js";
import type { Condition, Law, Measure, Provision, Terms } from "../law/types.js";

/** A heading in force that may reach the line. */
export interface PlannedHeading {
  readonly measure: Measure;
  readonly provision: Provision;
  readonly terms: Terms;
  /** What is left to ask. */
  readonly test: Condition;
  readonly since: Day;
  readonly by: readonly string[];
  readonly unverified: readonly string[];
}

/** The plan of one entry-level number. */
export interface Plan {
  readonly line: RateLine;
  readonly headings: ReadonlyMap<string, PlannedHeading>;
  /** Measures in force whose every heading was ruled out by number, origin or day. */
  readonly ruledOut: readonly { readonly measure: Measure; readonly reason: string }[];
  /** Two numbers with equal signatures owe the same on equal facts. */
  readonly signature: string;
}

/** Looks up HTS prefixes in the lists of a law. */
export interface ListIndex {
  has(list: string, hts: string, day: Day): boolean;
}

type Row = readonly [from: string, until: string];

/** Index the lists: prefix to its days; in a group the longest prefix of any of its lists wins. */
export function indexLists(law: Law): ListIndex {
  const byList = new Map<string, Map<string, Row[]>>();
  const byGroup = new Map<string, Map<string, Row[]>[]>();
  for (const list of Object.values(law.lists)) {
    const prefixes = new Map<string, Row[]>();
    for (const [prefix, from, until] of list.rows) {
      const rows = prefixes.get(prefix);
      if (rows === undefined) prefixes.set(prefix, [[from, until]]);
      else rows.push([from, until]);
    }
    byList.set(list.id, prefixes);
    if (list.group !== undefined) byGroup.set(list.group, [...(byGroup.get(list.group) ?? []), prefixes]);
  }
  const longest = (prefixes: ReadonlyMap<string, Row[]>, hts: string, day: Day): number => {
    for (let length = hts.length; length >= 2; length--) {
      const rows = prefixes.get(hts.slice(0, length));
      if (rows?.some(([from, until]) => from <= day && (until === "" || day < until))) return length;
    }
    return 0;
  };
  return {
    has(id, hts, day) {
      const prefixes = byList.get(id);
      if (prefixes === undefined) throw new Error(`no list ${id}`);
      const length = longest(prefixes, hts, day);
      if (length === 0) return false;
      const group = law.lists[id]?.group;
      if (group === undefined) return true;
      return (byGroup.get(group) ?? []).every((other) => other === prefixes || longest(other, hts, day) <= length);
    },
  };
}

const TRUE: Condition = { op: "true" };
const FALSE: Condition = { op: "any", tests: [] };

interface Known {
  readonly hts: string;
  readonly origin: string;
  readonly entryDate: Day;
  /** Day on which list membership is tested. */
  readonly clock: Day;
  readonly lists: ListIndex;
}

function isFalse(test: Condition): boolean {
  return test.op === "any" && test.tests.length === 0;
}

// What is left of a test once number, origin and entry day are known.
function settle(test: Condition, known: Known): Condition {
  switch (test.op) {
    case "list":
      return known.lists.has(test.list, known.hts, known.clock) ? TRUE : FALSE;
    case "chapter":
      return test.any.some((chapter) => known.hts.startsWith(chapter)) ? TRUE : FALSE;
    case "origin":
      return test.any.includes(known.origin) ? TRUE : FALSE;
    case "day": {
      if (test.fact !== "entryDate") return test;
      return (test.compare === "before" ? known.entryDate < test.day : known.entryDate >= test.day) ? TRUE : FALSE;
    }
    case "not": {
      const inner = settle(test.test, known);
      if (inner.op === "true") return FALSE;
      return isFalse(inner) ? TRUE : { op: "not", test: inner };
    }
    case "all": {
      const parts = [];
      for (const part of test.tests) {
        const inner = settle(part, known);
        if (isFalse(inner)) return FALSE;
        if (inner.op !== "true") parts.push(inner);
      }
      return parts.length === 0 ? TRUE : parts.length === 1 ? (parts[0] ?? TRUE) : { op: "all", tests: parts };
    }
    case "any": {
      const parts = [];
      for (const part of test.tests) {
        const inner = settle(part, known);
        if (inner.op === "true") return TRUE;
        if (!isFalse(inner)) parts.push(inner);
      }
      return parts.length === 1 ? (parts[0] ?? FALSE) : { op: "any", tests: parts };
    }
    default:
      return test;
  }
}

/** What a plan is made for. `trigger` is the day that decides for measures on the import clock. */
export interface PlanKey {
  readonly hts: string;
  readonly origin: string;
  readonly entryDate: Day;
  readonly importDate: Day;
  readonly knownOn: Day | undefined;
}

/** Make the plan of one ten-digit number, or of an eight-digit one that has no lines below it. */
export function makePlan(law: Law, lists: ListIndex, line: RateLine, key: PlanKey, importClock: ReadonlySet<string>): Plan {
  const headings = new Map<string, PlannedHeading>();
  const ruledOut: { measure: Measure; reason: string }[] = [];
  const signature: string[] = [line.general, line.special, line.other, line.units.join("/")];
  for (const measure of law.measures) {
    const clock = importClock.has(measure.id) ? key.importDate : key.entryDate;
    if (measureEnded(measure, clock, key.knownOn)) continue;
    const known = { hts: key.hts, origin: key.origin, entryDate: key.entryDate, clock, lists };
    let reached = false;
    let inForce = false;
    for (const provision of measure.provisions) {
      const folded = foldTerms(provision, clock, key.knownOn);
      if (folded === undefined) continue;
      inForce = true;
      const test = settle(folded.terms.test, known);
      if (isFalse(test)) continue;
      reached = true;
      headings.set(provision.id, {
        measure,
        provision,
        terms: folded.terms,
        test,
        since: folded.since,
        by: folded.by,
        unverified: folded.unverified,
      });
      signature.push(provision.id, test.op === "true" ? "" : JSON.stringify(test));
    }
    if (inForce && !reached) ruledOut.push({ measure, reason: `no heading of ${measure.title} covers this number and origin` });
  }
  return { line, headings, ruledOut, signature: signature.join("|") };
}
