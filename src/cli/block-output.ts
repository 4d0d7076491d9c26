// The file that a run by blocks writes: blocks of text behind a header, or row groups before a footer.

import { closeSync, openSync, writeSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import { movedBy } from "../table/column-pages.js";
import type { ParquetInput } from "../table/parquet-input.js";
import { footer, type NewColumn, type SplicedGroup, splicedFooter } from "../table/parquet-meta.js";
import { MAGIC } from "../table/parquet-names.js";
import { RATED_COLUMNS } from "../table/rated-columns.js";
import type { RatedReply, TableForm } from "./block-job.js";
import { csvText } from "./table-writer.js";

/** Takes the blocks in their order. */
export interface BlockOutput {
  add(rated: RatedReply): void;
  /** Write what stands at the end. */
  finish(): void;
  close(): void;
}

/** Begin a file; `header` names the columns of the input as they are written. `table` is set where chunks of that file are copied. */
export function blockOutput(path: string, form: TableForm, header: readonly string[], table?: ParquetInput): BlockOutput {
  const file = openSync(path, "w");
  let end = 0;
  const write = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    end += bytes.length;
  };
  const close = (): void => closeSync(file);
  if (form !== "parquet") {
    const first = Buffer.from(csvText([[...header, ...ANSWER_COLUMNS]]));
    write(form === "csv.gz" ? gzipSync(first) : first);
    return { add: ({ parts }) => parts.forEach(write), finish: () => undefined, close };
  }
  write(Buffer.from(MAGIC));
  const groups: (SplicedGroup & { readonly rows: number })[] = [];
  return {
    add({ parts, kept, chunks, rows }) {
      if (rows === 0 && table === undefined) return;
      groups.push({ rows, kept: kept.map((start) => start + end), added: chunks.map((chunk) => movedBy(chunk, end)) });
      parts.forEach(write);
    },
    finish() {
      const passed = header.map((name): NewColumn => ({ name, type: "text" }));
      const added = groups.map(({ rows, added: chunks }) => ({ rows, chunks }));
      write(table === undefined ? footer([...passed, ...RATED_COLUMNS], added) : splicedFooter(table.meta, RATED_COLUMNS, groups));
    },
    close,
  };
}
