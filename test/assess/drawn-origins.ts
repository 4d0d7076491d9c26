// Origins drawn with a seed, those of every regime among them.

import { lawOfOrigin } from "../../src/law/of-origin.js";
import { originGroups } from "../../src/law/origin-groups.js";
import type { Law } from "../../src/law/types.js";
import { oneOf, type Random } from "./random-line.js";

/**
 * So many origins of those that are answered, no two of which the law treats alike on all days: first one of each regime, then others. A
 * regime is the measures that can reach goods of an origin, and the column.
 */
export function drawnOrigins(law: Law, count: number, next: Random): readonly string[] {
  const regimes = new Map<string, (readonly string[])[]>();
  for (const group of originGroups(law)) {
    const [first = ""] = group;
    const text = [law.countries.column2.includes(first), ...lawOfOrigin(law, first).measures.map(({ id }) => id)].join(" ");
    const known = regimes.get(text);
    if (known === undefined) regimes.set(text, [group]);
    else known.push(group);
  }
  const drawn = [...regimes.values()].map((groups) => groups.splice(Math.floor(next() * groups.length), 1)[0] ?? []);
  const left = [...regimes.values()].flat();
  while (drawn.length < count && left.length > 0) drawn.push(left.splice(Math.floor(next() * left.length), 1)[0] ?? []);
  return drawn.map((group) => oneOf(group, next));
}
