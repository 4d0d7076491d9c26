// Home: the state of play on the day shown. What Canadian goods pay by kind, the carve-out, the average duty, what comes and what came.

import { useEffect, useMemo, useState } from "preact/hooks";
import type { Engine } from "../../src/assess/engine.js";
import type { TimelineEvent } from "../../src/history/events.js";
import { colon, dayInWords, monthInWords, percent } from "../figures.js";
import { type Labels, loadFirstEngine, loadLabels, loadNames, type Names } from "../load.js";
import { Marked } from "../marked.js";
import { namer } from "../names.js";
import { today, viewAddress } from "../state.js";
import type { TabProps } from "../tab.js";
import { AverageDuty, CarveOut, insideShare, monthOn } from "./averages.js";
import { type HomeData, loadEvents, loadFrenchTitles, loadHome } from "./data.js";
import { Dates } from "./dates.js";
import { standingOf } from "./standing.js";
import { StateTable } from "./state-table.js";
import { WatchList } from "./watch-list.js";
import { HOME_WORDS } from "./words.js";

/** The view. */
export function Home({ state, words, language }: TabProps) {
  const home = HOME_WORDS[language];
  const [engine, setEngine] = useState<Engine>();
  const [data, setData] = useState<HomeData>();
  const [labels, setLabels] = useState<Labels>({});
  const [names, setNames] = useState<Names>();
  const [events, setEvents] = useState<readonly TimelineEvent[]>();
  const [titles, setTitles] = useState<Readonly<Record<string, string>>>({});
  const [failed, setFailed] = useState("");
  useEffect(() => {
    loadFirstEngine(language).then(setEngine, () => setFailed(words.notLoaded));
  }, [language]);
  useEffect(() => {
    const fails = (): void => setFailed(words.notLoaded);
    loadHome().then(setData, fails);
    loadLabels().then(setLabels).then(loadNames).then(setNames, fails);
    loadEvents().then(setEvents, fails);
  }, []);
  useEffect(() => {
    if (language === "fr") loadFrenchTitles().then(setTitles);
  }, [language]);
  const day = state.date;
  const standings = useMemo(
    () => (engine === undefined || data === undefined ? [] : data.kinds.map((kind) => standingOf(engine, kind, day))),
    [engine, data, day],
  );
  const tense = day === today() ? "now" : day < today() ? "past" : "future";
  const at = data === undefined ? 0 : monthOn(data, day);
  return (
    <>
      <h1>{home.title(dayInWords(day), tense)}</h1>
      {failed !== "" && <p class="stop">{`${words.failed}${colon()}${failed}`}</p>}
      {(engine === undefined || data === undefined) && failed === "" && (
        <p role="status" class="later">
          {words.loading}
        </p>
      )}
      {engine !== undefined && data !== undefined && (
        <>
          {day < engine.law.coverage.from && <p class="notice">{words.outside(dayInWords(engine.law.coverage.from))}</p>}
          <p class="state-intro">
            <Marked
              text={home.intro(percent(insideShare(data.total[at] ?? { imports: 0, inside: 0 }), 1), monthInWords(data.months[at] ?? ""))}
            />
          </p>
          <StateTable
            engine={engine}
            data={data}
            standings={standings}
            names={namer(labels, names, language)}
            state={state}
            words={words}
            home={home}
            language={language}
          />
          <WatchList
            engine={engine}
            data={data}
            names={namer(labels, names, language)}
            state={state}
            words={words}
            home={home}
            language={language}
          />
          <div class="two section">
            <AverageDuty engine={engine} data={data} day={day} words={words} home={home} />
            <CarveOut data={data} day={day} words={words} home={home} />
          </div>
          <p>
            <a href={viewAddress("trade", day, language)}>{home.trades}</a>
          </p>
          {events !== undefined && (
            <Dates engine={engine} data={data} events={events} titles={titles} day={day} words={words} home={home} language={language} />
          )}
        </>
      )}
    </>
  );
}
