// The distinct texts of a column, found by their bytes. A text that comes again is known by its code, so that it is read and judged once.

import type { TextList } from "../bulk/spans.js";
import { isFormula, MAY_BEGIN_FORMULA } from "./formula.js";

/** Bytes that may be read behind the last cell of a block, since texts are compared by words. */
export const PADDING = 8;

/** Told by {@link TextDictionary.codesOf} where the cells have different codes. */
export const MIXED = -2;

// Bytes of the last word of a text that belong to it, by its length.
const MASKS = Int32Array.from([-1, 0xff, 0xffff, 0xffffff]);
const [MIX0, MIX1, MIX2, MIX3] = [0x9e3779b1 | 0, 0x85ebca6b | 0, 0xc2b2ae35 | 0, 0x27d4eb2f | 0];
const TEXTS_AT_FIRST = 1_024;
// A slot of the table: code plus one (0 where it is free), length, hash, and the first words of the text.
const SLOT = 8;
const [CODE, LENGTH, HASH, WORDS] = [0, 1, 2, 3];
// Texts up to this length stand in their slot.
const WITHIN = 16;

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
  #slots = new Int32Array(2 * TEXTS_AT_FIRST * SLOT);
  #bytes = new Uint8Array(this.#words.buffer);

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Bytes of all texts. */
  get size(): number {
    return 4 * this.#used;
  }

  /**
   * Codes of cells, from a place of their spans on; -1 where a cell is empty. {@link PADDING} bytes can be read behind every cell. Gives the code
   * that all cells have, or {@link MIXED}.
   */
  codesOf(view: DataView, starts: Int32Array, lengths: Int32Array, from: number, rows: number, into: Int32Array): number {
    let slots = this.#slots;
    let shift = Math.clz32(slots.length / SLOT - 1);
    // The text met last: in many columns it comes again.
    let [code, size, p0, p1, p2, p3] = [-1, 0, 0, 0, 0, 0];
    let common = MIXED - 1;
    for (let row = 0; row < rows; row++) {
      const length = lengths[from + row] as number;
      if (length <= 0) {
        code = -1;
        size = 0;
      } else if (length > WITHIN) {
        code = this.#longCode(view, starts[from + row] as number, length, code);
        size = length;
        slots = this.#slots;
        shift = Math.clz32(slots.length / SLOT - 1);
      } else {
        const start = starts[from + row] as number;
        const mask = MASKS[length & 3] as number;
        let [w1, w2, w3] = [0, 0, 0];
        let w0 = view.getInt32(start, true);
        if (length <= 4) w0 &= mask;
        else {
          w1 = view.getInt32(start + 4, true);
          if (length <= 8) w1 &= mask;
          else {
            w2 = view.getInt32(start + 8, true);
            if (length <= 12) w2 &= mask;
            else w3 = view.getInt32(start + 12, true) & mask;
          }
        }
        if (length !== size || w0 !== p0 || w1 !== p1 || w2 !== p2 || w3 !== p3) {
          [size, p0, p1, p2, p3] = [length, w0, w1, w2, w3];
          const hash = mixed(w0, w1, w2, w3, length);
          let at = (hash >>> shift) * SLOT;
          let found = slots[at] as number;
          while (
            found !== 0 &&
            (slots[at + WORDS] !== w0 ||
              slots[at + LENGTH] !== length ||
              slots[at + WORDS + 1] !== w1 ||
              slots[at + WORDS + 2] !== w2 ||
              slots[at + WORDS + 3] !== w3)
          ) {
            at += SLOT;
            if (at === slots.length) at = 0;
            found = slots[at] as number;
          }
          if (found === 0) {
            code = this.#add(view, start, length, hash, at);
            slots = this.#slots;
            shift = Math.clz32(slots.length / SLOT - 1);
          } else code = found - 1;
        }
      }
      into[row] = code;
      if (code !== common) common = row === 0 ? code : MIXED;
    }
    return rows === 0 ? -1 : common;
  }

  // Code of a text that does not stand in its slot; `last` is the code of the one before.
  #longCode(view: DataView, start: number, length: number, last: number): number {
    if (last >= 0 && this.lengths[last] === length && this.#isText(last, view, start, length)) return last;
    let hash = mixed(view.getInt32(start, true), view.getInt32(start + 4, true), view.getInt32(start + 8, true), 0, length);
    const end = (length - 1) & ~3;
    for (let at = 12; at < end; at += 4) hash = Math.imul(hash ^ view.getInt32(start + at, true) ^ (hash >>> 15), MIX1);
    hash = Math.imul(hash ^ (view.getInt32(start + end, true) & (MASKS[length & 3] as number)) ^ (hash >>> 15), MIX0);
    const slots = this.#slots;
    let at = (hash >>> Math.clz32(slots.length / SLOT - 1)) * SLOT;
    for (let found = slots[at] as number; found !== 0; found = slots[at] as number) {
      if (slots[at + HASH] === hash && slots[at + LENGTH] === length && this.#isText(found - 1, view, start, length)) return found - 1;
      at += SLOT;
      if (at === slots.length) at = 0;
    }
    return this.#add(view, start, length, hash, at);
  }

  #isText(code: number, view: DataView, start: number, length: number): boolean {
    const words = this.#words;
    const word = (this.starts[code] as number) >> 2;
    const last = (length - 1) & ~3;
    for (let at = 0; at < last; at += 4) if (words[word + (at >> 2)] !== view.getInt32(start + at, true)) return false;
    return words[word + (last >> 2)] === (view.getInt32(start + last, true) & (MASKS[length & 3] as number));
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

  #add(view: DataView, start: number, length: number, hash: number, slot: number): number {
    const code = this.count++;
    if (code === this.starts.length) this.#growTexts();
    const size = (length + 3) >> 2;
    if (this.#used + size > this.#words.length) this.#growWords(size);
    const [at, slots] = [this.#used, this.#slots];
    for (let word = 0; word < size; word++) this.#words[at + word] = view.getInt32(start + 4 * word, true);
    this.#words[at + size - 1] = (this.#words[at + size - 1] as number) & (MASKS[length & 3] as number);
    this.#used += size;
    this.starts[code] = 4 * at;
    this.lengths[code] = length;
    slots[slot + CODE] = code + 1;
    slots[slot + LENGTH] = length;
    slots[slot + HASH] = hash;
    if (length <= WITHIN) for (let word = 0; word < size; word++) slots[slot + WORDS + word] = this.#words[at + word] as number;
    if (MAY_BEGIN_FORMULA[view.getUint8(start)] === 1 && isFormula(this.#bytes, 4 * at, length)) {
      this.formulas[code] = 1;
      this.anyFormula = true;
    }
    if (2 * this.count * SLOT > slots.length) this.#growTable();
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
    const before = this.#slots;
    const slots = new Int32Array(2 * before.length);
    const shift = Math.clz32(slots.length / SLOT - 1);
    for (let from = 0; from < before.length; from += SLOT) {
      if (before[from] === 0) continue;
      let at = ((before[from + HASH] as number) >>> shift) * SLOT;
      while (slots[at] !== 0) at = at + SLOT === slots.length ? 0 : at + SLOT;
      for (let word = 0; word < SLOT; word++) slots[at + word] = before[from + word] as number;
    }
    this.#slots = slots;
  }
}

function mixed(w0: number, w1: number, w2: number, w3: number, length: number): number {
  const hash = Math.imul(w0, MIX0) ^ Math.imul(w1, MIX1) ^ Math.imul(w2, MIX2) ^ Math.imul(w3, MIX3) ^ length;
  return Math.imul(hash ^ (hash >>> 15), MIX0);
}

function widened<Column extends Int32Array | Uint8Array>(from: Column, into: Column): Column {
  into.set(from);
  return into;
}
