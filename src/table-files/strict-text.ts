// Looks at the bytes of a CSV for what programs read in two ways: a quote in the middle of a cell, text behind a closing quote, NUL, very long
// lines. A file with none of it has the same cells for everyone, and its records end where this says.

import { MOST_LINES } from "../tables/broken-rows.js";

const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;
// A line of so many bytes is left to the reader of rows, which cuts what is over the limit.
const LONG = 1 << 18;

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
    let [quoted, closing, cellLines, strict] = [this.#quoted, this.#closing, this.#cellLines, this.#strict];
    // Where the line began, before these bytes if it did.
    let begun = -this.#sinceLine;
    let at = 0;
    for (; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (closing) {
        closing = false;
        // A quote behind a quote stands for one, and the cell goes on.
        if (byte === QUOTE) continue;
        quoted = false;
        if (byte !== COMMA && byte !== LF && byte !== CR) strict = false;
      }
      // Nearly all bytes are letters, digits and commas, which come behind all that is looked for.
      if (byte > QUOTE) continue;
      if (byte === QUOTE) {
        if (quoted) closing = true;
        else {
          const before = at === 0 ? this.#last : (bytes[at - 1] as number);
          if (before !== COMMA && before !== LF && before !== CR) strict = false;
          quoted = true;
          cellLines = 0;
        }
      } else if (byte === LF) {
        if (at - begun > LONG) strict = false;
        begun = at + 1;
        if (quoted) {
          cellLines++;
          if (cellLines >= MOST_LINES) strict = false;
        } else if (at + 1 >= from) {
          at++;
          break;
        }
      } else if (byte === 0) strict = false;
    }
    [this.#quoted, this.#closing, this.#cellLines] = [quoted, closing, cellLines];
    this.#sinceLine = at - begun;
    this.#strict = strict && this.#sinceLine <= LONG;
    if (at > 0) this.#last = bytes[at - 1] as number;
    return at;
  }
}
