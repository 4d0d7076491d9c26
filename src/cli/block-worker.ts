// A worker thread of `carveout rate`: rates blocks of a CSV, which it reads itself, and gives back their bytes of the output.

import { openSync, readSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { planRows } from "../bulk/line.js";
import { makeRater } from "../bulk/rater.js";
import type { FinishedColumn } from "../table/column-pages.js";
import { type BlockSetting, CsvBlocks } from "../table/csv-block.js";
import { CsvTextBlocks } from "../table/csv-text-block.js";
import type { WrittenChunk } from "../table/parquet-meta.js";
import { PADDING } from "../table/text-dictionary.js";
import type { BlockReply, BlockWork, CsvJob } from "./block-job.js";
import { bookFor } from "./bundled-book.js";
import { engineOf } from "./scenario-engine.js";

const { input, form, header, setting, coded } = workerData as BlockWork;
const engine = engineOf(setting.scenario);
const [origin = ""] = engine.law.countries.encoded;
const book = bookFor(engine, setting.options, origin);
const rating: BlockSetting = {
  header,
  coded,
  book,
  rater: makeRater(setting.names, book, () => engine, engine.law.facts, setting.options, origin),
  batch: { engine, plan: planRows(setting.names, engine.law.facts), width: header.length, options: setting.options, raw: setting.raw },
};
const rate = form === "parquet" ? rowGroups() : texts();
const file = openSync(input, "r");
let buffer = Buffer.alloc(0);

// The bytes of a block, in a buffer that is written over by the next.
function bytesOf(job: CsvJob): { readonly bytes: Buffer; readonly end: number } {
  const end = job.text === undefined ? job.to - job.from : job.to;
  if (buffer.length < end + PADDING) buffer = Buffer.alloc(end + (end >> 3) + PADDING);
  if (job.text !== undefined) buffer.set(new Uint8Array(job.text, 0, end));
  else
    for (let at = 0; at < end; ) {
      const read = readSync(file, buffer, at, end - at, job.from + at);
      if (read === 0) throw new Error(`${input} has become shorter while it was read`);
      at += read;
    }
  return { bytes: buffer, end };
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

function rowGroups(): (bytes: Buffer, end: number) => BlockReply {
  const blocks = new CsvBlocks(rating);
  return (bytes, end) => {
    const rated = blocks.rate(bytes, end);
    return rated.trouble === undefined ? { rows: rated.rows, until: rated.until, tally: rated.tally, ...joined(rated.columns) } : rated;
  };
}

// Zipped texts one behind the other are a zipped text.
function texts(): (bytes: Buffer, end: number) => BlockReply {
  const blocks = new CsvTextBlocks(rating);
  return (bytes, end) => {
    const rated = blocks.rate(bytes, end);
    if (rated.trouble !== undefined) return rated;
    const { rows, until, tally, text } = rated;
    return { rows, until, tally, bytes: form === "csv.gz" ? new Uint8Array(gzipSync(text)) : text, chunks: [] };
  };
}

parentPort?.on("message", ({ id, job }: { readonly id: number; readonly job: CsvJob }) => {
  const { bytes, end } = bytesOf(job);
  const reply = rate(bytes, end);
  parentPort?.postMessage({ id, reply }, reply.trouble === undefined ? [reply.bytes.buffer] : []);
});
