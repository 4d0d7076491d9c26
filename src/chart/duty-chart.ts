// The duty on a product over time as SVG text: steps, bands where a fact is open, bans, the day that is shown, names at the ends of the lines.

import { type Day, dayNumber } from "../exact/day.js";
import { apart, escaped, quartersIn, stepFor } from "./drawing.js";

/** Days with one duty, as shares of the value. `high` is null where there is no upper end; a ban has neither. */
export interface DutySpan {
  readonly from: string;
  readonly until?: string | undefined;
  readonly low: number;
  readonly high: number | null;
  readonly barred?: boolean;
  /** Barred where a fact says so, which is not known. */
  readonly mayBeBarred?: boolean;
}

/** The spans under one claim. */
export interface DutySeries {
  readonly name: string;
  readonly color: string;
  readonly spans: readonly DutySpan[];
}

/** What to draw. `until` is the right edge; `now` the day marked; `number` of a mark stands below it. */
export interface DutyChart {
  readonly width: number;
  readonly title: string;
  readonly from: string;
  readonly until: string;
  readonly now?: { readonly day: string; readonly label: string };
  readonly series: readonly DutySeries[];
  readonly marks: readonly { readonly day: string; readonly label: string; readonly number: number }[];
  /** Names: of the line where both are one, of a ban, and of one that a fact decides. */
  readonly both: string;
  readonly ban: string;
  readonly banOfSome: string;
  percent(value: number): string;
  quarter(day: string): string;
}

/** Height of the chart in pixels. */
export const DUTY_HEIGHT = 290;
/** Colors of the claims, with a fallback for pictures that leave the page. */
export const WITH = "var(--with, #0b6b50)";
export const WITHOUT = "var(--without, #b0402a)";

const [LEFT, TOP, BOTTOM] = [50, 34, 46];
const [WIDE, ROOM_WIDE, ROOM_NARROW] = [520, 132, 52];
const MARK_WIDTH = 14;
const LABEL_WIDTH = 66;
const CHARACTER = 7;
// Below the end of a line stand its number and its name.
const LABEL_MIDDLE = 10;
const INK = "var(--ink, #1b1b1f)";
const SOFT = "var(--soft, #595861)";
const FAINT = "var(--line, #d8d5cd)";

/** The inside of the SVG, for a frame of {@link DUTY_HEIGHT}. */
export function dutyDrawing(chart: DutyChart): string {
  const width = Math.max(280, chart.width);
  const wide = width >= WIDE;
  // A narrow chart keeps as much room as its longest label, of which a span takes two lines.
  const said = chart.series.flatMap(({ spans }) => endOf(spans, chart)?.said ?? []);
  const longest = Math.max(0, ...said.map(({ length }) => length));
  const right = width - (wide ? ROOM_WIDE : Math.max(ROOM_NARROW, longest * CHARACTER + 12));
  const first = dayNumber(chart.from as Day);
  const last = Math.max(dayNumber(chart.until as Day), first + 1);
  const values = chart.series.flatMap(({ spans }) => spans.flatMap(({ low, high }) => [low, high ?? low]));
  const highest = Math.max(0.1, ...values);
  const step = stepFor(highest);
  const ticks = Math.max(1, Math.ceil(highest / step - 1e-9));
  const bottom = DUTY_HEIGHT - BOTTOM;
  const x = (day: string): number =>
    LEFT + ((Math.min(last, Math.max(first, dayNumber(day as Day))) - first) / (last - first)) * (right - LEFT);
  const y = (value: number): number => bottom - (value / (ticks * step)) * (bottom - TOP);
  const parts: string[] = [];
  for (let tick = 0; tick <= ticks; tick++) {
    const at = y(tick * step).toFixed(1);
    parts.push(
      `<line x1="${LEFT}" x2="${right}" y1="${at}" y2="${at}" stroke="${FAINT}"/>`,
      `<text x="${LEFT - 8}" y="${(Number(at) + 4).toFixed(1)}" text-anchor="end" fill="${SOFT}">${escaped(chart.percent(tick * step))}</text>`,
    );
  }
  const quarters = quartersIn(chart.from, chart.until);
  const every = Math.max(1, Math.ceil((quarters.length * LABEL_WIDTH) / (right - LEFT)));
  quarters.forEach((day, at) => {
    if (at % every !== 0 || x(day) > right - LABEL_WIDTH / 3) return;
    parts.push(
      `<text x="${x(day).toFixed(1)}" y="${DUTY_HEIGHT - 8}" text-anchor="middle" fill="${SOFT}">${escaped(chart.quarter(day))}</text>`,
    );
  });
  parts.push(...marks(chart.marks, x, bottom));
  for (const [at, series] of chart.series.entries()) parts.push(...lines(series, at, { x, y, last: chart.until }));
  parts.push(...bans(chart, { x, y }, bottom));
  if (chart.now !== undefined && dayNumber(chart.now.day as Day) >= first && dayNumber(chart.now.day as Day) <= last) {
    const at = x(chart.now.day);
    parts.push(
      `<line class="now" x1="${at.toFixed(1)}" x2="${at.toFixed(1)}" y1="${TOP - 8}" y2="${bottom}" stroke="${INK}" stroke-dasharray="3 3"/>`,
      `<text x="${Math.min(at, right - 4).toFixed(1)}" y="${TOP - 14}" text-anchor="${at > right - 60 ? "end" : "middle"}" font-weight="600">${escaped(chart.now.label)}</text>`,
    );
  }
  parts.push(...ends(chart, { x, y, right, bottom, wide }));
  const title = escaped(chart.title);
  return `<title>${title}</title>${parts.join("")}`;
}

/** The chart as an SVG element. */
export function dutyChart(chart: DutyChart): string {
  const width = Math.max(280, chart.width);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${DUTY_HEIGHT}" width="${width}" height="${DUTY_HEIGHT}" role="img" aria-label="${escaped(chart.title)}" font-family="system-ui, sans-serif" font-size="12" fill="${INK}">${dutyDrawing(chart)}</svg>`;
}

interface Scales {
  x(day: string): number;
  y(value: number): number;
}

// Exact duties as one path; a band where facts decide; upwards without an end where a quantity does.
function lines({ spans, color }: DutySeries, at: number, { x, y, last }: Scales & { readonly last: string }): string[] {
  const drawn: string[] = [];
  let path = "";
  let before: DutySpan | undefined;
  for (const span of spans) {
    const [from, until] = [x(span.from), x(span.until ?? last)];
    if (span.barred === true || until <= from) {
      before = undefined;
      continue;
    }
    const high = span.high ?? span.low;
    if (span.high === null || high > span.low) {
      const top = span.high === null ? TOP : y(high);
      drawn.push(
        `<rect class="${span.high === null ? "open" : "band"}" x="${from.toFixed(1)}" y="${top.toFixed(1)}" width="${(until - from).toFixed(1)}" height="${Math.max(1, y(span.low) - top).toFixed(1)}" fill="${color}" opacity="0.16"/>`,
      );
      if (span.high === null) {
        const middle = ((from + until) / 2 + at * 12).toFixed(1);
        drawn.push(`<path d="M${middle} ${TOP + 18} V${TOP} m-4 6 l4 -6 l4 6" fill="none" stroke="${color}" stroke-width="2"/>`);
      } else
        drawn.push(
          `<path d="M${from.toFixed(1)} ${y(high).toFixed(1)} H${until.toFixed(1)}" fill="none" stroke="${color}" stroke-width="1.5"/>`,
        );
    }
    // Lines that coincide are set apart by a hair.
    const height = (y(span.low) - at * 2).toFixed(1);
    const joined = before !== undefined && before.until === span.from;
    path += joined ? ` V${height} H${until.toFixed(1)}` : ` M${from.toFixed(1)} ${height} H${until.toFixed(1)}`;
    before = span;
  }
  return [...drawn, `<path d="${path.trim()}" fill="none" stroke="${color}" stroke-width="2.5" stroke-linejoin="round"/>`];
}

// Days on which the goods may not enter, under either claim.
function bans(chart: DutyChart, { x, y }: Scales, bottom: number): string[] {
  const found = new Map<string, DutySpan>();
  for (const { spans } of chart.series)
    for (const span of spans) if (span.barred === true || (span.mayBeBarred === true && !found.has(span.from))) found.set(span.from, span);
  return [...found.values()].map((span) => {
    const [from, until] = [x(span.from), x(span.until ?? chart.until)];
    const [opacity, name] = span.barred === true ? ["0.14", chart.ban] : ["0.07", chart.banOfSome];
    // The numbers at the ends of the lines stand in the band of a ban: its name stands where they are farthest.
    const taken = chart.series.flatMap(({ spans }) => endOf(spans, chart)?.last.low ?? []).map((low) => y(low));
    const clear = (at: number): number => Math.min(...taken.map((each) => Math.abs(each + LABEL_MIDDLE - at)));
    const height = [TOP + 14, (TOP + bottom) / 2, bottom - 14].reduce((best, at) => (clear(at) > clear(best) ? at : best)).toFixed(1);
    // A name that is wider than its band begins before it rather than run out of the picture.
    const middle = Math.min((from + until) / 2, until - (name.length * CHARACTER) / 2).toFixed(1);
    return `<rect class="ban" x="${from.toFixed(1)}" y="${TOP}" width="${Math.max(2, until - from).toFixed(1)}" height="${bottom - TOP}" fill="var(--stop, #8a1020)" opacity="${opacity}"/><text x="${middle}" y="${height}" text-anchor="middle" font-weight="600" fill="var(--stop, #8a1020)" stroke="var(--paper, #fff)" stroke-width="3" paint-order="stroke">${escaped(name)}</text>`;
  });
}

// Numbers under the acts; of those that would touch, the first and the last stand for all.
function marks(found: DutyChart["marks"], x: (day: string) => number, bottom: number): string[] {
  const groups: { numbers: number[]; from: number; to: number }[] = [];
  const drawn = found.map(({ day, label, number }) => {
    const at = x(day);
    const last = groups.at(-1);
    if (last !== undefined && at - last.to < MARK_WIDTH) {
      last.numbers.push(number);
      last.to = at;
    } else groups.push({ numbers: [number], from: at, to: at });
    return `<g class="marker" lang="en"><title>${escaped(`${day}: ${label}`)}</title><line x1="${at.toFixed(1)}" x2="${at.toFixed(1)}" y1="${TOP}" y2="${bottom}" stroke="${FAINT}" stroke-dasharray="2 3"/><circle cx="${at.toFixed(1)}" cy="${bottom}" r="3.5" fill="${INK}"/></g>`;
  });
  const numbers = groups.map(({ numbers: each, from, to }) => {
    const words = each.length === 1 ? `${each[0]}` : `${each[0]}–${each.at(-1)}`;
    return `<text x="${((from + to) / 2).toFixed(1)}" y="${bottom + 17}" text-anchor="middle" font-size="10" fill="${SOFT}">${words}</text>`;
  });
  return [...drawn, ...numbers];
}

interface Ends extends Scales {
  readonly right: number;
  readonly bottom: number;
  readonly wide: boolean;
}

// The last duty of a line, as one part or the two of a span.
function endOf(
  spans: readonly DutySpan[],
  { percent }: Pick<DutyChart, "percent">,
): { readonly last: DutySpan; readonly said: readonly string[] } | undefined {
  const last = spans.findLast((span) => span.barred !== true);
  if (last === undefined) return undefined;
  if (last.high === null) return { last, said: [`${percent(last.low)}+`] };
  return { last, said: last.high > last.low ? [`${percent(last.low)}–`, percent(last.high)] : [percent(last.low)] };
}

// The last duty of each line and its name, at its end; one label where both are one.
function ends(chart: DutyChart, { x, y, right, bottom, wide }: Ends): string[] {
  const found = chart.series.flatMap(({ name, color, spans }) => {
    const end = endOf(spans, chart);
    if (end === undefined) return [];
    const { last, said } = end;
    const lines = wide ? [said.join(""), name] : said;
    return [{ name, color, said: said.join(""), lines, at: x(last.until ?? chart.until), height: y(last.low) }];
  });
  const [one, two] = found;
  const same = one !== undefined && two !== undefined && one.said === two.said && one.at === two.at;
  const shown = same ? [{ ...two, lines: wide ? [two.said, chart.both] : two.lines }] : found;
  const heights = apart(
    shown.map(({ height }) => height),
    Math.max(...shown.map(({ lines }) => lines.length * 15), 16),
    TOP,
    bottom,
  );
  return shown.flatMap(({ lines, color, at }, index) => {
    const place = Math.min(at + 6, right + 6).toFixed(1);
    const height = heights[index] ?? 0;
    const [first = "", second] = lines;
    const under = wide ? 'font-size="11"' : 'font-weight="700"';
    return [
      `<text x="${place}" y="${(height + 4).toFixed(1)}" font-weight="700" fill="${color}">${escaped(first)}</text>`,
      ...(second === undefined
        ? []
        : [`<text x="${place}" y="${(height + 18).toFixed(1)}" ${under} fill="${color}">${escaped(second)}</text>`]),
    ];
  });
}

/** A small line of the same, without axes. */
export function sparkline(series: readonly DutySeries[], from: string, until: string, now: string): string {
  const [width, height, edge] = [120, 32, 3];
  const [first, last] = [dayNumber(from as Day), dayNumber(until as Day)];
  const highest = Math.max(0.1, ...series.flatMap(({ spans }) => spans.flatMap(({ low, high }) => [low, high ?? low])));
  const x = (day: string): number =>
    edge + ((Math.min(last, Math.max(first, dayNumber(day as Day))) - first) / (last - first)) * (width - 2 * edge);
  const y = (value: number): number => height - edge - (value / highest) * (height - 2 * edge);
  const drawn = series.map((each, at) =>
    lines(each, at, { x, y, last: until }).join("").replaceAll('stroke-width="2.5"', 'stroke-width="1.75"'),
  );
  const at = x(now).toFixed(1);
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true"><line x1="${at}" x2="${at}" y1="0" y2="${height}" stroke="${SOFT}" stroke-dasharray="2 2"/>${drawn.join("")}</svg>`;
}
