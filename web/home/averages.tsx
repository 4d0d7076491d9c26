// The carve-out in one figure with its line, and the average duty by month, stacked by authority, with the acts that turned it.

import { useMemo } from "preact/hooks";
import type { Engine } from "../../src/assess/engine.js";
import { captioned, flattened } from "../../src/chart/drawing.js";
import { WITH } from "../../src/chart/duty-chart.js";
import { MONTHS_HEIGHT, shareChart, stackChart, stackDrawing } from "../../src/chart/months.js";
import type { MonthSums } from "../../src/scenario/kind-trade.js";
import { colon, dayInWords, large, monthInWords, percent, percentIn, save } from "../figures.js";
import { savePng } from "../save-picture.js";
import { today } from "../state.js";
import type { Words } from "../words/en.js";
import type { HomeData } from "./data.js";
import { historyOf } from "./standing.js";
import { sharesOfTrade } from "./state-table.js";
import { useWidth } from "./use-width.js";
import type { HomeWords } from "./words.js";

const COLORS = [
  "var(--series-6, #6d6a64)",
  "var(--series-1, #b0402a)",
  "var(--series-2, #2c5f8a)",
  "var(--series-3, #8a6d1f)",
  "var(--series-4, #6a4c93)",
  "var(--series-5, #4a7c59)",
];
const MARKS = 6;
const SAVED_WIDTH = 900;

/** The month whose figures are shown on a day: the latest on record that had begun. */
export function monthOn(data: Pick<HomeData, "months">, day: string): number {
  const at = data.months.findLastIndex((month) => month <= day.slice(0, 7));
  return Math.max(0, at);
}

/** The share of a month inside the carve-out. */
export function insideShare({ imports, inside }: Pick<MonthSums, "imports" | "inside">): number {
  return imports === 0 ? 0 : inside / imports;
}

function span(low: string, high: string): string {
  return low === high ? low : `${low} – ${high}`;
}

/** The duty of a month, least to most. */
export function dutyOf({ duty: [low, high] }: MonthSums): string {
  return span(large(low), large(high));
}

/** Its share of what was rated; a dash where nothing was. */
export function averageOf({ duty: [low, high], rated }: MonthSums): string {
  return rated === 0 ? "–" : span(percentIn(low / rated, 1), percentIn(high / rated, 1));
}

interface Props {
  readonly data: HomeData;
  readonly day: string;
  readonly words: Words;
  readonly home: HomeWords;
}

/** The carve-out. */
export function CarveOut({ data, day, words, home }: Props) {
  const [frame, width] = useWidth(480);
  const at = monthOn(data, day);
  const months = data.months.map((month, index) => ({ month, share: insideShare(data.total[index] ?? { imports: 0, inside: 0 }) }));
  const most = months.reduce((best, each) => (each.share > best.share ? each : best), months[0] ?? { month: "", share: 0 });
  const now = months[at] ?? most;
  return (
    <section aria-labelledby="carve-out">
      <h2 id="carve-out">{home.carveOut}</h2>
      <p class="big-share">
        <strong id="inside-share">{percent(now.share, 1)}</strong>
        <span>{home.carveText(monthInWords(now.month), at === data.months.length - 1)}</span>
      </p>
      {most.month !== now.month && <p class="cites">{home.carveMost(percent(most.share, 1), monthInWords(most.month))}</p>}
      <div
        ref={frame}
        class="chart"
        dangerouslySetInnerHTML={{
          __html: shareChart({
            width,
            title: home.carveOut,
            color: WITH,
            months,
            broken: { month: data.breakAt, label: home.breakLabel },
            now: now.month,
            percent: (value) => percent(value, 1),
            monthName: monthInWords,
          }),
        }}
      />
      <details class="fold">
        <summary>{home.breakWhy}</summary>
        <p class="cites">{words.law(data.break)}</p>
        <p class="cites">{`${words.law(data.source)}.`}</p>
        <p class="cites">
          {`${home.command}${colon()}`}
          <code lang="en">npx carveout exposure --by month --date own</code>
        </p>
      </details>
    </section>
  );
}

// Acts that changed the duty on the most trade by the most, by the histories of the kinds.
function turningActs(engine: Engine, data: HomeData): { readonly day: string; readonly label: string }[] {
  const shares = sharesOfTrade(data);
  const days = new Map<string, { weight: number; acts: Map<string, number> }>();
  for (const kind of data.kinds)
    for (const list of Object.values(historyOf(engine, kind))) {
      let before: number | undefined;
      for (const step of list) {
        const rate = step.effectiveRate ?? before ?? 0;
        const change = before === undefined ? 0 : Math.abs(rate - before) * (shares.get(kind.id) ?? 0);
        before = rate;
        if (change === 0) continue;
        const found = days.get(step.from) ?? { weight: 0, acts: new Map<string, number>() };
        days.set(step.from, found);
        found.weight += change;
        const [act = ""] = step.because;
        found.acts.set(act, (found.acts.get(act) ?? 0) + change);
      }
    }
  return [...days]
    .filter(([day]) => data.months.some((month) => day.startsWith(month)))
    .sort((a, b) => b[1].weight - a[1].weight)
    .slice(0, MARKS)
    .map(([day, { acts }]) => ({ day, label: [...acts].sort((a, b) => b[1] - a[1])[0]?.[0].replace(/ (s|cl|p)\..*$/, "") ?? "" }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The average duty. */
export function AverageDuty({ engine, data, day, words, home }: Props & { readonly engine: Engine }) {
  const [frame, width] = useWidth(640);
  const marks = useMemo(() => turningActs(engine, data), [engine, data]);
  const authorities = [...new Set(data.total.flatMap(({ by }) => Object.keys(by)))];
  const stack = data.total.map(({ by, rated, duty }, at) => ({
    month: data.months[at] ?? "",
    parts: authorities.map((authority) => {
      const [low, high] = by[authority as keyof typeof by] ?? [0, 0];
      return rated === 0 ? 0 : (low + high) / 2 / rated;
    }),
    low: rated === 0 ? 0 : duty[0] / rated,
    high: rated === 0 ? 0 : duty[1] / rated,
  }));
  const chart = {
    title: home.average,
    names: authorities.map((each) => words.word(each)),
    colors: authorities.map((_, at) => COLORS[at % COLORS.length] ?? ""),
    months: stack,
    marks,
    percent: (value: number) => percent(value),
    monthName: monthInWords,
  };
  const now = stack[monthOn(data, day)];
  const picture = (): string =>
    flattened(
      captioned(stackDrawing({ ...chart, width: SAVED_WIDTH }), SAVED_WIDTH, MONTHS_HEIGHT, {
        title: home.average,
        under: `${words.readNote(dayInWords(engine.law.coverage.lastSeen))}`,
        notes: [
          home.averageNote,
          `${home.source}${colon()}${words.law(data.source)}; Carveout. ${words.savedOn(dayInWords(today()))}. ${location.origin}${location.pathname}`,
        ],
      }),
    );
  return (
    <section aria-labelledby="average" id="average-duty">
      <h2 id="average">{home.average}</h2>
      <p class="cites">
        {now !== undefined && <strong>{home.averageNow(percent(now.low, 1), percent(now.high, 1), monthInWords(now.month))}. </strong>}
        {home.averageNote}
      </p>
      <div ref={frame} class="chart" dangerouslySetInnerHTML={{ __html: stackChart({ ...chart, width }) }} />
      <div class="row controls quiet-row">
        <button type="button" class="link" onClick={() => save("carveout-average-duty.svg", picture(), "image/svg+xml")}>
          {words.saveSvg}
        </button>
        <button type="button" class="link" onClick={() => savePng(picture(), "carveout-average-duty.png")}>
          {words.savePng}
        </button>
      </div>
      <details class="fold">
        <summary>{home.table}</summary>
        <MonthTable months={data.months} sums={data.total} words={words} home={home} />
      </details>
    </section>
  );
}

interface TableProps extends Pick<Props, "words" | "home"> {
  readonly months: readonly string[];
  readonly sums: readonly MonthSums[];
}

/** Imports, the share inside and the duty, month by month. */
export function MonthTable({ months, sums, home }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={home.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">{home.month}</th>
            <th scope="col" class="number">
              {home.imports}
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
          {sums.map((sum, at) => (
            <tr key={months[at]}>
              <th scope="row">{monthInWords(months[at] ?? "")}</th>
              <td class="number">{large(sum.imports)}</td>
              <td class="number">{percentIn(insideShare(sum), 1)}</td>
              <td class="number">{dutyOf(sum)}</td>
              <td class="number">{averageOf(sum)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
