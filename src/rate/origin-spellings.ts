// The codes by which a table may name an origin.

import type { Engine } from "../assess/engine.js";
import { readLine } from "../facts/read.js";

const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));

const found = new WeakMap<Engine, ReadonlyMap<string, readonly string[]>>();

/** Every code of two letters that is read as the origin. */
export function spellings(engine: Engine, origin: string): readonly string[] {
  const byOrigin = found.get(engine) ?? allSpellings(engine);
  found.set(engine, byOrigin);
  return byOrigin.get(origin) ?? [];
}

function allSpellings({ law, schedule, parts }: Engine): ReadonlyMap<string, readonly string[]> {
  const byOrigin = new Map<string, string[]>();
  const day = law.coverage.from;
  const [hts = ""] = schedule.lines(day);
  for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
    const read = readLine({ hts, origin: code, entryDate: day, value: "1.00" }, parts.registry);
    if (!("code" in read)) byOrigin.set(read.origin, [...(byOrigin.get(read.origin) ?? []), code]);
  }
  return byOrigin;
}
