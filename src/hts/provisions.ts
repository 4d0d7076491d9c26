// The provisions of chapter 98 as printed: what each asks in duty, from the last edition that prints it, whose sentences are not repeated.

import type { ScheduleData } from "./compile.js";
import { formatHts } from "./number.js";
import { openSchedule } from "./schedule.js";

/**
 * The general and the special column of each provision of eight digits, and column 2 where it alone is not free; of the numbers below one,
 * the first that is not free.
 */
export function printedProvisions(data: ScheduleData): Readonly<Record<string, string>> {
  const schedule = openSchedule(data);
  const days = data.revisions.map(({ from }) => from).sort();
  const found = new Map<string, string>();
  for (const line of (data.chapters["98"] ?? "").split("\n")) {
    const number = line.slice(0, line.indexOf("|"));
    const day = days.findLast((each) => schedule.printed(number, each) !== undefined);
    const printed = day === undefined ? undefined : schedule.printed(number, day);
    if (printed === undefined) continue;
    const provision = formatHts(number.slice(0, 8));
    const before = found.get(provision);
    if (printed.general === "" && printed.special === "") found.set(provision, before ?? "");
    else if (before === undefined || before === "" || isFree(before)) found.set(provision, columns(printed));
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function columns({ general, special, other }: Readonly<Record<"general" | "special" | "other", string>>): string {
  const programs = shortened(special);
  if (isFree(general === "" ? special.replace(/\s+/g, " ") : general))
    return other === "" || isFree(other) ? "Free" : `Free | | ${inWords(other)}`;
  return general === "" ? `| ${programs}` : `${inWords(general.replace(/ ?\(see [^)]*\)/gi, ""))} | ${programs}`;
}

/** What stands for a rate that takes a sentence, which is not repeated. */
export const IN_WORDS = "in words";
const SENTENCE = 45;

function inWords(rate: string): string {
  return rate.trim().length > SENTENCE ? IN_WORDS : rate;
}

// The rates of a special column, each with its programs, without what notes they name.
function shortened(special: string): string {
  return special
    .replace(/\s+/g, " ")
    .replace(/ ?\(see [^)]*\)/gi, "")
    .replace(/[^()]+(?=\([^)]*\))|[^()]+$/g, (rate) => (inWords(rate) === IN_WORDS ? ` ${IN_WORDS} ` : rate))
    .trim();
}

// "Free", "Free, under bond" and the like; not what is free for some programs alone.
function isFree(rate: string): boolean {
  return rate.startsWith("Free") && !/^Free ?\((?:[A-Z]{1,2}[+*]?[\s,.]*)+\)/.test(rate);
}
