// Membership of a number in the lists of a law, found for all lists at once.

import type { Day } from "../exact/day.js";
import type { Law } from "../law/types.js";

/** Lists that contain a number on a day. */
export interface ListIndex {
  /** Ids of every list that names the number, or the beginning of it, on the day. */
  on(hts: string, day: Day): ReadonlySet<string>;
  /** The mark of a list that is not from a primary source. */
  markOf(list: string): string | undefined;
  /** The ended number for which a listed number stands, where the list has not followed a renumbering. */
  standsFor(list: string, hts: string): string | undefined;
}

interface Named {
  readonly list: string;
  readonly group: string | undefined;
  readonly from: string;
  readonly until: string;
}

const SHORTEST = 2;

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
  // Few rows stand for an ended number; only they are looked through.
  const standing = new Map(
    Object.values(law.lists).flatMap((list) => {
      const rows = list.rows.filter(([, , , after]) => after !== undefined);
      return rows.length === 0 ? [] : [[list.id, rows] as const];
    }),
  );
  return {
    on(hts, day) {
      const found = new Set<string>();
      const longest = new Map<string, number>();
      for (let length = hts.length; length >= SHORTEST; length--) {
        for (const { list, group, from, until } of byPrefix.get(hts.slice(0, length)) ?? []) {
          if (from > day || (until !== "" && until <= day)) continue;
          if (group !== undefined) {
            const best = longest.get(group);
            if (best !== undefined && best > length) continue;
            longest.set(group, length);
          }
          found.add(list);
        }
      }
      return found;
    },
    markOf: (id) => law.lists[id]?.unverified,
    standsFor: (id, hts) => standing.get(id)?.find(([prefix]) => hts.startsWith(prefix))?.[3],
  };
}
