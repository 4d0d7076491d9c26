// One table, rated three ways: row by row with the reader of rows and `assess`, which is the measure; in DuckDB from the file itself, where it
// is in the plain form; and by the command.

import assert from "node:assert/strict";
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import type { AssessOptions } from "../../src/assess/answer.js";
import { ANSWER_COLUMNS, FEE_COLUMNS } from "../../src/bulk/answer-cells.js";
import { rateBatch } from "../../src/bulk/batch.js";
import { planRows } from "../../src/bulk/line.js";
import { addTally, emptyTally, type Tally } from "../../src/bulk/tally.js";
import { writtenNames } from "../../src/bulk/written-names.js";
import { bundledEntrySchema, bundledTableWords } from "../../src/console/table-words.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { NeedsWholeTable } from "../../src/rate/left-rows.js";
import { rateTable } from "../../src/rate/rate-blocks.js";
import { translator } from "../../src/said/translator.js";
import { duckSource } from "../../src/table-files/duck-source.js";
import { openTable } from "../../src/table-files/open-table.js";
import { parquetRows } from "../../src/table-files/parquet-rows.js";

/** What a run wrote, the header first, and what it counted. */
export interface Written {
  readonly table: readonly (readonly string[])[];
  readonly counted: unknown;
}

/** How a table is rated. */
export interface Rating {
  readonly raw?: boolean;
  readonly options?: AssessOptions;
  /** Have the reader of rows write a copy first. */
  readonly whole?: boolean;
  /** Load the tables of the law, where the package has them. */
  readonly large?: boolean;
}

/** A folder for the files of a test, and how to remove it. */
export function newFolder(name: string): { path(file: string): string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), `carveout-${name}-`));
  return { path: (file) => join(folder, file), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const reading = () => ({ schema: bundledEntrySchema(), vocabulary: bundledTableWords() });

/** Rate a table row by row. */
export async function byRows(input: string, { raw = false, options = {} }: Rating = {}): Promise<Written> {
  const engine = bundledEngine();
  const table = await openTable(input, reading());
  const plan = planRows(table.names, engine.law.facts);
  const fees = options.fees === true;
  const tally = emptyTally();
  const rows: string[][] = [[...writtenNames(table.header, fees), ...ANSWER_COLUMNS, ...(fees ? FEE_COLUMNS : [])]];
  for await (const batch of table.rows()) {
    const rated = rateBatch(batch, { engine, plan, width: table.header.length, options, raw });
    addTally(tally, rated.tally);
    for (const row of rated.rows) rows.push(row);
  }
  for (const { how, count } of table.report().columns.flatMap(({ as }) => as)) if (how === "zero-put-back") tally.repaired += count;
  tally.openQuotes = table.report().refused["table/open-quote"] ?? 0;
  await table.close();
  return { table: rows, counted: countedIn(tally) };
}

/** Rate a table in DuckDB; undefined where it is not read from the file itself, and then nothing was written. */
export async function byDuckdb(input: string, output: string, rating: Rating = {}): Promise<Written | undefined> {
  const { raw = false, options = {}, whole = false, large = false } = rating;
  const source = await duckSource(input, { ...reading(), to: translator("en"), scratch: `${output}.part-copy`, whole });
  try {
    if (!source.direct && !whole) return undefined;
    const run = {
      source,
      output,
      header: writtenNames(source.plan.header.names, options.fees === true),
      setting: { names: source.columns.map(({ name }) => name), options, raw },
      headed: true,
      large,
      progress: () => undefined,
    };
    const { tally, counted } = await rateTable(run);
    if (whole) {
      const report = source.report(counted);
      tally.repaired = report.columns
        .flatMap(({ as }) => as)
        .reduce((sum, { how, count }) => sum + (how === "zero-put-back" ? count : 0), 0);
      tally.openQuotes = report.refused["table/open-quote"] ?? 0;
    }
    return { table: await tableOf(output), counted: countedIn(tally) };
  } catch (error) {
    if (error instanceof NeedsWholeTable) return undefined;
    throw error;
  } finally {
    await source.close();
    const left = readdirSync(dirname(output)).filter((name) => name.startsWith(`${basename(output)}.part`));
    assert.deepEqual(left, []);
  }
}

/** What a table holds. */
export async function tableOf(file: string): Promise<Written["table"]> {
  if (/\.csv$/.test(file)) return parse(readFileSync(file)) as string[][];
  if (/\.gz$/.test(file)) return parse(gunzipSync(readFileSync(file))) as string[][];
  const rows: (readonly string[])[] = [];
  for await (const batch of parquetRows(file)) for (const { cells } of batch) rows.push(cells);
  return rows;
}

/** What is counted alike in all ways, from a tally or from the JSON of the command; a month that owes nothing may be absent. */
export function countedIn({
  uncompiled: _,
  reading: __,
  serialDays: ___,
  duty,
  ...counts
}: Tally & { readonly reading?: unknown }): unknown {
  const centsOf = (amount: bigint | string): bigint => BigInt(String(amount).replace(".", ""));
  const owed = Object.entries(duty).flatMap(([month, sums]) =>
    Object.entries(sums).flatMap(([authority, amount]) => (centsOf(amount) === 0n ? [] : [`${month} ${authority} ${centsOf(amount)}`])),
  );
  return { ...counts, owed: owed.sort() };
}

// The cells of a table; rates without the zeros behind, which a decimal column has.
function plainRates([header = [], ...rows]: Written["table"]): Written["table"] {
  const rate = header.lastIndexOf("effective_rate");
  return [header, ...rows.map((cells) => cells.map((cell, at) => (at === rate && cell !== "" ? String(Number(cell)) : cell)))];
}

/** Assert that two runs came to the same; says only where they first differ. */
export function same(found: Written | undefined, wanted: Written, what = ""): void {
  assert.ok(found !== undefined, "not read from the file itself");
  const [rows, right] = [plainRates(found.table), plainRates(wanted.table)];
  right.forEach((row, at) => {
    assert.deepEqual(rows[at], row, `${what} row ${at}`);
  });
  assert.equal(rows.length, right.length);
  assert.deepEqual(found.counted, wanted.counted, what);
}

/** Run the command on a table; what it wrote and counted. */
export async function byCommand(input: string, output: string, flags: readonly string[]): Promise<Written> {
  const { status, stdout, stderr } = rateCommand(input, output, flags);
  assert.notEqual(status, 2, stderr);
  return { table: await tableOf(output), counted: countedIn(JSON.parse(stdout)) };
}

/** Run `carveout rate`. */
export function rateCommand(input: string, output: string, flags: readonly string[] = []): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "rate", input, output, "--json", ...flags], { encoding: "utf8" });
}
