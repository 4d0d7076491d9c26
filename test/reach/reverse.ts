// The reverse check: from the lists to the answers. Every number in force that a list names on a day, in any spelling, must meet that list.

import type { Engine } from "../../src/assess/engine.js";
import type { Day } from "../../src/exact/day.js";
import { look, meets } from "./met.js";
import { type Named, namedOn } from "./named.js";

/** Numbers looked at, rows looked for, and what was missed. */
export interface Reverse {
  readonly numbers: number;
  readonly rows: number;
  readonly missed: readonly Missed[];
}

/** A number that answers as if a list did not name it. */
export interface Missed {
  readonly hts: string;
  readonly day: string;
  readonly spi: string | null;
  readonly row: Named;
}

/** Days on which the rows change, from the first day on record. */
export function daysOf(rows: readonly Named[], first: Day): Day[] {
  const days = new Set<string>([first, ...rows.flatMap(({ from, until }) => [from, until])]);
  return [...days].filter((day) => day >= first).sort() as Day[];
}

/** Look from the rows to the answers of a day; `take` chooses numbers. */
export function reverseOn(engine: Engine, rows: readonly Named[], day: Day, take: (hts: string) => boolean = () => true): Reverse {
  const named = namedOn(rows, day);
  const below = new Map<string, string[]>();
  for (const hts of engine.schedule.lines(day)) below.set(hts.slice(0, 8), [...(below.get(hts.slice(0, 8)) ?? []), hts]);
  const missed: Missed[] = [];
  let [numbers, looked] = [0, 0];
  for (const [eight, lines] of below)
    for (const hts of [eight, ...lines]) {
      if (!take(hts)) continue;
      const expected = named.of(hts, lines);
      if (expected.length === 0) continue;
      numbers++;
      for (const spi of [null, "S"]) {
        const answer = look(engine.assess({ hts, origin: "CA", entryDate: day, value: "10000.00", spi }));
        for (const row of expected) {
          looked++;
          if (!meets(answer, row, day)) missed.push({ hts, day, spi, row });
        }
      }
    }
  return { numbers, rows: looked, missed };
}
