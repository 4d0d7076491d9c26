// Charts over months as SVG text: sums stacked by name with the least and the most of the whole, and a share with the break in its series.

import { apart, escaped, stepFor } from "./drawing.js";

/** One month of a stack: the middle of each part, and the least and the most of the whole. Shares. */
export interface StackMonth {
  readonly month: string;
  readonly parts: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** What to draw. Marks are days with what happened. */
export interface StackChart {
  readonly width: number;
  readonly title: string;
  readonly names: readonly string[];
  readonly colors: readonly string[];
  readonly months: readonly StackMonth[];
  readonly marks: readonly { readonly day: string; readonly label: string }[];
  percent(value: number): string;
  monthName(month: string): string;
}

/** Height of these charts in pixels. */
export const MONTHS_HEIGHT = 260;
const [LEFT, TOP, BOTTOM, ROOM] = [50, 46, 26, 96];
// A month and its year under an axis.
const MONTH_WIDTH = 70;
const INK = "var(--ink, #1b1b1f)";
const SOFT = "var(--soft, #595861)";
const FAINT = "var(--line, #d8d5cd)";

function frame(width: number, title: string, inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${MONTHS_HEIGHT}" width="${width}" height="${MONTHS_HEIGHT}" role="img" aria-label="${escaped(title)}" font-family="system-ui, sans-serif" font-size="12" fill="${INK}">${inside}</svg>`;
}

/** Bars by month. */
export function stackChart(chart: StackChart): string {
  const width = Math.max(280, chart.width);
  return frame(width, chart.title, stackDrawing(chart));
}

/** The inside of {@link stackChart}. */
export function stackDrawing(chart: StackChart): string {
  const width = Math.max(280, chart.width);
  const right = width - ROOM;
  const bottom = MONTHS_HEIGHT - BOTTOM;
  const step = stepFor(Math.max(0.01, ...chart.months.map(({ high }) => high)));
  const ticks = Math.ceil(Math.max(0.01, ...chart.months.map(({ high }) => high)) / step - 1e-9);
  const y = (value: number): number => bottom - (value / (ticks * step)) * (bottom - TOP);
  const slot = (right - LEFT) / Math.max(1, chart.months.length);
  const parts: string[] = [];
  for (let tick = 0; tick <= ticks; tick++) {
    const at = y(tick * step).toFixed(1);
    parts.push(
      `<line x1="${LEFT}" x2="${right}" y1="${at}" y2="${at}" stroke="${FAINT}"/>`,
      `<text x="${LEFT - 6}" y="${(Number(at) + 4).toFixed(1)}" text-anchor="end" fill="${SOFT}">${escaped(chart.percent(tick * step))}</text>`,
    );
  }
  let ends: { height: number; name: string; color: string }[] = [];
  chart.months.forEach(({ month, parts: shares, low, high }, at) => {
    const from = LEFT + at * slot;
    let under = 0;
    ends = [];
    shares.forEach((share, place) => {
      if (share <= 0) return;
      const color = chart.colors[place] ?? INK;
      parts.push(
        `<rect x="${(from + slot * 0.12).toFixed(1)}" y="${y(under + share).toFixed(1)}" width="${(slot * 0.76).toFixed(1)}" height="${(y(under) - y(under + share)).toFixed(1)}" fill="${color}"/>`,
      );
      ends.push({ height: (y(under) + y(under + share)) / 2, name: chart.names[place] ?? "", color });
      under += share;
    });
    const middle = (from + slot / 2).toFixed(1);
    parts.push(
      `<path class="bounds" d="M${middle} ${y(low).toFixed(1)} V${y(high).toFixed(1)}" stroke="${INK}" stroke-width="1.25" opacity="0.7"/>`,
    );
    const every = Math.max(1, Math.ceil(MONTH_WIDTH / slot));
    if (at % every === 0)
      parts.push(
        `<text x="${middle}" y="${MONTHS_HEIGHT - 8}" text-anchor="middle" fill="${SOFT}">${escaped(chart.monthName(month))}</text>`,
      );
  });
  const place = (day: string): number | undefined => {
    const at = chart.months.findIndex(({ month }) => day.startsWith(month));
    return at < 0 ? undefined : LEFT + (at + (Number(day.slice(8, 10)) - 1) / 31) * slot;
  };
  let rows = [-1e9, -1e9, -1e9];
  for (const { day, label } of chart.marks) {
    const at = place(day);
    if (at === undefined) continue;
    const length = label.length * 6 + 8;
    const start = Math.min(at + 3, width - length);
    const row = rows.findIndex((end) => end < start);
    if (row < 0) continue;
    rows = rows.map((end, index) => (index === row ? start + length : end));
    parts.push(
      `<line x1="${at.toFixed(1)}" x2="${at.toFixed(1)}" y1="${6 + row * 13}" y2="${bottom}" stroke="${INK}" stroke-dasharray="2 3" opacity="0.55"/>`,
      `<text x="${start.toFixed(1)}" y="${14 + row * 13}" font-size="11">${escaped(label)}</text>`,
    );
  }
  const heights = apart(
    ends.map(({ height }) => height),
    15,
    TOP,
    bottom,
  );
  ends.forEach(({ name, color }, at) => {
    parts.push(
      `<text x="${right + 6}" y="${((heights[at] ?? 0) + 4).toFixed(1)}" font-weight="600" fill="${color}">${escaped(name)}</text>`,
    );
  });
  return `<title>${escaped(chart.title)}</title>${parts.join("")}`;
}

/** A share by month; `broken` is the first month that is counted otherwise. */
export interface ShareChart {
  readonly width: number;
  readonly title: string;
  readonly color: string;
  readonly months: readonly { readonly month: string; readonly share: number }[];
  readonly broken?: { readonly month: string; readonly label: string };
  readonly now: string;
  percent(value: number): string;
  monthName(month: string): string;
}

/** The line of a share, from half to all where it never falls below. */
export function shareChart(chart: ShareChart): string {
  const width = Math.max(280, chart.width);
  return frame(width, chart.title, shareDrawing(chart));
}

/** The inside of {@link shareChart}. */
export function shareDrawing(chart: ShareChart): string {
  const width = Math.max(280, chart.width);
  const right = width - 56;
  const bottom = MONTHS_HEIGHT - BOTTOM;
  const base = Math.min(...chart.months.map(({ share }) => share)) >= 0.5 ? 0.5 : 0;
  const top = 24;
  const y = (share: number): number => bottom - ((share - base) / (1 - base)) * (bottom - top);
  const x = (at: number): number => LEFT + (at / Math.max(1, chart.months.length - 1)) * (right - LEFT);
  const parts: string[] = [];
  for (const tick of base === 0 ? [0, 0.25, 0.5, 0.75, 1] : [0.5, 0.6, 0.7, 0.8, 0.9, 1]) {
    const at = y(tick).toFixed(1);
    parts.push(
      `<line x1="${LEFT}" x2="${right}" y1="${at}" y2="${at}" stroke="${FAINT}"/>`,
      `<text x="${LEFT - 6}" y="${(Number(at) + 4).toFixed(1)}" text-anchor="end" fill="${SOFT}">${escaped(chart.percent(tick))}</text>`,
    );
  }
  const broken = chart.months.findIndex(({ month }) => month === chart.broken?.month);
  if (broken > 0) {
    const at = (x(broken - 1) + x(broken)) / 2;
    parts.push(
      `<line class="break" x1="${at.toFixed(1)}" x2="${at.toFixed(1)}" y1="${top}" y2="${bottom}" stroke="${INK}" stroke-dasharray="2 3"/>`,
      `<text x="${(at + 5).toFixed(1)}" y="${bottom - 8}" font-size="11" fill="${SOFT}">${escaped(chart.broken?.label ?? "")}</text>`,
    );
  }
  const point = ({ share }: { share: number }, at: number): string => `${x(at).toFixed(1)} ${y(share).toFixed(1)}`;
  const runs = broken > 0 ? [chart.months.slice(0, broken), chart.months.slice(broken)] : [chart.months];
  let done = 0;
  for (const run of runs) {
    const from = done;
    parts.push(
      `<path d="M${run.map((each, at) => point(each, at + from)).join(" L")}" fill="none" stroke="${chart.color}" stroke-width="2.5" stroke-linejoin="round"/>`,
    );
    done += run.length;
  }
  const every = Math.max(1, Math.ceil((chart.months.length * MONTH_WIDTH) / (right - LEFT)));
  chart.months.forEach(({ month, share }, at) => {
    if (at % every === 0)
      parts.push(
        `<text x="${x(at).toFixed(1)}" y="${MONTHS_HEIGHT - 8}" text-anchor="middle" fill="${SOFT}">${escaped(chart.monthName(month))}</text>`,
      );
    if (month !== chart.now) return;
    parts.push(
      `<circle cx="${x(at).toFixed(1)}" cy="${y(share).toFixed(1)}" r="5" fill="${chart.color}"/>`,
      `<text x="${x(at).toFixed(1)}" y="${(y(share) - 11).toFixed(1)}" text-anchor="middle" font-weight="700" fill="${chart.color}">${escaped(chart.percent(share))}</text>`,
    );
  });
  return `<title>${escaped(chart.title)}</title>${parts.join("")}`;
}
