// The file that a run by blocks writes: blocks of text behind a header, or row groups before a footer.

import { closeSync, openSync, writeSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import { footer, type NewColumn, type NewGroup, type WrittenChunk } from "../table/parquet-meta.js";
import { RATED_COLUMNS } from "../table/rated-columns.js";
import type { TableForm } from "./block-job.js";
import { csvText } from "./table-writer.js";

/** Takes the blocks in their order. */
export interface BlockOutput {
  add(bytes: Uint8Array, chunks: readonly WrittenChunk[], rows: number): void;
  /** Write what stands at the end. */
  finish(): void;
  close(): void;
}

const MAGIC = Buffer.from("PAR1");

/** Begin a file; `header` names the columns of the input as they are written. */
export function blockOutput(path: string, form: TableForm, header: readonly string[]): BlockOutput {
  const file = openSync(path, "w");
  let end = 0;
  const write = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    end += bytes.length;
  };
  if (form === "parquet") {
    write(MAGIC);
    const groups: NewGroup[] = [];
    const columns: NewColumn[] = [...header.map((name) => ({ name, type: "text" }) as const), ...RATED_COLUMNS];
    return {
      add(bytes, chunks, rows) {
        if (rows > 0) groups.push({ rows, chunks: chunks.map((chunk) => movedBy(chunk, end)) });
        if (rows > 0) write(bytes);
      },
      finish: () => write(footer(columns, groups)),
      close: () => closeSync(file),
    };
  }
  const first = Buffer.from(csvText([[...header, ...ANSWER_COLUMNS]]));
  write(form === "csv.gz" ? gzipSync(first) : first);
  return { add: write, finish: () => undefined, close: () => closeSync(file) };
}

function movedBy(chunk: WrittenChunk, start: number): WrittenChunk {
  const { dictionaryOffset, dataOffset } = chunk;
  return {
    ...chunk,
    dataOffset: dataOffset + start,
    ...(dictionaryOffset === undefined ? {} : { dictionaryOffset: dictionaryOffset + start }),
  };
}
