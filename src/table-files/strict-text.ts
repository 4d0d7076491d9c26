// Looks at the bytes of a CSV for what programs read in two ways: a quote in the middle of a cell, text behind a closing quote, NUL, very long
// lines, cells behind the last column. A file with none of it has the same cells for everyone, and its records end where this says.

import { MOST_LINES } from "../tables/broken-rows.js";

const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;
// A line of so many bytes is left to the reader of rows, which cuts what is over the limit.
const LONG = 1 << 18;

// Fewer bytes are looked at one by one: to ask the host takes as long.
const NEAR = 64;

/** Takes the bytes of a CSV behind its mark in parts. */
export class StrictText {
  #strict = true;
  #quoted = false;
  // The last byte was a quote within a quoted cell: it closes the cell, or is the first of two.
  #closing = false;
  #last = LF;
  // Where the line began, from the beginning of the bytes that are taken; before them if it did.
  #begun = 0;
  #cellLines = 0;
  // Commas that a record may have, and those of the record that is open.
  readonly #mostCommas: number;
  #commas = 0;

  /** `width` is the number of columns, where rows with more cells are no plain ones, even if these are empty. */
  constructor(width = Number.POSITIVE_INFINITY) {
    this.#mostCommas = width - 1;
  }

  /** Whether everything so far is read alike by everyone. */
  get strict(): boolean {
    return this.#strict;
  }

  /** Whether a record ends with the last byte that was taken. */
  get ended(): boolean {
    return !this.#quoted && this.#last === LF;
  }

  /** Whether the bytes so far may be a whole file. */
  get whole(): boolean {
    return this.#strict && this.#commas <= this.#mostCommas && (!this.#quoted || this.#closing);
  }

  /**
   * Take bytes up to the end of the first record that ends at `from` or behind it; gives how many were taken. Where records end goes to `records`:
   * bytes behind each line feed, counted from `counted` bytes before these.
   */
  take(bytes: Uint8Array, from = bytes.length, records?: number[], counted = 0): number {
    if (!this.#quoted && bytes.length > NEAR && bytes.indexOf(QUOTE) < 0) {
      const taken = this.#plain(bytes, from);
      if (records !== undefined)
        for (let line = bytes.indexOf(LF); line >= 0 && line < taken; line = bytes.indexOf(LF, line + 1)) records.push(counted + line + 1);
      if (this.#strict && this.#mostCommas !== Number.POSITIVE_INFINITY) this.#count(bytes.subarray(0, taken));
      return taken;
    }
    return this.#each(bytes, from, records, counted);
  }

  // Commas of each record where nothing is quoted. Only records that end with one are counted: in any other a cell too many is not empty, which no
  // reader takes for a plain row.
  #count(bytes: Uint8Array): void {
    let end = bytes.indexOf(LF);
    if (end >= 0) {
      this.#commas += commasIn(bytes, 0, end);
      this.#end();
      for (let begun = end + 1; ; begun = end + 1) {
        end = bytes.indexOf(LF, begun);
        if (end < 0) break;
        const last = bytes[end - 1] === CR ? end - 2 : end - 1;
        if (last <= begun || bytes[last] !== COMMA) continue;
        this.#commas = commasIn(bytes, begun, end);
        this.#end();
      }
    }
    this.#commas += commasIn(bytes, bytes.lastIndexOf(LF) + 1, bytes.length);
  }

  #end(): void {
    if (this.#commas > this.#mostCommas) this.#strict = false;
    this.#commas = 0;
  }

  #each(bytes: Uint8Array, from: number, records: number[] | undefined, counted: number): number {
    const size = bytes.length;
    let begun = this.#begun;
    let strict = this.#strict;
    let quoted = this.#quoted;
    let cellLines = this.#cellLines;
    let commas = this.#commas;
    const most = this.#mostCommas;
    let at = 0;
    if (this.#closing && size > 0) {
      this.#closing = false;
      // A quote behind a quote stands for one, and the cell goes on.
      if (bytes[0] === QUOTE) at = 1;
      else {
        quoted = false;
        if (!ends(bytes[0] as number)) strict = false;
      }
    }
    for (; at < size; at++) {
      const byte = bytes[at] as number;
      // Nearly all bytes are letters, digits and commas, which come behind all else that is looked for.
      if (byte > QUOTE) {
        if (byte === COMMA && !quoted) commas++;
        continue;
      }
      if (byte === QUOTE) {
        if (!quoted) {
          if (!ends(at === 0 ? this.#last : (bytes[at - 1] as number))) strict = false;
          quoted = true;
          cellLines = 0;
        } else if (at + 1 === size) this.#closing = true;
        else if (bytes[at + 1] === QUOTE) at++;
        else {
          quoted = false;
          if (!ends(bytes[at + 1] as number)) strict = false;
        }
      } else if (byte === LF) {
        if (at - begun > LONG) strict = false;
        begun = at + 1;
        if (quoted) {
          cellLines++;
          if (cellLines >= MOST_LINES) strict = false;
        } else {
          if (commas > most) strict = false;
          commas = 0;
          records?.push(counted + begun);
          if (begun >= from) {
            at++;
            break;
          }
        }
      } else if (byte === 0) strict = false;
    }
    this.#strict = strict && at - begun <= LONG;
    this.#begun = begun - at;
    this.#quoted = quoted;
    this.#cellLines = cellLines;
    this.#commas = commas;
    if (at > 0) this.#last = bytes[at - 1] as number;
    return at;
  }

  // Of bytes without a quote the host finds all that is looked for, some times as fast.
  #plain(bytes: Uint8Array, from: number): number {
    const end = from > bytes.length ? -1 : bytes.indexOf(LF, from - 1);
    const taken = end < 0 ? bytes : bytes.subarray(0, end + 1);
    if (taken.includes(0)) this.#strict = false;
    for (let line = taken.indexOf(LF); line >= 0; line = taken.indexOf(LF, line + LONG)) {
      // Lines that end within so many bytes are not looked at one by one.
      const last = taken.lastIndexOf(LF, line + LONG - 1);
      if (line - this.#begun > LONG) this.#strict = false;
      this.#begun = last + 1;
    }
    if (taken.length - this.#begun > LONG) this.#strict = false;
    this.#begun -= taken.length;
    this.#last = taken[taken.length - 1] as number;
    return taken.length;
  }
}

function commasIn(bytes: Uint8Array, from: number, until: number): number {
  let count = 0;
  for (let at = from; at < until; at++) if (bytes[at] === COMMA) count++;
  return count;
}

// Whether a cell ends before a byte, or begins behind it.
function ends(byte: number): boolean {
  return byte === COMMA || byte === LF || byte === CR;
}
