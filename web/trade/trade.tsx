// Trade: how much of Canada's exports to the U.S. is inside the carve-out and what the rest pays, by sector, kind of goods and month.

import { useEffect, useState } from "preact/hooks";
import type { Engine } from "../../src/assess/engine.js";
import type { MonthSums } from "../../src/scenario/kind-trade.js";
import { colon, large, monthInWords, percentIn, save, semicolon, shareOfAll } from "../figures.js";
import { AverageDuty, averageOf, CarveOut, dutyOf, insideShare, MonthTable, monthOn } from "../home/averages.js";
import { type HomeData, loadHome } from "../home/data.js";
import { HOME_WORDS, type HomeWords } from "../home/words.js";
import { loadFirstEngine } from "../load.js";
import type { TabProps } from "../tab.js";

/** The view. */
export function TradeView({ state, words, language }: TabProps) {
  const home = HOME_WORDS[language];
  const [engine, setEngine] = useState<Engine>();
  const [data, setData] = useState<HomeData>();
  const [failed, setFailed] = useState("");
  useEffect(() => {
    loadFirstEngine(language).then(setEngine, () => setFailed(words.notLoaded));
  }, [language]);
  useEffect(() => {
    const fails = (): void => setFailed(words.notLoaded);
    loadHome().then(setData, fails);
  }, []);
  if (failed !== "") return <p class="stop">{`${words.failed}${colon()}${failed}`}</p>;
  if (engine === undefined || data === undefined)
    return (
      <p role="status" key="loading">
        {words.loading}
      </p>
    );
  const at = monthOn(data, state.date);
  const month = data.months[at] ?? "";
  const whole = data.total[at];
  const kinds = data.kinds.map((kind) => [kind.name[language], data.byKind[kind.id]?.[at]] as const);
  const sectors = Object.entries(data.sectors).map(([name, months]) => [words.word(name), months[at]] as const);
  const rows = (found: readonly (readonly [string, MonthSums | undefined])[]) =>
    found.flatMap(([name, sums]) => (sums === undefined ? [] : [[name, sums] as const])).sort((a, b) => b[1].imports - a[1].imports);
  const csv = (): string => {
    const cells = (name: string, of: string, each: MonthSums): string =>
      [`"${name}"`, of, each.imports, each.inside, each.duty[0], each.duty[1]].join(",");
    const lines = Object.entries(data.sectors).flatMap(([name, months]) =>
      months.map((each, index) => cells(name, data.months[index] ?? "", each)),
    );
    return [
      [home.sector, home.month, home.imports, home.inside, home.dutyLeast, home.dutyMost].join(","),
      ...lines,
      `# ${words.law(data.source)}`,
      `# ${words.law(data.break)}`,
    ].join("\n");
  };
  return (
    <>
      <h1>{home.tradeTitle}</h1>
      <div class="two">
        <CarveOut data={data} day={state.date} words={words} home={home} />
        <AverageDuty engine={engine} data={data} day={state.date} words={words} home={home} />
      </div>
      <Groups id="by-sector" title={`${home.bySector}, ${monthInWords(month)}`} rows={rows(sectors)} whole={whole} home={home} />
      <p class="cites">{home.other}</p>
      <Groups id="by-kind" title={`${home.byKind}, ${monthInWords(month)}`} rows={rows(kinds)} whole={whole} home={home} />
      <section class="section" aria-labelledby="by-month-title">
        <div class="title-row">
          <h2 id="by-month-title">{home.byMonth}</h2>
          <button
            type="button"
            class="link controls"
            id="save-trade"
            onClick={() => save("carveout-trade.csv", csv(), "text/csv;charset=utf-8")}
          >
            {home.saveCsv}
          </button>
        </div>
        <MonthTable months={data.months} sums={data.total} words={words} home={home} />
      </section>
      <p class="cites">
        {`${home.source}${colon()}`}
        <span>{words.law(data.source)}</span>
        {`${semicolon()}${home.dutyNote}.`}
      </p>
    </>
  );
}

interface GroupsProps {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly (readonly [string, MonthSums])[];
  readonly whole: MonthSums | undefined;
  readonly home: HomeWords;
}

function Groups({ id, title, rows, whole, home }: GroupsProps) {
  return (
    <div class="section" id={id}>
      <h2 id={`${id}-title`}>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{home.goods}</th>
              <th scope="col" class="number">
                {home.imports}
              </th>
              <th scope="col" class="number">
                {home.share}
              </th>
              <th scope="col" class="number">
                {home.inside}
              </th>
              <th scope="col" class="number">
                {home.dutyPaid}
              </th>
              <th scope="col" class="number">
                {home.rate}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, sums]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="number">{large(sums.imports)}</td>
                <td class="number">{shareOfAll(sums.imports / (whole?.imports ?? sums.imports), 1)}</td>
                <td class="number">{percentIn(insideShare(sums), 1)}</td>
                <td class="number">{dutyOf(sums)}</td>
                <td class="number">{averageOf(sums)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
