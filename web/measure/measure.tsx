// The page of a kind of goods or of one measure: what it covers, what it adds and since when, its lists, the trade under it, and scenarios.

import { useEffect, useMemo, useState } from "preact/hooks";
import type { Engine } from "../../src/assess/engine.js";
import { dutyChart } from "../../src/chart/duty-chart.js";
import { addDays, type Day } from "../../src/exact/day.js";
import { formatHts } from "../../src/hts/number.js";
import type { GoodsKind } from "../../src/scenario/goods-kinds.js";
import { colon, dayInWords, large, monthInWords, percent, semicolon } from "../figures.js";
import { averageOf, dutyOf, insideShare, MonthTable, monthOn } from "../home/averages.js";
import { type HomeData, loadHome } from "../home/data.js";
import { historyOf, seriesOf, standingOf } from "../home/standing.js";
import { useWidth } from "../home/use-width.js";
import { HOME_WORDS, type HomeWords } from "../home/words.js";
import { type Labels, loadFirstEngine, loadLabels, loadNames, type Names } from "../load.js";
import { type Namer, namer } from "../names.js";
import { answerAddress, EXAMPLE_VALUE, hashOf, type PageState, today, viewAddress } from "../state.js";
import type { TabProps } from "../tab.js";
import { sharesOf } from "../verdict.js";
import type { Words } from "../words/en.js";
import { MeasureSection } from "./section.js";

/** The view. */
export function MeasurePage({ state, words, language, change }: TabProps) {
  const home = HOME_WORDS[language];
  const [engine, setEngine] = useState<Engine>();
  const [data, setData] = useState<HomeData>();
  const [labels, setLabels] = useState<Labels>({});
  const [names, setNames] = useState<Names>();
  const [failed, setFailed] = useState("");
  useEffect(() => {
    loadFirstEngine(language).then(setEngine, () => setFailed(words.notLoaded));
  }, [language]);
  useEffect(() => {
    const fails = (): void => setFailed(words.notLoaded);
    loadHome().then(setData, fails);
    loadLabels().then(setLabels).then(loadNames).then(setNames, fails);
  }, []);
  const id = state.kept["measure.id"] ?? "";
  const kind = data?.kinds.find((each) => each.id === id);
  const alone = engine?.law.measures.find((each) => each.id === id);
  const title = kind?.name[language] ?? (alone === undefined ? "" : words.law(alone.title));
  useEffect(() => {
    document.title = `${title === "" ? "" : `${title} · `}Carveout`;
  }, [title]);
  if (failed !== "") return <p class="stop">{`${words.failed}${colon()}${failed}`}</p>;
  if (engine === undefined || data === undefined)
    return (
      <p role="status" key="loading">
        {words.loading}
      </p>
    );
  const measures = (kind?.measures ?? [id]).flatMap((each) => engine.law.measures.filter((measure) => measure.id === each));
  const called = namer(labels, names, language);
  const toHome = (
    <p class="crumb controls">
      <a
        href={`#${hashOf({ ...state, tab: "home" }, language)}`}
        onClick={(event) => {
          event.preventDefault();
          change({ ...state, tab: "home" });
        }}
      >{`← ${home.back}`}</a>
    </p>
  );
  if (measures.length === 0)
    return (
      <>
        {toHome}
        {id !== "" && <p class="notice">{home.unknownMeasure}</p>}
        <h1>{home.allMeasures}</h1>
        <ul class="columns">
          {engine.law.measures.map((measure) => (
            <li key={measure.id}>
              <a href={viewAddress("measure", state.date, language, { "measure.id": measure.id })}>{words.law(measure.title)}</a>
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <>
      {toHome}
      <h1 id="measure-title">{title}</h1>
      {kind !== undefined && (
        <KindPart kind={kind} engine={engine} data={data} state={state} names={called} words={words} home={home} language={language} />
      )}
      {measures.map((measure) => (
        <MeasureSection
          key={measure.id}
          measure={measure}
          isAlone={kind === undefined}
          engine={engine}
          day={state.date}
          words={words}
          home={home}
          names={called}
          language={language}
        />
      ))}
    </>
  );
}

interface KindProps {
  readonly kind: GoodsKind;
  readonly engine: Engine;
  readonly data: HomeData;
  readonly state: PageState;
  readonly names: Namer;
  readonly words: Words;
  readonly home: HomeWords;
  readonly language: "en" | "fr";
}

const DAYS_AFTER = 60;

// What a kind of goods pays by its example, and the trade in it.
function KindPart({ kind, engine, data, state, names, words, home, language }: KindProps) {
  const [frame, width] = useWidth(620);
  const { claimed, plain, last, next } = standingOf(engine, kind, state.date);
  const history = useMemo(() => historyOf(engine, kind), [engine, kind]);
  const days = [...history.S, ...history.none].map(({ from }) => from);
  const until = addDays([engine.law.coverage.lastSeen as string, state.date, ...days].sort().at(-1) as Day, DAYS_AFTER);
  const acts = new Map<string, Set<string>>();
  for (const step of [...history.S, ...history.none]) acts.set(step.from, new Set([...(acts.get(step.from) ?? []), ...step.because]));
  const chart = dutyChart({
    width,
    title: `${home.historyTitle}${colon()}${formatHts(kind.example)}`,
    from: engine.law.coverage.from,
    until,
    now: { day: state.date, label: state.date === today() ? words.todayWord.toLowerCase() : dayInWords(state.date) },
    series: seriesOf(history, { claimed: words.withCusma, plain: words.withoutCusma }),
    marks: [...acts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, because], at) => ({ day, label: [...because].join("; "), number: at + 1 })),
    both: words.bothClaims,
    ban: words.nextBan,
    banOfSome: words.banOfSome,
    percent: (value) => percent(value),
    quarter: (day) => monthInWords(day.slice(0, 7)),
  });
  const at = monthOn(data, state.date);
  const sums = data.byKind[kind.id] ?? [];
  const now = sums[at];
  const address = answerAddress(kind.example, state.date, language, kind.facts);
  return (
    <>
      <p class="sentence-line">
        <strong>{sharesOf(claimed, plain, EXAMPLE_VALUE, words)}</strong>
        {last === undefined ? ` ${home.onRecord}` : ` ${home.from(dayInWords(last.day))} (${last.because.join("; ")})`}
        {next !== undefined && next.plain.status !== "error" && (
          <span class="next-tag">{`${dayInWords(next.day)}${colon()}${sharesOf(next.claimed, next.plain, EXAMPLE_VALUE, words)}`}</span>
        )}
      </p>
      <p class="cites">
        {`${home.shownBy} `}
        <a href={address}>
          <span lang={names.trail(kind.example).at(-1)?.lang}>{names.narrowest(kind.example)}</span>
          {` ${formatHts(kind.example)}`}
        </a>
        {kind.note[language] === "" ? "" : `${semicolon()}${kind.note[language]}`}
      </p>
      <div class="two section">
        <section aria-labelledby="kind-history">
          <h2 id="kind-history">{home.historyTitle}</h2>
          <div ref={frame} class="chart" dangerouslySetInnerHTML={{ __html: chart }} />
        </section>
        <section aria-labelledby="kind-trade" id="trade-under">
          <h2 id="kind-trade">{home.tradeUnder}</h2>
          {now !== undefined && (
            <p>
              <strong>{large(now.imports)}</strong>
              {`, ${monthInWords(data.months[at] ?? "")}${semicolon()}${percent(insideShare(now), 1)} ${home.insideShort}${semicolon()}${home.dutyPaid.toLowerCase()} ${dutyOf(now)} (${averageOf(now)})`}
            </p>
          )}
          <h3>{home.largest}</h3>
          <ul class="plain">
            {(data.lines[kind.id] ?? []).map(([hts, imports]) => (
              <li key={hts}>
                <a href={answerAddress(hts, state.date, language)} lang={names.trail(hts).at(-1)?.lang}>
                  {names.narrowest(hts) || formatHts(hts)}
                </a>{" "}
                <span class="cites code">{`${formatHts(hts)}, ${large(imports)}`}</span>
              </li>
            ))}
          </ul>
          <details class="fold">
            <summary>{home.table}</summary>
            <MonthTable months={data.months} sums={sums} words={words} home={home} />
          </details>
        </section>
      </div>
    </>
  );
}
