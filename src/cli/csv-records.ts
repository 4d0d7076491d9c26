// Finds where the records of a CSV file end, so that a file can be read and cut at them. A quoted cell may hold line ends; a quote that opens
// and does not close as a cell should is told from it, so that one stray quote costs its own row and not the rows after it.

import { scanRecord } from "./csv-record.js";

/** Longest line, and longest record with line ends in its cells, in bytes. */
export const LONGEST_LINE = 1 << 20;

/**
 * A stretch of the file. `plain`: whole records, none of which holds a quote. `quoted`: one record that holds quotes. `open`: one line, in which
 * the cell that begins at `at` opens a quote that does not close; the lines after it are records of their own. `long`: the head of a line that
 * is longer than {@link LONGEST_LINE}, `at` its last cell or 0; its other bytes follow as `rest`, the last with `ends`.
 */
export interface Piece {
  readonly kind: "plain" | "quoted" | "open" | "long" | "rest";
  readonly bytes: Buffer;
  readonly at: number;
  readonly ends: boolean;
}

const LF = 10;
const CR = 13;
const QUOTE = 34;
const COMMA = 44;
// Pieces are looked for in slices of this many bytes, so that what is held back stays small.
const SLICE = 1 << 19;

/** Takes the bytes of a file in UTF-8, gives its pieces, which together are these bytes. */
export class RecordScanner {
  #held: Buffer = Buffer.alloc(0);
  #dropping = false;
  #width: number | "first" | undefined;
  readonly #give: (piece: Piece) => void;

  /**
   * `width`: cells of a record. Lines that only together make a record of another width are read as records of their own. `first` takes the
   * width of the first record; undefined where records have no common width.
   */
  constructor(give: (piece: Piece) => void, width?: number | "first") {
    this.#give = give;
    this.#width = width;
  }

  /** Cells of a record, once they are known. */
  get width(): number | undefined {
    return this.#width === "first" ? undefined : this.#width;
  }

  push(bytes: Buffer, last: boolean): void {
    for (let from = 0; from < bytes.length; from += SLICE) this.#step(bytes.subarray(from, from + SLICE), false);
    if (last) this.#step(Buffer.alloc(0), true);
  }

  #step(bytes: Buffer, last: boolean): void {
    const buffer = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    let at = this.#dropping ? this.#drop(buffer, 0, last) : 0;
    let quote = at;
    while (at < buffer.length) {
      if (quote >= 0 && quote <= at) quote = buffer.indexOf(QUOTE, at);
      const next = this.#piece(buffer, at, quote, last);
      if (next === at) break;
      at = next;
    }
    this.#held = buffer.subarray(at);
  }

  // Gives the piece at `at` and returns where it ends; `at` itself where more bytes are wanted.
  #piece(buffer: Buffer, at: number, quote: number, last: boolean): number {
    const until = quote < 0 ? buffer.length : quote;
    const long = buffer.length - at > LONGEST_LINE;
    if (long) {
      const end = buffer.indexOf(LF, at);
      if (end < 0 || end - at > LONGEST_LINE) return this.#cut(buffer, at, last);
    }
    const lineEnd = until > at ? buffer.lastIndexOf(LF, until - 1) : -1;
    if (lineEnd >= at) return this.#plain(buffer.subarray(at, lineEnd + 1), at);
    if (quote < 0) return last ? this.#plain(buffer.subarray(at), at) : at;
    const found = scanRecord(buffer, at, last || long);
    if (found.end < 0) return at;
    const fits = found.lineEnd < 0 || typeof this.#width !== "number" || fitsIn(found.cells, found.filled, this.#width);
    if (!found.open && fits && found.end - at <= LONGEST_LINE) {
      this.#learn(found.cells);
      this.#give({ kind: "quoted", bytes: buffer.subarray(at, found.end), at: 0, ends: true });
      return found.end;
    }
    const end = found.lineEnd < 0 ? found.end : found.lineEnd + 1;
    this.#give({ kind: "open", bytes: buffer.subarray(at, end), at: found.opened - at, ends: true });
    return end;
  }

  #learn(cells: number | undefined): void {
    if (this.#width === "first" && cells !== undefined) this.#width = cells;
  }

  #plain(bytes: Buffer, at: number): number {
    if (this.#width === "first") this.#learn(widthOf(bytes));
    this.#give({ kind: "plain", bytes, at: 0, ends: true });
    return at + bytes.length;
  }

  // A line that is too long: its head, then the rest as it comes.
  #cut(buffer: Buffer, at: number, last: boolean): number {
    const bytes = buffer.subarray(at, at + LONGEST_LINE);
    const { opened, last: cell } = scanRecord(bytes, 0, true);
    this.#give({ kind: "long", bytes, at: Math.max(0, opened < 0 ? cell : opened), ends: false });
    this.#dropping = true;
    return this.#drop(buffer, at + LONGEST_LINE, last);
  }

  #drop(buffer: Buffer, from: number, last: boolean): number {
    const lineEnd = buffer.indexOf(LF, from);
    const end = lineEnd < 0 ? buffer.length : lineEnd + 1;
    this.#dropping = lineEnd < 0 && !last;
    this.#give({ kind: "rest", bytes: buffer.subarray(from, end), at: 0, ends: !this.#dropping });
    return end;
  }
}

/** Whether a record is one of a width: empty cells behind the last column count for nothing, as spreadsheets write them. */
function fitsIn(cells: number, filled: number, width: number): boolean {
  return cells === width || (cells > width && filled <= width);
}

/** Cells of the first record that is no empty line, in bytes without a quote; undefined where all are empty. */
function widthOf(bytes: Buffer): number | undefined {
  let cells = 1;
  let empty = true;
  for (const byte of bytes) {
    if (byte === LF && !empty) return cells;
    if (byte === COMMA) cells++;
    if (byte !== LF && byte !== CR) empty = false;
  }
  return empty ? undefined : cells;
}
