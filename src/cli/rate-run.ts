// Rates one table file into another: by DuckDB where the table is large and in good form, row by row otherwise. Both ways give the same cells.

import { createReadStream, rmSync, statSync } from "node:fs";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { ANSWER_COLUMNS, FEE_COLUMNS } from "../bulk/answer-cells.js";
import { dayColumns } from "../bulk/columns.js";
import { addTally, emptyTally, type Tally } from "../bulk/tally.js";
import { CallError } from "./call-error.js";
import { rateRows } from "./rate-pool.js";
import type { Progress } from "./rate-progress.js";
import type { RateSetting } from "./rate-setting.js";
import { engineOf } from "./scenario-engine.js";
import { csvRefusal, type TableRow, tableBatches } from "./table-rows.js";
import { tableWriter } from "./table-writer.js";

/** A table to rate. */
export interface Run {
  readonly input: string;
  readonly output: string;
  /** Names under which the columns of the input are written. */
  readonly header: readonly string[];
  readonly setting: RateSetting;
  /** Told how far the run is. */
  progress(progress: Progress): void;
}

// Below this size starting DuckDB takes longer than rating the rows.
const LARGE = 1 << 20;

/** Whether DuckDB is tried on a table: where it is large, begins in a form that DuckDB reads as the row reader does, and has no fees. */
export async function triesDuckdb({ input, header, setting }: Run): Promise<boolean> {
  if (!/\.(csv|csv\.gz|parquet)$/i.test(input) || setting.options.fees === true || statSync(input).size < LARGE) return false;
  // DuckDB takes an empty first line for the header.
  if (!/\.parquet$/i.test(input)) return (await import("./table-parts.js")).csvHead(input).then(({ plain }) => plain);
  // The statement reads a day from its text, which that of a moment is not.
  const { holdsMoments, parquetShape, withDuckdb } = await import("./parquet-rows.js");
  const { columns } = await withDuckdb((connection) => parquetShape(connection, input));
  const days = dayColumns(setting.names, engineOf(setting.scenario).law.facts);
  return columns.every((column, at) => column.name === header[at] && !(days.includes(at) && holdsMoments(column)));
}

/** Rate by DuckDB; undefined where the table is not in the strict form, and then nothing was written. */
export async function rateByDuckdb(run: Run): Promise<Tally | undefined> {
  if (process.env.BLOCKS) return (await import("./block-rate.js")).rateCsvBlocks(run);
  const tally = emptyTally();
  await checkZipped(run.input);
  const { duckRate } = await import("./duck-rate.js");
  const release = endsBySignal(run.output);
  try {
    await duckRate({ ...run, tally, progress: (share) => run.progress({ share }) });
    return tally;
  } catch (error) {
    if (error instanceof CallError) throw error;
    if (process.env.CARVEOUT_DEBUG !== undefined) process.stderr.write(`${(error as Error).message}\n`);
    return undefined;
  } finally {
    release();
  }
}

// A process that exits waits for the threads of DuckDB, which wait for its answers: Ctrl-C would hang. So the signal itself ends it.
function endsBySignal(output: string): () => void {
  const before = process.listeners("SIGINT");
  process.removeAllListeners("SIGINT");
  const end = (): void => {
    rmSync(`${output}.part-${process.pid}`, { force: true });
    process.kill(process.pid, "SIGINT");
  };
  process.once("SIGINT", end);
  return () => {
    process.off("SIGINT", end);
    for (const listener of before) process.on("SIGINT", listener);
  };
}

// DuckDB takes a zipped file that was cut short for a whole one.
async function checkZipped(input: string): Promise<void> {
  if (!/\.gz$/i.test(input)) return;
  const nowhere = new Writable({ write: (_bytes, _encoding, done) => done() });
  await pipeline(createReadStream(input), createGunzip(), nowhere).catch((error: unknown) => {
    throw csvRefusal(input, error);
  });
}

/** Names of the columns that a run writes. */
export function columnsOf({ header, setting }: Run): readonly string[] {
  return [...header, ...ANSWER_COLUMNS, ...(setting.options.fees === true ? FEE_COLUMNS : [])];
}

/** Rate row by row; `batches` are the rows behind the header. */
export async function rateByRows(run: Run, batches: AsyncIterable<readonly TableRow[]>, share: () => number | undefined): Promise<Tally> {
  const writer = await tableWriter(run.output, columnsOf(run), run.header.length);
  const tally = emptyTally();
  try {
    for await (const { rows, tally: more } of rateRows(batches, { ...run.setting, text: writer.text !== undefined })) {
      addTally(tally, more);
      await (rows instanceof Uint8Array ? writer.text?.(rows) : writer.write(rows));
      const done = share();
      run.progress({ lines: tally.lines, ...(done === undefined ? {} : { share: done }) });
    }
    await writer.close();
    // Whether such a row was rated by the compiled law turns on how many there are, so it is not told.
    tally.uncompiled = 0;
  } catch (error) {
    await writer.abandon();
    throw error;
  }
  return tally;
}

/** Rate a file row by row, from its header on. */
export async function rateFileByRows(run: Run): Promise<Tally> {
  let read = 0;
  const told = (share: number): void => {
    read = share;
  };
  return rateByRows(run, behindHeader(tableBatches(run.input, { headed: true, read: told })), () => read);
}

/** Batches without the header, which is the first row. */
export async function* behindHeader(batches: AsyncIterable<readonly TableRow[]>): AsyncGenerator<readonly TableRow[]> {
  let seen = false;
  for await (const batch of batches) {
    if (seen) yield batch;
    else if (batch.length > 0) {
      seen = true;
      yield batch.slice(1);
    }
  }
}
