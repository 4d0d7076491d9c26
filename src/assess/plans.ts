// Keeps the plans of a law and schedule. An eight-digit number is planned as the groups of its statistical lines that owe the same.

import type { Day } from "../exact/day.js";
import type { HtsProblem, LineMark, RateLine, Schedule } from "../hts/schedule.js";
import { periods, periodsFrom } from "../law/calendar.js";
import type { Law, Measure } from "../law/types.js";
import { type FoldedHeadings, type HeadingInForce, headingsInForce } from "./headings.js";
import { indexLists } from "./list-index.js";
import { makePlan, type Plan } from "./plan.js";
import { type Meeting, meetingOf } from "./reached.js";

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

// Plans of each half. One takes about 600 bytes, since groups and texts are shared, and some tens of microseconds to make again.
const KEPT = 20_000;
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

/** What plans of one origin share on the days that decide. */
interface Shared {
  readonly inForce: readonly HeadingInForce[];
  readonly meeting: Meeting;
  readonly column2: boolean;
  /** Plans by number: what was asked of late, and what was before that. */
  kept: Map<string, PlanFound>;
  before: Map<string, PlanFound>;
}

/** The headings on the days that decide, with what is shared by origin. */
interface Days {
  readonly inForce: readonly HeadingInForce[];
  readonly byOrigin: Map<string, Shared>;
}

/** Open the plans of a law and a schedule. */
export function openPlans(law: Law, schedule: Schedule): Plans {
  const lists = indexLists(law);
  // A revision that changes no duty is still the one that an answer names.
  const { startOf } = periodsFrom([...periods(law, schedule).starts, ...schedule.revisions.map(({ from }) => from)]);
  // Where plans are kept. Those in use move over to what was asked of late, and the rest is forgotten half at a time.
  let holding = new Set<Shared>();
  let count = 0;
  // By the clocks and what was known, the day of import and that of entry.
  const byClock = new Map<string, Map<Day, Map<Day, Days>>>();
  let daysKept = 0;
  const folded: FoldedHeadings = new Map();
  const rules = new Map(law.facts.map((rule) => [rule.name, rule]));

  function sharedBy(request: PlanRequest): Shared {
    const { origin } = request;
    const { byOrigin, inForce } = daysOf(request);
    let found = byOrigin.get(origin);
    if (found === undefined) {
      const column2 = law.countries.column2.includes(origin);
      found = { inForce, meeting: meetingOf(lists, inForce, origin, request.entryDate), column2, kept: new Map(), before: new Map() };
      byOrigin.set(origin, found);
    }
    return found;
  }

  // Headings on the day that decides for each measure.
  function daysOf({ entryDate, importDate, knownOn, importClock }: PlanRequest): Days {
    if (daysKept >= DAYS_KEPT) {
      byClock.clear();
      daysKept = 0;
    }
    const clock = clockOf(importClock);
    const imported = importClock.size > 0 ? importDate : entryDate;
    const byEntry = within(within(byClock, knownOn === undefined ? clock : `${clock}|${knownOn}`), imported);
    let found = byEntry.get(entryDate);
    if (found === undefined) {
      const own = headingsInForce(law, entryDate, knownOn, folded).filter(({ measure }) => !importClock.has(measure.id));
      const byImport =
        importClock.size === 0
          ? []
          : headingsInForce(law, importDate, knownOn, folded).filter(({ measure }) => importClock.has(measure.id));
      found = { inForce: [...own, ...byImport], byOrigin: new Map() };
      byEntry.set(entryDate, found);
      daysKept++;
    }
    return found;
  }

  function planOf(
    line: RateLine,
    { origin, entryDate, importDate, importClock }: PlanRequest,
    { column2, inForce, meeting }: Shared,
  ): Plan {
    const { hts } = line;
    const byEntry = lists.on(hts, entryDate);
    const byImport = importDate === entryDate ? byEntry : lists.on(hts, importDate);
    const listed = (measure: Measure): ReadonlySet<string> => (importClock.has(measure.id) ? byImport : byEntry);
    const listings = byImport === byEntry ? [byEntry] : [byEntry, byImport];
    return makePlan(lists, rules, line, { hts, origin, column2, entryDate, listings, importClock, listed }, { inForce, meeting });
  }

  function make(request: PlanRequest, shared: Shared): PlanFound {
    const found = schedule.lookup(request.hts, request.entryDate);
    if (!found.ok) return found;
    const { line } = found;
    if (line.statistical.length === 0) return together([{ numbers: [request.hts], plan: planOf(line, request, shared) }], line);
    const groups = new Map<string, { numbers: string[]; plan: Plan }>();
    for (const hts of line.statistical) {
      const below = schedule.lookup(hts, request.entryDate);
      if (!below.ok) continue;
      const plan = planOf(below.line, request, shared);
      // One number is a group of its own; several are distinguished by what they owe.
      const signature = line.statistical.length > 1 ? plan.signature() : "";
      const group = groups.get(signature);
      if (group === undefined) groups.set(signature, { numbers: [hts], plan });
      else group.numbers.push(hts);
    }
    return together([...groups.values()], line);
  }

  function forgetHalf(): void {
    const inUse = new Set<Shared>();
    for (const shared of holding) {
      shared.before = shared.kept;
      shared.kept = new Map();
      if (shared.before.size > 0) inUse.add(shared);
    }
    holding = inUse;
    count = 0;
  }

  function remember(request: PlanRequest): PlanFound {
    const { hts } = request;
    const shared = sharedBy(request);
    const recent = shared.kept.get(hts);
    if (recent !== undefined) return recent;
    const found = shared.before.get(hts) ?? make(request, shared);
    if (count >= KEPT) forgetHalf();
    if (shared.kept.size === 0) holding.add(shared);
    shared.kept.set(hts, found);
    count++;
    return found;
  }

  return {
    startOf,
    listsOn: lists.on,
    find(request) {
      const { hts, origin, knownOn, importClock } = request;
      const entryDate = startOf(request.entryDate);
      const importDate = request.importDate === request.entryDate ? entryDate : startOf(request.importDate);
      const found = remember({ hts, origin, entryDate, importDate, knownOn, importClock });
      if (found.ok) return found;
      // Why a number has no plan is said of the very day.
      const onTheDay = schedule.lookup(hts, request.entryDate);
      return onTheDay.ok ? remember(request) : onTheDay;
    },
  };
}

// The plans of a line together.
function together(groups: readonly PlanGroup[], { revision, marks }: RateLine): PlanFound {
  const full = { ok: true, groups, revision, marks } as const;
  if (groups.every(({ plan }) => plan.ordinary === undefined)) return full;
  const ordinary = groups.map(({ numbers, plan }) => ({ numbers, plan: plan.ordinary ?? plan }));
  return { ok: true, groups, revision, marks, ordinary: { ok: true, groups: ordinary, revision, marks } };
}

function within<Key, Inner, Value>(maps: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  let found = maps.get(key);
  if (found === undefined) {
    found = new Map();
    maps.set(key, found);
  }
  return found;
}
