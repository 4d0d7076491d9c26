// The memory of one worker thread and the compiled module that works in it (`assembly/`): JavaScript sees the same bytes through views.

import type { TextList } from "../bulk/spans.js";

/** A place in the memory. */
export type Place = number;

/** What the module does; see `assembly/`. Booleans are 0 or 1; places are 0 where there was no room. */
export interface Assembly {
  allocate(size: number): Place;
  mark(): Place;
  release(to: Place): void;
  newScan(width: number, chunk: number, stride: number, copies: number): Place;
  beginScan(scan: Place, from: Place, end: Place): void;
  passRow(scan: Place, at: Place): void;
  scanRows(scan: Place, first: number): number;
  newDictionary(): Place;
  codesOf(dictionary: Place, starts: Place, lengths: Place, rows: number, into: Place): number;
  newTextColumn(raw: number): Place;
  endsBefore(column: Place, coded: number, rows: number, bytes: number): number;
  addCodes(column: Place, dictionary: Place, codes: Place, rows: number, common: number): number;
  textBytes(lengths: Place, rows: number): number;
  addTexts(column: Place, starts: Place, lengths: Place, rows: number, bytes: number): number;
  endTextPage(column: Place): number;
  endTexts(column: Place, dictionary: Place): number;
  forgetTexts(column: Place): void;
  newAmountColumn(): Place;
  newHaving(chunk: number): Place;
  findHaving(status: Place, rows: number, from: number, duties: Place, bounds: Place): void;
  setHaving(having: Place, from: number, row: number, has: number): void;
  addAmounts(column: Place, amounts: Place, having: Place): void;
  mendAmount(column: Place, back: number, amount: bigint): void;
  newCompressed(): Place;
  endAmounts(column: Place, having: Place, rows: number, compressed: Place): void;
  beginPage(having: Place): void;
  newPairs(seconds: Place, lengths: Place): Place;
  setFirsts(pairs: Place, firsts: Place, lengths: Place, count: number): void;
  pairTexts(pairs: Place): Place;
  codePairs(pairs: Place, wanted: number, status: Place, firsts: Place, seconds: Place, from: number, rows: number, into: Place): number;
  addText(pairs: Place, text: Place, length: number): number;
}

/** Bytes that may be read behind the last cell of a block, since texts are read by words. */
export const PADDING = 16;
/** Told where the cells of a chunk have different codes; and where there was no room for a text. */
export const MIXED = -2;
export const FULL = -3;

/** There is no room left in the memory. */
export class NoRoom extends Error {}

const PAGE_BITS = 16;

/** Memory of a fixed size, of which only what is used is held. */
export class ColumnMemory {
  readonly call: Assembly;
  readonly bytes: Buffer;
  readonly words: Int32Array;

  /** `module` is the compiled `assembly/index.ts`; `size` in bytes. */
  constructor(module: WebAssembly.Module, size: number) {
    const pages = Math.ceil(size / 2 ** PAGE_BITS);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    this.bytes = Buffer.from(memory.buffer);
    this.words = new Int32Array(memory.buffer);
    this.call = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Assembly;
  }

  /** So many bytes; throws {@link NoRoom}. */
  allocate(size: number): Place {
    return placed(this.call.allocate(size));
  }

  /** Integers of 32 bits at a place. */
  integers(place: Place, count: number): Int32Array {
    return new Int32Array(this.bytes.buffer as ArrayBuffer, place, count);
  }

  /** Numbers of 64 bits at a place. */
  numbers(place: Place, count: number): Float64Array {
    return new Float64Array(this.bytes.buffer as ArrayBuffer, place, count);
  }

  /** The integer at a place, of a field of what stands there. */
  field(place: Place, field: number): number {
    return this.words[(place >> 2) + field] as number;
  }

  /** Put texts one behind the other; where the places and lengths of them stand. */
  putTexts(texts: readonly string[]): { readonly places: Place; readonly lengths: Place } {
    const [places, lengths] = [this.allocate(4 * texts.length), this.allocate(4 * texts.length)];
    let at = this.allocate(3 * texts.reduce((sum, text) => sum + text.length, 0));
    texts.forEach((text, code) => {
      const length = this.bytes.write(text, at);
      this.words[(places >> 2) + code] = at;
      this.words[(lengths >> 2) + code] = length;
      at += length;
    });
    return { places, lengths };
  }
}

/** A place, unless there was no room. */
export function placed(place: Place): Place {
  if (place === 0) throw new NoRoom("no room in the memory of a thread");
  return place;
}

// Fields of a dictionary.
const [COUNT, STARTS, LENGTHS, SIZE] = [0, 2, 3, 5];

/** The texts of a dictionary, as they are at any time. */
export class DictionaryTexts implements TextList {
  readonly place: Place;
  readonly #memory: ColumnMemory;
  #starts: Int32Array = new Int32Array(0);
  #lengths: Int32Array = new Int32Array(0);

  constructor(memory: ColumnMemory, place: Place) {
    this.#memory = memory;
    this.place = place;
  }

  get bytes(): Uint8Array {
    return this.#memory.bytes;
  }

  get count(): number {
    return this.#memory.field(this.place, COUNT);
  }

  /** Bytes of all texts. */
  get size(): number {
    return this.#memory.field(this.place, SIZE);
  }

  get starts(): Int32Array {
    this.#starts = this.#viewed(this.#starts, STARTS);
    return this.#starts;
  }

  get lengths(): Int32Array {
    this.#lengths = this.#viewed(this.#lengths, LENGTHS);
    return this.#lengths;
  }

  #viewed(view: Int32Array, field: number): Int32Array {
    const [at, count] = [this.#memory.field(this.place, field), this.count];
    return view.byteOffset === at && view.length === count ? view : this.#memory.integers(at, count);
  }
}
