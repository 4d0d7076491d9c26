// Which rows of a page have a value: one bit a row, as Parquet packs definition levels, and the head of a page that says so.

/** Rows of a page at most; whole chunks, so that the rows of a chunk begin at a word. */
export const PAGE_ROWS: i32 = 32_768;
/** Bytes before the values of a page that are kept free for its levels. */
export const FRONT: usize = 32 + 32_768 / 8;

/** Levels of a page. */
@unmanaged
export class Levels {
  /** Rows without a value. */
  nulls: i32;
  words: usize;
}

/** Say that the rows of a chunk have values, from a row of the page on. */
export function fillLevels(its: Levels, from: i32, rows: i32): void {
  memory.fill(its.words + (<usize>from >> 3), 0xff, ((<usize>rows + 31) >> 5) << 2);
}

/** Say that a row has none. */
export function clearLevel(its: Levels, row: i32): void {
  const word = its.words + ((<usize>row >> 5) << 2);
  store<u32>(word, load<u32>(word) & ~((<u32>1) << (row & 31)));
}

/** Write a number as groups of seven bits; where they end. */
export function putVarint(at: usize, number: u32): usize {
  let rest = number;
  let end = at;
  for (; rest > 127; rest >>>= 7) store<u8>(end++, <u8>((rest & 127) | 128));
  store<u8>(end, <u8>rest);
  return end + 1;
}

/** Write the levels of so many rows right before a place; where they begin. */
export function putLevels(its: Levels, end: usize, rows: i32): usize {
  const packed = its.nulls > 0 && its.nulls < rows;
  const groups = (rows + 7) >> 3;
  const header = packed ? ((<u32>groups) << 1) | 1 : (<u32>rows) << 1;
  const wide: usize = header < 128 ? 1 : header < 16_384 ? 2 : 3;
  const size = wide + (packed ? <usize>groups : 1);
  const start = end - size - 4;
  store<u32>(start, <u32>size);
  putVarint(start + 4, header);
  if (packed) memory.copy(end - groups, its.words, groups);
  else store<u8>(end - 1, its.nulls === 0 ? 1 : 0);
  return start;
}
