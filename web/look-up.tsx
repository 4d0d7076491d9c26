// Look up: search by words or number, choose the line, see what it owes.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Engine } from "../src/assess/engine.js";
import type { Day } from "../src/exact/day.js";
import { lineLabel } from "../src/hts/line-label.js";
import { formatHts } from "../src/hts/number.js";
import type { SearchResult } from "../src/server/search.js";
import { Answer } from "./answer.js";
import { percent } from "./figures.js";
import { type Labels, loadEngine, loadLabels, loadNames, loadSearch, type Names } from "./load.js";
import type { PageState } from "./state.js";
import type { TabProps } from "./tab.js";

const SHOWN = 12;

/** The tab; `read` is called once the law was read, or could not be. */
export function LookUp({ state, change, words, language, read }: TabProps & { read(): void }) {
  const [engine, setEngine] = useState<Engine>();
  const [labels, setLabels] = useState<Labels>({});
  const [results, setResults] = useState<readonly SearchResult[]>();
  const [names, setNames] = useState<Names>();
  const [failed, setFailed] = useState("");

  useEffect(() => {
    loadEngine()
      .then(setEngine, (error: Error) => setFailed(error.message))
      .finally(read);
    loadLabels()
      .then(setLabels)
      .then(loadNames)
      .then(setNames, (error: Error) => setFailed(error.message));
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

  // Where the focus goes once what was asked for is drawn: into the goods that were chosen, or back to the list.
  const goTo = useRef("");
  useEffect(() => {
    const target = goTo.current === "" ? null : document.querySelector<HTMLElement>(goTo.current);
    if (target === null) return;
    goTo.current = "";
    target.focus();
  });
  const pick = (hts: string): void => {
    goTo.current = "#goods";
    change({ ...state, hts, facts: {} });
  };
  const back = (): void => {
    goTo.current = state.query.trim() === "" || /^[\d.]+$/.test(state.query.trim()) ? "#search" : "#results button";
    change({ ...state, hts: "", facts: {} });
  };

  const name = (code: string): string => {
    const digits = code.replaceAll(".", "");
    const french = language === "fr" ? names?.french[digits] : undefined;
    return names?.official[digits] ?? french?.label ?? labels[digits]?.label ?? names?.subheadings[digits]?.label ?? "";
  };
  const lineName = (code: string): string =>
    names === undefined ? "" : (lineLabel(language === "fr" ? names.frenchLines : names.lines, code.replaceAll(".", "")) ?? "");
  // The official name where there is one, else the heading and the subheading; what is not in the page's language is marked.
  const goodsOf = (own: readonly string[], trailOf: readonly string[]) => {
    const official = own.map(name).find((each) => each !== "");
    if (official !== undefined) return <span lang="en">{official}</span>;
    const line = lineName(own[0] ?? "");
    const trailNames = trailOf
      .filter((code) => name(code) !== "" && (line === "" || code.length === 4))
      .map((code) => ({ text: name(code), lang: language === "fr" && names?.french[code] === undefined ? "en" : undefined }));
    return [...trailNames, ...(line === "" ? [] : [{ text: line, lang: undefined }])].map(({ text, lang }, at) => (
      <span key={text} lang={lang}>
        {`${at > 0 ? " › " : ""}${text}`}
      </span>
    ));
  };
  const withinOf = ({ within }: SearchResult): string => {
    if (within === undefined) return "";
    return lineName(within.hts) || (language === "en" ? within.label : "");
  };
  // Subheadings have no French labels: the French page names the heading alone.
  const subheading = (code: string): string => (language === "en" ? name(code.slice(0, 6)) : "");
  if (failed !== "") return <p class="stop">{`${words.failed}: ${failed}`}</p>;
  const digits = state.hts.replaceAll(".", "");
  const below = engine === undefined || digits === "" ? [] : linesBelow(engine, digits, state.date);
  // A number that stands in the schedule on some day keeps its fields, whatever the day of entry says.
  const entered =
    engine !== undefined &&
    digits.length >= 8 &&
    [state.date, ...engine.schedule.boundaries()].some((day) => engine.schedule.lookup(digits, day as Day).ok);
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
        {state.query === "" && state.hts === "" && (
          <div class="row chips">
            <span class="cites">{words.examples}</span>
            {words.trySearches.map((example) => (
              <button type="button" class="chip" key={example} onClick={() => change({ ...state, query: example })}>
                {example}
              </button>
            ))}
          </div>
        )}
        {results !== undefined && results.length === 0 && <p>{words.noResult}</p>}
        {results !== undefined && results.length > 0 && (
          <>
            <h2 class="visually-hidden">{words.results}</h2>
            <p class="cites over">{words.dutyWith}</p>
            <ul class="results" id="results">
              {results.map((each) => (
                <Row
                  key={each.hts}
                  hts={each.hts}
                  label={trail([name(each.hts) || each.label, withinOf(each)])}
                  engine={engine}
                  state={state}
                  pick={() => pick(each.within?.hts ?? each.hts)}
                />
              ))}
            </ul>
          </>
        )}
        {state.hts !== "" && (
          <p>
            <button type="button" id="back" onClick={back}>
              {words.back}
            </button>
          </p>
        )}
      </search>
      {engine === undefined && <p role="status">{words.loading}</p>}
      {engine !== undefined && digits !== "" && !entered && (
        <div class="card">
          <h2 id="goods" tabIndex={-1}>{`${formatHts(digits)} ${name(digits.slice(0, 6)) || name(digits.slice(0, 4))}`}</h2>
          <p>{words.lines}</p>
          {digits.length === 6 && (
            <p>
              <button type="button" id="heading" onClick={() => pick(digits.slice(0, 4))}>
                {words.wholeHeading(digits.slice(0, 4))}
              </button>
            </p>
          )}
          {below.length === 0 && <p>{words.noResult}</p>}
          <ul class="results" id="lines">
            {below.map((hts) => (
              <Row
                key={hts}
                hts={hts}
                label={[name(hts) || lineName(hts) || subheading(hts), rateOf(engine, hts, state.date)].filter(Boolean).join(" · ")}
                engine={engine}
                state={state}
                pick={() => pick(hts)}
              />
            ))}
          </ul>
        </div>
      )}
      {engine !== undefined && entered && (
        <Answer
          goods={goodsOf([digits, digits.slice(0, 8)], [digits.slice(0, 4), digits.slice(0, 6)])}
          engine={engine}
          state={state}
          change={change}
          words={words}
        />
      )}
    </>
  );
}

// From the wider name to the narrower; a name that says the same again is left out.
function trail(names: readonly string[]): string {
  return [...new Set(names.filter((each) => each !== ""))].join(" › ");
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
  readonly hts: string;
  readonly label: string;
  readonly engine: Engine | undefined;
  readonly state: PageState;
  pick(): void;
}

function Row({ hts, label, engine, state, pick }: RowProps) {
  return (
    <li>
      <button type="button" onClick={pick}>
        <span class="code">{formatHts(hts)}</span>
        <span>{label}</span>
        <span class="rate">{engine === undefined ? "" : ratesOf(engine, hts, state.date)}</span>
      </button>
    </li>
  );
}

// Duties of a number by its day, kept because they are asked for again with every key.
const known = new Map<string, string>();

// Today's duty with and without the claim; of a heading, from the least to the most of its lines.
function ratesOf(engine: Engine, hts: string, date: string): string {
  const key = `${hts} ${date}`;
  let found = known.get(key);
  if (found === undefined) {
    const lines = hts.length >= 8 ? [hts] : linesBelow(engine, hts, date);
    found = `${spanOf(engine, lines, date, "S")} / ${spanOf(engine, lines, date, null)}`;
    known.set(key, found);
  }
  return found;
}

const PROBE = "10000.00";

function spanOf(engine: Engine, lines: readonly string[], date: string, spi: "S" | null): string {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  let open = false;
  let barred = 0;
  for (const hts of lines) {
    const answer = engine.assess({ hts, origin: "CA", entryDate: date, value: PROBE, spi });
    if (answer.status === "error") continue;
    if (answer.status === "prohibited") barred++;
    const low = answer.totals ?? answer.range?.min;
    if (low === undefined) continue;
    const high = answer.totals ?? answer.range?.max;
    least = Math.min(least, Number(low.duty) / Number(PROBE));
    most = Math.max(most, Number((high ?? low).duty) / Number(PROBE));
    open ||= high === undefined;
  }
  const bar = barred > 0 ? "⛔" : "";
  if (least === Number.POSITIVE_INFINITY) return bar === "" ? "?" : bar;
  return `${bar}${least === most ? percent(least) : `${percent(least)}–${percent(most)}`}${open ? "+" : ""}`;
}
