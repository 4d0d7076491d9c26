// The history of one product: a step chart of the duty under both claims, with a table that says the same.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Engine } from "../src/assess/engine.js";
import { type StepPoint, stepChart } from "../src/chart/steps.js";
import { type Step, steps } from "../src/history/steps.js";
import { percent, save } from "./figures.js";
import { lineOf, optionsOf, type PageState } from "./state.js";
import type { Words } from "./words/en.js";

// What is drawn: the highest share there can be, or the lowest where a quantity leaves the top open.
function pointOf(step: Step, value: string): StepPoint {
  if (step.effectiveRate !== undefined) return { day: step.from, value: step.effectiveRate };
  if (step.range === undefined || Number(value) === 0) return { day: step.from, value: null };
  const open = step.range.unboundedBy !== undefined;
  return { day: step.from, value: Number(open ? step.range.min : step.range.max) / Number(value), open };
}

function written(step: Step, value: string, words: Words): string {
  if (step.status === "prohibited") return words.barred;
  if (step.range?.unboundedBy !== undefined)
    return `${percent(Number(step.range.min) / Number(value))} + ${words.law(step.range.plus ?? words.byQuantity)}`;
  if (step.range !== undefined) {
    const [min, max] = [step.range.min, step.range.max].map((amount) => percent(Number(amount) / Number(value))) as [string, string];
    const span = min === max ? min : `${min} – ${max}`;
    return step.prohibition === undefined ? span : `${span} ${words.orBarred}`;
  }
  return percent(step.effectiveRate ?? 0);
}

interface HistoryProps {
  readonly engine: Engine;
  readonly state: PageState;
  readonly words: Words;
  /** Show the answer on a day. */
  pick(day: string): void;
}

/** The chart and its table. */
export function HistoryChart({ engine, state, words, pick }: HistoryProps) {
  const { hts: _, origin: __, entryDate: ___, value: ____, spi: _____, ...facts } = lineOf(state, null);
  const { fees: _fees, ...options } = optionsOf(state);
  const key = JSON.stringify([facts, options]);
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(760);
  useEffect(() => {
    const measure = (): void => setWidth(frame.current?.clientWidth ?? 760);
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  const found = useMemo(() => {
    const ask = (spi: "S" | null): Step[] => steps(engine, { hts: state.hts, origin: "CA", value: state.value, spi, facts, options });
    return { S: ask("S"), none: ask(null) };
  }, [engine, state.hts, state.value, key]);
  if (found.none.length + found.S.length === 0) return null;
  const until = [engine.law.coverage.lastSeen as string, ...found.none.map((step) => step.from)].sort().at(-1) ?? state.date;
  const points = (of: readonly Step[]) => of.map((step) => pointOf(step, state.value));
  const last = [...found.S, ...found.none].find((step) => step.followedBy !== undefined);
  const open = [...found.S, ...found.none].some((step) => step.range?.unboundedBy !== undefined);
  const acts = new Map<string, Set<string>>();
  for (const step of [...found.S, ...found.none]) {
    const known = acts.get(step.from) ?? new Set<string>();
    acts.set(step.from, known);
    for (const act of step.because) known.add(act);
  }
  const on = (of: readonly Step[], day: string): string => {
    const step = of.find((each) => each.from <= day && (each.until === undefined || day < each.until));
    return step === undefined ? "" : written(step, state.value, words);
  };
  const days = [...acts.keys()].sort();
  const svg = stepChart({
    title: `${words.history}: ${state.hts}`,
    from: "2025-01-01",
    until,
    series: [
      { name: words.withoutCusma, points: points(found.none) },
      { name: words.withCusma, points: points(found.S) },
    ],
    width,
    markers: days.map((day, at) => ({ day, label: [...(acts.get(day) ?? [])].join("; "), number: at + 1 })),
  });
  return (
    <section class="card" id="history">
      <h2>{words.history}</h2>
      <p class="cites">{words.historyNote}</p>
      {state.knownOn !== "" && <p class="notice">{`${words.historyKnown} ${state.knownOn}.`}</p>}
      {open && <p class="notice">{words.openTop}</p>}
      <div ref={frame} class="chart" dangerouslySetInnerHTML={{ __html: svg }} />
      <div class="row controls">
        <button type="button" onClick={() => save(`carveout-${state.hts}.svg`, flat(svg), "image/svg+xml")}>
          {words.downloadSvg}
        </button>
        <button type="button" onClick={() => savePng(svg, state.hts)}>
          {words.downloadPng}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={words.acts}>
        <table>
          <thead>
            <tr>
              <th scope="col">#</th>
              <th scope="col">{words.from}</th>
              <th scope="col" class="number">
                {words.withCusma}
              </th>
              <th scope="col" class="number">
                {words.withoutCusma}
              </th>
              <th scope="col">{words.acts}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((day, at) => (
              <tr key={day}>
                <td>{at + 1}</td>
                <td>
                  <button type="button" class="link" title={words.showDay} onClick={() => pick(day)}>
                    {day}
                  </button>
                </td>
                <td class="number">{on(found.S, day)}</td>
                <td class="number">{on(found.none, day)}</td>
                <td class="cites" lang="en">
                  {[...(acts.get(day) ?? [])].join("; ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {last?.followedBy !== undefined && (
        <p class="notice" id="followed-by">{`${words.numberEnded} ${last.until}. ${words.followedBy} ${last.followedBy.join(", ")}.`}</p>
      )}
    </section>
  );
}

// Outside the page there are no variables: each becomes its fallback.
function flat(svg: string): string {
  return svg.replace(/var\(--[\w-]+, (#\w+)\)/g, "$1");
}

function savePng(svg: string, hts: string): void {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
    const pen = canvas.getContext("2d");
    if (pen === null) return;
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => {
      if (blob !== null) save(`carveout-${hts}.png`, blob, "image/png");
    });
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(flat(svg))}`;
}
