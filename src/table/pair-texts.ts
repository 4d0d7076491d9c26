// Texts that are made of two parts, each from a list, by the pair of their places: a pair that comes again has the same code.

import type { TextList } from "../bulk/spans.js";

const FIRST_SIZE = 4_096;

/** Texts of pairs, by code. */
export class PairTexts implements TextList {
  bytes = new Uint8Array(32 * FIRST_SIZE);
  starts = new Int32Array(FIRST_SIZE);
  lengths = new Int32Array(FIRST_SIZE);
  count = 0;
  readonly #join: (first: number, second: number) => string;
  readonly #seconds: number;
  readonly #encoder = new TextEncoder();
  #end = 0;
  // Pairs as one number; code plus one, 0 where the place is free.
  #pairs = new Float64Array(2 * FIRST_SIZE);
  #codes = new Int32Array(2 * FIRST_SIZE);
  readonly #others = new Map<string, number>();

  /** `join` gives the text of a pair, whose second place is below `seconds`; it is not empty. */
  constructor(seconds: number, join: (first: number, second: number) => string) {
    this.#seconds = seconds;
    this.#join = join;
  }

  /** Bytes of all texts. */
  get size(): number {
    return this.#end;
  }

  /** Code of a pair. */
  codeOf(first: number, second: number): number {
    const pair = first * this.#seconds + second;
    const mask = this.#codes.length - 1;
    let place = hashOf(pair) & mask;
    for (let code = this.#codes[place] as number; code !== 0; code = this.#codes[place] as number) {
      if (this.#pairs[place] === pair) return code - 1;
      place = (place + 1) & mask;
    }
    const code = this.#add(this.#join(first, second));
    this.#pairs[place] = pair;
    this.#codes[place] = code + 1;
    if (2 * this.count > this.#codes.length) this.#grow();
    return code;
  }

  /** Code of a text that is not told as a pair; -1 where it is empty. */
  codeOfText(text: string): number {
    if (text === "") return -1;
    const known = this.#others.get(text);
    if (known !== undefined) return known;
    const code = this.#add(text);
    this.#others.set(text, code);
    return code;
  }

  #add(text: string): number {
    const code = this.count++;
    if (code === this.starts.length) {
      this.starts = widened(this.starts, 2 * code);
      this.lengths = widened(this.lengths, 2 * code);
    }
    const most = 3 * text.length;
    if (this.#end + most > this.bytes.length) {
      const wider = new Uint8Array(2 * (this.#end + most));
      wider.set(this.bytes);
      this.bytes = wider;
    }
    const { written } = this.#encoder.encodeInto(text, this.bytes.subarray(this.#end));
    this.starts[code] = this.#end;
    this.lengths[code] = written;
    this.#end += written;
    return code;
  }

  #grow(): void {
    const [pairs, codes] = [this.#pairs, this.#codes];
    const size = 2 * codes.length;
    this.#pairs = new Float64Array(size);
    this.#codes = new Int32Array(size);
    for (let from = 0; from < codes.length; from++) {
      if (codes[from] === 0) continue;
      let place = hashOf(pairs[from] as number) & (size - 1);
      while (this.#codes[place] !== 0) place = (place + 1) & (size - 1);
      this.#pairs[place] = pairs[from] as number;
      this.#codes[place] = codes[from] as number;
    }
  }
}

function hashOf(pair: number): number {
  const mixed = Math.imul(pair | 0, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

function widened(from: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(size);
  wider.set(from);
  return wider;
}
