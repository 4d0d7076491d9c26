// Encodes a column chunk in the plainest way there is: one data page, PLAIN, not compressed.

import { pageHeader, type WrittenChunk } from "../../src/table/parquet-meta.js";
import { CODEC, ENCODING } from "../../src/table/parquet-names.js";

/** A chunk of texts or of integers; absent cells are null. `at` is where it will stand in the file. */
export function trivialChunk(
  name: string,
  cells: readonly (string | bigint | null)[],
  at: number,
  physical: WrittenChunk["physical"],
): { readonly bytes: Buffer; readonly chunk: WrittenChunk } {
  const page = Buffer.concat([levelsOf(cells), plainOf(cells)]);
  const header = pageHeader({
    kind: "data",
    values: cells.length,
    encoding: ENCODING.plain,
    uncompressed: page.length,
    compressed: page.length,
  });
  const bytes = Buffer.concat([header, page]);
  const chunk = {
    name,
    physical,
    encodings: [ENCODING.plain, ENCODING.rle],
    codec: CODEC.none,
    values: cells.length,
    nulls: cells.filter((cell) => cell === null).length,
    uncompressedSize: bytes.length,
    compressedSize: bytes.length,
    dataOffset: at,
  };
  return { bytes, chunk };
}

/** Definition levels of cells, with their length: one bit-packed run of as many groups of eight as are needed. */
export function levelsOf(cells: readonly (string | bigint | null)[]): Buffer {
  const groups = Math.ceil(cells.length / 8);
  const levels = Buffer.alloc(groups);
  cells.forEach((cell, row) => {
    if (cell !== null) levels[row >> 3] = (levels[row >> 3] as number) | (1 << (row & 7));
  });
  const head: number[] = [];
  let rest = (groups << 1) | 1;
  for (; rest > 127; rest >>>= 7) head.push((rest & 127) | 128);
  head.push(rest);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length + levels.length);
  return Buffer.concat([length, Buffer.from(head), levels]);
}

/** The cells that are there, PLAIN. */
export function plainOf(cells: readonly (string | bigint | null)[]): Buffer {
  const values = cells.flatMap((cell) => {
    if (cell === null) return [];
    if (typeof cell === "bigint") {
      const eight = Buffer.alloc(8);
      eight.writeBigInt64LE(cell);
      return [eight];
    }
    const content = Buffer.from(cell);
    const four = Buffer.alloc(4);
    four.writeUInt32LE(content.length);
    return [four, content];
  });
  return Buffer.concat(values);
}
