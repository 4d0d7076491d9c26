// Pages of 64-bit amounts in the form of Snappy. Nearly all their bytes are the zeros above small numbers and whole amounts of nothing, which are
// written as copies of the bytes just before; a general compressor finds the same by search, in several times the time.

import { putVarint } from "./levels";

const TWO_BYTES: u32 = 1;
const THREE_BYTES: u32 = 2;
const SHORTEST: i32 = 4;
const LONGEST_OF_TWO: i32 = 11;
const LONGEST: i32 = 64;
const WORD: i32 = 8;

/** Bytes that so many take at most. */
export function compressedBytes(size: usize): usize {
  return 32 + size + size / 4;
}

/** Write a page, whose amounts stand from `values` up to `end` behind other bytes; where it ends. */
export function compressAmounts(start: usize, values: usize, end: usize, into: usize): usize {
  let to = putBytes(start, values - start, putVarint(into, <u32>(end - start)));
  let before: u64 = 0;
  // Low bytes of the last amount that may be other than zero; all eight before the first.
  let low: i32 = WORD;
  for (let at = values; at < end; ) {
    const amount = load<u64>(at);
    if (low < WORD && (amount === 0 || amount === before)) {
      const run = at;
      do at += 8;
      while (at < end && load<u64>(at) === amount);
      to = putCopy(<i32>(at - run), amount === before ? WORD : 1, to);
      if (amount === 0) low = 0;
      before = amount;
      continue;
    }
    const own = WORD - <i32>(clz(amount) >> 3);
    const written = max(own, low);
    at += 8;
    before = amount;
    low = own;
    if (written > WORD - SHORTEST) {
      to = putWord(amount, WORD, to);
      continue;
    }
    to = putWord(amount, written, to);
    store<u16>(to, <u16>((WORD << 8) | ((WORD - written - SHORTEST) << 2) | TWO_BYTES));
    to += 2;
  }
  return to;
}

// The low bytes of a word as they are.
function putWord(word: u64, bytes: i32, into: usize): usize {
  store<u8>(into, <u8>((bytes - 1) << 2));
  store<u64>(into, word, 1);
  return into + 1 + bytes;
}

// Bytes as they are; at least 61, so that their length stands in two bytes behind the tag, or none.
function putBytes(from: usize, size: usize, into: usize): usize {
  if (size === 0) return into;
  if (size <= 60) {
    store<u8>(into, <u8>((size - 1) << 2));
    memory.copy(into + 1, from, size);
    return into + 1 + size;
  }
  store<u8>(into, 61 << 2);
  store<u16>(into, <u16>(size - 1), 1);
  memory.copy(into + 3, from, size);
  return into + 3 + size;
}

// A copy of bytes from so many before, a multiple of eight long.
function putCopy(size: i32, back: i32, into: usize): usize {
  let to = into;
  let left = size;
  for (; left > LONGEST; left -= LONGEST) to = putLong(LONGEST, back, to);
  if (left > LONGEST_OF_TWO) return putLong(left, back, to);
  store<u16>(to, <u16>((back << 8) | ((left - SHORTEST) << 2) | TWO_BYTES));
  return to + 2;
}

function putLong(size: i32, back: i32, into: usize): usize {
  store<u8>(into, <u8>(((size - 1) << 2) | THREE_BYTES));
  store<u16>(into, <u16>back, 1);
  return into + 3;
}
