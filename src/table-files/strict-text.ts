// Looks at the bytes of a CSV for what programs read in two ways: a quote in the middle of a cell, text behind a closing quote, NUL, very long
// lines. A file with none of it has the same cells for everyone, and its records end where this says.

import { MOST_LINES } from "../tables/broken-rows.js";

const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;
// A line of so many bytes is left to the reader of rows, which cuts what is over the limit.
const LONG = 1 << 18;

// Cells are short: so many bytes are looked at one by one before the search of the host, which takes long to begin, is asked.
const NEAR = 48;

function placeOf(bytes: Uint8Array, value: number, from: number): number {
  const near = Math.min(bytes.length, from + NEAR);
  for (let at = from; at < near; at++) if (bytes[at] === value) return at;
  return near === bytes.length ? -1 : bytes.indexOf(value, near);
}

/** Takes the bytes of a CSV behind its mark in parts. */
export class StrictText {
  #strict = true;
  #quoted = false;
  // The last byte was a quote within a quoted cell: it closes the cell, or is the first of two.
  #closing = false;
  #last = LF;
  #sinceLine = 0;
  #cellLines = 0;

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
    return this.#strict && (!this.#quoted || this.#closing);
  }

  /** Take bytes up to the end of the first record that ends at `from` or behind it; gives how many were taken. */
  take(bytes: Uint8Array, from = bytes.length): number {
    let at = 0;
    while (at < bytes.length) {
      if (this.#closing) at = this.#closed(bytes, at);
      else if (this.#quoted) at = this.#inside(bytes, at);
      else {
        const quote = placeOf(bytes, QUOTE, at);
        const end = quote < 0 ? bytes.length : quote;
        const line = from > end ? -1 : bytes.indexOf(LF, Math.max(at, from - 1));
        if (line >= 0 && line < end) {
          this.#passed(bytes, at, line + 1);
          return line + 1;
        }
        this.#passed(bytes, at, end);
        at = end;
        if (quote >= 0) {
          if (this.#last !== COMMA && this.#last !== LF && this.#last !== CR) this.#strict = false;
          this.#quoted = true;
          this.#cellLines = 0;
          at++;
        }
      }
    }
    return bytes.length;
  }

  #closed(bytes: Uint8Array, at: number): number {
    const byte = bytes[at] as number;
    this.#closing = false;
    if (byte === QUOTE) return at + 1;
    this.#quoted = false;
    this.#last = QUOTE;
    if (byte !== COMMA && byte !== LF && byte !== CR) this.#strict = false;
    return at;
  }

  #inside(bytes: Uint8Array, at: number): number {
    const quote = placeOf(bytes, QUOTE, at);
    const end = quote < 0 ? bytes.length : quote;
    this.#cellLines += this.#passed(bytes, at, end);
    if (this.#cellLines >= MOST_LINES) this.#strict = false;
    if (quote < 0) return end;
    this.#closing = true;
    return quote + 1;
  }

  // Bytes of which none is a quote that counts; gives how many lines end among them.
  #passed(bytes: Uint8Array, at: number, end: number): number {
    if (end === at) return 0;
    this.#last = bytes[end - 1] as number;
    if (end - at <= NEAR) return this.#few(bytes, at, end);
    const part = bytes.subarray(at, end);
    if (part.includes(0)) this.#strict = false;
    const line = part.lastIndexOf(LF);
    this.#sinceLine = line < 0 ? this.#sinceLine + part.length : part.length - 1 - line;
    if (this.#sinceLine > LONG || (line > LONG && part.indexOf(LF) > LONG)) this.#strict = false;
    if (line < 0 || !this.#quoted) return 0;
    let lines = 0;
    for (let next = part.indexOf(LF); next >= 0; next = part.indexOf(LF, next + 1)) lines++;
    return lines;
  }

  #few(bytes: Uint8Array, from: number, end: number): number {
    let lines = 0;
    for (let at = from; at < end; at++) {
      const byte = bytes[at] as number;
      this.#sinceLine++;
      if (byte === LF) {
        lines++;
        this.#sinceLine = 0;
      } else if (byte === 0) this.#strict = false;
    }
    if (this.#sinceLine > LONG) this.#strict = false;
    return lines;
  }
}
