// A worker thread of `carveout rate`: rates blocks of a CSV, which it reads itself, and gives back their bytes of the output.

import { openSync, readSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import { planRows } from "../bulk/line.js";
import { makeRater } from "../bulk/rater.js";
import { ColumnMemory } from "../table/column-memory.js";
import type { FinishedColumn } from "../table/column-pages.js";
import { type BlockSetting, rowGroups, textBlocks } from "../table/csv-block.js";
import type { WrittenChunk } from "../table/parquet-meta.js";
import type { BlockReply, BlockWork, CsvJob } from "./block-job.js";
import { bookFor } from "./bundled-book.js";
import { engineOf } from "./scenario-engine.js";

// Memory of a column, and of all texts that are told apart; only what is used of it is held.
const COLUMN_BYTES = 1 << 20;
const TEXT_BYTES = 1 << 28;

const { module, input, form, header, setting, coded, longest } = workerData as BlockWork;
const engine = engineOf(setting.scenario);
const [origin = ""] = engine.law.countries.encoded;
const book = bookFor(engine, setting.options, origin);
// Blocks, pages of columns, and texts.
const memory = new ColumnMemory(module, longest + COLUMN_BYTES * (header.length + ANSWER_COLUMNS.length) + TEXT_BYTES);
const rating: BlockSetting = {
  memory,
  longest,
  header,
  coded,
  book,
  rater: makeRater(setting.names, book, () => engine, engine.law.facts, setting.options, origin),
  batch: { engine, plan: planRows(setting.names, engine.law.facts), width: header.length, options: setting.options, raw: setting.raw },
};
const rate = form === "parquet" ? asGroups(rowGroups(rating)) : asText(textBlocks(rating));
const file = openSync(input, "r");

// Puts a block where it is rated.
function put(job: CsvJob, at: number): number {
  const size = job.text === undefined ? job.to - job.from : job.to;
  if (size > longest) return size;
  if (job.text !== undefined) memory.bytes.set(new Uint8Array(job.text, 0, size), at);
  else
    for (let done = 0; done < size; ) {
      const read = readSync(file, memory.bytes, at + done, size - done, job.from + done);
      if (read === 0) throw new Error(`${input} has become shorter while it was read`);
      done += read;
    }
  return size;
}

// The column chunks of a row group, one behind the other.
function joined(columns: readonly FinishedColumn[]): { readonly bytes: Uint8Array<ArrayBuffer>; readonly chunks: readonly WrittenChunk[] } {
  const bytes = new Uint8Array(columns.reduce((sum, { chunk }) => sum + chunk.compressedSize, 0));
  let at = 0;
  const chunks = columns.map(({ chunk, parts }) => {
    const start = at;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    const { dictionaryOffset } = chunk;
    return {
      ...chunk,
      dataOffset: start + chunk.dataOffset,
      ...(dictionaryOffset === undefined ? {} : { dictionaryOffset: start + dictionaryOffset }),
    };
  });
  return { bytes, chunks };
}

type Rate = (job: CsvJob) => BlockReply;

function asGroups(blocks: ReturnType<typeof rowGroups>): Rate {
  return (job) => {
    const rated = blocks.rate(put(job, blocks.at));
    return rated.trouble === undefined ? { rows: rated.rows, until: rated.until, tally: rated.tally, ...joined(rated.columns) } : rated;
  };
}

// Zipped texts one behind the other are a zipped text.
function asText(blocks: ReturnType<typeof textBlocks>): Rate {
  return (job) => {
    const rated = blocks.rate(put(job, blocks.at));
    if (rated.trouble !== undefined) return rated;
    const { rows, until, tally, text } = rated;
    return { rows, until, tally, bytes: form === "csv.gz" ? new Uint8Array(gzipSync(text)) : text, chunks: [] };
  };
}

parentPort?.on("message", ({ id, job }: { readonly id: number; readonly job: CsvJob }) => {
  const reply = rate(job);
  parentPort?.postMessage({ id, reply }, reply.trouble === undefined ? [reply.bytes.buffer] : []);
});
