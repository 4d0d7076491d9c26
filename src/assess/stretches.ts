// Stretches of days over which neither the law nor the schedule turns, so that one plan serves every day of a stretch.

import type { Day } from "../exact/day.js";
import type { Schedule } from "../hts/schedule.js";
import type { Law } from "../law/types.js";

/** Finds the first day of the stretch that a day lies in; a day before the first turn stands for itself. */
export function stretches(law: Law, schedule: Schedule): (day: Day) => Day {
  const turns = [...turnsOf(law, schedule)].sort();
  return (day) => {
    let [low, high] = [0, turns.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((turns[middle] ?? "") <= day) low = middle + 1;
      else high = middle;
    }
    return turns[low - 1] ?? day;
  };
}

// Every day that a plan, or a rule on which duty gives way, is decided by.
function turnsOf(law: Law, schedule: Schedule): ReadonlySet<Day> {
  const turns = new Set<Day>([...schedule.boundaries(), ...schedule.revisions.map(({ from }) => from)]);
  const put = (day: string | undefined): void => {
    if (day !== undefined && day !== "") turns.add(day as Day);
  };
  for (const measure of law.measures) {
    put(measure.ends?.on);
    for (const { ends, amendments, base } of measure.provisions) {
      put(ends?.on);
      daysNamed(base, put);
      for (const { from, terms } of amendments) {
        put(from);
        daysNamed(terms, put);
      }
    }
  }
  for (const { rows } of Object.values(law.lists))
    for (const [, from, until] of rows) {
      put(from);
      put(until);
    }
  for (const { from, until } of law.yields) {
    put(from);
    put(until);
  }
  return turns;
}

// Days that conditions compare with, however deep.
function daysNamed(value: unknown, put: (day: string) => void): void {
  if (typeof value !== "object" || value === null) return;
  if ("op" in value && value.op === "day" && "day" in value && typeof value.day === "string") put(value.day);
  for (const inner of Object.values(value)) daysNamed(inner, put);
}
