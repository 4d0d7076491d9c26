// A step chart as SVG text: a figure over days, several series, acts as markers on the axis. Colors come from CSS variables.

import { addDays, type Day, dayNumber } from "../exact/day.js";

/** One point: the value holds until the next. Null leaves a gap; `open` says that it is the least there can be, with no upper end. */
export interface StepPoint {
  readonly day: string;
  readonly value: number | null;
  readonly open?: boolean;
}

/** One series of points, ascending by day. */
export interface StepSeries {
  readonly name: string;
  readonly points: readonly StepPoint[];
}

/** What to draw. Values are fractions and are written as per cent. `width` in pixels, 760 when absent; `number` stands beside a marker. */
export interface StepChart {
  readonly width?: number;
  readonly title: string;
  readonly from: string;
  readonly until: string;
  readonly series: readonly StepSeries[];
  readonly markers: readonly { readonly day: string; readonly label: string; readonly number?: number }[];
}

const [USUAL_WIDTH, HEIGHT] = [760, 300];
const [LEFT, RIGHT, TOP, BOTTOM] = [56, 16, 48, 44];
// Two numbers of markers that are nearer touch.
const MARKER_WIDTH = 14;
// A label of the time axis takes this many pixels.
const LABEL_WIDTH = 72;
const MOST_TICKS = 5;
const COLORS = ["var(--series-1, #b5472f)", "var(--series-2, #1f6f8b)"];
const INK = "var(--ink, #1b1b1f)";
const FAINT = "var(--line, #d8d5cd)";

function text(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

// A round step (1, 2, 2.5 or 5 of a power of ten) that reaches the highest value in at most {@link MOST_TICKS} ticks.
function stepFor(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(highest / MOST_TICKS));
  return ([1, 2, 2.5, 5, 10].find((each) => highest / (each * power) <= MOST_TICKS + 1e-9) ?? 10) * power;
}

/** Draw the chart. */
export function stepChart(chart: StepChart): string {
  const width = Math.max(280, chart.width ?? USUAL_WIDTH);
  const right = width - RIGHT;
  const first = dayNumber(chart.from as Day);
  const last = Math.max(dayNumber(chart.until as Day), first + 1);
  const values = chart.series.flatMap((series) => series.points.flatMap(({ value }) => (value === null ? [] : [value])));
  const highest = Math.max(0.01, ...values);
  const step = stepFor(highest);
  const ticks = Math.max(1, Math.ceil(highest / step - 1e-9));
  const x = (day: number): number => LEFT + ((day - first) / (last - first)) * (right - LEFT);
  const y = (value: number): number => HEIGHT - BOTTOM - (value / (ticks * step)) * (HEIGHT - TOP - BOTTOM);
  const parts: string[] = [];
  for (let tick = 0; tick <= ticks; tick++) {
    const at = y(tick * step);
    parts.push(
      `<line x1="${LEFT}" x2="${right}" y1="${at.toFixed(1)}" y2="${at.toFixed(1)}" stroke="${FAINT}"/>`,
      `<text x="${LEFT - 8}" y="${(at + 4).toFixed(1)}" text-anchor="end">${percent(tick * step)}</text>`,
    );
  }
  const labels = months(chart.from, chart.until);
  const every = Math.max(1, Math.ceil((labels.length * LABEL_WIDTH) / (right - LEFT)));
  labels.forEach(({ day, label }, at) => {
    if (at % every !== 0) return;
    const end = x(day) > right - LABEL_WIDTH / 2;
    parts.push(
      `<text x="${end ? right : x(day).toFixed(1)}" y="${HEIGHT - BOTTOM + 32}" text-anchor="${end ? "end" : "middle"}">${label}</text>`,
    );
  });
  const on = (day: string): number => x(dayNumber(day as Day));
  for (const marker of chart.markers) parts.push(drawMarker(marker, on(marker.day).toFixed(1)));
  parts.push(...markerNumbers(chart.markers, on));
  chart.series.forEach((series, at) => {
    const stroke = `stroke="${COLORS[at % COLORS.length]}" stroke-width="2.5"${at === 1 ? ' stroke-dasharray="7 4"' : ""}`;
    const legend = LEFT + at * Math.min(250, (right - LEFT) / chart.series.length);
    parts.push(
      ...openBands(series, last, x, y, at),
      `<path d="${path(series, last, x, y, at)}" fill="none" ${stroke}/>`,
      `<line x1="${legend}" x2="${legend + 26}" y1="16" y2="16" ${stroke}/>`,
      `<text x="${legend + 32}" y="20">${text(series.name)}</text>`,
    );
  });
  const title = text(chart.title);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" role="img" aria-label="${title}" font-family="system-ui, sans-serif" font-size="12" fill="${INK}"><title>${title}</title><defs>${HATCH}</defs>${parts.join("")}</svg>`;
}

const HATCH = COLORS.map(
  (color, at) =>
    `<pattern id="open-${at}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" x2="0" y1="0" y2="8" stroke="${color}" stroke-width="2" opacity="0.45"/></pattern>`,
).join("");

// Numbers under the markers; of those that would touch, the first and the last stand for all.
function markerNumbers(markers: StepChart["markers"], at: (day: string) => number): string[] {
  const groups: { numbers: number[]; from: number; to: number }[] = [];
  for (const { day, number } of markers) {
    if (number === undefined) continue;
    const last = groups.at(-1);
    if (last !== undefined && at(day) - last.to < MARKER_WIDTH) {
      last.numbers.push(number);
      last.to = at(day);
    } else groups.push({ numbers: [number], from: at(day), to: at(day) });
  }
  return groups.map(({ numbers, from, to }) => {
    const words = numbers.length === 1 ? `${numbers[0]}` : `${numbers[0]}–${numbers.at(-1)}`;
    return `<text x="${((from + to) / 2).toFixed(1)}" y="${HEIGHT - BOTTOM + 17}" text-anchor="middle" font-size="10">${words}</text>`;
  });
}

function drawMarker(marker: StepChart["markers"][number], at: string): string {
  return `<g class="marker" lang="en"><title>${text(`${marker.day}: ${marker.label}`)}</title><line x1="${at}" x2="${at}" y1="${TOP}" y2="${HEIGHT - BOTTOM}" stroke="${FAINT}" stroke-dasharray="2 3"/><circle cx="${at}" cy="${HEIGHT - BOTTOM}" r="4" fill="${INK}"/></g>`;
}

// Where there is no upper end: hatched from the least there can be up to the top, with an arrow.
function openBands(series: StepSeries, last: number, x: (day: number) => number, y: (value: number) => number, at: number): string[] {
  return series.points.flatMap(({ day, value, open }, place) => {
    if (value === null || open !== true) return [];
    const from = x(dayNumber(day as Day));
    const next = series.points[place + 1];
    const until = x(next === undefined ? last : Math.min(dayNumber(next.day as Day), last));
    const middle = ((from + until) / 2 + at * 12).toFixed(1);
    return [
      `<rect class="open" x="${from.toFixed(1)}" y="${TOP}" width="${Math.max(0, until - from).toFixed(1)}" height="${Math.max(0, y(value) - TOP).toFixed(1)}" fill="url(#open-${at % COLORS.length})"/>`,
      `<path d="M${middle} ${TOP + 18} V${TOP} m-4 6 l4 -6 l4 6" fill="none" stroke="${COLORS[at % COLORS.length]}" stroke-width="2"/>`,
    ];
  });
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
