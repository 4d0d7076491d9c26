// Origins of whose goods the law says the same on every day: what is compiled for one of them holds for all.

import { lawOfOrigin, parcelsFor } from "./of-origin.js";
import type { Law } from "./types.js";

/** Groups of such origins among these, each in their order. */
export function alikeOrigins(law: Law, origins: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const origin of origins) {
    const text = textFor(law, origin);
    const group = groups.get(text);
    if (group === undefined) groups.set(text, [origin]);
    else group.push(origin);
  }
  return [...groups.values()];
}

// All that a duty of goods of an origin can depend on, with every list of origins settled by whether it names this one.
function textFor(law: Law, origin: string): string {
  const { measures, yields, headingLists, parcels } = lawOfOrigin(law, origin);
  const settled = (key: string, value: unknown): unknown => {
    if (SAID.has(key)) return undefined;
    if (key === "members" || key === "column2" || key === "origins") return (value as readonly string[]).includes(origin);
    const test = value as { readonly op?: unknown; readonly any?: readonly string[] } | null;
    return typeof test === "object" && test?.op === "origin" ? test.any?.includes(origin) : value;
  };
  const { column2 } = law.countries;
  const processes = parcelsFor({ parcels }, origin);
  return JSON.stringify([measures, yields, headingLists, processes, law.vocabulary.programs, law.preferences, { column2 }], settled);
}

// What is told with an answer decides no duty.
const SAID: ReadonlySet<string> = new Set(["notices", "litigation", "title", "says", "cites", "by", "seen"]);
