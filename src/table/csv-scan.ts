// Finds the cells of a block of a CSV in strict form: that of RFC 4180, every row with as many cells as the header. What it takes, the row
// reader reads as the same rows; for all else it says that the block is in another form, and the row reader judges the file.

import { CHUNK } from "../bulk/line-columns.js";
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

// Bytes that end a cell or are told of one. All are at or below the comma, which is what four bytes are tested for at once.
const STOPS = new Uint8Array(256);
for (const byte of [LF, CR, QUOTE, NUMBER_SIGN, COMMA]) STOPS[byte] = 1;
// Bytes that are searched at once.
const WINDOW = 1 << 13;
const GROUP = 32;
// The row reader takes no longer line, its end included, nor record.
const LONGEST = (1 << 20) - 2;

/** Scans the rows of blocks, a chunk at a time. */
export class CsvScanner {
  /** Cell of row r in column c at `c * STRIDE + r`: where its text begins in the block, and its bytes. */
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
  /** Where a row begins. */
  readonly from = new Int32Array(CHUNK);
  /** How many of its first cells would be written as they stand: with the same quotes, and none begins as a formula does. */
  readonly kept = new Int32Array(CHUNK);
  /** Where these cells end, the comma behind them left out. */
  readonly keptEnd = new Int32Array(CHUNK);
  #passed: PassedCells = { columns: [] };
  #trouble: Trouble | undefined;
  readonly #width: number;
  readonly #copies: boolean;
  #bytes: Uint8Array = new Uint8Array(0);
  #words: DataView = new DataView(new ArrayBuffer(0));
  #at = 0;
  #end = 0;
  #searched = 0;
  #stops = new Int32Array(2 * WINDOW);
  #stop = 0;
  #count = 0;
  // Columns of the cells of a row whose quotes stand doubled.
  readonly #doubled: number[] = [];

  /** `width`: cells of a row. `copies`: {@link passed} is asked for. */
  constructor(width: number, copies = false) {
    this.#width = width;
    this.#copies = copies;
    this.starts = new Int32Array(width * STRIDE);
    this.lengths = new Int32Array(width * STRIDE);
  }

  /** Where a block is malformed nothing holds; where it is unfinished, the rows before {@link reached} do. */
  get trouble(): Trouble | undefined {
    return this.#trouble;
  }

  /** Where the next row begins: at the end that of the block, or in an unfinished block the row that goes on behind it. */
  get reached(): number {
    return this.#at;
  }

  /** The rows as they are written on. */
  get passed(): PassedCells {
    return this.#passed;
  }

  /** Take the bytes of a block, which begins with a row. Its last row may be without a line end. Doubled quotes are made single in them. */
  begin(bytes: Uint8Array, from: number, end: number): void {
    this.#bytes = bytes;
    this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = from;
    this.#end = end;
    this.#searched = from;
    this.#stop = 0;
    this.#count = 0;
    this.#trouble = undefined;
    const { starts, lengths } = this;
    const columns = Array.from({ length: this.#width }, (_, column) => ({ bytes, starts, lengths, from: column * STRIDE }));
    this.#passed = { columns, written: { bytes, from: this.from, kept: this.kept, keptEnd: this.keptEnd } };
  }

  /** Scan the next rows, at most `CHUNK`; how many there are, 0 at the end of the block. */
  next(): number {
    let row = 0;
    for (;;) {
      row = this.#plainRows(row);
      if (row === CHUNK) return row;
      if (this.#stop + this.#width > this.#count && this.#searched < this.#end) this.#search();
      else if (this.#at < this.#end) {
        const behind = this.#oddRow(this.#at, row);
        if (this.#trouble === "malformed") return 0;
        if (this.#trouble === "unfinished") return row;
        if (behind > 0) row++;
        this.#pass(Math.abs(behind));
      } else return row;
    }
  }

  // Goes on behind a row that was read byte by byte.
  #pass(at: number): void {
    this.#at = at;
    while (this.#stop < this.#count && (this.#stops[this.#stop] as number) < at) this.#stop++;
    if (at > this.#searched) this.#searched = at;
  }

  // Rows in the usual form from the place that was reached, up to one in another form or to the end of the stops.
  #plainRows(first: number): number {
    const { starts, lengths, from, kept, keptEnd } = this;
    const bytes = this.#bytes;
    const stops = this.#stops;
    const count = this.#count;
    const width = this.#width;
    const last = width - 1;
    const copies = this.#copies;
    let row = first;
    let at = this.#at;
    let rowStop = this.#stop;
    rows: while (row < CHUNK && rowStop + width <= count) {
      let stop = rowStop;
      let start = at;
      let column = 0;
      let slot = row;
      let keeps = width;
      let until = -1;
      for (;;) {
        let end = stops[stop] as number;
        // Cells without quotes.
        while (column < last && bytes[end] === COMMA) {
          starts[slot] = start;
          lengths[slot] = end - start;
          start = end + 1;
          column++;
          slot += STRIDE;
          end = stops[++stop] as number;
        }
        let after = bytes[end] as number;
        let begin = start;
        let length = end - start;
        if (after === QUOTE && length === 0) {
          let close = stop + 1;
          while (close < count && bytes[stops[close] as number] !== QUOTE) close++;
          if (close + width - column >= count) break rows;
          length = (stops[close] as number) - start - 1;
          end = stops[close + 1] as number;
          if (end !== start + length + 2) break rows;
          begin = start + 1;
          after = bytes[end] as number;
          // Quotes that nothing in the cell asks for are not written again.
          if (close === stop + 1 && keeps === width) {
            keeps = column;
            until = start - 1;
          }
          stop = close + 1;
        }
        starts[slot] = begin;
        lengths[slot] = length;
        if (after === COMMA && column < last) {
          start = end + 1;
          stop++;
          column++;
          slot += STRIDE;
          continue;
        }
        const returned = after === CR && stop + 1 < count && bytes[end + 1] === LF;
        if (column < last || end === at || (after !== LF && !returned) || end - at > LONGEST) break rows;
        from[row] = at;
        kept[row] = keeps;
        keptEnd[row] = keeps === width ? end : until;
        if (copies) this.#keepBeforeFormula(row);
        row++;
        at = returned ? end + 2 : end + 1;
        rowStop = returned ? stop + 2 : stop + 1;
        continue rows;
      }
    }
    this.#at = at;
    this.#stop = rowStop;
    return row;
  }

  // Of the first cells, keeps those before one that begins as a formula does.
  #keepBeforeFormula(row: number): void {
    const { starts, lengths, kept } = this;
    const bytes = this.#bytes;
    const cells = kept[row] as number;
    let slot = row;
    for (let column = 0; column < cells; column++) {
      const start = starts[slot] as number;
      if (MAY_BEGIN_FORMULA[bytes[start] as number] === 1 && lengths[slot] !== 0) {
        kept[row] = column;
        this.keptEnd[row] = start > (this.from[row] as number) && bytes[start - 1] === QUOTE ? start - 2 : start - 1;
        return;
      }
      slot += STRIDE;
    }
  }

  // Adds the stops of the next window behind those that are left.
  #search(): void {
    const left = this.#count - this.#stop;
    if (left + WINDOW + GROUP > this.#stops.length) {
      const larger = new Int32Array(2 * (left + WINDOW + GROUP));
      larger.set(this.#stops.subarray(this.#stop, this.#count));
      this.#stops = larger;
    } else this.#stops.copyWithin(0, this.#stop, this.#count);
    const end = Math.min(this.#end, this.#searched + WINDOW);
    this.#count = searchStops(this.#bytes, this.#words, this.#searched, end, this.#stops, left);
    this.#stop = 0;
    this.#searched = end;
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

// One bit for each of four bytes that is at or below the comma, the first byte highest.
function lowBytes(word: number): number {
  return Math.imul((~(((word & 0x7f7f7f7f) + 0x53535353) | word) & 0x80808080) >>> 7, 0x80402010) >>> 28;
}

// Puts the places of stops into an array from a place of it on; where they end.
function searchStops(bytes: Uint8Array, words: DataView, from: number, end: number, into: Int32Array, count: number): number {
  let at = from;
  let to = count;
  for (; at + GROUP <= end; at += GROUP) {
    let bits =
      (lowBytes(words.getInt32(at, true)) << 28) |
      (lowBytes(words.getInt32(at + 4, true)) << 24) |
      (lowBytes(words.getInt32(at + 8, true)) << 20) |
      (lowBytes(words.getInt32(at + 12, true)) << 16) |
      (lowBytes(words.getInt32(at + 16, true)) << 12) |
      (lowBytes(words.getInt32(at + 20, true)) << 8) |
      (lowBytes(words.getInt32(at + 24, true)) << 4) |
      lowBytes(words.getInt32(at + 28, true));
    while (bits !== 0) {
      const behind = Math.clz32(bits);
      // Written in any case, and kept where it is a stop: cheaper than a branch.
      into[to] = at + behind;
      to += STOPS[bytes[at + behind] as number] as number;
      bits ^= 0x80000000 >>> behind;
    }
  }
  for (; at < end; at++) {
    into[to] = at;
    to += STOPS[bytes[at] as number] as number;
  }
  return to;
}
