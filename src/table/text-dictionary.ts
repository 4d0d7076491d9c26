// The distinct texts of a column, found by their bytes. A text that comes again is known by its code, so that it is read and judged once.

import type { TextList } from "../bulk/spans.js";
import { isFormula, MAY_BEGIN_FORMULA } from "./formula.js";

/** Bytes that may be read behind the last cell of a block, since texts are compared by words. */
export const PADDING = 8;

// Bytes of the last word of a text that belong to it, by its length.
const MASKS = Int32Array.from([-1, 0xff, 0xffff, 0xffffff]);
const [FIRST, SECOND] = [0x9e3779b1 | 0, 0x85ebca6b | 0];
const TEXTS_AT_FIRST = 1_024;

/** Texts by code, in the order in which they were first met. */
export class TextDictionary implements TextList {
  starts = new Int32Array(TEXTS_AT_FIRST);
  lengths = new Int32Array(TEXTS_AT_FIRST);
  count = 0;
  /** By code, 1 where a spreadsheet would take the text for a formula. */
  formulas = new Uint8Array(TEXTS_AT_FIRST);
  /** Whether any text is such. */
  anyFormula = false;
  // Each text begins at a word and is filled up with zeros to the next.
  #words = new Int32Array(8 * TEXTS_AT_FIRST);
  #used = 0;
  #hashes = new Int32Array(2 * TEXTS_AT_FIRST);
  // Code plus one; 0 where the place is free.
  #codes = new Int32Array(2 * TEXTS_AT_FIRST);
  #bytes = new Uint8Array(this.#words.buffer);

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Bytes of all texts. */
  get size(): number {
    return 4 * this.#used;
  }

  /**
   * Codes of cells, from a place of their spans on; -1 where a cell is empty. {@link PADDING} bytes can be read behind every cell.
   */
  codesOf(view: DataView, starts: Int32Array, lengths: Int32Array, from: number, rows: number, into: Int32Array): void {
    let [hashes, codes, words] = [this.#hashes, this.#codes, this.#words];
    let mask = codes.length - 1;
    for (let row = 0; row < rows; row++) {
      const length = lengths[from + row] as number;
      if (length <= 0) {
        into[row] = -1;
        continue;
      }
      const start = starts[from + row] as number;
      let hash = length;
      const last = (length - 1) & ~3;
      for (let at = 0; at < last; at += 4) {
        hash = Math.imul(hash ^ view.getInt32(start + at, true), FIRST);
        hash ^= hash >>> 15;
      }
      const tail = view.getInt32(start + last, true) & (MASKS[length & 3] as number);
      hash = Math.imul(hash ^ tail, SECOND);
      hash ^= hash >>> 13;
      let place = hash & mask;
      let found = -1;
      for (let code = codes[place] as number; code !== 0; code = codes[place] as number) {
        if (hashes[place] === hash && this.lengths[code - 1] === length) {
          const word = (this.starts[code - 1] as number) >> 2;
          let at = 0;
          while (at < last && words[word + (at >> 2)] === view.getInt32(start + at, true)) at += 4;
          if (at === last && words[word + (last >> 2)] === tail) {
            found = code - 1;
            break;
          }
        }
        place = (place + 1) & mask;
      }
      if (found < 0) {
        found = this.#add(view, start, length, hash, place);
        hashes = this.#hashes;
        codes = this.#codes;
        words = this.#words;
        mask = codes.length - 1;
      }
      into[row] = found;
    }
  }

  /** The code of a text. */
  codeOf(text: string): number {
    const encoded = new TextEncoder().encode(text);
    const bytes = new Uint8Array(encoded.length + PADDING);
    bytes.set(encoded);
    const code = new Int32Array(1);
    this.codesOf(new DataView(bytes.buffer), new Int32Array(1), Int32Array.of(encoded.length), 0, 1, code);
    return code[0] as number;
  }

  #add(view: DataView, start: number, length: number, hash: number, place: number): number {
    const code = this.count++;
    if (code === this.starts.length) this.#growTexts();
    const size = (length + 3) >> 2;
    if (this.#used + size > this.#words.length) this.#growWords(size);
    const at = this.#used;
    for (let word = 0; word < size; word++) this.#words[at + word] = view.getInt32(start + 4 * word, true);
    this.#words[at + size - 1] = (this.#words[at + size - 1] as number) & (MASKS[length & 3] as number);
    this.#used += size;
    this.starts[code] = 4 * at;
    this.lengths[code] = length;
    this.#hashes[place] = hash;
    this.#codes[place] = code + 1;
    if (MAY_BEGIN_FORMULA[view.getUint8(start)] === 1 && isFormula(this.#bytes, 4 * at, length)) {
      this.formulas[code] = 1;
      this.anyFormula = true;
    }
    if (2 * this.count > this.#codes.length) this.#growTable();
    return code;
  }

  #growTexts(): void {
    const size = 2 * this.starts.length;
    this.starts = widened(this.starts, new Int32Array(size));
    this.lengths = widened(this.lengths, new Int32Array(size));
    this.formulas = widened(this.formulas, new Uint8Array(size));
  }

  #growWords(more: number): void {
    this.#words = widened(this.#words, new Int32Array(2 * this.#words.length + more));
    this.#bytes = new Uint8Array(this.#words.buffer);
  }

  #growTable(): void {
    const [hashes, codes] = [this.#hashes, this.#codes];
    const size = 2 * codes.length;
    this.#hashes = new Int32Array(size);
    this.#codes = new Int32Array(size);
    for (let from = 0; from < codes.length; from++) {
      const code = codes[from] as number;
      if (code === 0) continue;
      let place = (hashes[from] as number) & (size - 1);
      while (this.#codes[place] !== 0) place = (place + 1) & (size - 1);
      this.#hashes[place] = hashes[from] as number;
      this.#codes[place] = code;
    }
  }
}

function widened<Column extends Int32Array | Uint8Array>(from: Column, into: Column): Column {
  into.set(from);
  return into;
}
