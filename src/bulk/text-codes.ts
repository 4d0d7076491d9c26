// Gives the texts of a column codes by their bytes: 1, 2, … in the order in which they are first met.

import { type CellColumn, lengthAt, WITHIN } from "./cell-slots.js";

// Bytes of the last word of a text that belong to it.
const MASKS = [0xffffffff, 0xff, 0xffff, 0xffffff];

/** Codes of texts. A code of 0 stands for an empty cell. */
export class TextCodes {
  /** Texts by code. */
  readonly texts: string[] = [""];
  readonly #long = new Map<string, number>();
  #size = 256;
  #keys = new Uint32Array(4 * this.#size);
  #codes = new Int32Array(this.#size);

  /** The code of a cell. */
  codeOf(column: CellColumn, row: number): number {
    const length = lengthAt(column, row);
    if (length === 0) return 0;
    if (length > WITHIN) return this.#longCode(column.text(row));
    const { words } = column;
    const first = words[4 * row + 1] as number;
    const second = length > 4 ? (words[4 * row + 2] as number) : 0;
    const third = length > 8 ? (words[4 * row + 3] as number) : 0;
    const mask = MASKS[length & 3] as number;
    const [a, b, c] = [
      (length <= 4 ? first & mask : first) >>> 0,
      (length > 4 && length <= 8 ? second & mask : second) >>> 0,
      (length > 8 ? third & mask : third) >>> 0,
    ];
    const at = this.#placeOf(length, a, b, c);
    const known = this.#codes[at] as number;
    if (known !== 0) return known;
    this.#put(at, length, a, b, c);
    const code = this.texts.push(column.text(row)) - 1;
    this.#codes[at] = code;
    if (2 * this.texts.length > this.#size) this.#grow();
    return code;
  }

  #longCode(text: string): number {
    const known = this.#long.get(text);
    if (known !== undefined) return known;
    const code = this.texts.push(text) - 1;
    this.#long.set(text, code);
    return code;
  }

  #put(at: number, length: number, a: number, b: number, c: number): void {
    this.#keys[4 * at] = length;
    this.#keys[4 * at + 1] = a;
    this.#keys[4 * at + 2] = b;
    this.#keys[4 * at + 3] = c;
  }

  #placeOf(length: number, a: number, b: number, c: number): number {
    const keys = this.#keys;
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ length;
    hash ^= hash >>> 15;
    const mask = this.#size - 1;
    let at = hash & mask;
    while (this.#codes[at] !== 0 && (keys[4 * at] !== length || keys[4 * at + 1] !== a || keys[4 * at + 2] !== b || keys[4 * at + 3] !== c))
      at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [keys, codes] = [this.#keys, this.#codes];
    this.#size *= 2;
    this.#keys = new Uint32Array(4 * this.#size);
    this.#codes = new Int32Array(this.#size);
    codes.forEach((code, from) => {
      if (code === 0) return;
      const [length, a, b, c] = keys.subarray(4 * from, 4 * from + 4) as unknown as [number, number, number, number];
      const at = this.#placeOf(length, a, b, c);
      this.#put(at, length, a, b, c);
      this.#codes[at] = code;
    });
  }
}
