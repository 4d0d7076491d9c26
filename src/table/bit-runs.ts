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

// Widest value that one 32-bit load holds wherever in a byte it begins.
const ONE_LOAD = 25;

/** Unpack `count` integers of `width` bits, which begin at `from` and end before `to`, into `target` from `at` on. */
export function readRuns(of: Packed, from: number, to: number, width: number, target: Int32Array, at: number, count: number): void {
  if (width > 32) throw new DamageError("a page packs integers in more than 32 bits");
  if (width === 0) {
    target.fill(0, at, at + count);
    return;
  }
  const { bytes } = of;
  const end = at + count;
  let place = from;
  for (let out = at; out < end; ) {
    let head = 0;
    for (let shift = 0, byte = 128; byte > 127; shift += 7) {
      if (place >= to || shift > 28) throw new DamageError("a page ends before its values");
      byte = bytes[place++] as number;
      head |= (byte & 127) << shift;
    }
    head >>>= 0;
    if ((head & 1) === 0) {
      const last = Math.min(end, out + (head >>> 1));
      // A run of none would never end the loop.
      if (head === 0) throw new DamageError("a page has a run of no values");
      const next = place + ((width + 7) >> 3);
      if (next > to) throw new DamageError("a page ends before its values");
      let value = 0;
      for (let each = next - 1; each >= place; each--) value = (value << 8) | (bytes[each] as number);
      place = next;
      if (last - out < 24) while (out < last) target[out++] = value;
      else target.fill(value, out, last);
      out = last;
    } else {
      const groups = head >>> 1;
      if (groups === 0) throw new DamageError("a page has a run of no values");
      const values = Math.min(end - out, 8 * groups);
      if (place + Math.ceil((values * width) / 8) > to) throw new DamageError("a page ends before its values");
      unpack(of, place, width, target, out, values);
      out += values;
      place += groups * width;
    }
  }
}

function unpack(of: Packed, from: number, width: number, target: Int32Array, at: number, count: number): void {
  const { view } = of;
  let done = 0;
  let place = from;
  if (width <= ONE_LOAD) {
    // Where each of eight values begins: byte and bit.
    const mask = (1 << width) - 1;
    const [w2, w3, w4, w5, w6, w7] = [2 * width, 3 * width, 4 * width, 5 * width, 6 * width, 7 * width];
    const last = view.byteLength - width - 4;
    for (; done + 8 <= count && place <= last; done += 8, place += width) {
      const out = at + done;
      target[out] = view.getInt32(place, true) & mask;
      target[out + 1] = (view.getInt32(place + (width >> 3), true) >>> (width & 7)) & mask;
      target[out + 2] = (view.getInt32(place + (w2 >> 3), true) >>> (w2 & 7)) & mask;
      target[out + 3] = (view.getInt32(place + (w3 >> 3), true) >>> (w3 & 7)) & mask;
      target[out + 4] = (view.getInt32(place + (w4 >> 3), true) >>> (w4 & 7)) & mask;
      target[out + 5] = (view.getInt32(place + (w5 >> 3), true) >>> (w5 & 7)) & mask;
      target[out + 6] = (view.getInt32(place + (w6 >> 3), true) >>> (w6 & 7)) & mask;
      target[out + 7] = (view.getInt32(place + (w7 >> 3), true) >>> (w7 & 7)) & mask;
    }
  }
  // The last values of a page, and wide ones, byte by byte.
  const { bytes } = of;
  for (let bit = 0; done < count; done++, bit += width) {
    let value = 0;
    for (let taken = 0; taken < width; ) {
      const offset = (bit + taken) & 7;
      value |= ((bytes[place + ((bit + taken) >> 3)] as number) >> offset) << taken;
      taken += 8 - offset;
    }
    target[at + done] = width === 32 ? value : value & ((1 << width) - 1);
  }
}

/** Which of `count` values are there, from levels of one bit: a 1 by value; undefined where all are. */
export function readPresence(of: Packed, from: number, to: number, count: number): Int32Array | undefined {
  if (allOnes(of.bytes, from, to, count)) return undefined;
  const levels = new Int32Array(count);
  readRuns(of, from, to, 1, levels, 0, count);
  return levels;
}

// Whether the levels are one run of ones, which they are where nothing is absent.
function allOnes(bytes: Uint8Array, from: number, to: number, count: number): boolean {
  let head = 0;
  let place = from;
  for (let shift = 0, byte = 128; byte > 127; shift += 7) {
    if (place >= to || shift > 28) return false;
    byte = bytes[place++] as number;
    head |= (byte & 127) << shift;
  }
  head >>>= 0;
  return (head & 1) === 0 && head >>> 1 >= count && place < to && bytes[place] === 1;
}
