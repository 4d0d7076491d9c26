// The plan of one number on one day: the rate line, and of every heading in force what is left to ask once the number, the day and
// the origin are known. Plans are made once and kept; rating a line is then a few tests.

import type { Day } from "../exact/day.js";
import type { RateLine } from "../hts/schedule.js";
import { foldTerms, type InForce, measureEnded } from "../law/in-force.js";
import type { Condition, Law, Measure, Provision, Terms } from "../law/types.js";
import type { ListIndex } from "./list-index.js";
import { isNever, type Known, settle, settleValue } from "./settle.js";

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

/** A heading in force on a day, before any number is known. */
export interface HeadingInForce extends InForce {
  readonly measure: Measure;
  readonly provision: Provision;
  /** All its tests but the column. */
  readonly reach: Condition;
}

/** Every heading in force on a day, for someone who knows the law published by `knownOn`. */
export function headingsInForce(law: Law, day: Day, knownOn: Day | undefined): readonly HeadingInForce[] {
  return law.measures.flatMap((measure) => {
    if (measureEnded(measure, day, knownOn)) return [];
    return measure.provisions.flatMap((provision) => {
      const folded = foldTerms(provision, day, knownOn);
      if (folded === undefined) return [];
      const { origin, goods, when, unless } = folded.terms;
      return [{ ...folded, measure, provision, reach: { op: "all", tests: [origin, goods, when, { op: "not", test: unless }] } as const }];
    });
  });
}

/** What a plan is made for. */
export interface PlanKey {
  readonly hts: string;
  readonly origin: string;
  readonly entryDate: Day;
  /** Lists on which the number stands on the day of a measure. */
  listed(measure: Measure): ReadonlySet<string>;
}

/** Make the plan of one ten-digit number, or of an eight-digit one that has no lines below it. */
export function makePlan(lists: ListIndex, line: RateLine, key: PlanKey, inForce: readonly HeadingInForce[]): Plan {
  const headings = new Map<string, PlannedHeading>();
  const met = new Set<Measure>();
  const reached = new Set<Measure>();
  const signature: string[] = [line.general, line.special, line.other, line.units.join("/")];
  for (const heading of inForce) {
    const { measure, provision, terms } = heading;
    met.add(measure);
    const known: Known = {
      hts: key.hts,
      origin: key.origin,
      entryDate: key.entryDate,
      listed: key.listed(measure),
      lists,
      marks: new Set<string>(),
    };
    const reach = settle(heading.reach, known);
    if (isNever(reach)) continue;
    const test = terms.columns.op === "true" ? reach : settle({ op: "all", tests: [reach, terms.columns] }, known);
    reached.add(measure);
    const value = settleValue(terms.value, key.hts);
    headings.set(provision.id, {
      index: headings.size,
      measure,
      provision,
      terms: value === terms.value ? terms : { ...terms, value },
      test,
      reach,
      since: heading.since,
      by: heading.by,
      unverified: known.marks.size === 0 ? heading.unverified : [...heading.unverified, ...known.marks],
    });
    signature.push(provision.id, test.op === "true" ? "" : JSON.stringify(test), value.kind);
  }
  const ruledOut = [...met]
    .filter((measure) => !reached.has(measure))
    .map((measure) => ({ measure, reason: `no heading of ${measure.title} covers this number and origin` }));
  return { line, headings, ruledOut, signature: signature.join("|") };
}
