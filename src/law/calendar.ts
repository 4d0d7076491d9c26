// The calendar of the law: every day that the compiled law names, wherever it is written, and the periods between the days on which a
// duty can change. Whoever asks "when does the law change" asks here.

import type { Day } from "../exact/day.js";
import type { Schedule } from "../hts/schedule.js";
import { type DayTable, type FoundDay, visitDays } from "./dated.js";
import type { Condition, End, Law, Terms } from "./types.js";

const CONDITION: DayTable<Condition> = { day: "duty", test: () => CONDITION, tests: () => CONDITION };

const TERMS: DayTable<Partial<Terms>> = {
  origin: CONDITION,
  goods: CONDITION,
  columns: CONDITION,
  when: CONDITION,
  unless: CONDITION,
  adds: { print: { since: "words" } },
};

const END: DayTable<End> = { on: "duty", known: "known" };

const LAW: DayTable<Omit<Law, "hash">> = {
  coverage: { from: "duty", lastSeen: "words" },
  notCovered: { from: "words", until: "words" },
  told: { from: "words", until: "words" },
  instruments: { each: { known: "known", signed: "record", published: "record" } },
  measures: {
    provisions: {
      base: TERMS,
      amendments: { from: "duty", known: "known", withdrawn: "known", terms: TERMS },
      ends: END,
    },
    ends: END,
    unlawful: { held: "record", known: "known" },
    lastSeen: { day: "words" },
    reviewed: "record",
    litigation: { seen: "words" },
    notices: { from: "words", until: "words" },
  },
  lists: {
    each: {
      rows: { items: { places: { "1": "duty", "2": "duty" } } },
      goods: { items: { places: { "1": "words", "2": "words" } } },
      changes: { on: "duty" },
    },
  },
  headingLists: { each: { rows: { from: "duty", until: "duty", known: "known", test: CONDITION } } },
  yields: { from: "duty", until: "duty", known: "known", when: CONDITION },
  fees: { from: "fee", until: "fee", known: "known", amountsUntil: "words", informalSays: { from: "words" } },
  parcels: { from: "duty", known: "known", flat: { amounts: { until: "duty" } } },
  vocabulary: { programs: { ends: "duty" } },
  preferences: { ends: "duty" },
  chapter98: { ends: "duty" },
  lapses: { on: "duty" },
  print: { from: "duty" },
};

/** Every day that a test of the law names. */
export function daysOfTest(test: Condition): readonly Day[] {
  const days: Day[] = [];
  visitDays(test, CONDITION, ({ day }) => days.push(day));
  return days;
}

/** Tell of every day of a law with its role and place. */
export function visitLaw(law: Omit<Law, "hash">, tell: (found: FoundDay) => void): void {
  visitDays(law, LAW, tell);
}

/** Days of one role, sorted, each once. */
export function daysOf(law: Omit<Law, "hash">, role: FoundDay["role"]): readonly Day[] {
  const days = new Set<Day>();
  visitLaw(law, (found) => {
    if (found.role === role) days.add(found.day);
  });
  return [...days].sort();
}

/** Periods of days on which neither the law nor the schedule changes a duty. */
export interface Periods {
  /** First day of each, sorted; the first is the first day of the coverage, the last lasts. */
  readonly starts: readonly Day[];
  /** First day of the period that a day lies in; a day before the first period stands for itself. */
  startOf(day: Day): Day;
}

const found = new WeakMap<Law, WeakMap<Schedule, Periods>>();

/** The periods of a law and a schedule within the coverage of the law. */
export function periods(law: Law, schedule: Schedule): Periods {
  const known = found.get(law)?.get(schedule);
  if (known !== undefined) return known;
  const { from } = law.coverage;
  const made = periodsFrom([...daysOf(law, "duty"), ...schedule.boundaries()].filter((day) => day >= from));
  const kept = found.get(law) ?? new WeakMap<Schedule, Periods>();
  kept.set(schedule, made);
  found.set(law, kept);
  return made;
}

/** Periods by their first days, in any order. */
export function periodsFrom(days: Iterable<Day>): Periods {
  const starts = [...new Set(days)].sort();
  return { starts, startOf: (day) => lastUpTo(starts, day) ?? day };
}

/** The last of sorted days that is not after a day. */
export function lastUpTo(days: readonly Day[], day: string): Day | undefined {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? "") <= day) low = middle + 1;
    else high = middle;
  }
  return days[low - 1];
}

/** Tests of the law that count calendar years before the entry: by path of the fact, the numbers of years. They turn on the first of a January. */
export function yearTests(law: Law): ReadonlyMap<string, readonly number[]> {
  const known = counted.get(law);
  if (known !== undefined) return known;
  const years = new Map<string, number[]>();
  const look = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    const test = part as Partial<Extract<Condition, { op: "years-before-entry" }>>;
    if (test.op === "years-before-entry" && test.fact !== undefined && test.atLeast !== undefined)
      years.set(test.fact, [...(years.get(test.fact) ?? []), test.atLeast]);
    for (const inner of Object.values(part)) look(inner);
  };
  look([law.measures, law.headingLists, law.yields]);
  const made = new Map([...years].map(([fact, counts]) => [fact, [...new Set(counts)].sort((a, b) => a - b)]));
  counted.set(law, made);
  return made;
}

const counted = new WeakMap<Law, ReadonlyMap<string, readonly number[]>>();
