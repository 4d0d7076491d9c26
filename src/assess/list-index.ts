// Membership of a number in the lists of a law.

import type { Day } from "../exact/day.js";
import type { Law } from "../law/types.js";

/** Looks up HTS prefixes in the lists of a law. */
export interface ListIndex {
  has(list: string, hts: string, day: Day): boolean;
  /** The mark of a list that is not from a primary source. */
  markOf(list: string): string | undefined;
  /** The ended number for which a listed number stands, where the list has not followed a renumbering. */
  standsFor(list: string, hts: string): string | undefined;
}

type Row = readonly [from: string, until: string];

/** Index the lists: prefix to its days; in a group the longest prefix of any of its lists wins. */
export function indexLists(law: Law): ListIndex {
  const byList = new Map<string, Map<string, Row[]>>();
  const byGroup = new Map<string, Map<string, Row[]>[]>();
  for (const list of Object.values(law.lists)) {
    const prefixes = new Map<string, Row[]>();
    for (const [prefix, from, until] of list.rows) {
      const rows = prefixes.get(prefix);
      if (rows === undefined) prefixes.set(prefix, [[from, until]]);
      else rows.push([from, until]);
    }
    byList.set(list.id, prefixes);
    if (list.group !== undefined) byGroup.set(list.group, [...(byGroup.get(list.group) ?? []), prefixes]);
  }
  const longest = (prefixes: ReadonlyMap<string, Row[]>, hts: string, day: Day): number => {
    for (let length = hts.length; length >= 2; length--) {
      const rows = prefixes.get(hts.slice(0, length));
      if (rows?.some(([from, until]) => from <= day && (until === "" || day < until))) return length;
    }
    return 0;
  };
  return {
    markOf: (id) => law.lists[id]?.unverified,
    standsFor: (id, hts) => law.lists[id]?.rows.find(([prefix, , , after]) => after !== undefined && hts.startsWith(prefix))?.[3],
    has(id, hts, day) {
      const prefixes = byList.get(id);
      if (prefixes === undefined) throw new Error(`no list ${id}`);
      const length = longest(prefixes, hts, day);
      if (length === 0) return false;
      const group = law.lists[id]?.group;
      if (group === undefined) return true;
      return (byGroup.get(group) ?? []).every((other) => other === prefixes || longest(other, hts, day) <= length);
    },
  };
}
