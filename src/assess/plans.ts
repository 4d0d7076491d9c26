// Keeps the plans of a law and schedule. An eight-digit number is planned as the groups of its statistical lines that owe the same.

import type { Day } from "../exact/day.js";
import type { HtsProblem, LineMark, Schedule } from "../hts/schedule.js";
import { periods, periodsFrom } from "../law/calendar.js";
import type { Law, Measure } from "../law/types.js";
import { type FoldedHeadings, type HeadingInForce, headingsInForce } from "./headings.js";
import { indexLists } from "./list-index.js";
import { makePlan, type Plan } from "./plan.js";

/** Statistical lines that owe the same on equal facts, with the plan of one of them. */
export interface PlanGroup {
  readonly numbers: readonly string[];
  readonly plan: Plan;
}

/** The plans of one number, or why the schedule has none. */
export type PlanFound =
  | {
      readonly ok: true;
      readonly groups: readonly PlanGroup[];
      readonly revision: string;
      readonly marks: readonly LineMark[];
      /** The same for lines that state no rare fact. */
      readonly ordinary?: Extract<PlanFound, { ok: true }>;
    }
  | { readonly ok: false; readonly error: HtsProblem };

/** What to plan. `importClock` names the measures whose day is the importation. */
export interface PlanRequest {
  readonly hts: string;
  readonly origin: string;
  readonly entryDate: Day;
  readonly importDate: Day;
  readonly knownOn: Day | undefined;
  readonly importClock: ReadonlySet<string>;
}

/** Finds plans, and remembers them up to a limit. */
export interface Plans {
  /** First day of the period that shares its plans with a day. */
  startOf(day: Day): Day;
  find(request: PlanRequest): PlanFound;
  /** Lists that contain a number on a day. */
  listsOn(hts: string, day: Day): ReadonlySet<string>;
}

// Plans of each half. One takes about four kilobytes, and some tens of microseconds to make again from what lists and chapters leave to ask.
const KEPT = 5_000;
const DAYS_KEPT = 2_000;

const clocks = new WeakMap<ReadonlySet<string>, string>();

// The measures on the import clock, as a part of a key.
function clockOf(measures: ReadonlySet<string>): string {
  let found = clocks.get(measures);
  if (found === undefined) {
    found = [...measures].join(" ");
    clocks.set(measures, found);
  }
  return found;
}

/** Open the plans of a law and a schedule. */
export function openPlans(law: Law, schedule: Schedule): Plans {
  const lists = indexLists(law);
  // A revision that changes no duty is still the one that an answer names.
  const { startOf } = periodsFrom([...periods(law, schedule).starts, ...schedule.revisions.map(({ from }) => from)]);
  // What was asked of late, and what was before that: plans in use move over, and the rest is forgotten half at a time.
  let kept = new Map<string, PlanFound>();
  let before = new Map<string, PlanFound>();
  const inForce = new Map<string, readonly HeadingInForce[]>();
  const folded: FoldedHeadings = new Map();
  const rules = new Map(law.facts.map((rule) => [rule.name, rule]));

  // Headings on the day that decides for each measure.
  function headingsOn(request: PlanRequest): readonly HeadingInForce[] {
    const { entryDate, importDate, knownOn, importClock } = request;
    const key = `${entryDate}|${importClock.size > 0 ? importDate : ""}|${knownOn ?? ""}|${clockOf(importClock)}`;
    const found = inForce.get(key);
    if (found !== undefined) return found;
    const byEntry = headingsInForce(law, entryDate, knownOn, folded).filter(({ measure }) => !importClock.has(measure.id));
    const byImport =
      importClock.size === 0 ? [] : headingsInForce(law, importDate, knownOn, folded).filter(({ measure }) => importClock.has(measure.id));
    const made = [...byEntry, ...byImport];
    if (inForce.size >= DAYS_KEPT) inForce.clear();
    inForce.set(key, made);
    return made;
  }

  function make(request: PlanRequest): PlanFound {
    const found = schedule.lookup(request.hts, request.entryDate);
    if (!found.ok) return found;
    const { line } = found;
    const groups = new Map<string, { numbers: string[]; plan: Plan }>();
    for (const hts of line.statistical.length === 0 ? [request.hts] : line.statistical) {
      const below = hts === request.hts ? found : schedule.lookup(hts, request.entryDate);
      if (!below.ok) continue;
      const byEntry = lists.on(hts, request.entryDate);
      const byImport = request.importDate === request.entryDate ? byEntry : lists.on(hts, request.importDate);
      const listed = (measure: Measure): ReadonlySet<string> => (request.importClock.has(measure.id) ? byImport : byEntry);
      const plan = makePlan(
        lists,
        rules,
        below.line,
        {
          hts,
          origin: request.origin,
          column2: law.countries.column2.includes(request.origin),
          entryDate: request.entryDate,
          listings: byImport === byEntry ? [byEntry] : [byEntry, byImport],
          importClock: request.importClock,
          listed,
        },
        headingsOn(request),
      );
      // One number is a group of its own; several are distinguished by what they owe.
      const signature = line.statistical.length > 1 ? plan.signature() : "";
      const group = groups.get(signature);
      if (group === undefined) groups.set(signature, { numbers: [hts], plan });
      else group.numbers.push(hts);
    }
    const full = { ok: true, groups: [...groups.values()], revision: line.revision, marks: line.marks } as const;
    if (full.groups.every(({ plan }) => plan.ordinary === undefined)) return full;
    const ordinary = full.groups.map(({ numbers, plan }) => ({ numbers, plan: plan.ordinary ?? plan }));
    return { ...full, ordinary: { ...full, groups: ordinary } };
  }

  function remember(request: PlanRequest): PlanFound {
    const key = `${request.hts}|${request.entryDate}|${request.importDate}|${request.origin}|${request.knownOn ?? ""}|${clockOf(request.importClock)}`;
    const recent = kept.get(key);
    if (recent !== undefined) return recent;
    const found = before.get(key) ?? make(request);
    if (kept.size >= KEPT) [before, kept] = [kept, new Map()];
    kept.set(key, found);
    return found;
  }

  return {
    startOf,
    listsOn: lists.on,
    find(request) {
      const entryDate = startOf(request.entryDate);
      const importDate = request.importDate === request.entryDate ? entryDate : startOf(request.importDate);
      const found = remember({ ...request, entryDate, importDate });
      // Why a number has no plan is said of the very day.
      return found.ok ? found : remember(request);
    },
  };
}
