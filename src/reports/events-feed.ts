// The time line of the dispute, and calendar and news feeds of what changes, as the command, the server and the agents' tools give them.

import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Engine } from "../assess/engine.js";
import { writeHeading } from "../assess/lines.js";
import { language } from "../console/language.js";
import { today } from "../console/options.js";
import { addDays, type Day, parseDay } from "../exact/day.js";
import { type EventFilter, eventWords, filterEvents, readEvents, type TimelineEvent } from "../history/events.js";
import { atom, changeEntries, eventEntries, type FeedEntry, type FeedHead, feedHead, icalendar, NEW_DAYS } from "../history/feed.js";
import type { FrenchEvents } from "../history/french-events.js";
import { lawChanges } from "../history/law-changes.js";
import { formatHts, typedDigits } from "../hts/number.js";
import { bundledEngine, bundledLaw } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { packagePath } from "../packaged/paths.js";
import { translatorOf } from "../said/all-languages.js";
import type { Language } from "../said/language.js";
import { message } from "../said/message.js";
import { scenarioMark } from "../said/scenario-mark.js";
import { UNTRANSLATED } from "../said/translator.js";

let events: readonly TimelineEvent[] | undefined;

/** The time line that the package carries. */
export function bundledEvents(): readonly TimelineEvent[] {
  events ??= readEvents(parse(readFileSync(packagePath("events/events.csv")), { columns: true }) as Record<string, string>[]);
  return events;
}

/** Events that pass; a word that the record does not know is a call error. A measure can be named by one of its headings. */
export function eventsAnswer(given: EventFilter): TimelineEvent[] {
  const filter = given.measure === undefined ? given : { ...given, measure: measureNamed(given.measure) };
  const known = eventWords(bundledEvents());
  const check = (name: string, word: string | undefined, words: readonly string[]): void => {
    if (word !== undefined && !words.includes(word))
      throw new CallError(
        message("events/unknown", { what: name, word }),
        message("call/choose-one", { choices: words.join(", ") }),
        undefined,
        name,
      );
  };
  for (const key of ["from", "until"] as const) {
    const day = filter[key];
    if (day !== undefined && parseDay(day) === undefined)
      throw new CallError(message("events/not-a-day", { day }), message("call/not-a-day.fix"), undefined, key);
  }
  check("kind", filter.kind, known.kinds);
  check("sector", filter.sector, known.sectors);
  check("measure", filter.measure, known.measures);
  return filterEvents(bundledEvents(), filter);
}

function measureNamed(word: string): string {
  const digits = typedDigits(word);
  if (digits === undefined) return word;
  return bundledLaw().measures.find(({ provisions }) => provisions.some(({ id }) => writeHeading(id) === formatHts(digits)))?.id ?? word;
}

/** What a feed is asked for: changes of numbers, or events that pass a filter. */
export interface FeedAsked extends EventFilter {
  readonly numbers?: readonly string[];
  readonly language?: Language;
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

let french: FrenchEvents | undefined;

/** What the record says of events, in French. */
export function frenchEvents(): FrenchEvents {
  french ??= Object.fromEntries(
    ["titles", "sources"].flatMap((of) => (parse(readFileSync(packagePath(`events/${of}-fr.csv`))) as [string, string][]).slice(1)),
  );
  return french;
}

/** The title of an event in a language; one without French is in English, marked. */
export function titleIn(title: string, spoken: Language): string {
  return spoken === "en" ? title : (frenchEvents()[title] ?? `${UNTRANSLATED}${title}`);
}

/** The feed that is asked for, of the law of an engine. */
export function feedOf({ numbers, language: asked, ...filter }: FeedAsked, engine: () => Engine): Feed {
  const spoken = asked ?? language();
  const day = today();
  const from = filter.from ?? addDays(day as Day, -NEW_DAYS);
  if (numbers === undefined) {
    const to = translatorOf(spoken);
    return { from, head: feedHead("events", day, to), entries: eventEntries(eventsAnswer({ ...filter, from }), to, frenchEvents()) };
  }
  const to = engine().parts.translator(spoken);
  const within = lawChanges(engine(), numbers, engine().law.countries.encoded[0] ?? "", to).filter(
    (change) => change.day >= from && (filter.until === undefined || change.day < filter.until),
  );
  const { scenarios } = engine().law;
  const head = feedHead("list", day, to);
  return {
    from,
    head: scenarios === undefined ? head : { ...head, title: `${head.title}. ${to.say(scenarioMark(scenarios))}` },
    entries: changeEntries(within, day, to),
  };
}
