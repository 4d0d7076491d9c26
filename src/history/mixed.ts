// What a line would owe if some parts of the law stood as they do on another day: the counterfactual by which the cause of a
// change is found.

import type { ExploreSetting } from "../assess/explore.js";
import { outcomeOf } from "../assess/outcome.js";
import type { Plan, PlannedHeading } from "../assess/plan.js";
import type { PlanGroup } from "../assess/plans.js";
import type { Prepared } from "../assess/prepare.js";
import { startsOf } from "../assess/starts.js";
import type { Day } from "../exact/day.js";
import { appliesOn } from "../law/in-force.js";
import type { Law } from "../law/types.js";
import { type Change, planOf } from "./changes.js";
import { owed } from "./owed.js";

/** What `line` owes with the given parts taken from `other`. */
export function owedWith(line: Prepared, other: Prepared, taken: readonly Change[]): string {
  if (taken.length === 0) return owed(line);
  const groups = mixedGroups(line, other, taken);
  const law = mixedLaw(line, other, taken);
  const claim = taken.some(({ part }) => part === "claim");
  const year = taken.some(({ part }) => part === "year");
  const entry = {
    ...line.line,
    ...(claim ? { spi: other.line.spi } : {}),
    // The rules on record apply by the law that was mixed; only tests that count years look at the day of entry itself.
    ...(year ? { entryDate: other.line.entryDate } : {}),
  };
  const { world } = line.explore;
  const { entryDate } = line.line;
  const { knownOn, chapter98 } = line;
  const { parcel } = taken.some(({ part }) => part === "parcel") ? other : line;
  const column2 = law.countries.column2.includes(entry.origin);
  const setting: ExploreSetting = {
    ...line.explore,
    groups,
    world: { ...world, line: entry, program: claim ? other.explore.world.program : world.program },
    outcome: (completion, { plan }) => outcomeOf(completion, { law, plan, entryDate, knownOn, column2, chapter98, parcel }),
    starts: (ask, top, { plan }) => startsOf(ask, top, { law, plan, entryDate, knownOn, chapter98 }, chapter98, entry),
  };
  return owed({ explore: setting });
}

// Numbers are distinguished where either day distinguishes them.
function mixedGroups(line: Prepared, other: Prepared, taken: readonly Change[]): readonly PlanGroup[] {
  const headings = new Set(taken.flatMap((change) => (change.part === "heading" ? [change.id] : [])));
  const row = taken.some(({ part }) => part === "row");
  return line.found.groups.flatMap(({ numbers, plan }) => {
    const byOther = new Map<Plan, string[]>();
    for (const hts of numbers) {
      const found = planOf(other, hts) ?? plan;
      byOther.set(found, [...(byOther.get(found) ?? []), hts]);
    }
    return [...byOther].map(([from, same]) => ({ numbers: same, plan: mixedPlan(plan, from, headings, row, line.parts.law) }));
  });
}

function mixedPlan(plan: Plan, from: Plan, ids: ReadonlySet<string>, row: boolean, law: Law): Plan {
  const headings = new Map<string, PlannedHeading>();
  const { general, special, other, units } = row ? from.line : plan.line;
  const all = [...new Set([...plan.headings.keys(), ...from.headings.keys()])].sort((a, b) => placeOf(law, a) - placeOf(law, b));
  for (const id of all) {
    const heading = (ids.has(id) ? from : plan).headings.get(id);
    if (heading !== undefined) headings.set(id, { ...heading, index: headings.size });
  }
  return { ...plan, headings, line: { ...plan.line, general, special, other, units } };
}

const places = new WeakMap<Law, ReadonlyMap<string, number>>();

function placeOf(law: Law, id: string): number {
  let found = places.get(law);
  if (found === undefined) {
    found = new Map(law.measures.flatMap(({ provisions }) => provisions).map((provision, place) => [provision.id, place]));
    places.set(law, found);
  }
  return found.get(id) ?? 0;
}

const ALWAYS = "0001-01-01" as Day;

// Rules and rows that apply, written as if they always did, so that each can be taken from either day.
function mixedLaw({ parts: { law }, line, knownOn }: Prepared, other: Prepared, taken: readonly Change[]): Law {
  const rules = new Set(taken.flatMap((change) => (change.part === "rule" ? [change.rule] : [])));
  const named = new Set(taken.flatMap((change) => (change.part === "named" ? [`${change.list}|${change.heading}`] : [])));
  if (rules.size === 0 && named.size === 0) return law;
  const open = <T extends { readonly from: Day; readonly until?: Day; readonly known: Day }>(part: T, elsewhere: boolean): T[] => {
    if (!appliesOn(part, (elsewhere ? other.line : line).entryDate, knownOn)) return [];
    const { until: _, ...rest } = part;
    return [{ ...rest, from: ALWAYS } as unknown as T];
  };
  return {
    ...law,
    yields: law.yields.flatMap((rule) => open(rule, rules.has(rule))),
    headingLists: Object.fromEntries(
      Object.entries(law.headingLists).map(([id, list]) => [
        id,
        { ...list, rows: list.rows.flatMap((row) => open(row, named.has(`${id}|${row.heading}`))) },
      ]),
    ),
  };
}
