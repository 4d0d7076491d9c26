// Writes numbers as decimal digits into bytes. Each function is given where to write and returns where the text ends; there must be room for
// twenty-four bytes, of which those behind the text may be written too.

import { formatCents } from "../exact/money.js";

// Two digits as the bytes they are, low byte first.
const PAIRS = Uint16Array.from({ length: 100 }, (_, pair) => (48 + Math.floor(pair / 10)) | ((48 + (pair % 10)) << 8));
const POINT = 46;
const ZERO = 48;
/** 0.00 as four bytes, the first lowest. */
export const NOTHING = 0x30302e30;
const WORD = 2 ** 31;
const EIGHT = 100_000_000;

/** Write cents as dollars with two decimals. */
export function putCents(target: DataView, at: number, cents: number): number {
  if (cents === 0) {
    target.setInt32(at, NOTHING, true);
    return at + 4;
  }
  if (cents < 0 || cents > Number.MAX_SAFE_INTEGER) return putAscii(target, at, formatCents(BigInt(cents)));
  let end: number;
  let rest: number;
  if (cents < WORD) {
    const dollars = (cents / 100) | 0;
    rest = (cents | 0) - dollars * 100;
    end = putInteger(target, at, dollars);
  } else {
    const dollars = Math.floor(cents / 100);
    rest = cents - dollars * 100;
    end = putLarge(target, at, dollars);
  }
  target.setUint8(end, POINT);
  target.setUint16(end + 1, PAIRS[rest] as number, true);
  return end + 3;
}

/** Write millionths as a number without zeros behind, as `String` does. */
export function putMillionths(target: DataView, at: number, millionths: number): number {
  // Beyond this, `String` need not show all six decimals.
  if (millionths < 0 || millionths >= WORD) return putAscii(target, at, String(millionths / 1e6));
  const whole = (millionths / 1e6) | 0;
  const rest = (millionths | 0) - whole * 1_000_000;
  const end = putInteger(target, at, whole);
  if (rest === 0) return end;
  target.setUint8(end, POINT);
  const high = (rest / 10_000) | 0;
  target.setUint16(end + 1, PAIRS[high] as number, true);
  putFour(target, end + 3, rest - high * 10_000);
  let last = end + 6;
  while (target.getUint8(last) === ZERO) last--;
  return last + 1;
}

/** Write a text of ASCII. */
function putAscii(target: DataView, at: number, text: string): number {
  for (let index = 0; index < text.length; index++) target.setUint8(at + index, text.charCodeAt(index));
  return at + text.length;
}

// A whole number below 2^31.
function putInteger(target: DataView, at: number, whole: number): number {
  if (whole < 10_000) return putShort(target, at, whole);
  const high = (whole / 10_000) | 0;
  const low = whole - high * 10_000;
  if (high < 10_000) {
    const end = putShort(target, at, high);
    putFour(target, end, low);
    return end + 4;
  }
  const top = (high / 10_000) | 0;
  const end = putShort(target, at, top);
  putFour(target, end, high - top * 10_000);
  putFour(target, end + 4, low);
  return end + 8;
}

// A whole number beyond, at most 2^53.
function putLarge(target: DataView, at: number, whole: number): number {
  if (whole < WORD) return putInteger(target, at, whole);
  const high = Math.floor(whole / EIGHT);
  const low = whole - high * EIGHT;
  const end = putInteger(target, at, high);
  const four = (low / 10_000) | 0;
  putFour(target, end, four);
  putFour(target, end + 4, low - four * 10_000);
  return end + 8;
}

function putShort(target: DataView, at: number, whole: number): number {
  if (whole < 100) {
    if (whole < 10) {
      target.setUint8(at, ZERO + whole);
      return at + 1;
    }
    target.setUint16(at, PAIRS[whole] as number, true);
    return at + 2;
  }
  if (whole < 1_000) {
    const high = (whole / 100) | 0;
    target.setUint8(at, ZERO + high);
    target.setUint16(at + 1, PAIRS[whole - high * 100] as number, true);
    return at + 3;
  }
  putFour(target, at, whole);
  return at + 4;
}

function putFour(target: DataView, at: number, four: number): void {
  const high = (four / 100) | 0;
  target.setUint16(at, PAIRS[high] as number, true);
  target.setUint16(at + 2, PAIRS[four - high * 100] as number, true);
}
