// A column of texts that few rows have, on its way into Parquet: the errors of rows that only `assess` answers. They may be many and all different,
// so they stand outside of the memory of the thread.

import { ColumnPages, type FinishedColumn } from "./column-pages.js";
import { ENCODING } from "./parquet-names.js";

const LENGTH_BYTES = 4;

/** Encodes one column of texts, one row group after another. */
export class SparseTexts {
  readonly #pages: ColumnPages;
  // Texts of the page that is filled, by row.
  #texts: (readonly [row: number, text: string])[] = [];

  constructor(name: string) {
    this.#pages = new ColumnPages(name, "BYTE_ARRAY");
  }

  /** Add the text of a row of the page; rows come in their order. */
  add(row: number, text: string): void {
    if (text !== "") this.#texts.push([row, text]);
  }

  /** End a page of so many rows. */
  endPage(rows: number): void {
    const texts = this.#texts;
    this.#texts = [];
    this.#pages.add(
      rows,
      rows - texts.length,
      ENCODING.plain,
      Buffer.concat([levelsOf(texts, rows), ...texts.map(([, text]) => plainText(text))]),
    );
  }

  /** End the row group; what stands in a page that was not ended is dropped. */
  finish(): FinishedColumn {
    this.#texts = [];
    return this.#pages.finish();
  }
}

// Definition levels behind their length: one run of packed bits, or of zeros.
function levelsOf(texts: readonly (readonly [row: number, text: string])[], rows: number): Buffer {
  const groups = (rows + 7) >> 3;
  const packed = texts.length > 0;
  const bits = Buffer.alloc(packed ? groups : 1);
  for (const [row] of texts) bits[row >> 3] = (bits[row >> 3] as number) | (1 << (row & 7));
  const header = Buffer.from(varint(packed ? (groups << 1) | 1 : rows << 1));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(header.length + bits.length);
  return Buffer.concat([length, header, bits]);
}

function plainText(text: string): Buffer {
  const size = Buffer.byteLength(text);
  const bytes = Buffer.alloc(LENGTH_BYTES + size);
  bytes.writeUInt32LE(size);
  bytes.write(text, LENGTH_BYTES);
  return bytes;
}

// A number as groups of seven bits.
function varint(number: number): number[] {
  const bytes: number[] = [];
  let rest = number;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest);
  return bytes;
}
