// Stretches of days over which neither the law nor the schedule turns, so that one plan serves every day of a stretch.

import type { Day } from "../exact/day.js";
import type { Schedule } from "../hts/schedule.js";
import type { Condition, Law } from "../law/types.js";

/** Says the first day of the stretch that a day lies in; a day before the first turn stands for itself. */
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
      for (const { from } of amendments) put(from);
      for (const { origin, goods, when, unless, columns } of [base, ...amendments.map(({ terms }) => terms)])
        for (const test of [origin, goods, when, unless, columns]) if (test !== undefined) daysNamed(test, put);
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

// Days that a condition compares with, however deep.
function daysNamed(test: Condition, put: (day: Day) => void): void {
  if (test.op === "day") put(test.day);
  else if (test.op === "not") daysNamed(test.test, put);
  else if (test.op === "all" || test.op === "any") for (const part of test.tests) daysNamed(part, put);
}
