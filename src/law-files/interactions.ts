// What a person who amends the law is asked to think of: headings that meet without a rule of stacking, two headings of one measure on
// one number, rows of the register and cases that are missing, and how many numbers and how much trade an amendment touches.

import type { Plan, PlannedHeading } from "../assess/plan.js";
import { engineParts } from "../assess/prepare.js";
import type { Day } from "../exact/day.js";
import type { Schedule } from "../hts/schedule.js";
import { appliesOn } from "../law/in-force.js";
import type { Amendment, Law, Measure, Provision, YieldRule } from "../law/types.js";

/** One amendment that the law has and the one before it had not. */
export interface Amended {
  readonly measure: string;
  /** Id of the heading. */
  readonly heading: string;
  readonly from: Day;
  /** Numbers that it reaches on its first day. */
  readonly numbers: readonly string[];
}

/** Two headings that reach the same numbers on a day and of which no rule says who yields. */
export interface Meeting {
  readonly heading: string;
  readonly measure: string;
  readonly meets: string;
  readonly of: string;
  readonly on: Day;
  readonly numbers: readonly string[];
  /** One measure charges both: two of its headings on one article. */
  readonly sameMeasure: boolean;
}

/** The report. */
export interface InteractionReport {
  readonly amended: readonly Amended[];
  readonly meetings: readonly Meeting[];
}

/** Hold what is new in a law against everything that it meets. */
export function interactions(before: Law | undefined, law: Law, schedule: Schedule): InteractionReport {
  const fresh = newAmendments(before, law);
  if (fresh.length === 0) return { amended: [], meetings: [] };
  const parts = engineParts(law, schedule);
  const [origin = ""] = law.countries.encoded;
  const amended = new Map<string, { of: (typeof fresh)[number]; numbers: string[] }>();
  const meetings = new Map<string, Omit<Meeting, "numbers"> & { numbers: string[] }>();
  for (const day of [...new Set(fresh.map(({ amendment }) => amendment.from))].sort()) {
    const here = new Map(fresh.filter(({ amendment }) => amendment.from === day).map((each) => [each.provision.id, each]));
    const seen = new Map<Plan["headings"], readonly PlannedHeading[]>();
    for (const hts of schedule.lines(day)) {
      const found = parts.plans.find({ hts, origin, entryDate: day, importDate: day, knownOn: undefined, importClock: parts.importClock });
      const [group] = found.ok ? found.groups : [];
      if (group === undefined) continue;
      const { headings } = group.plan;
      const reaching = seen.get(headings) ?? [...headings.values()].filter(({ provision }) => here.has(provision.id));
      seen.set(headings, reaching);
      for (const heading of reaching) {
        const own = here.get(heading.provision.id);
        if (own === undefined) continue;
        const key = `${heading.provision.id} ${day}`;
        const kept = amended.get(key) ?? { of: own, numbers: [] };
        amended.set(key, kept);
        kept.numbers.push(hts);
        for (const other of headings.values()) meet(heading, other, day, hts, law, meetings);
      }
    }
  }
  return {
    amended: [...amended.values()].map(({ of: { measure, provision, amendment }, numbers }) => ({
      measure: measure.id,
      heading: provision.id,
      from: amendment.from,
      numbers,
    })),
    meetings: [...meetings.values()],
  };
}

function newAmendments(
  before: Law | undefined,
  law: Law,
): readonly { readonly measure: Measure; readonly provision: Provision; readonly amendment: Amendment }[] {
  const old = new Set(
    (before?.measures ?? []).flatMap(({ provisions }) =>
      provisions.flatMap(({ id, base, amendments }) => amendments.map((each) => JSON.stringify([id, base, each.from, each.terms]))),
    ),
  );
  return law.measures.flatMap((measure) =>
    measure.provisions.flatMap((provision) =>
      provision.amendments
        .filter((each) => each.withdrawn === undefined && !old.has(JSON.stringify([provision.id, provision.base, each.from, each.terms])))
        .map((amendment) => ({ measure, provision, amendment })),
    ),
  );
}

function charges({ terms }: PlannedHeading): boolean {
  return terms.adds.kind !== "nothing" && terms.adds.kind !== "barred";
}

function meet(
  heading: PlannedHeading,
  other: PlannedHeading,
  day: Day,
  hts: string,
  law: Law,
  meetings: Map<string, Omit<Meeting, "numbers"> & { numbers: string[] }>,
): void {
  if (other === heading || !charges(heading) || !charges(other)) return;
  if (heading.terms.except.includes(other.provision.id) || other.terms.except.includes(heading.provision.id)) return;
  const sameMeasure = heading.measure.id === other.measure.id;
  if (!sameMeasure && law.yields.some((rule) => appliesOn(rule, day, undefined) && settles(rule, heading, other))) return;
  const key = `${heading.provision.id} ${other.provision.id} ${day}`;
  // Two headings of one act meet once, whichever of them is looked at first.
  if (meetings.has(`${other.provision.id} ${heading.provision.id} ${day}`)) return;
  const known = meetings.get(key) ?? {
    heading: heading.provision.id,
    measure: heading.measure.id,
    meets: other.provision.id,
    of: other.measure.id,
    on: day,
    numbers: [],
    sameMeasure,
  };
  meetings.set(key, known);
  known.numbers.push(hts);
}

function settles({ to, yields, althoughFree }: YieldRule, a: PlannedHeading, b: PlannedHeading): boolean {
  const names = (among: readonly string[], { measure, provision }: PlannedHeading): boolean =>
    among.includes(measure.id) || among.includes(provision.id);
  const wins = [...to, ...althoughFree];
  return (names(wins, a) && names(yields, b)) || (names(wins, b) && names(yields, a));
}
