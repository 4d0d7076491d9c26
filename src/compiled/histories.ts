// The classes of every number on every day: a history for each number, and numbers with equal histories share one.

import type { Engine } from "../assess/engine.js";
import type { Slots } from "../bulk/slots.js";
import type { Day } from "../exact/day.js";
import type { RateLine } from "../hts/schedule.js";
import type { Classes, Pair } from "./classes.js";

/** Histories of the numbers of a schedule. */
export interface Histories {
  readonly numbers: readonly string[];
  /** Place of the history of each number, in their order. */
  readonly of: readonly number[];
  /** A history holds for each interval of entry and each of import the place of a pair from 1, 0 for none: `slot * periods + period`. */
  readonly all: readonly Uint32Array[];
  readonly pairs: readonly Pair[];
}

/** Write the histories. `imports` are the first days of the intervals of import. */
export function histories(engine: Engine, classes: Classes, slots: Slots, imports: readonly Day[]): Histories {
  const { schedule } = engine;
  const numbers = schedule.numbers();
  const width = slots.from.length * imports.length;
  const changes = new Set(schedule.boundaries());
  const listsAt = openListings(engine, slots, imports);
  const pairs: Pair[] = [];
  const pairByText = new Map<string, number>();
  const all: Uint32Array[] = [];
  const byText = new Map<string, number>();
  const byKind = new Map<string, number>();
  const of = new Array<number>(numbers.length).fill(-1);
  const placeOf = new Map(numbers.map((hts, place) => [hts, place]));

  function pairOf(found: Pair | undefined): number {
    if (found === undefined) return 0;
    const text = `${found.plan} ${found.base}`;
    let place = pairByText.get(text);
    if (place === undefined) {
      place = pairs.push(found);
      pairByText.set(text, place);
    }
    return place;
  }

  function interned(history: Uint32Array): number {
    const text = history.join();
    let place = byText.get(text);
    if (place === undefined) {
      place = all.push(history) - 1;
      byText.set(text, place);
    }
    return place;
  }

  // The line of a number in each interval; the schedule changes on few of their first days.
  function linesOf(hts: string): (RateLine | undefined)[] {
    let line: RateLine | undefined;
    return slots.from.map((day, slot) => {
      if (slot === 0 || changes.has(day)) line = schedule.line(hts, day);
      return line;
    });
  }

  function own(hts: string, lines: readonly (RateLine | undefined)[]): number {
    const lists = listsAt(hts);
    const rates = lines.map((line) => (line === undefined ? "" : `${line.general}|${line.special}|${line.other}`));
    const kind = `${hts.slice(0, 2)} ${lists.key} ${rates.map((text, at) => (text === rates[at - 1] ? "=" : text)).join("\n")}`;
    const known = byKind.get(kind);
    if (known !== undefined) return known;
    const history = new Uint32Array(width);
    lines.forEach((line, slot) => {
      if (line === undefined) return;
      imports.forEach((_, period) => {
        const importDay = importDayOf(slots, imports, slot, period);
        if (importDay === undefined) return;
        const at = slot * imports.length + period;
        history[at] = pairOf(classes.pair(hts, line, slots.from[slot] as Day, importDay, lists.at[at] as number));
      });
    });
    const place = interned(history);
    byKind.set(kind, place);
    return place;
  }

  // Where the lines below a number of eight digits are of one class, so is the number.
  function above(hts: string, lines: readonly (RateLine | undefined)[]): number {
    const alone = lines.map((line) => (line === undefined || line.statistical.length > 0 ? undefined : line));
    const history = Uint32Array.from(
      alone.some((line) => line !== undefined) ? (all[own(hts, alone)] as Uint32Array) : new Uint32Array(width),
    );
    lines.forEach((line, slot) => {
      if (line === undefined || line.statistical.length === 0) return;
      const below = line.statistical.map((each) => all[of[placeOf.get(each) ?? -1] ?? -1]);
      for (let period = 0; period < imports.length; period++) {
        const at = slot * imports.length + period;
        const first = below[0]?.[at] ?? 0;
        history[at] = below.every((each) => each?.[at] === first) ? first : 0;
      }
    });
    return interned(history);
  }

  for (const isShort of [false, true])
    numbers.forEach((hts, place) => {
      if (hts.length < 10 !== isShort) return;
      const lines = linesOf(hts);
      of[place] = isShort ? above(hts, lines) : own(hts, lines);
    });
  return { numbers, of, all, pairs };
}

/** A day of import in an interval, not after the first day of the interval of entry; undefined where there is none. */
export function importDayOf(slots: Slots, imports: readonly Day[], slot: number, period: number): Day | undefined {
  const day = slots.from[slot] as Day;
  const from = imports[period] as Day;
  if (from > day) return undefined;
  const until = imports[period + 1];
  return until === undefined || day < until ? day : from;
}

interface Listings {
  /** Equal for numbers that stand on the same lists on every day. */
  readonly key: number;
  /** For each interval of entry and of import, equal where a number stands on the same lists on both days. */
  readonly at: Uint32Array;
}

// Lists name numbers by their first digits, so that numbers which begin with the same of these stand on the same lists.
function openListings({ law, parts }: Engine, slots: Slots, imports: readonly Day[]): (hts: string) => Listings {
  const prefixes = new Set(Object.values(law.lists).flatMap(({ rows }) => rows.map(([prefix]) => prefix)));
  const byPrefixes = new Map<string, Listings>();
  const numbered = new Map<string, number>();
  const place = (text: string): number => {
    const found = numbered.get(text) ?? numbered.size;
    numbered.set(text, found);
    return found;
  };
  return (hts) => {
    let named = "";
    for (let length = 2; length <= hts.length; length++) if (prefixes.has(hts.slice(0, length))) named = `${named} ${hts.slice(0, length)}`;
    let found = byPrefixes.get(named);
    if (found === undefined) {
      const byDay = new Map<Day, string>();
      const on = (day: Day): string => {
        let text = byDay.get(day);
        if (text === undefined) {
          text = [...parts.plans.listsOn(hts, day)].join(" ");
          byDay.set(day, text);
        }
        return text;
      };
      const at = new Uint32Array(slots.from.length * imports.length);
      slots.from.forEach((day, slot) => {
        imports.forEach((_, period) => {
          const importDay = importDayOf(slots, imports, slot, period);
          if (importDay !== undefined)
            at[slot * imports.length + period] = place(importDay === day ? on(day) : `${on(day)}|${on(importDay)}`);
        });
      });
      found = { key: byPrefixes.size, at };
      byPrefixes.set(named, found);
    }
    return found;
  };
}
