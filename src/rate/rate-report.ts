// The page of `carveout rate --report`: what a run came to, in charts with a table beside each. Nothing is fetched, no script runs. What
// the tally does not hold is counted in the rated table itself.

import { rename, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { ANSWER_COLUMNS, FEE_COLUMNS } from "../bulk/answer-cells.js";
import { AUTHORITIES } from "../bulk/program.js";
import type { Tally } from "../bulk/tally.js";
import { type Bar, barChart } from "../chart/bars.js";
import { formatCents } from "../exact/money.js";
import { dollars } from "../explain/words.js";
import { notesOf } from "./rate-summary.js";

// Paper is printed light whatever the screen is.
const STYLE = `:root{color-scheme:light dark;--paper:#fdfcf9;--ink:#1b1b1f;--line:#d8d5cd;--series-1:#1f6f8b;--series-2:#b5472f;--series-3:#7a6a1f;--series-4:#5b4a8a;--series-5:#2e7d4f;--series-6:#8a3a63;--series-7:#4a5a66;--series-8:#a06a2c}
@media screen and (prefers-color-scheme:dark){:root{--paper:#17181b;--ink:#e9e7e2;--line:#44464c;--series-1:#5fb3d1;--series-2:#e58568;--series-3:#c9b65a;--series-4:#a795dd;--series-5:#6cc493;--series-6:#d689b0;--series-7:#9aaab5;--series-8:#d9a568}}
body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;background:var(--paper);color:var(--ink)}
h1{font-size:1.5rem;overflow-wrap:anywhere}h2{font-size:1.15rem;margin-top:2.5rem}svg{display:block;width:100%;min-width:36rem;max-width:50rem;height:auto}
.key{margin:0 0 .5rem;padding:0;list-style:none}.key li{display:inline-block;margin-right:1rem}
.key b{display:inline-block;width:.8em;height:.8em;margin-right:.3em;print-color-adjust:exact}.wide{overflow-x:auto;margin-bottom:.75rem}
table{border-collapse:collapse;font-size:13px}caption{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;white-space:nowrap}
th,td{border-bottom:1px solid var(--line);padding:.2rem .6rem;text-align:left;white-space:nowrap}td,th+th{text-align:right;font-variant-numeric:tabular-nums}
@media print{:root{color-scheme:light;--paper:#fff}body{margin:0;max-width:none;font-size:11pt}section{break-inside:avoid}svg{min-width:0}.wide{overflow:visible}}`;

const TOP = 15;

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function table(caption: string, header: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = header.map((each) => `<th scope="col">${escaped(each)}</th>`).join("");
  const body = rows.map(
    ([first = "", ...more]) => `<tr><th scope="row">${escaped(first)}</th>${more.map((each) => `<td>${escaped(each)}</td>`).join("")}</tr>`,
  );
  return `<div class="wide" tabindex="0" role="region" aria-label="${escaped(`${caption}, table`)}"><table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table></div>`;
}

// A chart wider than the screen is moved sideways.
function chart(title: string, bars: readonly Bar[]): string {
  return `<div class="wide" tabindex="0" role="region" aria-label="${escaped(`${title}, chart`)}">${barChart(title, bars)}</div>`;
}

function counted(title: string, unit: string, rows: readonly (readonly [name: string, count: number])[]): string {
  if (rows.length === 0) return `<section><h2>${escaped(title)}</h2><p>None.</p></section>`;
  const bars = rows.map(([name, count]): Bar => ({ name, parts: [count], words: count.toLocaleString("en-US") }));
  return `<section><h2>${escaped(title)}</h2>${chart(title, bars)}${table(
    title,
    [unit, "Lines"],
    rows.map(([name, count]) => [name, count.toLocaleString("en-US")]),
  )}</section>`;
}

function duties(tally: Tally): string {
  const months = Object.keys(tally.duty).sort();
  const owed = AUTHORITIES.filter((authority) => months.some((month) => (tally.duty[month]?.[authority] ?? 0n) > 0n));
  if (owed.length === 0) return "<section><h2>Duty by authority and month</h2><p>No duty was determined.</p></section>";
  const at = (month: string, authority: string): bigint => tally.duty[month]?.[authority] ?? 0n;
  const sum = (month: string): bigint => owed.reduce((before, authority) => before + at(month, authority), 0n);
  const money = (cents: bigint): string => dollars(formatCents(cents));
  const bars = months.map(
    (month): Bar => ({ name: month, parts: owed.map((authority) => Number(at(month, authority))), words: money(sum(month)) }),
  );
  const all = owed.map((authority) => months.reduce((before, month) => before + at(month, authority), 0n));
  const key = owed
    .map((authority, place) => `<li><b style="background:var(--series-${place + 1})"></b>${escaped(authority)}</li>`)
    .join("");
  const rows = months.map((month) => [month, ...owed.map((authority) => money(at(month, authority))), money(sum(month))]);
  const last = ["all", ...all.map(money), money(all.reduce((before, each) => before + each, 0n))];
  return `<section><h2>Duty by authority and month</h2><p>Of lines whose duty is determined.</p><ul class="key">${key}</ul>${chart("Duty by authority and month", bars)}${table("Duty by authority and month", ["Month of entry", ...owed, "Sum"], [...rows, last])}</section>`;
}

// Headings and kinds of errors, counted in the rated table; its last columns are ours whatever the input calls its own.
async function fromTable(
  file: string,
  fees: boolean,
): Promise<{ readonly headings: [string, number][]; readonly errors: [string, number][] }> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: "700MB" });
  const connection = await instance.connect();
  const quoted = `'${file.replaceAll("'", "''")}'`;
  const from = /\.parquet$/i.test(file)
    ? `read_parquet(${quoted})`
    : `read_csv(${quoted}, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', max_line_size = 16777216)`;
  try {
    const names = (await connection.runAndReadAll(`select * from ${from} limit 0`)).columnNames();
    const first = names.length - ANSWER_COLUMNS.length - (fees ? FEE_COLUMNS.length : 0);
    const column = (name: string): string => `"${(names[first + ANSWER_COLUMNS.indexOf(name)] ?? name).replaceAll('"', '""')}"`;
    const count = async (each: string): Promise<[string, number][]> =>
      (
        await connection.runAndReadAll(
          `select named, count(*)::double from (${each}) where named <> '' group by named order by 2 desc, 1 limit ${TOP}`,
        )
      )
        .getRows()
        .map(([name, lines]): [string, number] => [String(name), Number(lines)]);
    return {
      headings: await count(`select unnest(string_split(${column("headings")}, ' ')[:-2]) as named from ${from}`),
      errors: await count(`select split_part(${column("error")}, ':', 1) as named from ${from} where ${column("status")} = 'error'`),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** What the page is written with besides the tally. */
export interface RateReportHead {
  readonly fees: boolean;
  /** What the reader should know of every amount. */
  readonly notice: string | undefined;
}

/** Write the page of a run; it appears whole or not at all. */
export async function writeRateReport(file: string, rated: string, tally: Tally, { fees, notice }: RateReportHead): Promise<void> {
  const { headings, errors } = await fromTable(rated, fees);
  const statuses = (["determined", "range", "prohibited", "error"] as const).map((status): [string, number] => [status, tally[status]]);
  const notes = notesOf(tally).map((note) => note.replace(/^\d+/, (count) => Number(count).toLocaleString("en-US")));
  const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Rated: ${escaped(basename(rated))}</title><style>${STYLE}</style></head>
<body><main><h1>${escaped(basename(rated))}: ${tally.lines.toLocaleString("en-US")} lines rated</h1>
${notice === undefined ? "" : `<p><strong>${escaped(notice)}</strong></p>\n`}${notes.map((note) => `<p>${escaped(note)}.</p>`).join("\n")}
${counted("Lines by status", "Status", statuses)}
${duties(tally)}
${counted("Headings declared most", "Heading of chapter 98 or 99", headings)}
${counted("Errors by kind", "Error", errors)}
</main></body></html>
`;
  const part = `${file}.part-${process.pid}`;
  try {
    await writeFile(part, page);
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}
