// The pages of one column of a row group as they are finished: compressed, each behind its header.

import { compressSync } from "snappy";
import { pageHeader, type WrittenChunk } from "./parquet-meta.js";
import { CODEC, ENCODING } from "./parquet-names.js";
import type { SpareMemory } from "./spare-memory.js";

/** Rows of a page at most. */
export const PAGE_ROWS = 32_768;
// The bytes are copied to where the collector of garbage sees them; else each page costs the system several times its compression.
const COPIED = { copyOutputData: true };

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

  /** Add a page that is compressed already, and was of so many bytes before. */
  addCompressed(rows: number, nulls: number, encoding: number, size: number, compressed: Buffer): void {
    this.#values += rows;
    this.#nulls += nulls;
    this.#encodings.add(encoding);
    this.#keep("data", rows, encoding, size, Buffer.from(compressed));
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
    this.#keep(kind, values, encoding, page.length, compressSync(page, COPIED));
  }

  #keep(kind: "data" | "dictionary", values: number, encoding: number, size: number, compressed: Buffer): void {
    const header = pageHeader({ kind, values, encoding, uncompressed: size, compressed: compressed.length });
    this.#plain += header.length + size;
    this.#compressed += header.length + compressed.length;
    this.#parts.push(header, compressed);
  }
}

/** The column chunks of a row group one behind the other; their offsets count from the first byte, which stands at `from`. */
export function joinedColumns(
  columns: readonly FinishedColumn[],
  spare: SpareMemory,
  from = 0,
): { readonly bytes: Uint8Array<ArrayBuffer>; readonly chunks: readonly WrittenChunk[] } {
  const bytes = spare.bytes(columns.reduce((sum, { chunk }) => sum + chunk.compressedSize, 0));
  let at = 0;
  const chunks = columns.map(({ chunk, parts }) => {
    const moved = movedBy(chunk, from + at);
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return moved;
  });
  return { bytes, chunks };
}

/** A chunk whose bytes stand so many bytes further on. */
export function movedBy(chunk: WrittenChunk, by: number): WrittenChunk {
  const { dictionaryOffset, dataOffset } = chunk;
  return { ...chunk, dataOffset: dataOffset + by, ...(dictionaryOffset === undefined ? {} : { dictionaryOffset: dictionaryOffset + by }) };
}
