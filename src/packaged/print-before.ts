// The chapter 99 of the last edition at hand: its rates, and hashes of its words. The words themselves are official and not carried.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Day } from "../exact/day.js";
import type { PrintedHeading } from "../hts/print.js";
import { openSchedule } from "../hts/schedule.js";
import type { PrintBefore } from "../print/compare.js";
import { packagePath } from "./paths.js";
import { readSchedule } from "./read-schedule.js";

/** Name of the file of hashes in `schedule/`. */
export const PRINT_WORDS = "chapter-99-words.json";

/** Hashes of one edition by heading: words, footnotes, and how many numbers name it in a footnote. */
export interface PrintWords {
  readonly name: string;
  readonly headings: Readonly<Record<string, readonly [words: string, footnotes: string, named: number]>>;
}

/** The hash of a text. */
export function wordsHash(text: string): string {
  return text === "" ? "" : createHash("sha256").update(text).digest("hex").slice(0, 10);
}

/** Hash the words of an edition. */
export function hashWords(name: string, headings: readonly PrintedHeading[]): PrintWords {
  return {
    name,
    headings: Object.fromEntries(
      headings.map(({ id, words, footnotes, named }) => [id, [wordsHash(words), wordsHash(footnotes), named] as const]),
    ),
  };
}

/** The last edition that the package was made from. */
export function printBefore(): PrintBefore {
  const words = JSON.parse(readFileSync(packagePath(`schedule/${PRINT_WORDS}`), "utf8")) as PrintWords;
  const printed = openSchedule(readSchedule(packagePath("schedule/chapters-98-99.json.gz")));
  const last = printed.revisions.at(-1)?.from ?? ("" as Day);
  return {
    name: `HTS ${words.name}`,
    rates: (id) => printed.printed(id, last),
    words: (id) => words.headings[id],
    hash: wordsHash,
  };
}

/** An edition as the one before, from its headings. */
export function printBeforeOf(name: string, headings: readonly PrintedHeading[]): PrintBefore {
  const rates = new Map(headings.map((each) => [each.id, each]));
  const { headings: words } = hashWords(name, headings);
  return { name: `HTS ${name}`, rates: (id) => rates.get(id), words: (id) => words[id], hash: wordsHash };
}
