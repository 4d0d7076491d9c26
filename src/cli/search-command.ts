// `carveout search`: which tariff number a product has, by plain words, and the numbers that can be entered under the best answer. Words that
// ask about the law or the trade lead to the command that tells of it.

import { language, say } from "../console/language.js";
import { requireCovered, today } from "../console/options.js";
import { styleOf } from "../console/style.js";
import type { Day } from "../exact/day.js";
import type { Style } from "../explain/words.js";
import { formatHts } from "../hts/number.js";
import { bundledEngine, bundledSubheadingLabels } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { bundledSearch } from "../packaged/search-bundle.js";
import { bundledTopics } from "../packaged/topics-bundle.js";
import { message } from "../said/message.js";
import type { SearchResult } from "../server/search.js";
import { matchOf } from "../server/search-match.js";
import type { FoundTopics } from "../server/topics.js";

/** Flags of the command. */
export interface SearchFlags {
  readonly limit: string;
  readonly date?: string;
  readonly json?: boolean;
}

// Subheadings shown under the best answer, and numbers of each; a heading has more than a screen of them at times.
const SHOWN = 12;
const EACH = 4;
const SUBHEADING = 6;
const MOST = 50;
// Numbers of the last two chapters, under which no goods are found.
const SPECIAL = /^9[89][\d.]*$/;

/**
 * Print the headings that answer best, best first, and the topics of the words: above the headings where a topic takes all the words. Exit
 * status 1 where there is neither. With `--json` the answer of the API's search, which is of headings alone.
 */
export function searchCommand(words: readonly string[], flags: SearchFlags): void {
  const date = flags.date === undefined ? today() : requireCovered("--date", flags.date);
  const limit = /^\d{1,3}$/.test(flags.limit) ? Number(flags.limit) : 0;
  if (limit < 1 || limit > MOST)
    throw new CallError(message("call/limit", { limit: flags.limit }), message("call/limit.fix", { most: MOST }));
  const typed = words.join(" ");
  const found = bundledSearch()(typed, limit);
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
    if (found.length === 0) tellNothing(words);
    return;
  }
  const style = styleOf(process.stdout);
  const topics = bundledTopics()(typed);
  const parts = [found.length === 0 ? [] : [...doubt(found, typed), ...inLines(found, date, style)]];
  parts.splice(topics.isWhole ? 0 : 1, 0, topicLines(topics, style));
  const shown = parts.filter((lines) => lines.length > 0);
  if (shown.length === 0) tellNothing(words);
  else process.stdout.write(`${shown.map((lines) => lines.join("\n")).join("\n\n")}\n`);
}

function tellNothing(words: readonly string[]): void {
  process.stderr.write(
    `${say(message("search/nothing", { words: JSON.stringify(words.join(" ")) }))}\n${say(message(SPECIAL.test(words.join("")) ? "search/nothing.special" : "search/nothing.fix"))}\n`,
  );
  process.exitCode = 1;
}

// Topics that a command tells of; the page has views of its own.
function topicLines({ topics }: FoundTopics, style: Style): string[] {
  const lines = topics.flatMap(({ title, command, doc }) =>
    command === undefined
      ? []
      : [`${style.bold(title[language()])}`, style.dim(`  ${[command, ...(doc === undefined ? [] : [doc])].join("  ")}`)],
  );
  return lines.length === 0 ? [] : [say(message("search/topics")), ...lines];
}

// What answers to some of the words, or only looks alike, is not given out as what was asked for.
function doubt(found: readonly SearchResult[], words: string): string[] {
  const match = matchOf(found);
  return match === undefined || match === "all" ? [] : [say(message(`search/${match}`, { words: JSON.stringify(words) })), ""];
}

function inLines(found: readonly SearchResult[], date: string, style: Style): string[] {
  const lines = found.flatMap(({ hts, label, within }) => [
    `${style.bold(formatHts(hts).padEnd(8))} ${label}`,
    ...(within === undefined ? [] : [`  ${formatHts(within.hts)}  ${within.label}`]),
  ]);
  const [best] = found;
  if (best === undefined) return lines;
  const prefix = best.within?.hts ?? best.hts;
  const numbers = bundledEngine()
    .schedule.lines(date as Day)
    .filter((number) => number.startsWith(prefix));
  const [first] = numbers;
  if (first === undefined) return lines;
  const groups = [...new Set(numbers.map((number) => number.slice(0, SUBHEADING)))];
  const labels = bundledSubheadingLabels();
  const more = groups.length > SHOWN ? say(message("search/first", { shown: SHOWN, count: groups.length })) : "";
  return [
    ...lines,
    "",
    style.bold(say(message("search/numbers", { prefix: formatHts(prefix), day: date, more }))),
    ...groups.slice(0, SHOWN).flatMap((group) => {
      const within = numbers.filter((number) => number.startsWith(group)).map(formatHts);
      const rest = within.length > EACH ? say(message("search/more", { count: within.length - EACH })) : "";
      return [`${formatHts(group)}  ${labels[group]?.label ?? ""}`.trimEnd(), style.dim(`  ${within.slice(0, EACH).join("  ")}${rest}`)];
    }),
    "",
    say(message("search/what-one-owes", { number: formatHts(first), day: date })),
  ];
}
