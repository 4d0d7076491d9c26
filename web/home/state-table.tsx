// The state of play: one line for each kind of goods, most trade first.

import { useMemo } from "preact/hooks";
import type { Engine } from "../../src/assess/engine.js";
import { sparkline } from "../../src/chart/duty-chart.js";
import { addDays, type Day } from "../../src/exact/day.js";
import { formatHts } from "../../src/hts/number.js";
import type { GoodsKind } from "../../src/scenario/goods-kinds.js";
import { Acts } from "../acts.js";
import { dayInWords, monthInWords, semicolon, shareOfAll } from "../figures.js";
import type { Namer } from "../names.js";
import { answerAddress, EXAMPLE_VALUE, type PageState, viewAddress } from "../state.js";
import { shareOf } from "../verdict.js";
import type { Words } from "../words/en.js";
import type { HomeData } from "./data.js";
import { NextTag } from "./next-tag.js";
import { historyOf, type Standing, seriesOf } from "./standing.js";
import type { HomeWords } from "./words.js";

interface Props {
  readonly engine: Engine;
  readonly data: HomeData;
  readonly standings: readonly Standing<GoodsKind>[];
  readonly names: Namer;
  readonly state: PageState;
  readonly words: Words;
  readonly home: HomeWords;
  readonly language: "en" | "fr";
}

const YEAR = 12;
const DAYS_AFTER = 40;
// Of the acts that made a change, those that began something come first.
const ACTS = 2;

/** The share of each kind in the imports of the last twelve months on record. */
export function sharesOfTrade(data: HomeData): ReadonlyMap<string, number> {
  const sum = (months: readonly { readonly imports: number }[] | undefined): number =>
    (months ?? []).slice(-YEAR).reduce((total, { imports }) => total + imports, 0);
  const whole = sum(data.total);
  return new Map(data.kinds.map(({ id }) => [id, sum(data.byKind[id]) / whole]));
}

/** The table. */
export function StateTable({ engine, data, standings, names, state, words, home, language }: Props) {
  const shares = useMemo(() => sharesOfTrade(data), [data]);
  const histories = useMemo(() => new Map(data.kinds.map((kind) => [kind.id, historyOf(engine, kind)])), [engine, data]);
  const edge = useMemo(() => {
    const days = [...histories.values()].flatMap(({ S, none }) => [...S, ...none].map(({ from }) => from));
    return addDays([engine.law.coverage.lastSeen as string, ...days].sort().at(-1) as Day, DAYS_AFTER);
  }, [histories]);
  const most = Math.max(...shares.values());
  const order = [...standings].sort((a, b) => (shares.get(b.kind.id) ?? 0) - (shares.get(a.kind.id) ?? 0));
  // What no other kind has comes last, however much it is.
  const rest = data.kinds.find(({ goods }) => goods.length === 0)?.id;
  const rows = [...order.filter(({ kind }) => kind.id !== rest), ...order.filter(({ kind }) => kind.id === rest)];
  const months = data.months.slice(-YEAR);
  return (
    <>
      <table class="state" id="state">
        <thead>
          <tr>
            <th scope="col">{home.goods}</th>
            <th scope="col">{home.share}</th>
            <th scope="col">{home.claimed}</th>
            <th scope="col">{home.plain}</th>
            <th scope="col">{home.since}</th>
            <th scope="col">{home.line}</th>
            <th scope="col">{home.next}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, claimed, plain, last, next }) => {
            const share = shares.get(kind.id) ?? 0;
            const name = kind.name[language];
            const address = answerAddress(kind.example, state.date, language, kind.facts);
            const history = histories.get(kind.id);
            const rate = (answer: typeof plain, which: "with" | "without", column: string) => (
              <td class="rate-cell" data-name={column}>
                <a
                  class={`rate ${which}`}
                  href={address}
                  aria-label={`${column} ${shareOf(answer, EXAMPLE_VALUE, words)}, ${home.answerOf(name, dayInWords(state.date))}`}
                >
                  {shareOf(answer, EXAMPLE_VALUE, words) || "–"}
                </a>
              </td>
            );
            return (
              <tr key={kind.id} data-kind={kind.id}>
                <th scope="row">
                  <a href={viewAddress("measure", state.date, language, { "measure.id": kind.id })} title={home.measureOf(name)}>
                    {name}
                  </a>
                  <small>
                    {`${home.shownBy} `}
                    <span lang={names.trail(kind.example).at(-1)?.lang}>{names.narrowest(kind.example)}</span>{" "}
                    <span class="code">{formatHts(kind.example)}</span>
                    {kind.note[language] === "" ? "" : `${semicolon()}${kind.note[language]}`}
                  </small>
                </th>
                <td class="trade">
                  <span class="bar" style={{ width: `${(share / most) * 64}px` }} />
                  {shareOfAll(share, share < 0.01 ? 1 : 0)}
                </td>
                {rate(claimed, "with", home.claimed)}
                {rate(plain, "without", home.plain)}
                <td class="since">
                  {last === undefined ? home.onRecord : dayInWords(last.day)}
                  <small>{last !== undefined && <Acts cites={last.because.slice(0, ACTS)} instruments={engine.law.instruments} />}</small>
                </td>
                <td
                  class="line"
                  dangerouslySetInnerHTML={{
                    __html:
                      history === undefined
                        ? ""
                        : sparkline(
                            seriesOf(history, { claimed: home.claimed, plain: home.plain }),
                            engine.law.coverage.from,
                            edge,
                            state.date,
                          ),
                  }}
                />
                <td class="next">{next !== undefined && <NextTag next={next} words={words} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="cites">{home.shareNote(monthInWords(months[0] ?? ""), monthInWords(months.at(-1) ?? ""))}</p>
    </>
  );
}
