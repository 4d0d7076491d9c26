// Finds the cells of rows in the usual form: without quotes, or with quotes around a whole cell. Rows in another form are left to the caller.

import { mayBeginFormula } from "./formula";
import { allocate } from "./memory";

const LF: u32 = 10;
const CR: u32 = 13;
const QUOTE: u32 = 34;
const NUMBER_SIGN: u32 = 35;
const COMMA: u32 = 44;

/** A scan of one block after another. Cell of row r in column c: at `c * stride + r` of `starts` and `lengths`. */
@unmanaged
export class Scan {
  /** Where the next row begins, and where the block ends. */
  at: usize;
  end: usize;
  starts: usize;
  lengths: usize;
  /** By row: where it begins, how many first cells are written as they stand, and where these end. */
  from: usize;
  kept: usize;
  keptEnd: usize;
  /** Up to where stops were searched. */
  searched: usize;
  width: i32;
  chunk: i32;
  stride: i32;
  /** Whether cells are to be written as they stand. */
  copies: i32;
  // Places of bytes that end a cell or are told of one; those from `stop` up to `count` lie ahead.
  stops: usize;
  room: i32;
  stop: i32;
  count: i32;
  // Those that the scan began with; more room is given back with the texts.
  firstStops: usize;
}

// Bytes that are searched at once.
const WINDOW: i32 = 1 << 13;
// The row reader takes no longer line, its end included, nor record.
const LONGEST: usize = (1 << 20) - 2;

/** A scan of rows of so many cells, a chunk of rows at a time; 0 where there is no room. */
export function newScan(width: i32, chunk: i32, stride: i32, copies: i32): usize {
  const at = allocate(offsetof<Scan>());
  const cells = <usize>width * <usize>stride * 4;
  const starts = allocate(cells);
  const lengths = allocate(cells);
  const from = allocate((<usize>chunk) << 2);
  const kept = allocate((<usize>chunk) << 2);
  const keptEnd = allocate((<usize>chunk) << 2);
  const stops = allocate((<usize>(4 * WINDOW)) << 2);
  if (stops === 0) return 0;
  const its = changetype<Scan>(at);
  its.starts = starts;
  its.lengths = lengths;
  its.from = from;
  its.kept = kept;
  its.keptEnd = keptEnd;
  its.firstStops = stops;
  its.width = width;
  its.chunk = chunk;
  its.stride = stride;
  its.copies = copies;
  beginScan(at, 0, 0);
  return at;
}

/** Begin a block. */
export function beginScan(scan: usize, from: usize, end: usize): void {
  const its = changetype<Scan>(scan);
  its.at = from;
  its.end = end;
  its.searched = from;
  its.stops = its.firstStops;
  its.room = 4 * WINDOW;
  its.stop = 0;
  its.count = 0;
}

/** Go on behind a row that was read elsewhere. */
export function passRow(scan: usize, at: usize): void {
  const its = changetype<Scan>(scan);
  its.at = at;
  while (its.stop < its.count && <usize>load<u32>(its.stops + ((<usize>its.stop) << 2)) < at) its.stop++;
  if (at > its.searched) its.searched = at;
}

/** Scan rows from a row of the chunk on; the row that was reached: the end of the chunk or of the block, or the first one in another form. */
export function scanRows(scan: usize, first: i32): i32 {
  const its = changetype<Scan>(scan);
  let row = plainRows(its, first);
  while (row !== its.chunk && its.stop + its.width > its.count && its.searched < its.end && search(its)) row = plainRows(its, row);
  return row;
}

function plainRows(its: Scan, first: i32): i32 {
  const stops = its.stops;
  const ahead = stops + ((<usize>its.count) << 2);
  const width = its.width;
  const last = width - 1;
  const stride = (<usize>its.stride) << 2;
  const shift = its.lengths - its.starts;
  const chunk = its.chunk;
  let row = first;
  let at = its.at;
  let rowStop = stops + ((<usize>its.stop) << 2);
  while (row < chunk && rowStop + ((<usize>width) << 2) <= ahead) {
    let stop = rowStop;
    let start = at;
    let column: i32 = 0;
    let slot = its.starts + ((<usize>row) << 2);
    let keeps = width;
    let until: usize = 0;
    let next: usize = 0;
    for (;;) {
      let end = <usize>load<u32>(stop);
      // Cells without quotes.
      while (column < last && load<u8>(end) === COMMA) {
        store<u32>(slot, <u32>start);
        store<i32>(slot + shift, <i32>(end - start));
        start = end + 1;
        column++;
        slot += stride;
        stop += 4;
        end = <usize>load<u32>(stop);
      }
      let after: u32 = load<u8>(end);
      let begin = start;
      let length = end - start;
      if (after === QUOTE && length === 0) {
        let close = stop + 4;
        while (close < ahead && load<u8>(<usize>load<u32>(close)) !== QUOTE) close += 4;
        if (close + ((<usize>(width - column)) << 2) >= ahead) break;
        length = <usize>load<u32>(close) - start - 1;
        end = <usize>load<u32>(close + 4);
        if (end !== start + length + 2) break;
        begin = start + 1;
        after = load<u8>(end);
        // Quotes that nothing in the cell asks for are not written again.
        if (close === stop + 4 && keeps === width) {
          keeps = column;
          until = start - 1;
        }
        stop = close + 4;
      }
      store<u32>(slot, <u32>begin);
      store<i32>(slot + shift, <i32>length);
      if (after === COMMA && column < last) {
        start = end + 1;
        stop += 4;
        column++;
        slot += stride;
        continue;
      }
      const returned = after === CR && stop + 4 < ahead && load<u8>(end, 1) === LF;
      if (column < last || end === at || (after !== LF && !returned) || end - at > LONGEST) break;
      const place = (<usize>row) << 2;
      store<u32>(its.from + place, <u32>at);
      store<i32>(its.kept + place, keeps);
      store<u32>(its.keptEnd + place, <u32>(keeps === width ? end : until));
      if (its.copies !== 0) keepBeforeFormula(its, row);
      row++;
      next = returned ? end + 2 : end + 1;
      rowStop = returned ? stop + 8 : stop + 4;
      break;
    }
    if (next === 0) break;
    at = next;
  }
  its.at = at;
  its.stop = <i32>((rowStop - stops) >> 2);
  return row;
}

// Of the first cells, keeps those before one that begins as a formula does.
function keepBeforeFormula(its: Scan, row: i32): void {
  const place = (<usize>row) << 2;
  const cells = load<i32>(its.kept + place);
  const shift = its.lengths - its.starts;
  let slot = its.starts + place;
  for (let column = 0; column < cells; column++, slot += (<usize>its.stride) << 2) {
    const start = <usize>load<u32>(slot);
    if (!mayBeginFormula(load<u8>(start)) || load<i32>(slot + shift) === 0) continue;
    store<i32>(its.kept + place, column);
    const quoted = start > <usize>load<u32>(its.from + place) && load<u8>(start - 1) === QUOTE;
    store<u32>(its.keptEnd + place, <u32>(quoted ? start - 2 : start - 1));
    return;
  }
}

// Adds the stops of the next window behind those that are left. False where there is no room for so many.
function search(its: Scan): bool {
  const left = its.count - its.stop;
  if (left + WINDOW + 64 > its.room) {
    const room = 2 * (left + WINDOW + 64);
    const larger = allocate((<usize>room) << 2);
    if (larger === 0) return false;
    memory.copy(larger, its.stops + ((<usize>its.stop) << 2), (<usize>left) << 2);
    its.stops = larger;
    its.room = room;
  } else memory.copy(its.stops, its.stops + ((<usize>its.stop) << 2), (<usize>left) << 2);
  const end = min(its.end, its.searched + WINDOW);
  const to = searchStops(its.searched, end, its.stops + ((<usize>left) << 2));
  its.count = <i32>((to - its.stops) >> 2);
  its.stop = 0;
  its.searched = end;
  return true;
}

// Puts the places of stops one behind the other; where they end.
function searchStops(from: usize, end: usize, into: usize): usize {
  const comma = i8x16.splat(<i8>COMMA);
  const line = i8x16.splat(<i8>LF);
  const quote = i8x16.splat(<i8>QUOTE);
  const carriage = i8x16.splat(<i8>CR);
  const sign = i8x16.splat(<i8>NUMBER_SIGN);
  let at = from;
  let to = into;
  for (; at + 64 <= end; at += 64) {
    let bits: u64 = 0;
    for (let part: usize = 0; part < 64; part += 16) {
      const bytes = v128.load(at + part);
      const found = v128.or(
        v128.or(v128.or(i8x16.eq(bytes, comma), i8x16.eq(bytes, line)), v128.or(i8x16.eq(bytes, quote), i8x16.eq(bytes, carriage))),
        i8x16.eq(bytes, sign),
      );
      bits |= (<u64>i8x16.bitmask(found)) << part;
    }
    while (bits !== 0) {
      store<u32>(to, <u32>(at + <usize>ctz(bits)));
      to += 4;
      bits &= bits - 1;
    }
  }
  for (; at < end; at++) {
    const byte: u32 = load<u8>(at);
    if (byte !== COMMA && byte !== LF && byte !== QUOTE && byte !== CR && byte !== NUMBER_SIGN) continue;
    store<u32>(to, <u32>at);
    to += 4;
  }
  return to;
}
