// Rates one table file into another: by blocks where the table is large and in good form, row by row otherwise. Both ways give the same cells.

import { statSync } from "node:fs";
import type { AssessOptions } from "../assess/answer.js";
import { ANSWER_COLUMNS, FEE_COLUMNS } from "../bulk/answer-cells.js";
import type { BatchRow } from "../bulk/batch.js";
import { addTally, emptyTally, type Tally } from "../bulk/tally.js";
import { rateRows } from "./rate-pool.js";
import type { Progress } from "./rate-progress.js";
import type { RateSetting } from "./rate-setting.js";
import { type TableRow, tableBatches } from "./table-rows.js";
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

// Below this size starting threads takes longer than rating the rows.
const LARGE = 1 << 20;

/** Whether a table may be rated by blocks: where it is large and has no fees. */
export function mayTryBlocks(input: string, { fees }: AssessOptions): boolean {
  if (!/\.(csv|csv\.gz|parquet)$/i.test(input) || fees === true) return false;
  const found = statSync(input);
  return found.isFile() && found.size >= LARGE;
}

/** Whether it is: where it also begins in a form that is read so. */
export async function triesBlocks({ input, setting }: Run): Promise<boolean> {
  if (!mayTryBlocks(input, setting.options)) return false;
  return /\.parquet$/i.test(input) || (await import("./table-parts.js")).csvHead(input).then(({ plain }) => plain);
}

/** Rate by blocks; undefined where the table is not in the strict form, and then nothing was written. */
export async function rateByBlocks(run: Run): Promise<Tally | undefined> {
  if (/\.parquet$/i.test(run.input)) return (await import("./parquet-block-rate.js")).rateParquetBlocks(run);
  return (await import("./csv-block-rate.js")).rateCsvBlocks(run);
}

/** Names of the columns that a run writes. */
export function columnsOf({ header, setting }: Run): readonly string[] {
  return [...header, ...ANSWER_COLUMNS, ...(setting.options.fees === true ? FEE_COLUMNS : [])];
}

/** Rate row by row; `batches` are the rows behind the header. */
export async function rateByRows(run: Run, batches: AsyncIterable<readonly BatchRow[]>, share: () => number | undefined): Promise<Tally> {
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
