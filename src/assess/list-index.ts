// Membership of a number in the lists of a law, found for all lists at once.

import type { Day } from "../exact/day.js";
import { remembering } from "../exact/remembering.js";
import type { Law } from "../law/types.js";

/** Lists that contain a number on a day. */
export interface ListIndex {
  /** Ids of every list that names the number, or the beginning of it, on the day; equal ones are one and the same. */
  on(hts: string, day: Day): ReadonlySet<string>;
  /** The mark of a list that is not from a primary source. */
  markOf(list: string): string | undefined;
  /** The ended number for which a listed number stands, where the list has not followed a renumbering. */
  standsFor(list: string, hts: string): string | undefined;
  /** Whether a number stands for an ended one on any of the lists. */
  standsOnAny(listed: ReadonlySet<string>, hts: string): boolean;
  /** A short name of what {@link on} gave. */
  nameOf(listed: ReadonlySet<string>): number;
}

// More than a schedule has; numbers may come from outside.
const MOST_NUMBERS = 40_000;

interface Named {
  readonly list: string;
  readonly group: string | undefined;
  readonly from: string;
  readonly until: string;
}

/** Lists of the numbers with one beginning, from day to day. */
interface Times {
  readonly longest: string;
  /** Sorted; the first is before every day. */
  readonly starts: readonly string[];
  /** Filled when a day is first asked: of most numbers few are. */
  readonly listed: (ReadonlySet<string> | undefined)[];
}

/** Index the lists by prefix; in a group the longest prefix of any of its lists wins. */
export function indexLists(law: Law): ListIndex {
  const byPrefix = new Map<string, Named[]>();
  for (const list of Object.values(law.lists)) {
    for (const [prefix, from, until] of list.rows) {
      const named = { list: list.id, group: list.group, from, until };
      const known = byPrefix.get(prefix);
      if (known === undefined) byPrefix.set(prefix, [named]);
      else known.push(named);
    }
  }
  // Longest first.
  const lengths = [...new Set([...byPrefix.keys()].map((prefix) => prefix.length))].sort((a, b) => b - a);
  // Few rows stand for an ended number; only they are looked through.
  const standing = new Map(
    Object.values(law.lists).flatMap((list) => {
      const rows = list.rows.filter(([, , , after]) => after !== undefined);
      return rows.length === 0 ? [] : [[list.id, rows] as const];
    }),
  );
  const standsFor = (id: string, hts: string): string | undefined => standing.get(id)?.find(([prefix]) => hts.startsWith(prefix))?.[3];
  const names = new Map<ReadonlySet<string>, number>();
  const sets = new Map<string, ReadonlySet<string>>();

  function listedOn(longest: string, day: string): ReadonlySet<string> {
    const found = new Set<string>();
    const best = new Map<string, number>();
    for (const length of lengths) {
      if (length > longest.length) continue;
      for (const { list, group, from, until } of byPrefix.get(longest.slice(0, length)) ?? []) {
        if (from > day || (until !== "" && until <= day)) continue;
        if (group !== undefined) {
          const before = best.get(group);
          if (before !== undefined && before > length) continue;
          best.set(group, length);
        }
        found.add(list);
      }
    }
    const key = [...found].join(" ");
    const known = sets.get(key) ?? found;
    sets.set(key, known);
    if (!names.has(known)) names.set(known, names.size);
    return known;
  }

  function timesOf(longest: string): Times {
    const days = new Set([""]);
    for (const length of lengths) {
      if (length > longest.length) continue;
      for (const { from, until } of byPrefix.get(longest.slice(0, length)) ?? []) days.add(from).add(until);
    }
    return { longest, starts: [...days].sort(), listed: [] };
  }

  // The longest beginning that a row names decides: it has all shorter ones.
  const times = new Map<string, Times | undefined>([...byPrefix.keys()].map((prefix) => [prefix, undefined]));
  const none = timesOf("");
  // A number is asked for again and again: of the day of import, of every relief, on other days.
  const timesFor = remembering(longestFor, MOST_NUMBERS);

  function longestFor(hts: string): Times {
    for (const length of lengths) {
      if (length > hts.length) continue;
      const prefix = hts.slice(0, length);
      const known = times.get(prefix);
      if (known !== undefined) return known;
      if (!times.has(prefix)) continue;
      const made = timesOf(prefix);
      times.set(prefix, made);
      return made;
    }
    return none;
  }

  return {
    on(hts, day) {
      const { longest, starts, listed } = timesFor(hts);
      let at = starts.length - 1;
      while (at > 0 && (starts[at] as string) > day) at--;
      let found = listed[at];
      if (found === undefined) {
        found = listedOn(longest, starts[at] as string);
        listed[at] = found;
      }
      return found;
    },
    markOf: (id) => law.lists[id]?.unverified,
    standsFor,
    standsOnAny(listed, hts) {
      for (const id of standing.keys()) if (listed.has(id) && standsFor(id, hts) !== undefined) return true;
      return false;
    },
    nameOf: (listed) => names.get(listed) as number,
  };
}
