// The distinct texts of a column, found by their bytes: a text that comes again is known by its code.

import { isFormula, mayBeginFormula } from "./formula";
import { allocate } from "./memory";

/** Told where the cells of a chunk have different codes. */
export const MIXED: i32 = -2;
/** Told where there is no room for another text. */
export const FULL: i32 = -3;

/** Texts by code, in the order in which they were first met. */
@unmanaged
export class Dictionary {
  /** Texts so far. */
  count: i32;
  /** Whether any of them is a formula to a spreadsheet. */
  anyFormula: i32;
  /** Where texts begin, how long they are, whether they are formulas; by code. */
  starts: usize;
  lengths: usize;
  formulas: usize;
  /** Bytes of all texts. */
  size: i32;
  room: i32;
  // Texts, the next one at `next`; each fills whole words.
  next: usize;
  end: usize;
  slots: usize;
  slotCount: i32;
}

// A slot: code plus one (0 where it is free), length, hash, where the text begins, and its first words.
const SLOT: usize = 32;
const WORDS: usize = 16;
// Texts up to this length stand in their slot.
const WITHIN: i32 = 16;
const TEXTS_AT_FIRST: i32 = 256;
const BYTES_AT_ONCE: i32 = 1 << 14;

/** A dictionary without texts; 0 where there is no room. */
export function newDictionary(): usize {
  const at = allocate(offsetof<Dictionary>());
  if (at === 0) return 0;
  memory.fill(at, 0, offsetof<Dictionary>());
  const made = changetype<Dictionary>(at);
  return grown(made, TEXTS_AT_FIRST) ? at : 0;
}

// Bytes of the last word of a text that belong to it, by its length.
function maskOf(length: i32): u32 {
  return <u32>-1 >>> (((4 - (length & 3)) & 3) << 3);
}

function mixed(w0: u32, w1: u32, w2: u32, w3: u32, length: u32): u32 {
  const hash = (w0 * 0x9e3779b1) ^ (w1 * 0x85ebca6b) ^ (w2 * 0xc2b2ae35) ^ (w3 * 0x27d4eb2f) ^ length;
  const spread = (hash ^ (hash >>> 15)) * 0x9e3779b1;
  return spread ^ (spread >>> 16);
}

/**
 * Codes of cells, whose places and lengths stand one behind the other; -1 where a cell is empty. Twelve bytes can be read behind every cell. Gives
 * the code that all cells have, `MIXED`, or `FULL`: then nothing holds.
 */
export function codesOf(at: usize, starts: usize, lengths: usize, rows: i32, into: usize): i32 {
  const its = changetype<Dictionary>(at);
  let slots = its.slots;
  let mask = <u32>its.slotCount - 1;
  // The text met last: in many columns it comes again.
  let code: i32 = -1;
  let size: i32 = 0;
  let p0: u32 = 0;
  let p1: u32 = 0;
  let p2: u32 = 0;
  let p3: u32 = 0;
  let common: i32 = FULL;
  for (let row = 0; row < rows; row++) {
    const place = (<usize>row) << 2;
    const length = load<i32>(lengths + place);
    if (length <= 0) {
      code = -1;
      size = 0;
    } else {
      const start = <usize>load<u32>(starts + place);
      let w0 = load<u32>(start);
      let w1: u32 = 0;
      let w2: u32 = 0;
      let w3: u32 = 0;
      const tail = maskOf(length);
      if (length <= 4) w0 &= tail;
      else {
        w1 = load<u32>(start, 4);
        if (length <= 8) w1 &= tail;
        else {
          w2 = load<u32>(start, 8);
          if (length <= 12) w2 &= tail;
          else {
            w3 = load<u32>(start, 12);
            if (length <= WITHIN) w3 &= tail;
          }
        }
      }
      const again = length === size && w0 === p0 && w1 === p1 && w2 === p2 && w3 === p3;
      if (!again || (length > WITHIN && !sameText(<usize>load<u32>(its.starts + ((<usize>code) << 2)), start, length))) {
        size = length;
        p0 = w0;
        p1 = w1;
        p2 = w2;
        p3 = w3;
        let hash = mixed(w0, w1, w2, w3, length);
        if (length > WITHIN) hash = longHash(start, length, hash);
        let slot = hash & mask;
        let known = slots + <usize>slot * SLOT;
        let found = load<i32>(known);
        while (
          found !== 0 &&
          (load<u32>(known, WORDS) !== w0 ||
            load<i32>(known, 4) !== length ||
            load<u32>(known, WORDS + 4) !== w1 ||
            load<u32>(known, WORDS + 8) !== w2 ||
            load<u32>(known, WORDS + 12) !== w3 ||
            (length > WITHIN && !sameText(<usize>load<u32>(known, 12), start, length)))
        ) {
          slot = (slot + 1) & mask;
          known = slots + <usize>slot * SLOT;
          found = load<i32>(known);
        }
        if (found === 0) {
          code = added(its, known, start, length, hash, w0, w1, w2, w3);
          if (code < 0) return FULL;
          slots = its.slots;
          mask = <u32>its.slotCount - 1;
        } else code = found - 1;
      }
    }
    store<i32>(into + place, code);
    if (code !== common) common = row === 0 ? code : MIXED;
  }
  return rows === 0 ? -1 : common;
}

// Of texts of one length that agree in their first sixteen bytes.
function sameText(known: usize, start: usize, length: i32): bool {
  const last = <usize>(length - 1) & ~3;
  let at: usize = 16;
  for (; at < last; at += 4) if (load<u32>(known + at) !== load<u32>(start + at)) return false;
  return load<u32>(known + last) === (load<u32>(start + last) & maskOf(length));
}

function longHash(start: usize, length: i32, first: u32): u32 {
  const last = <usize>(length - 1) & ~3;
  let hash = first;
  for (let at: usize = 16; at < last; at += 4) hash = (hash ^ load<u32>(start + at) ^ (hash >>> 15)) * 0x85ebca6b;
  hash = (hash ^ (load<u32>(start + last) & maskOf(length)) ^ (hash >>> 15)) * 0x9e3779b1;
  return hash ^ (hash >>> 13);
}

function added(its: Dictionary, slot: usize, start: usize, length: i32, hash: u32, w0: u32, w1: u32, w2: u32, w3: u32): i32 {
  const code = its.count;
  let known = slot;
  if (code === its.room) {
    if (!grown(its, 2 * its.room)) return -1;
    const mask = <u32>its.slotCount - 1;
    let at = hash & mask;
    while (load<i32>(its.slots + <usize>at * SLOT) !== 0) at = (at + 1) & mask;
    known = its.slots + <usize>at * SLOT;
  }
  const text = put(its, start, length);
  if (text === 0) return -1;
  const place = (<usize>code) << 2;
  store<u32>(its.starts + place, <u32>text);
  store<i32>(its.lengths + place, length);
  const formula = mayBeginFormula(load<u8>(text)) && isFormula(text, length);
  store<u8>(its.formulas + <usize>code, formula ? 1 : 0);
  if (formula) its.anyFormula = 1;
  store<i32>(known, code + 1);
  store<i32>(known, length, 4);
  store<u32>(known, hash, 8);
  store<u32>(known, <u32>text, 12);
  store<u32>(known, w0, WORDS);
  store<u32>(known, w1, WORDS + 4);
  store<u32>(known, w2, WORDS + 8);
  store<u32>(known, w3, WORDS + 12);
  its.count = code + 1;
  return code;
}

// Copies a text; where it stands now, 0 where there is no room.
function put(its: Dictionary, start: usize, length: i32): usize {
  const size = (length + 3) & ~3;
  const text = textRoom(its, size);
  if (text === 0) return 0;
  memory.copy(text, start, length);
  for (let at = length; at < size; at++) store<u8>(text + <usize>at, 0);
  return text;
}

/** Room for a text of so many bytes, whole words; 0 where there is none. */
export function textRoom(its: Dictionary, size: i32): usize {
  if (its.next + <usize>size > its.end) {
    const more = max(BYTES_AT_ONCE, max(its.size, size));
    // Words may be read behind the last text.
    const room = allocate(more + 16);
    if (room === 0) return 0;
    its.next = room;
    its.end = room + <usize>more;
  }
  const text = its.next;
  its.next += <usize>size;
  its.size += size;
  return text;
}

/** Make room for so many texts that are looked up by their bytes. */
function grown(its: Dictionary, room: i32): bool {
  const slotCount = 2 * room;
  const slots = allocate(<usize>slotCount * SLOT);
  if (slots === 0 || !widened(its, room)) return false;
  memory.fill(slots, 0, <usize>slotCount * SLOT);
  const mask = <u32>slotCount - 1;
  for (let from = 0; from < its.slotCount; from++) {
    const slot = its.slots + <usize>from * SLOT;
    if (load<i32>(slot) === 0) continue;
    let at = load<u32>(slot, 8) & mask;
    while (load<i32>(slots + <usize>at * SLOT) !== 0) at = (at + 1) & mask;
    memory.copy(slots + <usize>at * SLOT, slot, SLOT);
  }
  its.slots = slots;
  its.slotCount = slotCount;
  return true;
}

/** Make room for so many texts. */
export function widened(its: Dictionary, room: i32): bool {
  const starts = allocate((<usize>room) << 2);
  const lengths = allocate((<usize>room) << 2);
  const formulas = allocate(<usize>room);
  if (formulas === 0 || lengths === 0 || starts === 0) return false;
  memory.copy(starts, its.starts, (<usize>its.count) << 2);
  memory.copy(lengths, its.lengths, (<usize>its.count) << 2);
  memory.copy(formulas, its.formulas, <usize>its.count);
  its.starts = starts;
  its.lengths = lengths;
  its.formulas = formulas;
  its.room = room;
  return true;
}
