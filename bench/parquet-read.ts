// How fast columns of a Parquet file are read: nanoseconds a value by column, decompression apart. `node scripts/run.mjs bench/parquet-read.ts FILE`.

import { closeSync, openSync } from "node:fs";
import { Room, readCells } from "../src/table/parquet-cells.js";
import { chunkHoldsFormula, holdsFormula } from "../src/table/parquet-formula.js";
import { openParquet, readAt } from "../src/table/parquet-input.js";
import { dataPage, dictionaryPage, rawPages } from "../src/table/parquet-pages.js";

const [file = ""] = process.argv.slice(2);
const input = openParquet(file);
if ("refused" in input) throw new Error(input.refused);
const descriptor = openSync(file, "r");
const TURNS = 7;

function fastest(work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < TURNS; turn++) {
    const start = process.hrtime.bigint();
    work();
    best = Math.min(best, Number(process.hrtime.bigint() - start));
  }
  return best;
}

const total = input.groups.reduce((sum, { rows }) => sum + rows, 0);
const groups = input.groups.map(({ rows, chunks }) => ({
  rows,
  chunks: chunks.map((chunk) => ({ chunk, bytes: readAt(descriptor, chunk.start, chunk.length) })),
}));
closeSync(descriptor);
const result = input.columns.map((column, at) => {
  const room = new Room();
  const each = (work: (bytes: Uint8Array, chunk: (typeof groups)[0]["chunks"][0]["chunk"], rows: number) => void): number =>
    fastest(() => {
      for (const { rows, chunks } of groups) {
        const { chunk, bytes } = chunks[at] as (typeof chunks)[0];
        work(bytes, chunk, rows);
      }
    }) / total;
  const forms = new Set<string>();
  const pages = each((bytes, chunk, rows) => {
    const raw = rawPages(bytes, rows);
    if (raw.dictionary !== undefined) dictionaryPage(raw.dictionary, chunk);
    for (const page of raw.data) dataPage(page, chunk, column.required);
  });
  const cells = each((bytes, chunk, rows) => void forms.add(readCells(bytes, chunk, column, rows, room).kind));
  const both = each((bytes, chunk, rows) => void holdsFormula(readCells(bytes, chunk, column, rows, room)));
  const quick = each((bytes, chunk, rows) => void chunkHoldsFormula(bytes, chunk, column, rows));
  const noBounds = each(
    (bytes, chunk, rows) => void chunkHoldsFormula(bytes, { ...chunk, least: undefined, greatest: undefined }, column, rows),
  );
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  return {
    column: column.name,
    type: column.type,
    forms: [...forms].join("+"),
    decompress: rounded(pages),
    decode: rounded(cells - pages),
    formula: rounded(both - cells),
    chunkFormula: rounded(quick),
    noBounds: rounded(noBounds),
  };
});
console.table(result);
