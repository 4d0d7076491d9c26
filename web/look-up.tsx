// Look up: what a search found, the lines of a number, or the answer on one line.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Engine } from "../src/assess/engine.js";
import type { Day } from "../src/exact/day.js";
import { formatHts } from "../src/hts/number.js";
import type { SearchResult } from "../src/server/search.js";
import { Answer } from "./answer.js";
import { claimOf } from "./claim.js";
import { wordsFor } from "./claim-words.js";
import { colon } from "./figures.js";
import { type Labels, loadLabels, loadNames, loadSearch, type Names } from "./load.js";
import { namer } from "./names.js";
import { LineChooser, Results } from "./results.js";
import type { TabProps } from "./tab.js";
import { useTopics } from "./topics.js";

const SHOWN = 12;

interface Props extends TabProps {
  readonly engine: Engine | undefined;
  /** The law on goods of the origin has not come yet. */
  readonly isWaiting: boolean;
  refuseDay(why: string, isStanding: boolean): void;
}

/** The view. */
export function LookUp({ state, change, words, language, engine, isWaiting, refuseDay }: Props) {
  const [labels, setLabels] = useState<Labels>({});
  const [results, setResults] = useState<readonly SearchResult[]>();
  const [names, setNames] = useState<Names>();
  const [failed, setFailed] = useState("");
  const findTopics = useTopics(engine, words);

  useEffect(() => {
    loadLabels()
      .then(setLabels)
      .then(loadNames)
      .then(setNames, () => setFailed(words.notLoaded));
  }, []);
  useEffect(() => {
    let late = false;
    if (state.query.trim() === "" || state.hts !== "") setResults(undefined);
    else
      loadSearch().then(
        (search) => {
          if (!late) setResults(search(state.query, SHOWN));
        },
        () => setFailed(words.notLoaded),
      );
    return () => {
      late = true;
    };
  }, [state.query, state.hts]);

  // Where the focus goes once what was asked for is drawn: into the goods that were chosen, or back to the list.
  const goTo = useRef("");
  useEffect(() => {
    const target = goTo.current === "" ? null : document.querySelector<HTMLElement>(goTo.current);
    if (target === null) return;
    goTo.current = "";
    target.focus();
  });
  // A step of the browser's history takes away what had the focus: it goes where choosing or going back would have put it.
  const shownBefore = useRef(state.hts);
  useEffect(() => {
    if (shownBefore.current !== state.hts && document.activeElement === document.body)
      goTo.current = state.hts === "" ? "#results button" : "#goods";
    shownBefore.current = state.hts;
  }, [state.hts]);
  const pick = (hts: string): void => {
    goTo.current = "#goods";
    change({ ...state, hts, facts: {}, readings: {} });
  };
  const back = (): void => {
    goTo.current = "#results button";
    change({ ...state, hts: "", facts: {}, readings: {} });
  };

  const called = namer(labels, names, language);
  const digits = state.hts.replaceAll(".", "");
  const title = digits === "" ? words.results1(state.query) : `${called.narrowest(digits)} ${formatHts(digits)}`;
  useEffect(() => {
    document.title = `${title.trim()} · Carveout`;
  }, [title]);

  if (failed !== "") return <p class="stop">{`${words.failed}${colon()}${failed}`}</p>;
  if (engine === undefined) return <p role="status">{words.loading}</p>;
  // A number that stands in the schedule on some day keeps its fields, whatever the day of entry says.
  const entered =
    digits.length >= 8 && [state.date, ...engine.schedule.boundaries()].some((day) => engine.schedule.lookup(digits, day as Day).ok);
  const typed = state.query.trim();
  const listed = wordsFor(words, claimOf(engine.law, state.origin));
  return (
    <>
      {digits !== "" && typed !== "" && !/^[\d.]+$/.test(typed) && (
        <p class="crumb controls">
          <button type="button" class="link" id="back" onClick={back}>
            {`← ${words.results1(state.query)}`}
          </button>
        </p>
      )}
      {digits === "" && results !== undefined && findTopics !== undefined && (
        <Results
          found={results}
          about={findTopics(state.query)}
          engine={isWaiting ? undefined : engine}
          state={state}
          words={listed}
          names={called}
          pick={pick}
        />
      )}
      {digits !== "" && !entered && isWaiting && <p role="status">{words.originLoading}</p>}
      {digits !== "" && !entered && !isWaiting && (
        <LineChooser digits={digits} engine={engine} state={state} words={listed} names={called} pick={pick} />
      )}
      {entered && (
        <Answer
          goods={called.trail(digits)}
          names={called}
          engine={engine}
          isWaiting={isWaiting}
          state={state}
          change={change}
          words={words}
          language={language}
          pick={pick}
          refuseDay={refuseDay}
        />
      )}
    </>
  );
}
