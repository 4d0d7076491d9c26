// Columns of amounts on their way into Parquet: 64-bit integers, those of a page one behind the other; and which rows have them.

import { compressAmounts, compressedBytes } from "./compress";
import { clearLevel, FRONT, fillLevels, Levels, PAGE_ROWS, putLevels } from "./levels";
import { allocate } from "./memory";
import { STATUS_DETERMINED, STATUS_RANGE } from "./status";

/** Encodes one column of amounts. */
@unmanaged
export class AmountColumn {
  /** The page that was ended last, compressed; its bytes before that, and its rows without an amount. */
  pageStart: usize;
  pageEnd: usize;
  pageSize: i32;
  pageNulls: i32;
  page: usize;
  values: i32;
}

/** Which rows of a chunk have an amount, and which of the page. */
@unmanaged
export class Having {
  /** Rows of the chunk that have one. */
  count: i32;
  places: usize;
  levels: Levels;
}

/** A column without amounts; 0 where there is no room. */
export function newAmountColumn(): usize {
  const at = allocate(offsetof<AmountColumn>());
  const page = allocate(FRONT + <usize>PAGE_ROWS * 8);
  if (page === 0) return 0;
  const its = changetype<AmountColumn>(at);
  its.page = page;
  its.values = 0;
  return at;
}

/** No rows; 0 where there is no room. */
export function newHaving(chunk: i32): usize {
  const at = allocate(offsetof<Having>());
  const levels = allocate(offsetof<Levels>());
  const words = allocate(PAGE_ROWS / 8);
  const places = allocate((<usize>chunk) << 2);
  if (places === 0) return 0;
  const its = changetype<Having>(at);
  its.levels = changetype<Levels>(levels);
  its.levels.words = words;
  its.levels.nulls = 0;
  its.places = places;
  its.count = 0;
  return at;
}

/** Say which rows of a chunk have duties and which have bounds, by their status; the chunk begins at a row of the page. */
export function findHaving(status: usize, rows: i32, from: i32, duties: usize, bounds: usize): void {
  const full = changetype<Having>(duties);
  const wide = changetype<Having>(bounds);
  fillLevels(full.levels, from, rows);
  fillLevels(wide.levels, from, rows);
  let filled: usize = full.places;
  let bounded: usize = wide.places;
  for (let row = 0; row < rows; row++) {
    const code = load<u8>(status + <usize>row);
    if (code === STATUS_DETERMINED) {
      store<i32>(filled, row);
      filled += 4;
      store<i32>(bounded, row);
      bounded += 4;
      continue;
    }
    clearLevel(full.levels, from + row);
    if (code === STATUS_RANGE) {
      store<i32>(bounded, row);
      bounded += 4;
    } else clearLevel(wide.levels, from + row);
  }
  full.count = <i32>((filled - full.places) >> 2);
  wide.count = <i32>((bounded - wide.places) >> 2);
  full.levels.nulls += rows - full.count;
  wide.levels.nulls += rows - wide.count;
}

/** Say that a row of a chunk has an amount or not; rows are told in their order, from the first on. */
export function setHaving(at: usize, from: i32, row: i32, has: i32): void {
  const its = changetype<Having>(at);
  if (row === 0) its.count = 0;
  if ((row & 31) === 0) store<u32>(its.levels.words + ((<usize>(from + row) >> 5) << 2), -1);
  if (has !== 0) {
    store<i32>(its.places + ((<usize>its.count) << 2), row);
    its.count++;
    return;
  }
  clearLevel(its.levels, from + row);
  its.levels.nulls++;
}

/** Add amounts, whole numbers below 2^53, of the rows that have them. */
export function addAmounts(at: usize, amounts: usize, having: usize): void {
  const its = changetype<AmountColumn>(at);
  const rows = changetype<Having>(having);
  const count = rows.count;
  const places = rows.places;
  let into = its.page + FRONT + ((<usize>its.values) << 3);
  for (let each = 0; each < count; each++) {
    const row = <usize>load<u32>(places + ((<usize>each) << 2));
    store<i64>(into, <i64>load<f64>(amounts + (row << 3)));
    into += 8;
  }
  its.values += count;
}

/** Write another amount over the one that was added so many amounts before the end. */
export function mendAmount(at: usize, back: i32, amount: i64): void {
  const its = changetype<AmountColumn>(at);
  store<i64>(its.page + FRONT + ((<usize>(its.values - back)) << 3), amount);
}

/** Room for a page that is compressed; 0 where there is none. */
export function newCompressed(): usize {
  return allocate(compressedBytes(FRONT + <usize>PAGE_ROWS * 8));
}

/** End a page of so many rows and compress it into the room given: `pageStart` to `pageEnd`. */
export function endAmounts(at: usize, having: usize, rows: i32, compressed: usize): void {
  const its = changetype<AmountColumn>(at);
  const levels = changetype<Having>(having).levels;
  const start = putLevels(levels, its.page + FRONT, rows);
  const end = its.page + FRONT + ((<usize>its.values) << 3);
  its.pageStart = compressed;
  its.pageEnd = compressAmounts(start, its.page + FRONT, end, compressed);
  its.pageSize = <i32>(end - start);
  its.pageNulls = levels.nulls;
  its.values = 0;
}

/** Begin the next page. */
export function beginPage(having: usize): void {
  changetype<Having>(having).levels.nulls = 0;
}
