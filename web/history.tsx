// The history of one product: a chart of the duty under both claims, with a table that says the same, to be saved with what it takes to cite it.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Engine } from "../src/assess/engine.js";
import { captioned, flattened } from "../src/chart/drawing.js";
import { DUTY_HEIGHT, type DutyChart, type DutySpan, dutyChart, dutyDrawing, WITH, WITHOUT } from "../src/chart/duty-chart.js";
import type { Day } from "../src/exact/day.js";
import { addDays } from "../src/exact/day.js";
import { type Step, steps } from "../src/history/steps.js";
import { formatHts } from "../src/hts/number.js";
import { DEFAULT_ORIGIN } from "../src/settings.js";
import { permalink } from "./actions.js";
import { Acts } from "./acts.js";
import { type Claim, claimOf } from "./claim.js";
import { originName } from "./countries.js";
import { colon, dayInWords, monthInWords, percent, save, semicolon } from "./figures.js";
import { savePng } from "./save-picture.js";
import { lineOf, optionsOf, type PageState, today } from "./state.js";
import type { Words } from "./words/en.js";

/** A step as a span of the chart. */
export function spanOf(step: Step, value: string): DutySpan {
  const { from, until } = step;
  const whole = Number(value);
  if (step.status === "prohibited") return { from, until, low: 0, high: 0, barred: true };
  const may = step.prohibition === undefined ? {} : { mayBeBarred: true };
  if (step.effectiveRate !== undefined) return { from, until, low: step.effectiveRate, high: step.effectiveRate, ...may };
  if (step.range === undefined || whole === 0) return { from, until, low: 0, high: 0, ...may };
  const { min, max } = step.range;
  return { from, until, low: Number(min.duty) / whole, high: max === undefined ? null : Number(max.duty) / whole, ...may };
}

function written(step: Step, value: string, words: Words): string {
  if (step.status === "prohibited") return words.barred;
  const { low, high } = spanOf(step, value);
  if (step.range?.unboundedBy !== undefined) return `${percent(low)} + ${step.range.plus ?? words.byQuantity}`;
  const span = high !== null && high > low ? `${percent(low)} – ${percent(high)}` : percent(low);
  return step.prohibition === undefined ? span : `${span} ${words.orBarred}`;
}

interface HistoryProps {
  readonly engine: Engine;
  readonly state: PageState;
  readonly words: Words;
  readonly name: string;
  readonly language: "en" | "fr";
  /** Show the answer on a day. */
  pick(day: string): void;
}

// Room at the right edge for what is scheduled last to be seen.
const DAYS_AFTER = 60;
const SAVED_WIDTH = 900;

/** The chart and its table. */
export function HistoryChart({ engine, state, words, name, language, pick }: HistoryProps) {
  const { hts: _, origin: __, entryDate: ___, value: ____, spi: _____, ...facts } = lineOf(state, null);
  const { fees: _fees, ...options } = optionsOf(state);
  const key = JSON.stringify([facts, options]);
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(620);
  useEffect(() => {
    const measure = (): void => setWidth(frame.current?.clientWidth || 620);
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  const claim = claimOf(engine.law, state.origin);
  const found = useMemo(() => {
    const ask = (spi: Claim): Step[] => steps(engine, { hts: state.hts, origin: state.origin, value: state.value, spi, facts, options });
    return { claimed: claim === null ? [] : ask(claim), none: ask(null) };
  }, [engine, state.hts, state.origin, state.value, key]);
  if (found.none.length + found.claimed.length === 0) return <div />;
  const all = [...found.claimed, ...found.none];
  const { law } = engine;
  const from = law.coverage.from as string;
  const until = addDays(
    [law.coverage.lastSeen as string, state.date, today(), ...all.map((step) => step.from)].sort().at(-1) as Day,
    DAYS_AFTER,
  );
  const followed = all.find((step) => step.followedBy !== undefined)?.followedBy;
  const ended = found.none.at(-1)?.until;
  const open = all.some((step) => step.range?.unboundedBy !== undefined);
  const acts = new Map<string, Set<string>>();
  for (const step of all) {
    const known = acts.get(step.from) ?? new Set<string>();
    acts.set(step.from, known);
    for (const act of step.because) known.add(act);
  }
  const on = (of: readonly Step[], day: string): string => {
    const step = of.find((each) => each.from <= day && (each.until === undefined || day < each.until));
    return step === undefined ? "" : written(step, state.value, words);
  };
  const days = [...acts.keys()].sort();
  const number = formatHts(state.hts.replaceAll(".", ""));
  const chart: DutyChart = {
    title: `${words.history}${colon()}${number}`,
    width,
    from,
    until,
    now: { day: state.date, label: state.date === today() ? words.todayWord.toLowerCase() : dayInWords(state.date) },
    series: [
      { name: words.withoutCusma, color: WITHOUT, spans: found.none.map((step) => spanOf(step, state.value)) },
      ...(claim === null ? [] : [{ name: words.withCusma, color: WITH, spans: found.claimed.map((step) => spanOf(step, state.value)) }]),
    ],
    marks: days.map((day, at) => ({ day, label: [...(acts.get(day) ?? [])].join("; "), number: at + 1 })),
    both: words.bothClaims,
    ban: words.nextBan,
    banOfSome: words.banOfSome,
    percent: (value) => percent(value),
    quarter: (day) => monthInWords(day.slice(0, 7)),
  };
  const picture = (): { svg: string; width: number } => {
    const drawn = dutyDrawing({ ...chart, width: SAVED_WIDTH });
    const caption = {
      title: `${number} ${name}`,
      under: `${words.ofTheValue}${semicolon()}${words.madeIn.toLowerCase()}${colon()}${originName(engine.law, state.origin, language)}${semicolon()}${words.readNote(dayInWords(law.coverage.lastSeen))}`,
      notes: [
        `${words.actsNote}${colon()}${days.map((day, at) => `${at + 1} ${dayInWords(day)}${colon()}${[...(acts.get(day) ?? [])].join(", ")}`).join(" · ")}`,
        `${words.sourceNote}. ${words.savedOn(dayInWords(today()))}. ${permalink(state, language)}`,
      ],
    };
    return { svg: flattened(captioned(drawn, SAVED_WIDTH, DUTY_HEIGHT, caption)), width: SAVED_WIDTH };
  };
  const columns = [...(claim === null ? [] : [[words.withCusma, found.claimed] as const]), [words.withoutCusma, found.none] as const];
  const rows = days.map((day) => [day, ...columns.map(([, of]) => on(of, day)), [...(acts.get(day) ?? [])].join("; ")]);
  const csv = (): string => {
    const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const about = [
      `${number} ${name}`,
      `${words.madeIn}${colon()}${originName(engine.law, state.origin, language)}`,
      words.ofTheValue,
      words.readNote(law.coverage.lastSeen),
      permalink(state, language),
    ];
    return [[words.from, ...columns.map(([title]) => title), words.acts], ...rows, ...about.map((text) => [`# ${text}`])]
      .map((row) => row.map(cell).join(","))
      .join("\n");
  };
  const current = days.findLast((day) => day <= state.date);
  const earlier = days.findLast((day) => day < (current ?? state.date));
  const later = days.find((day) => day > state.date);
  const file = `carveout-${number}${state.origin === DEFAULT_ORIGIN ? "" : `-${state.origin}`}`;
  return (
    <section id="history" aria-labelledby="history-title">
      <div class="title-row">
        <h2 id="history-title">{words.historyOf}</h2>
        <span class="row controls">
          <button
            type="button"
            class="link"
            id="earlier"
            disabled={earlier === undefined}
            onClick={() => earlier !== undefined && pick(earlier)}
          >
            {`← ${words.earlier}`}
          </button>
          <button type="button" class="link" id="later" disabled={later === undefined} onClick={() => later !== undefined && pick(later)}>
            {`${words.later} →`}
          </button>
        </span>
      </div>
      <p class="cites">{words.ofTheValue}</p>
      {state.knownOn !== "" && <p class="notice">{`${words.historyKnown} ${dayInWords(state.knownOn)}.`}</p>}
      {open && <p class="notice">{words.openTop}</p>}
      <div ref={frame} class="chart" dangerouslySetInnerHTML={{ __html: dutyChart(chart) }} />
      <div class="row controls quiet-row">
        <button type="button" class="link" id="save-svg" onClick={() => save(`${file}.svg`, picture().svg, "image/svg+xml")}>
          {words.saveSvg}
        </button>
        <button type="button" class="link" id="save-png" onClick={() => savePng(picture().svg, `${file}.png`)}>
          {words.savePng}
        </button>
        <button type="button" class="link" id="save-history-csv" onClick={() => save(`${file}.csv`, csv(), "text/csv;charset=utf-8")}>
          {words.saveCsv}
        </button>
      </div>
      <details class="fold" id="history-table">
        <summary>{words.asTable}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section class="scroll" tabIndex={0} aria-label={words.acts}>
          <table>
            <thead>
              <tr>
                <th scope="col">#</th>
                <th scope="col">{words.from}</th>
                {columns.map(([title]) => (
                  <th scope="col" class="number" key={title}>
                    {title}
                  </th>
                ))}
                <th scope="col">{words.acts}</th>
              </tr>
            </thead>
            <tbody>
              {days.map((day, at) => (
                <tr key={day} aria-current={day === current ? "true" : undefined}>
                  <td>{at + 1}</td>
                  <td>
                    <button type="button" class="link" title={words.showDay} onClick={() => pick(day)}>
                      {dayInWords(day)}
                    </button>
                  </td>
                  {columns.map(([title, of]) => (
                    <td class="number" key={title}>
                      {on(of, day)}
                    </td>
                  ))}
                  <td class="cites">
                    <Acts cites={[...(acts.get(day) ?? [])]} instruments={law.instruments} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
      {ended !== undefined && (
        <p class="notice" id="followed-by">
          {`${words.ended(dayInWords(ended))}${followed === undefined ? "" : ` ${words.followedBy} ${followed.join(", ")}.`}`}
        </p>
      )}
    </section>
  );
}
