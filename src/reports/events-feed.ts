// The time line of the dispute, and calendar and news feeds of what changes, as the command, the server and the agents' tools give them.

import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Engine } from "../assess/engine.js";
import { today } from "../console/options.js";
import { addDays, type Day, parseDay } from "../exact/day.js";
import { type EventFilter, eventWords, filterEvents, readEvents, type TimelineEvent } from "../history/events.js";
import { atom, changeEntries, eventEntries, type FeedEntry, type FeedHead, feedHead, icalendar, NEW_DAYS } from "../history/feed.js";
import { lawChanges } from "../history/law-changes.js";
import { bundledEngine } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { packagePath } from "../packaged/paths.js";

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

/** What a feed is asked for: changes of numbers, or events that pass a filter. */
export interface FeedAsked extends EventFilter {
  readonly numbers?: readonly string[];
}

/** A feed and the day it starts from. */
export interface Feed {
  readonly from: string;
  readonly head: FeedHead;
  readonly entries: readonly FeedEntry[];
}

/** A feed of the bundled law as text, as of today. */
export function feedText(asked: FeedAsked, form: "icalendar" | "atom"): string {
  const { head, entries } = feedOf(asked, bundledEngine);
  return form === "icalendar" ? icalendar(head, entries) : atom(head, entries);
}

/** The feed that is asked for, of the law of an engine. */
export function feedOf({ numbers, ...filter }: FeedAsked, engine: () => Engine): Feed {
  const day = today();
  const from = filter.from ?? addDays(day as Day, -NEW_DAYS);
  if (numbers === undefined) return { from, head: feedHead("events", day), entries: eventEntries(eventsAnswer({ ...filter, from })) };
  const within = lawChanges(engine(), numbers, engine().law.countries.encoded[0] ?? "").filter(
    (change) => change.day >= from && (filter.until === undefined || change.day < filter.until),
  );
  return { from, head: feedHead("list", day), entries: changeEntries(within, day) };
}
