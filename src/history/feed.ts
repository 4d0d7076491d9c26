// Calendar and news feed of changes: iCalendar (RFC 5545) and Atom (RFC 4287), as text.

import { type MessageId, message } from "../said/message.js";
import { type Translator, translator, UNTRANSLATED } from "../said/translator.js";
import type { TimelineEvent } from "./events.js";
import { type FrenchEvents, recordIn } from "./french-events.js";
import type { LawChange } from "./law-changes.js";

/** One thing to tell. */
export interface FeedEntry {
  readonly id: string;
  readonly day: string;
  readonly title: string;
  readonly text: string;
  readonly categories: readonly string[];
  /** Scheduled or threatened: not certain. */
  readonly tentative: boolean;
}

/** What a feed says of itself. `day` is the day on which it is made. */
export interface FeedHead {
  readonly id: string;
  readonly title: string;
  readonly day: string;
}

/** What is new: changes of so many days go into a feed, and all that are to come. */
export const NEW_DAYS = 180;

const ENGLISH = translator("en");

/** The head of the feed of all events, or of the changes of a list of numbers. */
export function feedHead(of: "events" | "list", day: string, { say }: Translator = ENGLISH): FeedHead {
  return {
    id: of,
    title: say(of === "events" ? message("feed/events") : message("feed/list")),
    day,
  };
}

// How the record knows of an event.
const SEEN: Readonly<Record<string, MessageId>> = {
  "primary seen": "feed/seen.text",
  "primary seen in transcription": "feed/seen.transcription",
  "secondary; one": "feed/seen.single",
  "secondary; several": "feed/seen.several",
  unverified: "feed/seen.unverified",
};

/** What an event is known by: its acts, where it has any, and its source with how far that goes. */
export function knownBy({ instrument, source, confidence }: TimelineEvent, { say, language }: Translator, french: FrenchEvents): string[] {
  const said = (text: string): string => (language === "en" ? text : recordIn(text, french));
  const seen = SEEN[confidence];
  const how = message("feed/source", { source: said(source), confidence: seen === undefined ? confidence : { id: seen, args: {} } });
  return [said(instrument), say(how)].filter((part) => part !== "");
}

/** Entries of events. A title without French is in English, marked. */
export function eventEntries(events: readonly TimelineEvent[], translator: Translator = ENGLISH, french: FrenchEvents = {}): FeedEntry[] {
  const titleOf = (title: string): string => (translator.language === "en" ? title : (french[title] ?? `${UNTRANSLATED}${title}`));
  return events.map((event) => ({
    id: `event-${event.date}-${fingerprint(event.title)}`,
    day: event.date,
    title:
      event.standing === "happened"
        ? titleOf(event.title)
        : translator.say(message(`feed/standing.${event.standing}`, { title: titleOf(event.title) })),
    text: knownBy(event, translator, french).join(". "),
    categories: [event.kind, ...event.sectors, ...event.measures],
    tentative: event.standing !== "happened",
  }));
}

const NAMED = 3;

/** Entries of changes of the law on a list of numbers; a day still to come is scheduled. */
export function changeEntries(changes: readonly LawChange[], today: string, { say }: Translator = ENGLISH): FeedEntry[] {
  return changes.map(({ day, numbers, because, unverified }) => {
    const lines = [...new Set(numbers.map((each) => each.hts))];
    const first = lines.slice(0, NAMED).join(", ");
    const named = lines.length > NAMED ? message("feed/named", { numbers: first, count: lines.length - NAMED }) : first;
    const title = message("feed/changes", { numbers: named });
    const scheduled = day > today;
    return {
      id: `law-${day}-${fingerprint(numbers.map((each) => `${each.hts}${each.spi}${each.after}`).join())}`,
      day,
      title: say(scheduled ? message("feed/standing.scheduled", { title }) : title),
      text: [
        ...numbers.map(({ hts, spi, before, after }) =>
          say(message("diff/line", { number: hts, claim: spi === null ? message("diff/without") : message("diff/with"), before, after })),
        ),
        ...(because.length === 0 ? [] : [say(message("feed/by", { acts: because.join("; ") }))]),
        ...unverified,
      ].join("\n"),
      categories: ["law"],
      tentative: scheduled,
    };
  });
}

/** An iCalendar object, CRLF lines folded at 75 octets. */
export function icalendar(head: FeedHead, entries: readonly FeedEntry[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//carveout//changes//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(head.title)}`,
    ...entries.flatMap((entry) => [
      "BEGIN:VEVENT",
      `UID:${entry.id}@${DOMAIN}`,
      `DTSTAMP:${compact(head.day)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(entry.day)}`,
      `SUMMARY:${escaped(entry.title)}`,
      `DESCRIPTION:${escaped(entry.text)}`,
      ...(entry.categories.length === 0 ? [] : [`CATEGORIES:${entry.categories.map(escaped).join(",")}`]),
      `STATUS:${entry.tentative ? "TENTATIVE" : "CONFIRMED"}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

// A name that no one can hold (RFC 2606), so that identifiers are nobody else's.
const DOMAIN = "carveout.invalid";

function compact(day: string): string {
  return day.replaceAll("-", "");
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll("\n", "\\n");
}

const OCTETS = 75;

// A continuation begins with one space, which counts; characters are never cut.
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let used = 0;
  for (const character of line) {
    const width = octets(character);
    if (used + width > OCTETS) {
      parts.push(part);
      part = " ";
      used = 1;
    }
    part += character;
    used += width;
  }
  return [...parts, part].join("\r\n");
}

function octets(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** An Atom feed, the newest entry first. */
export function atom(head: FeedHead, entries: readonly FeedEntry[]): string {
  const id = (name: string): string => `tag:${DOMAIN},2025:${name}`;
  const newest = [...entries].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${id(head.id)}</id>
  <title>${marked(head.title)}</title>
  <updated>${head.day}T00:00:00Z</updated>
  <author><name>Carveout</name></author>
${newest
  .map(
    (entry) => `  <entry>
    <id>${id(entry.id)}</id>
    <title>${marked(entry.title)}</title>
    <updated>${entry.day > head.day ? head.day : entry.day}T00:00:00Z</updated>
    <published>${entry.day > head.day ? head.day : entry.day}T00:00:00Z</published>
${entry.categories.map((category) => `    <category term="${marked(category)}"/>\n`).join("")}    <content type="text">${marked(`${entry.day}\n${entry.text}`)}</content>
  </entry>
`,
  )
  .join("")}</feed>
`;
}

function marked(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

// FNV-1a, 32 bits: tells entries of one day apart.
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
