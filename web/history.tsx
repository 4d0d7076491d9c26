// The history of one product: a step chart of the duty under both claims, with a table that says the same.

import { useMemo } from "preact/hooks";
import type { Engine } from "../src/assess/engine.js";
import { stepChart } from "../src/chart/steps.js";
import { type Step, steps } from "../src/history/steps.js";
import { percent, save } from "./figures.js";
import { lineOf, type PageState } from "./state.js";
import type { Words } from "./words/en.js";

function shareOf(step: Step, value: string): number | null {
  if (step.effectiveRate !== undefined) return step.effectiveRate;
  return step.range === undefined || Number(value) === 0 ? null : Number(step.range.max) / Number(value);
}

function written(step: Step, value: string, words: Words): string {
  if (step.status === "prohibited") return words.barred;
  if (step.range !== undefined)
    return `${percent(Number(step.range.min) / Number(value))} – ${percent(Number(step.range.max) / Number(value))}`;
  return percent(step.effectiveRate ?? 0);
}

/** The chart and its table. */
export function HistoryChart({ engine, state, words }: { engine: Engine; state: PageState; words: Words }) {
  const { hts: _, origin: __, entryDate: ___, value: ____, spi: _____, ...facts } = lineOf(state, null);
  const key = JSON.stringify(facts);
  const found = useMemo(() => {
    const ask = (spi: "S" | null): Step[] => steps(engine, { hts: state.hts, origin: "CA", value: state.value, spi, facts });
    return { S: ask("S"), none: ask(null) };
  }, [engine, state.hts, state.value, key]);
  const until = [engine.law.coverage.lastSeen as string, ...found.none.map((step) => step.from)].sort().at(-1) ?? state.date;
  const points = (of: readonly Step[]) => of.map((step) => ({ day: step.from, value: shareOf(step, state.value) }));
  const acts = new Map<string, Set<string>>();
  for (const step of [...found.S, ...found.none]) {
    const known = acts.get(step.from) ?? new Set<string>();
    acts.set(step.from, known);
    for (const act of step.because) known.add(act);
  }
  const svg = stepChart({
    title: `${words.history}: ${state.hts}`,
    from: "2025-01-01",
    until,
    series: [
      { name: words.withoutCusma, points: points(found.none) },
      { name: words.withCusma, points: points(found.S) },
    ],
    markers: [...acts].map(([day, names]) => ({ day, label: [...names].join("; ") })),
  });
  return (
    <section class="card" id="history">
      <h2>{words.history}</h2>
      <p class="cites">{words.historyNote}</p>
      <div dangerouslySetInnerHTML={{ __html: svg }} />
      <div class="row controls">
        <button type="button" onClick={() => save(`carveout-${state.hts}.svg`, flat(svg), "image/svg+xml")}>
          {words.downloadSvg}
        </button>
        <button type="button" onClick={() => savePng(svg, state.hts)}>
          {words.downloadPng}
        </button>
      </div>
      <details>
        <summary>{words.acts}</summary>
        {(
          [
            [words.withCusma, found.S],
            [words.withoutCusma, found.none],
          ] as const
        ).map(([name, of]) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          <section class="scroll" key={name} tabIndex={0} aria-label={name}>
            <table>
              <caption>{name}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.from}</th>
                  <th scope="col">{words.until}</th>
                  <th scope="col" class="number">
                    {words.rate}
                  </th>
                  <th scope="col">{words.acts}</th>
                </tr>
              </thead>
              <tbody>
                {of.map((step) => (
                  <tr key={step.from}>
                    <td>{step.from}</td>
                    <td>{step.until ?? ""}</td>
                    <td class="number">{written(step, state.value, words)}</td>
                    <td class="cites">{step.because.join("; ")}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </details>
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
    [canvas.width, canvas.height] = [1520, 600];
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
