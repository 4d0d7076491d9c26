// A column of texts on its way into Parquet: codes of a dictionary while these pay, the texts themselves after that.

import { Dictionary } from "./dictionary";
import { isFormula, mayBeginFormula } from "./formula";
import { clearLevel, FRONT, fillLevels, Levels, PAGE_ROWS, putLevels, putVarint } from "./levels";
import { allocate } from "./memory";

const QUOTE: u8 = 39;
// What a page holds.
const NOTHING: i32 = 0;
const CODES: i32 = 1;
const TEXTS: i32 = 2;
const PAGE_AT_FIRST: usize = 1 << 18;

/** Encodes one column of texts, one row group after another. */
@unmanaged
export class TextColumn {
  /** The page that was ended last: where it begins and ends, its rows, those without a value, and whether it holds codes. */
  pageStart: usize;
  pageEnd: usize;
  pageRows: i32;
  pageNulls: i32;
  pageCoded: i32;
  /** Cells that got a quote before them. */
  defused: i32;
  /** Texts of the row group that are told apart. */
  distinct: i32;
  raw: i32;
  kind: i32;
  rows: i32;
  values: i32;
  levels: Levels;
  // Codes of the page that is filled, or its texts up to `end`.
  indexes: usize;
  page: usize;
  room: usize;
  end: usize;
  // The page that the column began with; a wider one is given back with the texts.
  firstPage: usize;
  // By code, place among the texts of the row group plus one; and the codes in that order.
  local: usize;
  localRoom: i32;
  order: usize;
}

/** A column without rows; 0 where there is no room. `raw`: cells that look like formulas are left as they are. */
export function newTextColumn(raw: i32): usize {
  const at = allocate(offsetof<TextColumn>() + 16);
  const levels = allocate(offsetof<Levels>());
  const words = allocate(PAGE_ROWS / 8);
  const indexes = allocate(<usize>PAGE_ROWS * 4);
  const page = allocate(FRONT + PAGE_AT_FIRST);
  if (page === 0) return 0;
  memory.fill(at, 0, offsetof<TextColumn>());
  const its = changetype<TextColumn>(at);
  its.raw = raw;
  its.levels = changetype<Levels>(levels);
  its.levels.nulls = 0;
  its.levels.words = words;
  its.indexes = indexes;
  its.page = page;
  its.firstPage = page;
  its.room = FRONT + PAGE_AT_FIRST;
  its.end = FRONT;
  return at;
}

/** Whether the page must be ended before a chunk of so many rows, as codes or as texts of so many bytes. */
export function endsBefore(at: usize, coded: i32, rows: i32, bytes: i32): bool {
  const its = changetype<TextColumn>(at);
  if (its.kind === NOTHING) return false;
  return its.rows + rows > PAGE_ROWS || (its.kind === CODES) !== (coded !== 0) || (its.kind === TEXTS && its.end + <usize>bytes > its.room);
}

/** Add the cells of a chunk by their codes; below 0 where there is none. A row group takes codes of one dictionary. False where there is no room. */
export function addCodes(at: usize, dictionary: usize, codes: usize, rows: i32, common: i32): bool {
  const its = changetype<TextColumn>(at);
  const texts = changetype<Dictionary>(dictionary);
  if (its.localRoom < texts.count && !widened(its, texts.room)) return false;
  const from = its.rows;
  const levels = its.levels;
  const local = its.local;
  let into = its.indexes + ((<usize>its.values) << 2);
  fillLevels(levels, from, rows);
  if (common === -1) {
    memory.fill(levels.words + (<usize>from >> 3), 0, ((<usize>rows + 31) >> 5) << 2);
    levels.nulls += rows;
  } else if (common >= 0) {
    const index = indexOf(its, common);
    for (let row = 0; row < rows; row++, into += 4) store<i32>(into, index);
    its.values += rows;
  } else {
    const begun = into;
    for (let row = 0; row < rows; row++) {
      const code = load<i32>(codes + ((<usize>row) << 2));
      if (code < 0) {
        clearLevel(levels, from + row);
        continue;
      }
      const known = load<i32>(local + ((<usize>code) << 2));
      store<i32>(into, known > 0 ? known - 1 : indexOf(its, code));
      into += 4;
    }
    const values = <i32>((into - begun) >> 2);
    its.values += values;
    levels.nulls += rows - values;
  }
  if (texts.anyFormula !== 0 && its.raw === 0)
    for (let row = 0; row < rows; row++) {
      const code = load<i32>(codes + ((<usize>row) << 2));
      if (code >= 0) its.defused += load<u8>(texts.formulas + <usize>code);
    }
  its.rows = from + rows;
  its.kind = CODES;
  return true;
}

/** Bytes that the cells of a chunk take as texts, at most. */
export function textBytes(lengths: usize, rows: i32): i32 {
  let bytes: i32 = 16;
  for (let row = 0; row < rows; row++) bytes += 5 + max(0, load<i32>(lengths + ((<usize>row) << 2)));
  return bytes;
}

/** Add the cells of a chunk as texts, which take at most so many bytes. False where there is no room. */
export function addTexts(at: usize, starts: usize, lengths: usize, rows: i32, bytes: i32): bool {
  const its = changetype<TextColumn>(at);
  if (its.end + <usize>bytes > its.room && !pageWidened(its, its.end + <usize>bytes)) return false;
  const from = its.rows;
  const levels = its.levels;
  const raw = its.raw !== 0;
  let end = its.page + its.end;
  let nulls: i32 = 0;
  fillLevels(levels, from, rows);
  for (let row = 0; row < rows; row++) {
    const length = load<i32>(lengths + ((<usize>row) << 2));
    if (length <= 0) {
      clearLevel(levels, from + row);
      nulls++;
      continue;
    }
    const start = <usize>load<u32>(starts + ((<usize>row) << 2));
    if (!raw && mayBeginFormula(load<u8>(start)) && isFormula(start, length)) {
      its.defused++;
      store<i32>(end, length + 1);
      store<u8>(end, QUOTE, 4);
      end += 5;
    } else {
      store<i32>(end, length);
      end += 4;
    }
    // By eight bytes, which may write behind the text: the next one is written over that.
    if (length <= 16) {
      store<u64>(end, load<u64>(start));
      if (length > 8) store<u64>(end, load<u64>(start, 8), 8);
    } else memory.copy(end, start, length);
    end += length;
  }
  its.end = end - its.page;
  its.values += rows - nulls;
  levels.nulls += nulls;
  its.rows = from + rows;
  its.kind = TEXTS;
  return true;
}

/** End the page that is filled: `pageStart` to `pageEnd`. False where there is none. */
export function endTextPage(at: usize): bool {
  const its = changetype<TextColumn>(at);
  if (its.rows === 0) return false;
  its.pageStart = putLevels(its.levels, its.page + FRONT, its.rows);
  its.pageEnd = its.kind === CODES ? packed(its) : its.page + its.end;
  its.pageCoded = its.kind === CODES ? 1 : 0;
  its.pageRows = its.rows;
  its.pageNulls = its.levels.nulls;
  its.levels.nulls = 0;
  its.rows = 0;
  its.values = 0;
  its.end = FRONT;
  its.kind = NOTHING;
  return true;
}

/** End the row group: its texts as one page, `pageStart` to `pageEnd`. False where there is no room. */
export function endTexts(at: usize, dictionary: usize): bool {
  const its = changetype<TextColumn>(at);
  const texts = changetype<Dictionary>(dictionary);
  const quotes = its.raw === 0 && texts.anyFormula !== 0;
  let size: usize = FRONT + 16;
  for (let index = 0; index < its.distinct; index++) {
    const code = <usize>load<i32>(its.order + ((<usize>index) << 2));
    size += 5 + <usize>load<i32>(texts.lengths + (code << 2));
  }
  if (size > its.room && !pageWidened(its, size)) return false;
  let end = its.page + FRONT;
  its.pageStart = end;
  for (let index = 0; index < its.distinct; index++) {
    const code = <usize>load<i32>(its.order + ((<usize>index) << 2));
    const length = load<i32>(texts.lengths + (code << 2));
    const start = <usize>load<u32>(texts.starts + (code << 2));
    const quoted: i32 = quotes && load<u8>(texts.formulas + code) !== 0 ? 1 : 0;
    store<i32>(end, length + quoted);
    end += 4;
    if (quoted !== 0) store<u8>(end++, QUOTE);
    memory.copy(end, start, length);
    end += length;
    store<i32>(its.local + (code << 2), 0);
  }
  its.pageEnd = end;
  its.pageRows = its.distinct;
  its.distinct = 0;
  return true;
}

/** Begin anew with another dictionary, between two row groups. */
export function forgetTexts(at: usize): void {
  const its = changetype<TextColumn>(at);
  its.localRoom = 0;
  its.distinct = 0;
  its.page = its.firstPage;
  its.room = FRONT + PAGE_AT_FIRST;
}

function indexOf(its: TextColumn, code: i32): i32 {
  const place = its.local + ((<usize>code) << 2);
  const known = load<i32>(place);
  if (known > 0) return known - 1;
  const index = its.distinct++;
  store<i32>(its.order + ((<usize>index) << 2), code);
  store<i32>(place, index + 1);
  return index;
}

// Indexes as one run of packed bits, or as one run of the same; gives where they end.
function packed(its: TextColumn): usize {
  const count = its.values;
  const indexes = its.indexes;
  const start = its.page + FRONT;
  const width = 32 - clz(<u32>max(1, its.distinct - 1));
  store<u8>(start, <u8>width);
  if (count === 0) return start + 1;
  const first = load<u32>(indexes);
  let at: i32 = 1;
  while (at < count && load<u32>(indexes + ((<usize>at) << 2)) === first) at++;
  if (at === count) {
    const end = putVarint(start + 1, (<u32>count) << 1);
    store<u32>(end, first);
    return end + ((<usize>width + 7) >> 3);
  }
  const groups = (count + 7) >> 3;
  const begun = putVarint(start + 1, ((<u32>groups) << 1) | 1);
  let end = begun;
  let word: u64 = 0;
  let bits: i32 = 0;
  for (let each = 0; each < count; each++) {
    word |= (<u64>load<u32>(indexes + ((<usize>each) << 2))) << bits;
    bits += width;
    if (bits < 32) continue;
    store<u32>(end, <u32>word);
    end += 4;
    word >>= 32;
    bits -= 32;
  }
  // Runs are of whole groups of eight.
  const until = begun + <usize>groups * <usize>width;
  store<u64>(end, word);
  for (let zero = end + 8; zero < until; zero++) store<u8>(zero, 0);
  return until;
}

// Room for codes of so many texts.
function widened(its: TextColumn, texts: i32): bool {
  const local = allocate((<usize>texts) << 2);
  const order = allocate((<usize>texts) << 2);
  if (local === 0 || order === 0) return false;
  memory.fill(local, 0, (<usize>texts) << 2);
  if (its.localRoom > 0) {
    memory.copy(local, its.local, (<usize>its.localRoom) << 2);
    memory.copy(order, its.order, (<usize>its.distinct) << 2);
  }
  its.local = local;
  its.order = order;
  its.localRoom = texts;
  return true;
}

function pageWidened(its: TextColumn, size: usize): bool {
  const room = size + (size >> 1);
  const page = allocate(room);
  if (page === 0) return false;
  memory.copy(page, its.page, its.end);
  its.page = page;
  its.room = room;
  return true;
}
