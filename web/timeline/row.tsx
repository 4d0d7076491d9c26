// One row of the time line.

import { useContext } from "preact/hooks";
import { recordIn } from "../../src/history/french-events.js";
import type { Instrument } from "../../src/law/types.js";
import { Acts } from "../acts.js";
import { englishOf } from "../english-of.js";
import { colon, dayInWords, semicolon } from "../figures.js";
import { Language } from "../language.js";
import { daysInWords } from "../say-fact.js";
import { answerAddress } from "../state.js";
import { type DayDifference, DifferenceTable } from "./difference.js";
import { LAW, type TimelineRow } from "./rows.js";
import type { TimelineWords } from "./words.js";

/** What a row is drawn with. `said` gives a word of the record in the language of the page. */
export interface RowProps {
  readonly row: TimelineRow;
  readonly words: TimelineWords;
  readonly said: (word: string) => string;
  readonly open: boolean;
  readonly found: DayDifference | undefined;
  readonly toggle: () => void;
  /** The French of titles, sources and acts by the English, on the French page. */
  readonly titles: Readonly<Record<string, string>>;
  readonly instruments: Readonly<Record<string, Instrument>>;
  /** The title of a measure by its id. */
  measure(id: string): string;
}

/** The row, with its difference where it is open. */
export function Row({ row, words, said, open, found, toggle, titles, instruments, measure }: RowProps) {
  const { change } = row;
  const language = useContext(Language);
  // A turn of the law is named by the titles of what turned, which the worker says in the language of the page; an event by its own.
  const isEvent = row.kind !== LAW;
  const french = isEvent ? titles[row.title] : undefined;
  const source = recordIn(row.source, titles);
  const named = [
    [words.measures, daysInWords(row.measures.map(measure).join(semicolon()))],
    [words.source, row.source === "" ? "" : `${source} (${words.seen[row.confidence] ?? row.confidence})`],
  ].filter(([, text]) => text !== "");
  return (
    <li class={`event ${row.standing}${row.kind === LAW ? " law" : ""}`}>
      <div class="on">
        <time dateTime={row.day}>{dayInWords(row.day)}</time>
        <span class="kind">{row.kind === LAW ? words.change : said(row.kind)}</span>
        {row.standing !== "happened" && <strong class="standing">{words[row.standing]}</strong>}
      </div>
      <div class="what">
        <p lang={isEvent && french === undefined ? "en" : englishOf(row.title)}>
          {change === undefined
            ? (french ?? (isEvent ? row.title : daysInWords(row.title)))
            : `${words.touches}${colon()}${[...new Set(change.numbers.map((each) => each.hts))].join(", ")}`}
        </p>
        {change !== undefined && (
          <ul class="cites">
            {change.numbers.map((each) => (
              <li key={`${each.hts} ${each.spi}`}>
                <a href={answerAddress(each.hts, row.day, language)}>{each.hts}</a>
                {` ${each.spi === null ? words.withoutCusma : words.withCusma}${colon()}${each.before} → ${each.after}`}
              </li>
            ))}
          </ul>
        )}
        <p class="cites">
          {row.acts.length > 0 && (
            <>
              {`${words.acts}${colon()}`}
              <Acts cites={row.acts.flatMap((each) => each.split("; "))} instruments={instruments} called={titles} />
              {named.length > 0 ? " · " : ""}
            </>
          )}
          {named.map(([name, text], at) => (
            <span key={name}>
              {`${at > 0 ? " · " : ""}${name}${colon()}`}
              <span lang={name === words.source && source === row.source ? "en" : undefined}>{text}</span>
            </span>
          ))}
        </p>
        {row.turns && (
          <button type="button" class="link open" aria-expanded={open} data-day={row.day} onClick={toggle}>
            {open ? words.close : words.open}
          </button>
        )}
        {open && (found === undefined ? <p role="status">{words.working}</p> : <DifferenceTable found={found} words={words} />)}
      </div>
    </li>
  );
}
