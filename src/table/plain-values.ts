// Values in Parquet's PLAIN encoding as cells: texts where they stand, other values as the text that DuckDB casts them to.

import { isAscii, isUtf8 } from "node:buffer";
import type { Packed } from "./bit-runs.js";
import { DamageError } from "./damage.js";
import type { Layout } from "./parquet-types.js";
import { decimalText, type TextSink } from "./text-sink.js";

/** Where cells are told of. */
export interface CellTarget {
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
}

/** Tell of texts; `base` is where the body begins in the bytes of the cells. */
export function readTexts({ view }: Packed, from: number, base: number, { starts, lengths }: CellTarget, at: number, count: number): void {
  const end = view.byteLength;
  const last = end - 4;
  let place = from;
  for (let row = at; row < at + count; row++) {
    if (place > last) throw new DamageError("a page ends before its values");
    const length = view.getInt32(place, true);
    place += 4;
    if (length < 0 || length > end - place) throw new DamageError("a text is longer than its page");
    starts[row] = base + place;
    lengths[row] = length;
    place += length;
  }
}

/** Throws DamageError where a text of a body, as `readTexts` has told of them, is not UTF-8. */
export function checkTexts({ bytes }: Packed, from: number, base: number, { starts }: CellTarget, at: number, count: number): void {
  // Most bodies are ASCII, with lengths that look so too.
  if (isAscii(bytes.subarray(from))) return;
  // Else the lengths are blanked, which parts the texts, and all are checked at once.
  const blanked = Buffer.from(bytes.subarray(from));
  const view = new DataView(blanked.buffer, blanked.byteOffset, blanked.length);
  for (let row = at; row < at + count; row++) view.setInt32((starts[row] as number) - base - from - 4, 0);
  if (!isUtf8(blanked)) throw new DamageError("a text is not UTF-8");
}

/** Write values as text and tell of them. */
export function readValues(
  layout: Layout,
  body: Packed,
  from: number,
  sink: TextSink,
  target: CellTarget,
  at: number,
  count: number,
): void {
  if (layout.kind === "blob") readBlobs(body, from, sink, target, at, count);
  else {
    const bytes = bytesOf(layout);
    if (from + bytes * count > body.bytes.length) throw new DamageError("a page ends before its values");
    sink.room(longest(layout) * count);
    write(layout, body, from, sink, target, at, count);
  }
}

function bytesOf(layout: Layout): number {
  if (layout.kind === "integer" || layout.kind === "decimal") return layout.bytes;
  return layout.kind === "double" ? 8 : 4;
}

// Longest text of a value, with sign and point.
function longest(layout: Layout): number {
  switch (layout.kind) {
    case "integer":
      return layout.bytes === 4 ? 11 : 20;
    case "decimal":
      return Math.max(Math.ceil(2.41 * layout.bytes), layout.scale + 1) + 2;
    default:
      return 25;
  }
}

function write(layout: Layout, body: Packed, from: number, sink: TextSink, target: CellTarget, at: number, count: number): void {
  const { view } = body;
  const { starts, lengths } = target;
  const size = bytesOf(layout);
  const decimal = layout.kind === "decimal" ? layout : undefined;
  const scale = decimal?.scale ?? 0;
  // DuckDB writes no zero before the point where the type has no digit there.
  const whole = decimal !== undefined && decimal.scale === decimal.precision ? 0 : 1;
  const unsigned = layout.kind === "integer" && !layout.signed;
  for (let row = at, place = from; row < at + count; row++, place += size) {
    const start = sink.length;
    switch (layout.kind) {
      case "date":
        sink.day(view.getInt32(place, true));
        break;
      case "float":
        sink.float(view.getFloat32(place, true));
        break;
      case "double":
        sink.double(view.getFloat64(place, true));
        break;
      default:
        if (decimal?.fixed === true) writeFixed(body, place, size, sink, scale, whole);
        else if (size === 4) sink.number(unsigned ? view.getUint32(place, true) : view.getInt32(place, true), scale, whole);
        else writeLong(view, place, unsigned, sink, scale, whole);
    }
    starts[row] = start;
    lengths[row] = sink.length - start;
  }
}

function writeLong(view: DataView, place: number, unsigned: boolean, sink: TextSink, scale: number, whole: number): void {
  const high = unsigned ? view.getUint32(place + 4, true) : view.getInt32(place + 4, true);
  if (high < 0x200000 && high >= -0x200000) sink.number(high * 0x1_0000_0000 + view.getUint32(place, true), scale, whole);
  else sink.text(decimalText(unsigned ? view.getBigUint64(place, true) : view.getBigInt64(place, true), scale, whole));
}

// A number of fixed length, its first byte first. Nearly all are small: what stands before their last eight bytes only repeats the sign.
function writeFixed({ bytes, view }: Packed, place: number, size: number, sink: TextSink, scale: number, whole: number): void {
  const end = place + size;
  const sign = ((bytes[place] as number) << 24) >> 31;
  let at = place;
  while (at < end - 8 && bytes[at] === (sign & 255)) at++;
  let value = sign;
  if (at === end - 8) value = view.getInt32(at) * 0x1_0000_0000 + view.getUint32(at + 4);
  else for (; at < end; at++) value = value * 256 + (bytes[at] as number);
  if (Number.isSafeInteger(value) && (size <= 8 || value < 0 === sign < 0)) {
    sink.number(value, scale, whole);
    return;
  }
  let exact = 0n;
  for (at = place; at < end; at++) exact = (exact << 8n) | BigInt(bytes[at] as number);
  sink.text(decimalText(BigInt.asIntN(8 * size, exact), scale, whole));
}

const HEX = "0123456789ABCDEF";

// Bytes of no told meaning: printable ones stand for themselves, others are escaped.
function readBlobs(body: Packed, from: number, sink: TextSink, target: CellTarget, at: number, count: number): void {
  readTexts(body, from, 0, target, at, count);
  const { bytes } = body;
  const { starts, lengths } = target;
  for (let row = at; row < at + count; row++) {
    const begin = starts[row] as number;
    const end = begin + (lengths[row] as number);
    sink.room(4 * (end - begin));
    const start = sink.length;
    for (let place = begin; place < end; place++) {
      const byte = bytes[place] as number;
      if (isRegular(byte)) sink.bytes[sink.length++] = byte;
      else sink.text(`\\x${HEX[byte >> 4]}${HEX[byte & 15]}`);
    }
    starts[row] = start;
    lengths[row] = sink.length - start;
  }
}

// Printable ASCII but for the backslash and quotes.
function isRegular(byte: number): boolean {
  return byte >= 32 && byte <= 126 && byte !== 0x5c && byte !== 0x27 && byte !== 0x22;
}
