// The charts of docs/october-2025.md: the share of trade inside CUSMA by month, and the duty by sector at every turning point. They carry
// their colors for light and dark with them, and say the lowest and highest figure of each bar in its title.

import { stepChart } from "../src/chart/steps.js";
import { exposureAnswer } from "../src/reports/exposure-answer.js";
import type { ExposureReport } from "../src/scenario/report.js";

/** The law of a day on one month of trade. */
export interface Turned {
  readonly day: string;
  readonly what: string;
  readonly report: ExposureReport;
}

const STYLE = `<style>
:root{--ink:#1b1b1f;--line:#d8d5cd;--paper:#ffffff;--series-1:#b5472f;--series-2:#1f6f8b;--s0:#1f6f8b;--s1:#b5472f;--s2:#7a6a00;--s3:#6b4c9a;--s4:#2e7d4f;--s5:#77767f}
@media (prefers-color-scheme: dark){:root{--ink:#ececf0;--line:#3a3c45;--paper:#1f2127;--series-1:#ff9d80;--series-2:#7cc7e0;--s0:#7cc7e0;--s1:#ff9d80;--s2:#e3cf57;--s3:#c3a6f0;--s4:#84d6a5;--s5:#a9a9b3}}
</style><rect width="100%" height="100%" fill="var(--paper)"/>`;

/** Share of imports inside CUSMA, month by month, as the statistics record it and on comparable claims. */
export function insideChart(): string {
  const series = (["recorded", "comparable"] as const).map((claims) => {
    const { rows } = exposureAnswer({ date: "own", by: "month", claims });
    return {
      name: claims === "recorded" ? "claims as recorded" : "claims on comparable lines",
      points: rows.map((row) => ({ day: `${row.key}-01`, value: row.insideShare ?? null })),
    };
  });
  const days = series.flatMap(({ points }) => points.map(({ day }) => day)).sort();
  const svg = stepChart({
    title: "Share of imports from Canada that entered under CUSMA, by month",
    from: days[0] ?? "",
    until: monthAfter(days.at(-1) ?? ""),
    series,
    markers: [],
  });
  return `${svg.replace(/(<svg[^>]*>)/, `$1${STYLE}`)}\n`;
}

function monthAfter(day: string): string {
  const [year = 0, month = 0] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

const [WIDTH, LEFT, ROW, TOP] = [760, 330, 22, 66];
const NAMED = 5;

/** Duty by sector under the law of every turning point: bars to the lowest duty, a line on to the highest of all. */
export function turnsChart(turns: readonly Turned[]): string {
  const low = (text: string): number => Number(text) / 1e6;
  const sums = new Map<string, number>();
  for (const { report } of turns) for (const row of report.rows) sums.set(row.key, (sums.get(row.key) ?? 0) + low(row.duty.min));
  const named = [...sums]
    .sort((a, b) => b[1] - a[1])
    .slice(0, NAMED)
    .map(([key]) => key);
  const most = Math.max(...turns.map(({ report }) => low(report.total.duty.max)));
  const x = (millions: number): string => ((millions / most) * (WIDTH - LEFT - 20)).toFixed(1);
  const bars = turns.map(({ day, what, report }, at) => {
    const parts = [...named, "others"].map((key) => {
      const rows = report.rows.filter((row) => (key === "others" ? !named.includes(row.key) : row.key === key));
      return {
        key,
        min: rows.reduce((sum, row) => sum + low(row.duty.min), 0),
        max: rows.reduce((sum, row) => sum + low(row.duty.max), 0),
      };
    });
    let from = 0;
    const drawn = parts.map(({ key, min, max }, color) => {
      const begun = from;
      from += min;
      const title = `${day}, ${key}: ${Math.round(min)} to ${Math.round(max)} $ million`;
      return `<rect x="${x(begun)}" width="${x(min)}" height="12" fill="var(--s${color})"><title>${escaped(title)}</title></rect>`;
    });
    const { min, max } = report.total.duty;
    const line = `<line x1="${x(low(min))}" x2="${x(low(max))}" y1="6" y2="6" stroke="var(--ink)" stroke-width="1.5"/>`;
    const label = `<text x="-8" y="10" text-anchor="end">${escaped(`${day} ${what}`)}</text>`;
    return `<g transform="translate(${LEFT} ${TOP + at * ROW})">${label}${drawn.join("")}${line}</g>`;
  });
  const legend = [...named, "others"].map(
    (key, at) =>
      `<g transform="translate(${12 + (at % 3) * 250} ${12 + Math.floor(at / 3) * 18})"><rect width="12" height="12" fill="var(--s${at})"/><text x="18" y="10">${escaped(key)}</text></g>`,
  );
  const step = most > 4000 ? 1000 : 500;
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step).map(
    (millions) =>
      `<g transform="translate(${(LEFT + Number(x(millions))).toFixed(1)} 0)"><line y1="${TOP - 4}" y2="${TOP + turns.length * ROW}" stroke="var(--line)"/><text y="${TOP - 8}" text-anchor="middle">${millions.toLocaleString("en-US")}</text></g>`,
  );
  const title = "Statutory duty on the imports of October 2025 by sector under the law of every turning point, $ million";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${TOP + turns.length * ROW + 10}" role="img" aria-label="${title}" font-family="system-ui, sans-serif" font-size="11" fill="var(--ink)">${STYLE}<title>${title}</title>${[...legend, ...ticks, ...bars].join("")}</svg>\n`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
