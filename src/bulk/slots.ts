// The periods of the law and the schedule as a table by day: the compiled law keeps one column of plans for each.

import { type Day, dayNumber } from "../exact/day.js";
import type { Schedule } from "../hts/schedule.js";
import { periods } from "../law/calendar.js";
import type { Law } from "../law/types.js";

/** Periods: `from` sorted, each until the next, the last without end. */
export interface Slots {
  readonly from: readonly Day[];
  /** Period by days since the first; days beyond the table are in the last period. */
  readonly table: Uint16Array;
  /** Day number (see `dayNumber`) of the first period. */
  readonly first: number;
}

/** The periods of a law and a schedule. Days before the first day on record have none. */
export function slotsOf(law: Law, schedule: Schedule): Slots {
  return slotsFrom(periods(law, schedule).starts);
}

/** Periods by their first days, sorted. */
export function slotsFrom(from: readonly Day[]): Slots {
  const first = dayNumber(from[0] as Day);
  const last = dayNumber(from.at(-1) as Day);
  const table = new Uint16Array(last - first + 1);
  from.forEach((day, slot) => {
    table.fill(slot, dayNumber(day) - first);
  });
  return { from, table, first };
}

/** The period of a day number, or -1 before the first. */
export function slotOf(slots: Slots, day: number): number {
  const at = day - slots.first;
  if (at < 0) return -1;
  return slots.table[at < slots.table.length ? at : slots.table.length - 1] ?? -1;
}
