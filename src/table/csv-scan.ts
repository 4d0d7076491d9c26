// Finds the cells of a block of a CSV in strict form: that of RFC 4180, every row with as many cells as the header. What it takes, the row
// reader reads as the same rows; for all else it says that the block is in another form, and the row reader judges the file.

import { CHUNK } from "../bulk/line-columns.js";
import { type ColumnMemory, type Place, placed } from "./column-memory.js";
import type { PassedCells } from "./csv-encode.js";
import { MAY_BEGIN_FORMULA } from "./formula.js";

/** From one column of spans to the next; not a power of two, so that the columns of a row do not contend for one set of the cache. */
export const STRIDE = CHUNK + 16;

/** What is the matter with a block: it is not in strict form, or it ends inside a quoted cell. */
export type Trouble = "malformed" | "unfinished";

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const NUMBER_SIGN = 35;
const COMMA = 44;

// Bytes that end a cell or are told of one.
const STOPS = new Uint8Array(256);
for (const byte of [LF, CR, QUOTE, NUMBER_SIGN, COMMA]) STOPS[byte] = 1;
// The row reader takes no longer line, its end included, nor record.
const LONGEST = (1 << 20) - 2;
// Fields of the scan in memory.
const [AT, STARTS, LENGTHS, FROM, KEPT, KEPT_END] = [0, 2, 3, 4, 5, 6];

/** Scans the rows of blocks, a chunk at a time. */
export class CsvScanner {
  /** Cell of row r in column c at `c * STRIDE + r`: where its text begins in the memory, and its bytes. */
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
  /** The same as places in the memory. */
  readonly startsPlace: Place;
  readonly lengthsPlace: Place;
  /** Where a row begins. */
  readonly from: Int32Array;
  /** How many of its first cells would be written as they stand: with the same quotes, and none begins as a formula does. */
  readonly kept: Int32Array;
  /** Where these cells end, the comma behind them left out. */
  readonly keptEnd: Int32Array;
  /** The rows as they are written on. */
  readonly passed: PassedCells;
  #trouble: Trouble | undefined;
  readonly #memory: ColumnMemory;
  readonly #scan: Place;
  readonly #width: number;
  readonly #bytes: Uint8Array;
  #end = 0;
  // Columns of the cells of a row whose quotes stand doubled.
  readonly #doubled: number[] = [];

  /** `width`: cells of a row. `copies`: {@link passed} is asked for. */
  constructor(memory: ColumnMemory, width: number, copies = false) {
    this.#memory = memory;
    this.#width = width;
    this.#bytes = memory.bytes;
    this.#scan = placed(memory.call.newScan(width, CHUNK, STRIDE, copies ? 1 : 0));
    this.startsPlace = memory.field(this.#scan, STARTS);
    this.lengthsPlace = memory.field(this.#scan, LENGTHS);
    this.starts = memory.integers(this.startsPlace, width * STRIDE);
    this.lengths = memory.integers(this.lengthsPlace, width * STRIDE);
    this.from = memory.integers(memory.field(this.#scan, FROM), CHUNK);
    this.kept = memory.integers(memory.field(this.#scan, KEPT), CHUNK);
    this.keptEnd = memory.integers(memory.field(this.#scan, KEPT_END), CHUNK);
    const { bytes, from, kept, keptEnd, starts, lengths } = { ...this, bytes: memory.bytes };
    const columns = Array.from({ length: width }, (_, column) => ({ bytes, starts, lengths, from: column * STRIDE }));
    this.passed = { columns, written: { bytes, from, kept, keptEnd } };
  }

  /** Where a block is malformed nothing holds; where it is unfinished, the rows before {@link reached} do. */
  get trouble(): Trouble | undefined {
    return this.#trouble;
  }

  /** Where the next row begins: at the end that of the block, or in an unfinished block the row that goes on behind it. */
  get reached(): Place {
    return placed(this.#memory.field(this.#scan, AT));
  }

  /** Take a block of the memory, which begins with a row. Its last row may be without a line end. Doubled quotes are made single in it. */
  begin(from: Place, end: Place): void {
    this.#end = end;
    this.#trouble = undefined;
    this.#memory.call.beginScan(this.#scan, from, end);
  }

  /** Scan the next rows, at most `CHUNK`; how many there are, 0 at the end of the block. */
  next(): number {
    const { call } = this.#memory;
    for (let row = 0; ; ) {
      row = call.scanRows(this.#scan, row);
      const at = this.#memory.field(this.#scan, AT);
      if (row === CHUNK || at >= this.#end) return row;
      const behind = this.#oddRow(at, row);
      if (this.#trouble !== undefined) return this.#trouble === "malformed" ? 0 : row;
      if (behind > 0) row++;
      call.passRow(this.#scan, Math.abs(behind));
      if (row === CHUNK) return row;
    }
  }

  /** The text of a cell. */
  text(row: number, column: number): string {
    const start = this.starts[column * STRIDE + row] as number;
    return this.#memory.bytes.toString("utf8", start, start + (this.lengths[column * STRIDE + row] as number));
  }

  // A row that is read byte by byte: where it ends, as a negative number for an empty line, which is no row.
  #oddRow(at: number, row: number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    const width = this.#width;
    let [start, keeps, until] = [at, width, -1];
    const doubled = this.#doubled;
    doubled.length = 0;
    for (let column = 0; column < width; column++) {
      let [first, over, close, odd] = [start, start, start, false];
      if (start < end && bytes[start] === QUOTE) {
        first = start + 1;
        odd = true;
        for (close = first; close < end; close++) {
          const byte = bytes[close] as number;
          if (byte === QUOTE) {
            if (close + 1 >= end || bytes[close + 1] !== QUOTE) break;
            if (doubled.at(-1) !== column) doubled.push(column);
            close++;
          } else if (STOPS[byte] === 1) odd = false;
        }
        if (close >= end) return this.#in(end - at > LONGEST ? "malformed" : "unfinished");
        if (doubled.at(-1) === column) odd = true;
        over = close + 1;
        if (over < end && bytes[over] === CR && (over + 1 >= end || bytes[over + 1] === LF)) over++;
        if (over < end && bytes[over] !== COMMA && bytes[over] !== LF) return this.#in("malformed");
        if (bytes[over - 1] === CR && (column < width - 1 || (over < end && bytes[over] === COMMA))) return this.#in("malformed");
      } else {
        let blank = true;
        for (; over < end && bytes[over] !== COMMA && bytes[over] !== LF; over++) {
          const byte = bytes[over] as number;
          if (byte === QUOTE && blank) return this.#in("malformed");
          if (byte !== SPACE) blank = false;
          if (STOPS[byte] === 1) odd = true;
        }
        close = (over >= end || bytes[over] === LF) && over > start && bytes[over - 1] === CR ? over - 1 : over;
        if (close === at && column === 0 && (over >= end || bytes[over] === LF)) return -Math.min(end, over + 1);
      }
      if (first < close && MAY_BEGIN_FORMULA[bytes[first] as number] === 1) odd = true;
      if (odd && keeps === width) [keeps, until] = [column, start - 1];
      if ((over < end && bytes[over] === COMMA) !== column < width - 1) return this.#in("malformed");
      this.starts[column * STRIDE + row] = first;
      this.lengths[column * STRIDE + row] = close - first;
      start = over + 1;
      if (keeps === width) until = first === close || bytes[first - 1] !== QUOTE ? close : close + 1;
    }
    if (start - at > LONGEST) return this.#in("malformed");
    for (const column of doubled) this.#single(column * STRIDE + row);
    this.from[row] = at;
    this.kept[row] = keeps;
    this.keptEnd[row] = until;
    return Math.min(end, start);
  }

  #in(trouble: Trouble): number {
    this.#trouble = trouble;
    return 0;
  }

  // Makes the doubled quotes of a cell single where they stand.
  #single(slot: number): void {
    const bytes = this.#bytes;
    const start = this.starts[slot] as number;
    const end = start + (this.lengths[slot] as number);
    let to = start;
    for (let at = start; at < end; at++) {
      bytes[to++] = bytes[at] as number;
      if (bytes[at] === QUOTE) at++;
    }
    this.lengths[slot] = to - start;
  }
}
