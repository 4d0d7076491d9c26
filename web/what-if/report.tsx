// The exposure before and after: bars, and the table that says the same; what was assumed and what cannot be told.

import { useContext } from "preact/hooks";
import { questionIn } from "../../src/law/open-question.js";
import { UNTRANSLATED } from "../../src/said/translator.js";
import type { ExposureReport, ExposureRow, Range } from "../../src/scenario/report.js";
import { englishOf } from "../english-of.js";
import { colon, decimal, large, monthInWords, percent, percentIn } from "../figures.js";
import { Language } from "../language.js";
import type { Words } from "../words/en.js";
import type { WeighedFuture } from "./messages.js";
import type { WhatIfWords } from "./words.js";

function millions(text: string): string {
  return decimal(Number(text) / 1e6, 1).replace("-", "−");
}

function span(range: Range | undefined, to: string): string {
  if (range === undefined) return "";
  const [low, high] = [millions(range.min), millions(range.max)];
  if (low === high) return /[1-9]/.test(low) ? low : "–";
  return `${low} ${to} ${high}`;
}

/** The change in one sentence; where nothing was changed, what to do. */
export function resultOf({ total }: ExposureReport, month: string, words: WhatIfWords): string {
  const { change, law } = total;
  const ends = change === undefined ? [] : [Number(change.min), Number(change.max)];
  if (change === undefined || law === undefined || ends.every((each) => each === 0)) return words.pickOne;
  const sizes = [
    ...new Set(
      ends
        .map((each) => Math.abs(each))
        .sort((a, b) => a - b)
        .map(large),
    ),
  ];
  const shares = [
    [ends[0] ?? 0, Number(law.duty.min)],
    [ends[1] ?? 0, Number(law.duty.max)],
  ]
    .flatMap(([by = 0, of = 0]) => (of === 0 ? [] : [Math.abs(by) / of]))
    .sort((a, b) => a - b)
    .map((each) => percent(each, 0));
  const when = month === "all" ? words.onAll : words.onMonth(monthInWords(month));
  const way = ends.every((each) => each <= 0) ? words.falls : ends.every((each) => each >= 0) ? words.rises : words.moves;
  return `${way(sizes.join(` ${words.to} `))} (${[...new Set(shares)].join(` ${words.to} `)}) ${when}.`;
}

interface Props {
  readonly report: ExposureReport;
  readonly futures: readonly WeighedFuture[] | undefined;
  /** Titles of the scenarios by their names. */
  readonly titles: Readonly<Record<string, string>>;
  readonly words: WhatIfWords;
  readonly page: Words;
  /** The question of a fact. */
  ask(fact: string): string;
}

/** The report. */
export function Report({ report, futures, titles, words, page, ask }: Props) {
  const language = useContext(Language);
  const after = futures === undefined ? words.after : words.expectedMillions;
  const highest = Math.max(1, ...report.rows.flatMap((row) => [Number(row.duty.max), Number(row.law?.duty.max ?? 0)]));
  // Groups that owe nothing before and after have nothing to draw.
  const drawn = report.rows.filter(({ duty, law }) => Number(duty.max) > 0 || Number(law?.duty.max ?? 0) > 0);
  const row = (each: ExposureRow, name: string) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td class="number">{span(each.change, words.to)}</td>
      <td class="number">{span(each.law?.duty, words.to)}</td>
      <td class="number">{span(each.duty, words.to)}</td>
      <td class="number">{span(each.dutyOutside, words.to)}</td>
      <td class="number">{millions(each.imports)}</td>
      <td class="number">{each.insideShare === undefined ? "" : percentIn(each.insideShare, 1)}</td>
    </tr>
  );
  const bar = (range: Range | undefined, y: number, color: string) => (
    <>
      <rect x={0} y={y} width={(Number(range?.min ?? 0) / highest) * 480} height={7} fill={`var(${color})`} />
      <rect x={0} y={y} width={(Number(range?.max ?? 0) / highest) * 480} height={7} fill={`var(${color})`} opacity={0.4} />
    </>
  );
  return (
    <section class="card" id="exposure">
      <h2>{words.table}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={words.table}>
        {drawn.length > 0 && drawn.length <= 30 && (
          <svg viewBox={`0 0 760 ${drawn.length * 24 + 26}`} role="img" aria-label={words.table} fill="var(--ink)" font-size="12">
            <rect x={230} y={6} width={12} height={7} fill="var(--series-2)" />
            <text x={248} y={14}>
              {words.before}
            </text>
            <rect x={400} y={6} width={12} height={7} fill="var(--series-1)" />
            <text x={418} y={14}>
              {after}
            </text>
            {drawn.map((each, at) => (
              <g key={each.key} transform={`translate(230 ${at * 24 + 26})`}>
                <text x={-8} y={12} text-anchor="end">
                  {page.word(each.key)}
                </text>
                {bar(each.law?.duty, 0, "--series-2")}
                {bar(each.duty, 8, "--series-1")}
              </g>
            ))}
          </svg>
        )}
        <table>
          <thead>
            <tr>
              {/* What is asked stands first: beside the dials the table is wider than its place, and scrolls. */}
              {[words.group, words.change, words.before, after, words.outside, words.imports, words.inside].map((name, at) => (
                <th scope="col" key={name} class={at === 0 ? "" : "number"}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.rows.map((each) => row(each, page.word(each.key)))}
            {row(report.total, words.total)}
          </tbody>
        </table>
      </section>
      {futures !== undefined && (
        <>
          <h3>{words.futures}</h3>
          <ul id="futures">
            {futures.map(({ scenarios, probability, duty }) => (
              <li key={scenarios.join(" ")}>
                {`${probability}${colon()}${scenarios.length === 0 ? words.lawAlone : scenarios.map((name) => titles[name] ?? name).join(" + ")}${colon()}${span(duty, words.to)}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {report.questions !== undefined && (
        <div id="questions">
          <h3>{words.questions}</h3>
          <ul>
            {report.questions.map((question) => {
              const { text, readings } = questionIn(question, language, UNTRANSLATED);
              return (
                <li key={`${question.scenario} ${question.id}`} lang={englishOf(text)}>
                  {text}
                  <ol>
                    {readings.map((reading) => (
                      <li key={reading}>{reading}</li>
                    ))}
                  </ol>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      <details id="assumed">
        <summary>{words.assumedList}</summary>
        <ul>
          {report.assumptions.map(({ fact, goods, low, high, value, because }) => (
            <li key={`${fact} ${goods}`}>
              {`${ask(fact)}${goods === "" ? "" : ` (${goods})`} `}
              <strong>{value ?? (low === high ? low : `${low} – ${high}`)}</strong>
              <span class="cites" lang={englishOf(because)}>{` ${because}`}</span>
            </li>
          ))}
        </ul>
      </details>
      <h3>{words.caution}</h3>
      <ul class="cites">
        {report.notices.map((notice) => (
          <li key={notice} lang={englishOf(notice)}>
            {notice}
          </li>
        ))}
      </ul>
    </section>
  );
}
