// A step chart as SVG text: a figure over days, several series, acts as markers on the axis. Colors come from CSS variables.

import { addDays, type Day, dayNumber } from "../exact/day.js";

/** One series: from each day on, the value holds until the next point. Null leaves a gap. */
export interface StepSeries {
  readonly name: string;
  readonly points: readonly { readonly day: string; readonly value: number | null }[];
}

/** What to draw. Values are fractions and are written as per cent. */
export interface StepChart {
  readonly title: string;
  readonly from: string;
  readonly until: string;
  readonly series: readonly StepSeries[];
  readonly markers: readonly { readonly day: string; readonly label: string }[];
}

const [WIDTH, HEIGHT] = [760, 300];
const [LEFT, RIGHT, TOP, BOTTOM] = [52, 16, 34, 40];
const COLORS = ["var(--series-1, #b5472f)", "var(--series-2, #1f6f8b)"];
const INK = "var(--ink, #1b1b1f)";
const FAINT = "var(--line, #d8d5cd)";

function text(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

// Round steps for the axis: the highest value in at most five.
function stepFor(highest: number): number {
  return [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10].find((step) => highest / step <= 5) ?? 50;
}

/** Draw the chart. */
export function stepChart(chart: StepChart): string {
  const first = dayNumber(chart.from as Day);
  const last = Math.max(dayNumber(chart.until as Day), first + 1);
  const values = chart.series.flatMap((series) => series.points.flatMap(({ value }) => (value === null ? [] : [value])));
  const step = stepFor(Math.max(0.01, ...values));
  const top = Math.max(step, Math.ceil(Math.max(0, ...values) / step - 1e-9) * step);
  const x = (day: number): number => LEFT + ((day - first) / (last - first)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number): number => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  const parts: string[] = [];
  for (let value = 0; value <= top + 1e-9; value += step) {
    parts.push(
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(value).toFixed(1)}" y2="${y(value).toFixed(1)}" stroke="${FAINT}"/>`,
      `<text x="${LEFT - 8}" y="${(y(value) + 4).toFixed(1)}" text-anchor="end">${percent(value)}</text>`,
    );
  }
  for (const { day, label } of months(chart.from, chart.until))
    parts.push(`<text x="${x(day).toFixed(1)}" y="${HEIGHT - BOTTOM + 28}" text-anchor="middle">${label}</text>`);
  for (const marker of chart.markers) {
    const at = x(dayNumber(marker.day as Day)).toFixed(1);
    parts.push(
      `<g class="marker"><title>${text(`${marker.day}: ${marker.label}`)}</title><line x1="${at}" x2="${at}" y1="${TOP}" y2="${HEIGHT - BOTTOM}" stroke="${FAINT}" stroke-dasharray="2 3"/><circle cx="${at}" cy="${HEIGHT - BOTTOM}" r="4" fill="${INK}"/></g>`,
    );
  }
  chart.series.forEach((series, at) => {
    parts.push(
      `<path d="${path(series, last, x, y, at)}" fill="none" stroke="${COLORS[at % COLORS.length]}" stroke-width="2.5"${at === 1 ? ' stroke-dasharray="7 4"' : ""}/>`,
      `<line x1="${LEFT + at * 250}" x2="${LEFT + 26 + at * 250}" y1="16" y2="16" stroke="${COLORS[at % COLORS.length]}" stroke-width="2.5"${at === 1 ? ' stroke-dasharray="7 4"' : ""}/>`,
      `<text x="${LEFT + 32 + at * 250}" y="20">${text(series.name)}</text>`,
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${text(chart.title)}" font-family="system-ui, sans-serif" font-size="12" fill="${INK}"><title>${text(chart.title)}</title>${parts.join("")}</svg>`;
}

function path(series: StepSeries, last: number, x: (day: number) => number, y: (value: number) => number, at: number): string {
  const drawn: string[] = [];
  series.points.forEach(({ day, value }, place) => {
    if (value === null) return;
    const from = x(dayNumber(day as Day)).toFixed(1);
    const next = series.points[place + 1];
    const until = x(next === undefined ? last : Math.min(dayNumber(next.day as Day), last)).toFixed(1);
    // Series that coincide are set apart by a hair.
    const height = (y(value) - at * 1.5).toFixed(1);
    const before = series.points[place - 1];
    drawn.push(before === undefined || before.value === null ? `M${from} ${height}` : `V${height}`, `H${until}`);
  });
  return drawn.join(" ");
}

function percent(value: number): string {
  return `${Number((value * 100).toFixed(2))}%`;
}

// The first day of every third month.
function months(from: string, until: string): { day: number; label: string }[] {
  const found: { day: number; label: string }[] = [];
  for (let day = from as Day; day <= until; day = addDays(day, 1))
    if (/-(01|04|07|10)-01$/.test(day)) found.push({ day: dayNumber(day), label: day.slice(0, 7) });
  return found;
}
