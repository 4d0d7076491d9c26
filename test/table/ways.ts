// The scanner alone, and the two ways to rate a table, by blocks and row by row, on one file: what each wrote and counted.

import assert from "node:assert/strict";
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Tally } from "../../src/bulk/tally.js";
import { assembly } from "../../src/cli/assembly.js";
import { rateCsvBlocks } from "../../src/cli/csv-block-rate.js";
import { rateParquetBlocks } from "../../src/cli/parquet-block-rate.js";
import { type Run, rateFileByRows } from "../../src/cli/rate-run.js";
import { tableBatches } from "../../src/cli/table-rows.js";
import { packagePath } from "../../src/packaged/paths.js";
import { ColumnMemory, PADDING } from "../../src/table/column-memory.js";
import { CsvScanner } from "../../src/table/csv-scan.js";

const ROOM = 1 << 26;
const memory = new ColumnMemory(assembly(), ROOM);
const start = memory.call.mark();

/** Have a block scanned, with other bytes before and behind it; where the block begins. What was made for the last block is gone. */
export function scannerOf(
  block: Uint8Array,
  width: number,
  copies = false,
  around = "",
): { readonly scanner: CsvScanner; readonly at: number } {
  memory.call.release(start);
  const scanner = new CsvScanner(memory, width, copies);
  const place = memory.allocate(block.length + 2 * around.length + PADDING);
  const at = place + memory.bytes.write(around, place);
  memory.bytes.set(block, at);
  memory.bytes.write(around, at + block.length);
  scanner.begin(at, at + block.length);
  return { scanner, at };
}

/** What a run wrote: the text of a CSV, the cells of a Parquet file; and what it counted. */
export interface Written {
  readonly table: string | readonly (readonly string[])[];
  readonly counted: unknown;
}

/** A folder for the files of a test, and how to remove it. */
export function newFolder(name: string): { path(file: string): string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), `carveout-${name}-`));
  return { path: (file) => join(folder, file), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Rate a table by blocks, of a size where it is a CSV; undefined where it is left to the row reader, and then nothing was written. */
export async function byBlocks(run: Omit<Run, "progress">, block?: number): Promise<Written | undefined> {
  const whole = { ...run, progress: () => undefined };
  const tally = await (/\.parquet$/.test(run.input) ? rateParquetBlocks(whole) : rateCsvBlocks(whole, block));
  const left = readdirSync(dirname(run.output)).filter((name) => name.startsWith(basename(run.output)));
  assert.deepEqual(left, tally === undefined ? [] : [basename(run.output)]);
  return tally === undefined ? undefined : { table: await tableOf(run.output), counted: countedIn(tally) };
}

/** Rate a table row by row. */
export async function byRows(run: Omit<Run, "progress">): Promise<Written> {
  const tally = await rateFileByRows({ ...run, progress: () => undefined });
  return { table: await tableOf(run.output), counted: countedIn(tally) };
}

/** What a table holds. */
export async function tableOf(file: string): Promise<Written["table"]> {
  if (/\.csv$/.test(file)) return readFileSync(file, "utf8");
  if (/\.gz$/.test(file)) return gunzipSync(readFileSync(file)).toString();
  const rows: (readonly string[])[] = [];
  for await (const batch of tableBatches(file)) for (const { cells } of batch) rows.push(cells);
  return rows;
}

/** What is counted alike both ways, from a tally or from the JSON of the command; a month that owes nothing is a row of the sums in one way only. */
export function countedIn({ uncompiled: _, reading: __, duty, ...counts }: Tally & { readonly reading?: unknown }): unknown {
  const centsOf = (amount: bigint | string): bigint => BigInt(String(amount).replace(".", ""));
  const owed = Object.entries(duty).flatMap(([month, sums]) =>
    Object.entries(sums).flatMap(([authority, amount]) => (centsOf(amount) === 0n ? [] : [`${month} ${authority} ${centsOf(amount)}`])),
  );
  return { ...counts, owed: owed.sort() };
}

/** Assert that two runs came to the same; says only where they first differ. */
export function same(found: Written | undefined, wanted: Written): void {
  assert.ok(found !== undefined, "left to the row reader");
  const rowsOf = ({ table }: Written): readonly unknown[] => (typeof table === "string" ? table.split("\n") : table);
  const [rows, right] = [rowsOf(found), rowsOf(wanted)];
  right.forEach((row, at) => {
    assert.deepEqual(rows[at], row, `row ${at}`);
  });
  assert.equal(rows.length, right.length);
  assert.deepEqual(found.counted, wanted.counted);
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
