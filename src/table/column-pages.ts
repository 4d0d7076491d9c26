// The pages of one column of a row group as they are finished: compressed, each behind its header.

import { compressSync } from "snappy";
import { pageHeader, type WrittenChunk } from "./parquet-meta.js";
import { CODEC, ENCODING } from "./parquet-names.js";

/** Rows of a page at most; whole chunks, so that rows of a chunk begin at a word of its levels. */
export const PAGE_ROWS = 32_768;
/** Bytes before the values of a page that are kept free for its definition levels. */
export const FRONT = 16 + PAGE_ROWS / 8;

// The bytes are copied to where the collector of garbage sees them; else each page costs the system several times its compression.
const COPIED = { copyOutputData: true };

/** Which rows of a page have a value: one bit a row, as Parquet packs definition levels. */
export class Levels {
  readonly words = new Int32Array(PAGE_ROWS / 32);
  /** Rows without a value. */
  nulls = 0;
  readonly #bytes = new Uint8Array(this.words.buffer);

  /** Say that the rows of a chunk that begins at `from` have values. */
  fill(from: number, rows: number): void {
    this.words.fill(-1, from >> 5, (from + rows + 31) >> 5);
  }

  /** Say that a row has none. */
  clear(row: number): void {
    this.words[row >> 5] = (this.words[row >> 5] as number) & ~(1 << (row & 31));
    this.nulls++;
  }

  /** Write the levels of so many rows right before a place; gives where they begin. */
  writeBefore(into: Buffer, end: number, rows: number): number {
    const packed = this.nulls > 0 && this.nulls < rows;
    const groups = (rows + 7) >> 3;
    const header = varint(packed ? (groups << 1) | 1 : rows << 1);
    const size = header.length + (packed ? groups : 1);
    const start = end - size - 4;
    into.writeUInt32LE(size, start);
    into.set(header, start + 4);
    if (packed) into.set(this.#bytes.subarray(0, groups), end - groups);
    else into[end - 1] = this.nulls === 0 ? 1 : 0;
    return start;
  }

  /** Begin the next page. */
  reset(): void {
    this.nulls = 0;
  }
}

/** A number as groups of seven bits. */
export function varint(number: number): number[] {
  const bytes: number[] = [];
  let rest = number;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest);
  return bytes;
}

/** A finished column of a row group. Offsets of the chunk count from its first byte. */
export interface FinishedColumn {
  readonly chunk: WrittenChunk;
  readonly parts: readonly Uint8Array[];
}

/** Takes the pages of one column, one row group after another. */
export class ColumnPages {
  readonly #name: string;
  readonly #physical: WrittenChunk["physical"];
  #parts: Uint8Array[] = [];
  #encodings = new Set<number>();
  #values = 0;
  #nulls = 0;
  #plain = 0;
  #compressed = 0;

  constructor(name: string, physical: WrittenChunk["physical"]) {
    this.#name = name;
    this.#physical = physical;
  }

  /** Add a page of so many rows, some without a value; its levels stand before its values. */
  add(rows: number, nulls: number, encoding: number, page: Buffer): void {
    this.#values += rows;
    this.#nulls += nulls;
    this.#encodings.add(encoding);
    this.#put("data", rows, encoding, page);
  }

  /** Finish the column; `dictionary` is its page of texts, which comes first. */
  finish(dictionary?: { readonly values: number; readonly page: Buffer }): FinishedColumn {
    const data = this.#parts;
    this.#parts = [];
    if (dictionary !== undefined) {
      this.#encodings.add(ENCODING.plain);
      this.#put("dictionary", dictionary.values, ENCODING.plain, dictionary.page);
    }
    const before = this.#parts.reduce((sum, part) => sum + part.length, 0);
    const parts = [...this.#parts, ...data];
    const chunk: WrittenChunk = {
      name: this.#name,
      physical: this.#physical,
      encodings: [...this.#encodings, ENCODING.rle],
      codec: CODEC.snappy,
      values: this.#values,
      nulls: this.#nulls,
      uncompressedSize: this.#plain,
      compressedSize: this.#compressed,
      dataOffset: before,
      ...(dictionary === undefined ? {} : { dictionaryOffset: 0 }),
    };
    this.#parts = [];
    this.#encodings = new Set();
    this.#values = 0;
    this.#nulls = 0;
    this.#plain = 0;
    this.#compressed = 0;
    return { chunk, parts };
  }

  #put(kind: "data" | "dictionary", values: number, encoding: number, page: Buffer): void {
    const compressed = compressSync(page, COPIED);
    const header = pageHeader({ kind, values, encoding, uncompressed: page.length, compressed: compressed.length });
    this.#plain += header.length + page.length;
    this.#compressed += header.length + compressed.length;
    this.#parts.push(header, compressed);
  }
}
