// The plan of one number on one day: the rate line, and of every heading in force what is left to ask once the number, the day and
// the origin are known. Plans are made once and kept; rating a line is then a few tests.

import type { Day } from "../exact/day.js";
import type { RateLine } from "../hts/schedule.js";
import { foldTerms, measureEnded } from "../law/in-force.js";
import type { Condition, Law, Measure, Provision, Terms } from "../law/types.js";
import type { ListIndex } from "./list-index.js";
import { isNever, settle, settleValue } from "./settle.js";

/** A heading in force that may reach the line. */
export interface PlannedHeading {
  readonly measure: Measure;
  readonly provision: Provision;
  readonly terms: Terms;
  /** What is left to ask. */
  readonly test: Condition;
  /** The same without the column: whether the heading speaks of these goods at all. */
  readonly reach: Condition;
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
    let reached = false;
    let inForce = false;
    for (const provision of measure.provisions) {
      const folded = foldTerms(provision, clock, key.knownOn);
      if (folded === undefined) continue;
      inForce = true;
      const known = { hts: key.hts, origin: key.origin, entryDate: key.entryDate, clock, lists, marks: new Set<string>() };
      const { terms } = folded;
      const reach = settle({ op: "all", tests: [terms.origin, terms.goods, terms.when, { op: "not", test: terms.unless }] }, known);
      if (isNever(reach)) continue;
      const test = terms.columns.op === "true" ? reach : settle({ op: "all", tests: [reach, terms.columns] }, known);
      reached = true;
      const value = settleValue(terms.value, key.hts);
      headings.set(provision.id, {
        measure,
        provision,
        terms: { ...terms, value },
        test,
        reach,
        since: folded.since,
        by: folded.by,
        unverified: [...folded.unverified, ...known.marks],
      });
      signature.push(provision.id, test.op === "true" ? "" : JSON.stringify(test), value.kind);
    }
    if (inForce && !reached) ruledOut.push({ measure, reason: `no heading of ${measure.title} covers this number and origin` });
  }
  return { line, headings, ruledOut, signature: signature.join("|") };
}
