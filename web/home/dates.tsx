// What is coming and what happened lately: days on which the duty of a kind of goods turns, and the events of the record, one entry a day.

import { useMemo } from "preact/hooks";
import type { Engine } from "../../src/assess/engine.js";
import type { TimelineEvent } from "../../src/history/events.js";
import { recordIn } from "../../src/history/french-events.js";
import { colon, dayInWords } from "../figures.js";
import { spanOf } from "../history.js";
import { Marked } from "../marked.js";
import { EXAMPLE_VALUE, viewAddress } from "../state.js";
import { sharesOf } from "../verdict.js";
import type { Words } from "../words/en.js";
import type { HomeData } from "./data.js";
import { historyOf, standingOf } from "./standing.js";
import type { HomeWords } from "./words.js";

/** One day: what it does to kinds of goods, and what the record says of it. */
interface Dated {
  readonly day: string;
  readonly kinds: readonly string[];
  readonly events: readonly TimelineEvent[];
}

interface Props {
  readonly engine: Engine;
  readonly data: HomeData;
  readonly events: readonly TimelineEvent[];
  readonly titles: Readonly<Record<string, string>>;
  readonly day: string;
  readonly words: Words;
  readonly home: HomeWords;
  readonly language: "en" | "fr";
}

const SHOWN = 6;
// What is told lately without a turn of the duty.
const TELLING = new Set(["effective", "court", "suspension", "deal"]);

/** Days on which the duty of the example of a kind turns, by the day. */
function turns(engine: Engine, data: HomeData): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const kind of data.kinds)
    for (const list of Object.values(historyOf(engine, kind))) {
      let before: string | undefined;
      for (const step of list) {
        const { low, high, barred } = spanOf(step, EXAMPLE_VALUE);
        const now = `${low} ${high} ${barred}`;
        if (before !== undefined && now !== before) found.set(step.from, (found.get(step.from) ?? new Set()).add(kind.id));
        before = now;
      }
    }
  return new Map([...found].map(([day, ids]) => [day, [...ids]]));
}

/** The two lists. */
export function Dates({ engine, data, events, titles, day, words, home, language }: Props) {
  const turned = useMemo(() => turns(engine, data), [engine, data]);
  const dated = (wanted: (each: string) => boolean, tells: (event: TimelineEvent) => boolean): Dated[] => {
    const days = new Set([...turned.keys(), ...events.filter(tells).map(({ date }) => date)].filter(wanted));
    return [...days]
      .map((each) => ({ day: each, kinds: turned.get(each) ?? [], events: events.filter((event) => event.date === each && tells(event)) }))
      .sort((a, b) => (a.day < b.day ? -1 : 1));
  };
  const coming = dated(
    (each) => each > day,
    ({ standing, kind }) =>
      standing === "scheduled" || (standing === "threatened" && kind !== "statement") || kind === "deadline" || TELLING.has(kind),
  ).slice(0, SHOWN);
  const lately = dated(
    (each) => each <= day,
    ({ standing, kind, measures }) => standing === "happened" && TELLING.has(kind) && measures.length > 0,
  )
    .slice(-SHOWN)
    .reverse();
  // Kinds that come to the same stand in one line.
  const said = (ids: readonly string[], on: string): string[] => {
    const shares = new Map<string, string[]>();
    for (const kind of data.kinds.filter(({ id }) => ids.includes(id))) {
      const { claimed, plain } = standingOf(engine, kind, on);
      const share = sharesOf(claimed, plain, EXAMPLE_VALUE, words);
      shares.set(share, [...(shares.get(share) ?? []), kind.name[language]]);
    }
    return [...shares].map(([share, names]) => `${names.join(", ")}${colon()}*${share}*`);
  };
  const item = ({ day: on, kinds, events: told }: Dated, past: boolean) => (
    <li key={on}>
      <time dateTime={on}>{dayInWords(on)}</time>
      <div>
        {said(kinds, on).map((line) => (
          <div key={line}>
            <Marked text={line} />
          </div>
        ))}
        {told.map((event) => {
          const french = language === "fr" ? titles[event.title] : undefined;
          const acts = recordIn(event.instrument, titles);
          return (
            <div key={event.title}>
              <span lang={language === "fr" && french === undefined ? "en" : undefined}>{french ?? event.title}</span>
              {event.standing === "threatened" && <span class="tag">{` ${home.threatened}`}</span>}
              <span class="cites" lang={acts === event.instrument ? "en" : undefined}>
                {acts === "" ? "" : ` ${acts}`}
              </span>
            </div>
          );
        })}
        {past && kinds.length > 0 && (
          <a class="cites" href={viewAddress("timeline", day, language, { "timeline.text": on })}>
            {home.whatChanged}
          </a>
        )}
      </div>
    </li>
  );
  return (
    <div class="two section">
      <section aria-labelledby="coming-title" id="coming">
        <h2 id="coming-title">{home.coming}</h2>
        {coming.length === 0 && <p>{home.nothingComing}</p>}
        <ol class="dates">{coming.map((each) => item(each, false))}</ol>
      </section>
      <section aria-labelledby="lately-title" id="lately">
        <h2 id="lately-title">{home.lately}</h2>
        <ol class="dates">{lately.map((each) => item(each, true))}</ol>
        <p>
          <a href={viewAddress("timeline", day, language)}>{home.allEvents}</a>
        </p>
      </section>
    </div>
  );
}
