// Acts by which a number came onto a list of a note, or off it.

import { mentionsOf } from "../assess/headings.js";
import type { Prepared } from "../assess/prepare.js";
import type { Terms } from "../law/types.js";
import { type Window, within } from "./window.js";

/** Lists that the tests of terms name. */
export function listsOfTerms(terms: readonly (Terms | undefined)[]): ReadonlySet<string> {
  return new Set(
    terms.flatMap((each) =>
      each === undefined ? [] : [each.origin, each.goods, each.when, each.unless, each.columns].flatMap((test) => mentionsOf(test)),
    ),
  );
}

/** What put a number on a list, or took it off, within a window; nothing where the number stood as it did. */
export function listActs({ parts }: Prepared, id: string, hts: string, window: Window): string[] {
  const [was, is] = [window.after, window.to].map((day) => parts.plans.listsOn(hts, day).has(id));
  if (was === is) return [];
  const { lists } = parts.law;
  const list = lists[id];
  // In a group the longest prefix of any of its lists decides.
  const deciding = Object.values(lists).filter((each) => each === list || (list?.group !== undefined && each.group === list.group));
  return deciding.flatMap(({ rows, changes = [] }) => {
    const turned = new Set<string>();
    for (const [prefix, from, until, after] of rows) {
      if (!hts.startsWith(prefix)) continue;
      for (const day of [from, until]) if (within(day, window) && after === undefined) turned.add(day);
    }
    return changes.filter(({ on }) => turned.has(on)).flatMap(({ by }) => by);
  });
}
