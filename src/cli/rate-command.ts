// `carveout rate IN OUT`: a table of entry lines in, the same table rated out.

import { statSync } from "node:fs";
import { ANSWER_COLUMNS, FEE_COLUMNS } from "../bulk/answer-cells.js";
import type { BatchRow } from "../bulk/batch.js";
import { REQUIRED } from "../bulk/columns.js";
import { addTally, emptyTally, type Tally } from "../bulk/tally.js";
import { dollars } from "../explain/words.js";
import { CallError } from "./call-error.js";
import { type AnswerFlags, answerOptions } from "./options.js";
import { rateRows } from "./rate-pool.js";
import type { RateSetting } from "./rate-setting.js";
import { engineOf } from "./scenario-engine.js";
import { type TableRow, tableRows } from "./table-rows.js";
import { tableWriter } from "./table-writer.js";

/** Flags of the command. */
export interface RateFlags extends AnswerFlags {
  readonly map?: readonly string[];
  readonly raw?: boolean;
  readonly json?: boolean;
  /** A page with charts of the run. */
  readonly report?: string;
}

/** Rate a table. Exit status 0 when every row is answered, 1 when some are in error. */
export async function rateCommand(input: string, output: string, flags: RateFlags): Promise<void> {
  const options = answerOptions(flags);
  if (!/\.(csv|csv\.gz|parquet)$/i.test(output))
    throw new CallError(`${output} is no name of a table.`, "End it with .csv, .csv.gz or .parquet.");
  if (flags.scenario !== undefined) engineOf(flags.scenario);
  const rows = tableRows(input)[Symbol.asyncIterator]();
  const header = await firstRow(rows, input);
  const names = named(header, flags.map ?? []);
  const missing = REQUIRED.filter((column) => !names.includes(column));
  if (missing.length > 0)
    throw new CallError(
      `${input} has no column ${missing.join(", ")}.`,
      `Its columns are ${header.join(", ")}. Rename with --map theirs=ours.`,
    );
  const run: Run = {
    input,
    output,
    header,
    setting: { names, options, raw: flags.raw === true, ...(flags.scenario === undefined ? {} : { scenario: flags.scenario }) },
  };
  const tally = (await rateInDuckdb(run)) ?? (await rateByRows(run, rows));
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  if (flags.report !== undefined)
    await (await import("./rate-report.js")).writeRateReport(flags.report, output, tally, options.fees === true);
  if (flags.json === true)
    process.stdout.write(`${JSON.stringify(tally, (_, value) => (typeof value === "bigint" ? cents(value) : value))}\n`);
  else process.stdout.write(`${summary(tally).join("\n")}\n`);
  process.exitCode = tally.error > 0 ? 1 : 0;
}

interface Run {
  readonly input: string;
  readonly output: string;
  readonly header: readonly string[];
  readonly setting: RateSetting;
}

// Below this size starting DuckDB takes longer than rating the rows.
const LARGE = 1 << 20;

// By DuckDB, where the table is large and in good form; undefined otherwise.
async function rateInDuckdb(run: Run): Promise<Tally | undefined> {
  const { input, setting } = run;
  if (!/\.(csv|csv\.gz|parquet)$/i.test(input) || setting.options.fees === true || statSync(input).size < LARGE) return undefined;
  const tally = emptyTally();
  const started = Date.now();
  const { duckRate } = await import("./duck-rate.js");
  try {
    await duckRate({
      ...run,
      tally,
      progress: (share) => shareDone(share, started),
    });
    return tally;
  } catch (error) {
    if (error instanceof CallError) throw error;
    if (process.env.CARVEOUT_DEBUG !== undefined) process.stderr.write(`${(error as Error).message}\n`);
    return undefined;
  }
}

async function rateByRows({ output, header, setting }: Run, rows: AsyncIterator<TableRow>): Promise<Tally> {
  const columns = [...header, ...ANSWER_COLUMNS, ...(setting.options.fees === true ? FEE_COLUMNS : [])];
  const writer = await tableWriter(output, columns);
  const tally = emptyTally();
  const started = Date.now();
  try {
    for await (const batch of rateRows(rest(rows), setting)) {
      addTally(tally, batch.tally);
      await writer.write(batch.rows);
      progress(tally, started);
    }
    await writer.close();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
  return tally;
}

async function firstRow(rows: AsyncIterator<TableRow>, input: string): Promise<readonly string[]> {
  try {
    const { value, done } = await rows.next();
    if (done === true) throw new CallError(`${input} is empty.`, "Give a table with a header.");
    return (value as TableRow).cells.map((cell) => cell.trim());
  } catch (error) {
    if (error instanceof CallError) throw error;
    throw new CallError(`${input} cannot be read (${(error as Error).message}).`, "Give a CSV, Parquet or XLSX file.");
  }
}

async function* rest(rows: AsyncIterator<TableRow>): AsyncGenerator<BatchRow> {
  for (let step = await rows.next(); step.done !== true; step = await rows.next()) yield step.value;
}

// Our name of every column: as it stands, or as --map renames it.
function named(header: readonly string[], maps: readonly string[]): string[] {
  const renamed = new Map(
    maps.map((each): [string, string] => {
      const at = each.lastIndexOf("=");
      if (at < 1) throw new CallError(`--map ${each} renames nothing.`, "Write it as --map theirs=ours.");
      return [each.slice(0, at), each.slice(at + 1)];
    }),
  );
  for (const theirs of renamed.keys())
    if (!header.includes(theirs)) throw new CallError(`There is no column ${theirs} to rename.`, `Columns: ${header.join(", ")}.`);
  return header.map((name) => renamed.get(name) ?? name);
}

function progress(tally: Tally, started: number): void {
  if (!process.stderr.isTTY) return;
  const seconds = (Date.now() - started) / 1000;
  process.stderr.write(
    `\r${tally.lines.toLocaleString("en-US")} lines, ${Math.round(tally.lines / seconds).toLocaleString("en-US")} a second`,
  );
}

// DuckDB tells which share of the input it has read, not how many rows.
function shareDone(share: number, started: number): void {
  if (!process.stderr.isTTY || share <= 0) return;
  const seconds = (Date.now() - started) / 1000;
  const left = Math.ceil((seconds / share) * (1 - share));
  process.stderr.write(`\r\u001b[K${Math.floor(share * 100)}%, ${((share * 100) / seconds).toFixed(1)}% a second, ${left} s left`);
}

function cents(amount: bigint): string {
  const text = amount.toString().padStart(3, "0");
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

function summary(tally: Tally): string[] {
  const sums: Record<string, bigint> = {};
  for (const month of Object.values(tally.duty))
    for (const [authority, amount] of Object.entries(month)) sums[authority] = (sums[authority] ?? 0n) + amount;
  const authorities = Object.keys(sums).filter((authority) => (sums[authority] ?? 0n) > 0n);
  const months = Object.keys(tally.duty).sort();
  const cell = (amount: bigint | undefined): string => dollars(cents(amount ?? 0n)).padStart(18);
  return [
    `${tally.lines} lines: ${tally.determined} determined, ${tally.range} range, ${tally.prohibited} prohibited, ${tally.error} in error`,
    ...(tally.repaired > 0 ? [`${tally.repaired} numbers had lost a leading zero and were read with it`] : []),
    ...(tally.defused > 0 ? [`${tally.defused} cells that look like formulas were written with a quote before them`] : []),
    ...(authorities.length === 0 ? [] : ["", `${"duty".padEnd(9)}${authorities.map((authority) => authority.padStart(18)).join("")}`]),
    ...(authorities.length === 0
      ? []
      : months.map((month) => `${month.padEnd(9)}${authorities.map((authority) => cell(tally.duty[month]?.[authority])).join("")}`)),
    ...(months.length < 2 ? [] : [`${"all".padEnd(9)}${authorities.map((authority) => cell(sums[authority])).join("")}`]),
  ];
}
