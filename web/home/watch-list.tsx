// What the reader watches, with what changed and what will; or worked examples where nothing is watched yet.

import { useState } from "preact/hooks";
import type { Engine } from "../../src/assess/engine.js";
import { addDays, type Day } from "../../src/exact/day.js";
import { atom, changeEntries, feedHead, icalendar, NEW_DAYS } from "../../src/history/feed.js";
import { lawChanges } from "../../src/history/law-changes.js";
import { formatHts } from "../../src/hts/number.js";
import { DEFAULT_ORIGIN } from "../../src/settings.js";
import { colon, dayInWords, save } from "../figures.js";
import type { Namer } from "../names.js";
import { refusal } from "../say-fact.js";
import { answerAddress, EXAMPLE_VALUE, type PageState } from "../state.js";
import { sharesOf } from "../verdict.js";
import { type Watched, watch, watched } from "../watch.js";
import type { Words } from "../words/en.js";
import type { HomeData } from "./data.js";
import { NextTag } from "./next-tag.js";
import { standingOf } from "./standing.js";
import type { HomeWords } from "./words.js";

interface Props {
  readonly engine: Engine;
  readonly data: HomeData;
  readonly names: Namer;
  readonly state: PageState;
  readonly words: Words;
  readonly home: HomeWords;
  readonly language: "en" | "fr";
}

/** The list. */
export function WatchList(props: Props) {
  const [list, setList] = useState<readonly Watched[]>(watched);
  const { engine, data, names, state, words, home, language } = props;
  if (list.length === 0) {
    const kinds = data.kinds.filter(({ tried }) => tried);
    return (
      <section class="section" aria-labelledby="examples-title">
        <h2 id="examples-title">{home.examples}</h2>
        <ul class="cards">
          {kinds.map((kind) => {
            const { claimed, plain } = standingOf(engine, kind, state.date);
            return (
              <li key={kind.id}>
                <a href={answerAddress(kind.example, state.date, language, kind.facts)}>
                  <strong lang={names.trail(kind.example).at(-1)?.lang}>{names.narrowest(kind.example)}</strong>
                  <br />
                  <span class="cites code">{formatHts(kind.example)}</span>
                  <br />
                  {sharesOf(claimed, plain, EXAMPLE_VALUE, words)}
                </a>
              </li>
            );
          })}
        </ul>
      </section>
    );
  }
  const feed = (form: "ics" | "xml"): void => {
    const from = addDays(state.date as Day, -NEW_DAYS);
    const to = engine.parts.translator(language);
    const changes = lawChanges(
      engine,
      list.map(({ hts }) => hts),
      DEFAULT_ORIGIN,
      to,
    ).filter((each) => each.day >= from);
    const entries = changeEntries(changes, state.date, to);
    const head = feedHead("list", state.date, to);
    if (form === "ics") save("carveout.ics", icalendar(head, entries), "text/calendar");
    else save("carveout.xml", atom(head, entries), "application/atom+xml");
  };
  return (
    <section class="section" aria-labelledby="watch-title" id="watch-list">
      <div class="title-row">
        <h2 id="watch-title">{home.forYou}</h2>
        <span class="row controls">
          <button type="button" class="link" onClick={() => feed("ics")}>
            {home.calendar}
          </button>
          <button type="button" class="link" onClick={() => feed("xml")}>
            {home.feed}
          </button>
        </span>
      </div>
      <ul class="cards">
        {list.map(({ hts, facts }) => {
          const { claimed, plain, last, next } = standingOf(engine, { example: hts, facts }, state.date);
          return (
            <li class="plain-card" key={hts}>
              <a href={answerAddress(hts, state.date, language, facts)}>
                <strong lang={names.trail(hts).at(-1)?.lang}>{names.narrowest(hts) || formatHts(hts)}</strong>
              </a>
              <br />
              <span class="cites code">{formatHts(hts)}</span>
              <br />
              {plain.status === "error" ? refusal(plain.error) : sharesOf(claimed, plain, EXAMPLE_VALUE, words)}
              <br />
              <span class="cites">
                {last === undefined ? home.onRecord : `${home.from(dayInWords(last.day))} (${last.because.join("; ")})`}
              </span>
              <br />
              {next === undefined ? <span class="cites">{home.unchanged}</span> : <NextTag next={next} words={words} />}
              <br />
              <button
                type="button"
                class="link controls cites"
                aria-label={`${home.unwatch}${colon()}${formatHts(hts)}`}
                onClick={() => {
                  watch(hts, facts, false);
                  setList(watched());
                }}
              >
                {home.unwatch}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
