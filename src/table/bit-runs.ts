// Integers of few bits as Parquet packs them: runs of one repeated value, and groups of eight values bit by bit (the RLE/bit-packing hybrid).

import { DamageError } from "./damage.js";

/** Bytes to read from, with a view of the same. */
export interface Packed {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/** Bytes with their view. */
export function packed(bytes: Uint8Array): Packed {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length) };
}

/** Which values of a page are there. */
export interface Presence {
  /** By value, 1 where it is there and 0 where it is absent. */
  readonly levels: Uint8Array;
  /** How many are there. */
  readonly there: number;
}

// Widest value that one 32-bit load holds wherever in a byte it begins.
const ONE_LOAD = 25;
const EARLY = "a page ends before its values";

// Walks the heads of runs.
class Runs {
  place: number;
  readonly #bytes: Uint8Array;
  readonly #to: number;

  constructor(bytes: Uint8Array, from: number, to: number) {
    this.#bytes = bytes;
    this.place = from;
    this.#to = to;
  }

  /** The head of the next run: twice its length, and 1 more where it is one of groups of eight. */
  next(): number {
    let head = 0;
    for (let shift = 0, byte = 128; byte > 127; shift += 7) {
      if (this.place >= this.#to || shift > 28) throw new DamageError(EARLY);
      byte = this.#bytes[this.place++] as number;
      head |= (byte & 127) << shift;
    }
    // A run of no values would never bring the end nearer.
    if (head >>> 1 === 0) throw new DamageError("a page has a run of no values");
    return head >>> 0;
  }

  /** Make sure that the run, as far as it is read, stands within its bounds. */
  bounded(bytes: number): void {
    if (this.place + bytes > this.#to) throw new DamageError(EARLY);
  }

  /** The value of a run that repeats one. */
  repeated(width: number): number {
    const size = (width + 7) >> 3;
    this.bounded(size);
    let value = 0;
    for (let each = size - 1; each >= 0; each--) value = (value << 8) | (this.#bytes[this.place + each] as number);
    this.place += size;
    return value;
  }
}

/**
 * Unpack `count` integers of `width` bits, which begin at `from` and end before `to`, into `target` from `at` on. Throws DamageError where one is not from
 * 0 to `top`.
 */
export function readRuns(
  of: Packed,
  from: number,
  to: number,
  width: number,
  top: number,
  target: Int32Array,
  at: number,
  count: number,
): void {
  if (width > 32 || top < 0) throw new DamageError("a page holds codes of nothing");
  const runs = new Runs(of.bytes, from, to);
  const end = at + count;
  // The sign of `top` less a value, and of the value, of all so far.
  let wrong = 0;
  for (let out = at; out < end; ) {
    // Values of no bits need no runs.
    const head = width === 0 ? 2 * (end - out) : runs.next();
    if ((head & 1) === 0) {
      const last = Math.min(end, out + (head >>> 1));
      const value = runs.repeated(width);
      wrong |= (top - value) | value;
      if (last - out < 24) while (out < last) target[out++] = value;
      else target.fill(value, out, last);
      out = last;
    } else {
      const groups = head >>> 1;
      const values = Math.min(end - out, 8 * groups);
      runs.bounded(Math.ceil((values * width) / 8));
      wrong |=
        width <= ONE_LOAD
          ? unpack(of, runs.place, width, top, target, out, values)
          : unpackWide(of.bytes, runs.place, width, top, target, out, values);
      out += values;
      runs.place += groups * width;
    }
  }
  if (wrong < 0) throw new DamageError("a page names a text that its dictionary has not");
}

function unpack({ bytes, view }: Packed, from: number, width: number, top: number, target: Int32Array, at: number, count: number): number {
  const mask = (1 << width) - 1;
  // Where each of eight values begins: byte and bit.
  const [w2, w3, w4, w5, w6, w7] = [2 * width, 3 * width, 4 * width, 5 * width, 6 * width, 7 * width];
  const last = view.byteLength - width - 4;
  let done = 0;
  let place = from;
  let wrong = 0;
  for (; done + 8 <= count && place <= last; done += 8, place += width) {
    const out = at + done;
    const v0 = view.getInt32(place, true) & mask;
    const v1 = (view.getInt32(place + (width >> 3), true) >>> (width & 7)) & mask;
    const v2 = (view.getInt32(place + (w2 >> 3), true) >>> (w2 & 7)) & mask;
    const v3 = (view.getInt32(place + (w3 >> 3), true) >>> (w3 & 7)) & mask;
    target[out] = v0;
    target[out + 1] = v1;
    target[out + 2] = v2;
    target[out + 3] = v3;
    wrong |= (top - v0) | (top - v1) | (top - v2) | (top - v3);
    const v4 = (view.getInt32(place + (w4 >> 3), true) >>> (w4 & 7)) & mask;
    const v5 = (view.getInt32(place + (w5 >> 3), true) >>> (w5 & 7)) & mask;
    const v6 = (view.getInt32(place + (w6 >> 3), true) >>> (w6 & 7)) & mask;
    const v7 = (view.getInt32(place + (w7 >> 3), true) >>> (w7 & 7)) & mask;
    target[out + 4] = v4;
    target[out + 5] = v5;
    target[out + 6] = v6;
    target[out + 7] = v7;
    wrong |= (top - v4) | (top - v5) | (top - v6) | (top - v7);
  }
  return wrong | unpackWide(bytes, place, width, top, target, at + done, count - done);
}

// Byte by byte: wide values, and the last ones of a page.
function unpackWide(bytes: Uint8Array, from: number, width: number, top: number, target: Int32Array, at: number, count: number): number {
  const unused = 32 - width;
  let wrong = 0;
  for (let each = 0, bit = 0; each < count; each++, bit += width) {
    let value = 0;
    for (let taken = 0; taken < width; ) {
      const offset = (bit + taken) & 7;
      value |= ((bytes[from + ((bit + taken) >> 3)] as number) >> offset) << taken;
      taken += 8 - offset;
    }
    value = ((value << unused) >>> unused) | 0;
    wrong |= (top - value) | value;
    target[at + each] = value;
  }
  return wrong;
}

// By byte: its bits as eight bytes, in two words; and how many are set.
const [LOW_BITS, HIGH_BITS, BITS_SET] = [new Int32Array(256), new Int32Array(256), new Uint8Array(256)];
for (let byte = 0; byte < 256; byte++)
  for (let bit = 0; bit < 8; bit++) {
    if (((byte >> bit) & 1) === 0) continue;
    const half = bit < 4 ? LOW_BITS : HIGH_BITS;
    half[byte] = (half[byte] as number) | (1 << (8 * (bit & 3)));
    BITS_SET[byte] = (BITS_SET[byte] as number) + 1;
  }

/** Which of `count` values are there, from levels of one bit; undefined where all are. */
export function readPresence({ bytes }: Packed, from: number, to: number, count: number): Presence | undefined {
  const runs = new Runs(bytes, from, to);
  let levels: Uint8Array | undefined;
  let there = 0;
  // With room behind the last one, since eight are written at once.
  const made = (): Uint8Array => new Uint8Array(count + 8);
  for (let out = 0; out < count; ) {
    const head = runs.next();
    const length = head >>> 1;
    if ((head & 1) === 0) {
      const value = runs.repeated(1);
      if (value > 1) throw new DamageError("a page has levels of another column");
      const last = Math.min(count, out + length);
      // Nothing need be written where nothing is absent.
      if (value === 1 && out === 0 && last === count) return undefined;
      levels ??= made();
      if (value === 1) levels.fill(1, out, last);
      there += value * (last - out);
      out = last;
    } else {
      levels ??= made();
      const values = Math.min(count - out, 8 * length);
      runs.bounded((values + 7) >> 3);
      there += unpackLevels(bytes, runs.place, levels, out, values);
      out += values;
      runs.place += length;
    }
  }
  return levels === undefined ? undefined : { levels: levels.subarray(0, count), there };
}

function unpackLevels(bytes: Uint8Array, from: number, levels: Uint8Array, at: number, count: number): number {
  const view = new DataView(levels.buffer);
  let there = 0;
  let place = from;
  let done = 0;
  for (; done < count; done += 8) {
    const byte = bytes[place++] as number;
    view.setInt32(at + done, LOW_BITS[byte] as number, true);
    view.setInt32(at + done + 4, HIGH_BITS[byte] as number, true);
    there += BITS_SET[byte] as number;
  }
  // Bits behind the last value are no values; what they wrote is written over or cut off.
  if (done > count) there -= BITS_SET[(bytes[place - 1] as number) >> (8 - (done - count))] as number;
  return there;
}
