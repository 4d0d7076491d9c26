// Pairs of eight digits and the only line under them (which ends in 00, but for a few), found from the numbers in force alone; and the days on which anything can change, found
// in the text of the law and schedule files. Nothing here is shared with what resolves numbers or visits days.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "../../src/assess/engine.js";
import type { Day } from "../../src/exact/day.js";
import { packagePath } from "../../src/packaged/paths.js";

/** A number of eight digits and the ten digits that are its only line on a day. */
export interface Pair {
  readonly eight: string;
  readonly ten: string;
}

/** Pairs in force on a day, in the order of their numbers. */
export function pairsOn(engine: Engine, day: Day): Pair[] {
  const below = new Map<string, string[]>();
  for (const hts of engine.schedule.lines(day)) {
    const found = below.get(hts.slice(0, 8));
    if (found === undefined) below.set(hts.slice(0, 8), [hts]);
    else found.push(hts);
  }
  return [...below].flatMap(([eight, lines]) => {
    const [ten = ""] = lines;
    return lines.length === 1 ? [{ eight, ten }] : [];
  });
}

/** Every day from `first` on that the law's files write anywhere, and every day on which the schedule changes. */
export function daysWritten(engine: Engine, first: Day): Day[] {
  const days = new Set<string>([first, ...engine.schedule.boundaries()]);
  for (const file of filesIn(packagePath("law")))
    for (const [day] of readFileSync(file, "utf8").matchAll(/\b20\d\d-\d\d-\d\d\b/g)) days.add(day);
  return [...days].filter((day) => day >= first).sort() as Day[];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return /\.(yaml|txt)$/.test(entry.name) ? [path] : [];
  });
}

/** What an answer says, as text, but for the spelling of the number that was asked. */
export function said(engine: Engine, hts: string, entryDate: Day, rest: Readonly<Record<string, unknown>>, fees: boolean): string {
  const answer = engine.assess({ hts, origin: "CA", entryDate, value: "10000.00", ...rest }, { fees });
  if (answer.status === "error") return answer.error.code;
  const { line, ...others } = answer;
  const own = line.hts;
  // The number itself is declared as it was given, here and in every completion.
  return JSON.stringify(others, (key, value: unknown) =>
    key === "headings" && Array.isArray(value) ? value.map((each) => (each === own ? "" : each)) : value,
  );
}
