// `npm run position`: the second part of docs/october-2025.md, in numbers from the trade and the law. What stands between the two marks
// of the page is written anew.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packagePath } from "../src/packaged/paths.js";
import { exposureAnswer } from "../src/reports/exposure-answer.js";
import type { ExposureRow, Range } from "../src/scenario/report.js";
import { insideChart, type Turned, turnsChart } from "./position-charts.js";

const PAGE = packagePath("docs/october-2025.md");
const [BEGIN, END] = ["<!-- position: begin -->", "<!-- position: end -->"];
const MONTH = "2025-10";

/** Days on which the law on Canada turned, and what turned. */
export const TURNS: readonly (readonly [day: string, what: string])[] = [
  ["2025-03-03", "before the emergency duty"],
  ["2025-03-04", "25%, also on CUSMA goods"],
  ["2025-03-07", "CUSMA goods exempt"],
  ["2025-03-12", "steel and aluminum 25%"],
  ["2025-04-03", "vehicles 25%"],
  ["2025-05-03", "vehicle parts 25%, CUSMA parts free"],
  ["2025-06-04", "steel and aluminum 50%"],
  ["2025-08-01", "35%; copper 50%"],
  ["2025-08-18", "more metal derivatives"],
  ["2025-10-03", "the day of the reports"],
  ["2025-10-14", "lumber 10%, furniture and cabinets 25%"],
  ["2025-11-01", "trucks and buses"],
  ["2026-02-24", "35% ended; surcharge 10%"],
  ["2026-04-06", "metals on the whole value"],
  ["2026-06-08", "metals lists widened"],
  ["2026-07-24", "section 301, 10%, in place of the surcharge"],
  ["2026-08-22", "section 338, 50%, CUSMA or not"],
  ["2026-09-15", "section 338 lists widened"],
  ["2026-09-29", "import bans"],
  ["2027-01-01", "scheduled: furniture 30%, cabinets 50%"],
];

const million = (text: string): number => Number(text) / 1e6;
const whole = (text: string): string => Math.round(million(text)).toLocaleString("en-US");
const span = ({ min, max }: Range): string => (whole(min) === whole(max) ? whole(max) : `${whole(min)} to ${whole(max)}`);
const percent = (fraction: number): string => `${(fraction * 100).toFixed(1)}%`;
function rate(row: ExposureRow): string {
  if (row.rate === undefined) return "";
  const [min, max] = [percent(row.rate.min), percent(row.rate.max)];
  return min === max ? max : `${min} to ${max}`;
}

let known: readonly Turned[] | undefined;

// The law of every turning point on the same month of trade.
function turned(): readonly Turned[] {
  known ??= TURNS.map(([day, what]) => ({ day, what, report: exposureAnswer({ date: day, month: MONTH, by: "sector" }) }));
  return known;
}

/** The charts of the page by their file in docs/charts. */
export function positionCharts(): Readonly<Record<string, string>> {
  return { "inside-by-month.svg": insideChart(), "duty-by-turn.svg": turnsChart(turned()) };
}

/** The tables of the page. */
export function positionTables(): string {
  const october = exposureAnswer({ date: "2025-10-03", month: MONTH, by: "sector" });
  const sector = [...october.rows, october.total].map(
    (row) =>
      `| ${row.key === "all" ? "**all**" : row.key} | ${whole(row.imports)} | ${row.insideShare === undefined ? "" : percent(row.insideShare)} | ${span(row.duty)} | ${rate(row)} | ${span(row.dutyOutside)} |`,
  );
  const turns = turned().map(({ day, what, report: { total } }) => {
    return `| ${day} | ${what} | ${span(total.dutyInside)} | ${span(total.dutyOutside)} | ${rate(total)} | ${whole(total.barred.max)} |`;
  });
  return [
    "![Share of imports inside CUSMA by month](charts/inside-by-month.svg)",
    "",
    "The statistics began to record claims on free lines in July 2025; the second line takes the later share for the months before.",
    "",
    "Imports of October 2025 under the law of 3 October 2025, $ million:",
    "",
    "| sector | imports | inside CUSMA | duty | rate | of it outside CUSMA |",
    "|---|---|---|---|---|---|",
    ...sector,
    "",
    "The same imports under the law of every turning point, $ million:",
    "",
    "![Duty by sector at every turning point](charts/duty-by-turn.svg)",
    "",
    "A bar ends at the lowest duty by sector; the line goes on to the highest of all sectors.",
    "",
    "| law of | what turned | duty inside CUSMA | duty outside | rate | barred, at most |",
    "|---|---|---|---|---|---|",
    ...turns,
  ].join("\n");
}

/** The page with the tables put in. */
export function positioned(page: string): string {
  const [before = "", rest = ""] = page.split(BEGIN);
  const [, after = ""] = rest.split(END);
  return `${before}${BEGIN}\n\n${positionTables()}\n\n${END}${after}`;
}

if (process.argv[1]?.includes("scripts_position") === true) {
  writeFileSync(PAGE, positioned(readFileSync(PAGE, "utf8")));
  const folder = packagePath("docs/charts");
  mkdirSync(folder, { recursive: true });
  for (const [name, svg] of Object.entries(positionCharts())) writeFileSync(join(folder, name), svg);
}
