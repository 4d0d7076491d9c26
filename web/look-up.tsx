// Look up: search by words or number, choose the line, see what it owes.

import { useEffect, useState } from "preact/hooks";
import type { Engine } from "../src/assess/engine.js";
import type { Day } from "../src/exact/day.js";
import { formatHts } from "../src/hts/number.js";
import { Answer } from "./answer.js";
import { percent } from "./figures.js";
import { type Labels, loadEngine, loadLabels, loadSearch } from "./load.js";
import type { PageState } from "./state.js";
import type { Words } from "./words/en.js";

/** What the tabs share. */
export interface TabProps {
  readonly state: PageState;
  readonly words: Words;
  change(state: PageState): void;
}

interface Result {
  readonly hts: string;
  readonly label: string;
}

const SHOWN = 12;

/** The tab. */
export function LookUp({ state, change, words }: TabProps) {
  const [engine, setEngine] = useState<Engine>();
  const [labels, setLabels] = useState<Labels>({});
  const [results, setResults] = useState<readonly Result[]>();
  const [failed, setFailed] = useState("");

  useEffect(() => {
    loadEngine().then(setEngine, (error: Error) => setFailed(error.message));
    loadLabels().then(setLabels, () => undefined);
  }, []);
  useEffect(() => {
    let late = false;
    if (state.query.trim() === "" || state.hts !== "") setResults(undefined);
    else
      loadSearch().then((search) => {
        if (!late) setResults(search(state.query, SHOWN));
      });
    return () => {
      late = true;
    };
  }, [state.query, state.hts]);

  if (failed !== "") return <p class="stop">{`${words.failed}: ${failed}`}</p>;
  const digits = state.hts.replaceAll(".", "");
  const below = engine === undefined || digits === "" ? [] : linesBelow(engine, digits, state.date);
  const entered = engine !== undefined && digits.length >= 8 && engine.schedule.lookup(digits, state.date as Day).ok;
  return (
    <>
      <search class="card controls">
        <h1>
          <label for="search">{words.search}</label>
        </h1>
        <input
          id="search"
          type="search"
          autocomplete="off"
          value={state.query}
          onInput={(event) => {
            const query = event.currentTarget.value;
            const number = query.replaceAll(".", "").trim();
            change({ ...state, query, hts: /^\d{6,10}$/.test(number) ? number : "", facts: {} });
          }}
        />
        {state.query === "" && <p class="cites">{words.searchHint}</p>}
        {results !== undefined && results.length === 0 && <p>{words.noResult}</p>}
        {results !== undefined && results.length > 0 && (
          <>
            <h2 class="visually-hidden">{words.results}</h2>
            <ul class="results" id="results">
              {results.map((each) => (
                <Row
                  key={each.hts}
                  result={each}
                  engine={engine}
                  state={state}
                  pick={() => change({ ...state, hts: each.hts, facts: {} })}
                />
              ))}
            </ul>
          </>
        )}
        {state.hts !== "" && (
          <p>
            <button type="button" onClick={() => change({ ...state, hts: "", facts: {} })}>
              {words.back}
            </button>
          </p>
        )}
      </search>
      {engine === undefined && <p role="status">{words.loading}</p>}
      {engine !== undefined && digits !== "" && !entered && (
        <div class="card">
          <h2>{`${formatHts(digits)} ${labels[digits.slice(0, 4)]?.label ?? ""}`}</h2>
          <p>{words.lines}</p>
          {below.length === 0 && <p>{words.noResult}</p>}
          <ul class="results" id="lines">
            {below.map((hts) => (
              <Row
                key={hts}
                result={{ hts, label: rateOf(engine, hts, state.date) }}
                engine={engine}
                state={state}
                pick={() => change({ ...state, hts, facts: {} })}
              />
            ))}
          </ul>
        </div>
      )}
      {engine !== undefined && entered && <Answer engine={engine} state={state} change={change} words={words} />}
    </>
  );
}

const MOST = 200;

function linesBelow(engine: Engine, digits: string, date: string): readonly string[] {
  if (digits.length < 4) return [];
  return engine.schedule
    .lines(date as Day, digits.slice(0, 2))
    .filter((hts) => hts.startsWith(digits))
    .slice(0, MOST);
}

function rateOf(engine: Engine, hts: string, date: string): string {
  const found = engine.schedule.lookup(hts, date as Day);
  return found.ok ? found.line.general : "";
}

interface RowProps {
  readonly result: Result;
  readonly engine: Engine | undefined;
  readonly state: PageState;
  pick(): void;
}

function Row({ result, engine, state, pick }: RowProps) {
  return (
    <li>
      <button type="button" onClick={pick}>
        <span class="code">{formatHts(result.hts)}</span>
        <span>{result.label}</span>
        <span class="rate">{engine === undefined ? "" : ratesOf(engine, result.hts, state.date)}</span>
      </button>
    </li>
  );
}

// Today's duty with and without the claim; of a heading, of its first line, marked as such.
function ratesOf(engine: Engine, hts: string, date: string): string {
  const [line = ""] = hts.length >= 8 ? [hts] : linesBelow(engine, hts, date);
  if (line === "") return "";
  const share = (spi: "S" | null): string => {
    const answer = engine.assess({ hts: line, origin: "CA", entryDate: date, value: "10000.00", spi });
    if (answer.status === "determined") return percent(answer.effectiveRate ?? 0);
    if (answer.status === "range" && answer.range !== undefined)
      return `${percent(Number(answer.range.min.duty) / 10000)}–${percent(Number(answer.range.max.duty) / 10000)}`;
    return answer.status === "prohibited" ? "⛔" : "?";
  };
  return `${hts.length >= 8 ? "" : "≈ "}${share("S")} / ${share(null)}`;
}
