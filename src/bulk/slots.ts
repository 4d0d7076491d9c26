// The days on which anything in a law or a schedule changes. Between two of them every day owes the same, so the compiled law keeps one
// column of plans per interval.

import { type Day, dayNumber } from "../exact/day.js";
import type { Schedule } from "../hts/schedule.js";
import type { Condition, Law } from "../law/types.js";

/** Intervals of days: `from` sorted, each until the next, the last without end. */
export interface Slots {
  readonly from: readonly Day[];
  /** Slot by days since the first slot; days beyond the table are in the last slot. */
  readonly table: Uint16Array;
  /** Day number (see `dayNumber`) of the first slot. */
  readonly first: number;
}

/** Find the intervals. Days before the first day on record have none. */
export function slotsOf(law: Law, schedule: Schedule): Slots {
  const days = new Set<string>([law.coverage.from]);
  const note = (day: string | undefined): void => {
    if (day !== undefined && day !== "") days.add(day);
  };
  for (const day of schedule.boundaries()) note(day);
  for (const measure of law.measures) {
    note(measure.ends?.on);
    for (const provision of measure.provisions) {
      note(provision.ends?.on);
      for (const amendment of provision.amendments) {
        note(amendment.from);
        for (const term of Object.values(amendment.terms)) daysIn(term, note);
      }
      for (const term of Object.values(provision.base)) daysIn(term, note);
    }
  }
  for (const list of Object.values(law.lists))
    for (const [, from, until] of list.rows) {
      note(from);
      note(until);
    }
  for (const list of Object.values(law.headingLists))
    for (const row of list.rows) {
      note(row.from);
      note(row.until);
    }
  for (const rule of law.yields) {
    note(rule.from);
    note(rule.until);
    daysIn(rule.when, note);
  }
  const from = [...days].filter((day) => day >= law.coverage.from).sort() as Day[];
  return slotsFrom(from);
}

// Days that a test of the law names, wherever it stands in a term.
function daysIn(term: unknown, note: (day: string) => void): void {
  if (typeof term !== "object" || term === null) return;
  const test = term as Condition;
  if (test.op === "day") note(test.day);
  for (const inner of Object.values(term)) daysIn(inner, note);
}

/** Intervals by their first days, sorted. */
export function slotsFrom(from: readonly Day[]): Slots {
  const first = dayNumber(from[0] as Day);
  const last = dayNumber(from.at(-1) as Day);
  const table = new Uint16Array(last - first + 1);
  from.forEach((day, slot) => {
    table.fill(slot, dayNumber(day) - first);
  });
  return { from, table, first };
}

/** The slot of a day number, or -1 before the first. */
export function slotOf(slots: Slots, day: number): number {
  const at = day - slots.first;
  if (at < 0) return -1;
  return slots.table[at < slots.table.length ? at : slots.table.length - 1] ?? -1;
}
