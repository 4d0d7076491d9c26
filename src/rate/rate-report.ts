// The page of `carveout rate --report`: what a run came to, in charts with a table beside each. Nothing is fetched, no script runs. What
// the tally does not hold is counted in the rated table itself.

import { rename, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { ANSWER_COLUMNS, FEE_COLUMNS } from "../bulk/answer-cells.js";
import { AUTHORITIES } from "../bulk/program.js";
import type { Tally } from "../bulk/tally.js";
import { type Bar, barChart } from "../chart/bars.js";
import { translate } from "../console/language.js";
import { formatCents } from "../exact/money.js";
import { type Message, message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import { fileLiteral, parquetTable } from "../table-files/parquet-names.js";
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

// What writes the parts of the page in one language.
interface Writer {
  readonly to: Translator;
  count(count: number): string;
}

function table({ to }: Writer, caption: string, header: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = header.map((each) => `<th scope="col">${escaped(each)}</th>`).join("");
  const body = rows.map(
    ([first = "", ...more]) => `<tr><th scope="row">${escaped(first)}</th>${more.map((each) => `<td>${escaped(each)}</td>`).join("")}</tr>`,
  );
  const label = to.say(message("rate-page/table", { title: caption }));
  return `<div class="wide" tabindex="0" role="region" aria-label="${escaped(label)}"><table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table></div>`;
}

// A chart wider than the screen is moved sideways.
function chart({ to }: Writer, title: string, bars: readonly Bar[]): string {
  const label = to.say(message("rate-page/chart", { title }));
  return `<div class="wide" tabindex="0" role="region" aria-label="${escaped(label)}">${barChart(title, bars)}</div>`;
}

function counted(writer: Writer, heading: Message, unit: Message, rows: readonly (readonly [name: string, count: number])[]): string {
  const { say } = writer.to;
  const title = say(heading);
  if (rows.length === 0) return `<section><h2>${escaped(title)}</h2><p>${escaped(say(message("rate-page/none")))}</p></section>`;
  const bars = rows.map(([name, count]): Bar => ({ name, parts: [count], words: writer.count(count) }));
  return `<section><h2>${escaped(title)}</h2>${chart(writer, title, bars)}${table(
    writer,
    title,
    [say(unit), say(message("rate-page/lines"))],
    rows.map(([name, count]) => [name, writer.count(count)]),
  )}</section>`;
}

function duties(writer: Writer, tally: Tally): string {
  const { say, arg, word } = writer.to;
  const title = say(message("rate-page/duty"));
  const months = Object.keys(tally.duty).sort();
  const owed = AUTHORITIES.filter((authority) => months.some((month) => (tally.duty[month]?.[authority] ?? 0n) > 0n));
  if (owed.length === 0) return `<section><h2>${escaped(title)}</h2><p>${escaped(say(message("rate-page/no-duty")))}</p></section>`;
  const at = (month: string, authority: string): bigint => tally.duty[month]?.[authority] ?? 0n;
  const sum = (month: string): bigint => owed.reduce((before, authority) => before + at(month, authority), 0n);
  const money = (cents: bigint): string => arg({ money: formatCents(cents) });
  const bars = months.map(
    (month): Bar => ({ name: month, parts: owed.map((authority) => Number(at(month, authority))), words: money(sum(month)) }),
  );
  const all = owed.map((authority) => months.reduce((before, month) => before + at(month, authority), 0n));
  const names = owed.map((authority) => word(authority));
  const key = names.map((name, place) => `<li><b style="background:var(--series-${place + 1})"></b>${escaped(name)}</li>`).join("");
  const rows = months.map((month) => [month, ...owed.map((authority) => money(at(month, authority))), money(sum(month))]);
  const last = [word("all"), ...all.map(money), money(all.reduce((before, each) => before + each, 0n))];
  const head = [say(message("rate-page/month")), ...names, say(message("rate-page/sum"))];
  return `<section><h2>${escaped(title)}</h2><p>${escaped(say(message("rate-page/of-determined")))}</p><ul class="key">${key}</ul>${chart(writer, title, bars)}${table(writer, title, head, [...rows, last])}</section>`;
}

// Headings and kinds of errors, counted in the rated table; its last columns are ours whatever the input calls its own.
async function fromTable(
  file: string,
  fees: boolean,
): Promise<{ readonly headings: [string, number][]; readonly errors: [string, number][] }> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: "700MB" });
  const connection = await instance.connect();
  const from = /\.parquet$/i.test(file)
    ? parquetTable(file)
    : `read_csv(${fileLiteral(file)}, hive_partitioning = false, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', max_line_size = 16777216)`;
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
  readonly notices: readonly string[];
}

/** Write the page of a run, in the language of the call; it appears whole or not at all. */
export async function writeRateReport(file: string, rated: string, tally: Tally, { fees, notices }: RateReportHead): Promise<void> {
  const { headings, errors } = await fromTable(rated, fees);
  const to = translate();
  const { say, language, word } = to;
  const count = (number: number): string => number.toLocaleString(language === "fr" ? "fr-CA" : "en-US");
  const writer: Writer = { to, count };
  const statuses = (["determined", "range", "prohibited", "error"] as const).map((status): [string, number] => [
    word(status),
    tally[status],
  ]);
  const notes = notesOf(tally).map((note) => note.replace(/^\d+/, (found) => count(Number(found))));
  const name = basename(rated);
  const part = (id: "status" | "headings" | "errors", rows: readonly [string, number][]): string =>
    counted(writer, message(`rate-page/${id}`), message(`rate-page/${id}.unit`), rows);
  const page = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(say(message("rate-page/title", { name })))}</title><style>${STYLE}</style></head>
<body><main><h1>${escaped(say(message("rate-page/rated", { name, count: tally.lines, lines: count(tally.lines) })))}</h1>
${notices.map((notice) => `<p><strong>${escaped(notice)}</strong></p>\n`).join("")}${notes.map((note) => `<p>${escaped(note)}.</p>`).join("\n")}
${part("status", statuses)}
${duties(writer, tally)}
${part("headings", headings)}
${part("errors", errors)}
</main></body></html>
`;
  const made = `${file}.part-${process.pid}`;
  try {
    await writeFile(made, page);
    await rename(made, file);
  } finally {
    await rm(made, { force: true });
  }
}
