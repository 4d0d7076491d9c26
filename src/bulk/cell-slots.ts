// A column of cells as bytes: one slot of sixteen for each row, as DuckDB lays out texts, so that its vectors are read where they stand.

import type { Spans } from "./spans.js";

/** Bytes of a slot. */
export const SLOT = 16;
/** Where the text begins in a slot, after its length. */
export const TEXT_AT = 4;
/** Longest text that stands in its slot. */
export const WITHIN = 12;

/** The cells of one column of a chunk. */
export interface CellColumn {
  /** Slots as bytes: the text of a row, where it fits, at `SLOT * row + TEXT_AT`. */
  readonly bytes: Uint8Array;
  /** Slots as words: the length of a text, in bytes, at `4 * row`; then its first twelve bytes. */
  readonly words: Uint32Array;
  /** One bit a row, set where there is a cell; undefined where there is one in every row. */
  readonly valid: Uint32Array | undefined;
  /** The cell as text, whatever its length; "" where there is none. */
  text(row: number): string;
}

/** The first cells as spans; texts that do not stand in their slots are encoded behind them. */
export function spansOfSlots(column: CellColumn, rows: number): Spans {
  const lengths = Int32Array.from({ length: rows }, (_, row) => lengthAt(column, row));
  const starts = Int32Array.from({ length: rows }, (_, row) => SLOT * row + TEXT_AT);
  const long: Uint8Array[] = [];
  let end = column.bytes.length;
  const encoder = new TextEncoder();
  for (let row = 0; row < rows; row++) {
    if ((lengths[row] as number) <= WITHIN) continue;
    const text = encoder.encode(column.text(row));
    long.push(text);
    starts[row] = end;
    lengths[row] = text.length;
    end += text.length;
  }
  if (long.length === 0) return { bytes: column.bytes, starts, lengths };
  const bytes = new Uint8Array(end);
  bytes.set(column.bytes);
  let at = column.bytes.length;
  for (const text of long) {
    bytes.set(text, at);
    at += text.length;
  }
  return { bytes, starts, lengths };
}

/** Length of a cell in bytes; 0 where it is empty or there is none. */
export function lengthAt({ words, valid }: CellColumn, row: number): number {
  return valid !== undefined && (((valid[row >> 5] as number) >>> (row & 31)) & 1) === 0 ? 0 : (words[4 * row] as number);
}

/** Lay out a column of texts. */
export function slotsOf(texts: readonly string[]): CellColumn {
  const bytes = new Uint8Array(SLOT * texts.length);
  const words = new Uint32Array(bytes.buffer);
  texts.forEach((text, row) => {
    let fits = text.length <= WITHIN;
    for (let at = 0; fits && at < text.length; at++) {
      const code = text.charCodeAt(at);
      bytes[SLOT * row + TEXT_AT + at] = code;
      fits = code < 128;
    }
    // What does not fit is read from the text; its length only has to say so.
    words[4 * row] = fits ? text.length : WITHIN + text.length;
  });
  return { bytes, words, valid: undefined, text: (row) => texts[row] ?? "" };
}
