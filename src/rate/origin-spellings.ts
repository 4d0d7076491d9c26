// The codes by which a table may name an origin.

import type { Engine } from "../assess/engine.js";
import { readLine } from "../facts/read.js";

const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));

/** Every code of two letters that is read as the origin. */
export function spellings({ law, schedule, parts }: Engine, origin: string): string[] {
  const day = law.coverage.from;
  const [hts = ""] = schedule.lines(day);
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter((code) => {
    const read = readLine({ hts, origin: code, entryDate: day, value: "1.00" }, parts.registry);
    return !("code" in read) && read.origin === origin;
  });
}
