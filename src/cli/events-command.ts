// `carveout events`: the time line of the dispute, and calendar and news feeds of what changes.

import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Engine } from "../assess/engine.js";
import { addDays, type Day, parseDay } from "../exact/day.js";
import { type EventFilter, eventWords, filterEvents, readEvents, type TimelineEvent } from "../history/events.js";
import { atom, changeEntries, eventEntries, type FeedEntry, type FeedHead, feedHead, icalendar, NEW_DAYS } from "../history/feed.js";
import { lawChanges } from "../history/law-changes.js";
import { bundledEngine } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { packagePath } from "../packaged/paths.js";
import { engineOf } from "../packaged/scenario-engine.js";
import { numbersIn } from "./number-list.js";
import { requireDay, today } from "./options.js";
import { styleOf } from "./style.js";

/** Flags of the command. */
export interface EventsFlags extends EventFilter {
  readonly list?: string;
  readonly ical?: string;
  readonly atom?: string;
  readonly scenario?: readonly string[];
  readonly json?: boolean;
}

let events: readonly TimelineEvent[] | undefined;

/** The time line that the package carries. */
export function bundledEvents(): readonly TimelineEvent[] {
  events ??= readEvents(parse(readFileSync(packagePath("events/events.csv")), { columns: true }) as Record<string, string>[]);
  return events;
}

/** Events that pass; a word that the record does not know is a call error. */
export function eventsAnswer(filter: EventFilter): TimelineEvent[] {
  const known = eventWords(bundledEvents());
  const check = (name: string, word: string | undefined, words: readonly string[]): void => {
    if (word !== undefined && !words.includes(word))
      throw new CallError(`No event has the ${name} ${word}.`, `Known: ${words.join(", ")}.`);
  };
  for (const day of [filter.from, filter.until])
    if (day !== undefined && parseDay(day) === undefined)
      throw new CallError(`${day} is not a day of the calendar.`, "Write it as YYYY-MM-DD.");
  check("kind", filter.kind, known.kinds);
  check("sector", filter.sector, known.sectors);
  check("measure", filter.measure, known.measures);
  return filterEvents(bundledEvents(), filter);
}

/** Print the events, or write a feed. */
export function eventsCommand(written: EventsFlags): void {
  const { from: first, until } = written;
  const flags = {
    ...written,
    ...(first === undefined ? {} : { from: requireDay("--from", first) }),
    ...(until === undefined ? {} : { until: requireDay("--until", until) }),
  };
  if (flags.ical === undefined && flags.atom === undefined) {
    if (flags.list !== undefined) throw new CallError("A list goes into a feed.", "Add --ical FILE or --atom FILE.");
    const found = eventsAnswer(flags);
    process.stdout.write(flags.json === true ? `${JSON.stringify(found, undefined, 2)}\n` : inWords(found));
    return;
  }
  const { list, ...filter } = flags;
  const engine = flags.scenario === undefined ? bundledEngine : () => engineOf(flags.scenario ?? []);
  const { from, head, entries } = feedOf(list === undefined ? filter : { ...filter, numbers: numbersIn(list) }, engine);
  for (const [file, write] of [
    [flags.ical, icalendar],
    [flags.atom, atom],
  ] as const) {
    if (file === undefined) continue;
    try {
      writeFileSync(file, write(head, entries));
    } catch (error) {
      throw new CallError(`${file} cannot be written (${(error as Error).message}).`, "Give a file in a folder that exists.");
    }
  }
  process.stdout.write(flags.json === true ? `${JSON.stringify(entries, undefined, 2)}\n` : `${entries.length} entries from ${from}\n`);
}

/** What a feed is asked for: changes of numbers, or events that pass a filter. */
export interface FeedAsked extends EventFilter {
  readonly numbers?: readonly string[];
}

interface Feed {
  readonly from: string;
  readonly head: FeedHead;
  readonly entries: readonly FeedEntry[];
}

/** A feed of the bundled law as text, as of today. */
export function feedText(asked: FeedAsked, form: "icalendar" | "atom"): string {
  const { head, entries } = feedOf(asked, bundledEngine);
  return form === "icalendar" ? icalendar(head, entries) : atom(head, entries);
}

function feedOf({ numbers, ...filter }: FeedAsked, engine: () => Engine): Feed {
  const day = today();
  const from = filter.from ?? addDays(day as Day, -NEW_DAYS);
  if (numbers === undefined) return { from, head: feedHead("events", day), entries: eventEntries(eventsAnswer({ ...filter, from })) };
  const within = lawChanges(engine(), numbers, engine().law.countries.encoded[0] ?? "").filter(
    (change) => change.day >= from && (filter.until === undefined || change.day < filter.until),
  );
  return { from, head: feedHead("list", day), entries: changeEntries(within, day) };
}

function inWords(found: readonly TimelineEvent[]): string {
  const style = styleOf(process.stdout);
  const lines = found.flatMap((event) => [
    `${style.bold(event.date)}  ${event.standing === "happened" ? event.kind : style.warn(`${event.standing} (${event.kind})`)}  ${event.title}`,
    style.dim(
      `  ${[event.instrument, event.measures.join(" "), `${event.source} (${event.confidence})`].filter((part) => part !== "").join(" | ")}`,
    ),
  ]);
  return `${[...lines, `${found.length} events`].join("\n")}\n`;
}
