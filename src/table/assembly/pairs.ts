// Texts of pairs: one of a list of beginnings, a space, and one of a list of endings. A pair that comes again has the same code.

import { Dictionary, textRoom, widened } from "./dictionary";
import { allocate } from "./memory";

/** Codes of pairs, and their texts as a dictionary that is not looked up by bytes. */
@unmanaged
export class Pairs {
  texts: usize;
  // Beginnings and endings: places and lengths of their texts.
  firsts: usize;
  firstLengths: usize;
  firstCount: i32;
  seconds: usize;
  secondLengths: usize;
  // Pairs and their codes plus one; 0 where the place is free.
  slots: usize;
  slotCount: i32;
  count: i32;
}

const SLOT: usize = 16;
const FIRST_SIZE: i32 = 4_096;
const SPACE: u8 = 32;

/** Pairs without texts; 0 where there is no room. Endings stand in memory: places and lengths of their texts. */
export function newPairs(seconds: usize, secondLengths: usize): usize {
  const at = allocate(offsetof<Pairs>());
  const texts = allocate(offsetof<Dictionary>());
  const slots = allocate(<usize>FIRST_SIZE * SLOT);
  if (slots === 0) return 0;
  memory.fill(at, 0, offsetof<Pairs>());
  memory.fill(texts, 0, offsetof<Dictionary>());
  memory.fill(slots, 0, <usize>FIRST_SIZE * SLOT);
  if (!widened(changetype<Dictionary>(texts), 256)) return 0;
  const its = changetype<Pairs>(at);
  its.texts = texts;
  its.seconds = seconds;
  its.secondLengths = secondLengths;
  its.slots = slots;
  its.slotCount = FIRST_SIZE;
  return at;
}

/** Say where the beginnings are; one of no length stands for none. */
export function setFirsts(at: usize, firsts: usize, lengths: usize, count: i32): void {
  const its = changetype<Pairs>(at);
  its.firsts = firsts;
  its.firstLengths = lengths;
  its.firstCount = count;
}

/** The dictionary of the texts. */
export function pairTexts(at: usize): usize {
  return changetype<Pairs>(at).texts;
}

/**
 * Codes of the pairs of rows of a status, from a row on; -1 in the others. Gives the row that was reached: all of them, or the one whose beginning is
 * not among those told, or -1 where there is no room. Endings that are at 0 count as none.
 */
export function codePairs(at: usize, wanted: u32, status: usize, firsts: usize, seconds: usize, from: i32, rows: i32, into: usize): i32 {
  const its = changetype<Pairs>(at);
  let slots = its.slots;
  let mask = <u32>its.slotCount - 1;
  for (let row = from; row < rows; row++) {
    const place = (<usize>row) << 2;
    if (load<u8>(status + <usize>row) !== wanted) {
      store<i32>(into + place, -1);
      continue;
    }
    const first = load<u32>(firsts + place);
    const second = seconds === 0 ? 0 : load<u32>(seconds + place);
    let slot = hashOf(first, second) & mask;
    let known = slots + <usize>slot * SLOT;
    let found = load<i32>(known);
    while (found !== 0 && (load<u32>(known, 4) !== first || load<u32>(known, 8) !== second)) {
      slot = (slot + 1) & mask;
      known = slots + <usize>slot * SLOT;
      found = load<i32>(known);
    }
    if (found === 0) {
      if (<i32>first >= its.firstCount) return row;
      const code = joined(its, first, seconds === 0 ? -1 : <i32>second);
      if (code === NO_ROOM) return -1;
      store<i32>(known, code + CODE_SHIFT);
      store<u32>(known, first, 4);
      store<u32>(known, second, 8);
      its.count++;
      found = code + CODE_SHIFT;
      if (2 * its.count > its.slotCount) {
        if (!moreSlots(its)) return -1;
        slots = its.slots;
        mask = <u32>its.slotCount - 1;
      }
    }
    store<i32>(into + place, found - CODE_SHIFT);
  }
  return rows;
}

/** Code of a text that is no pair, and is not looked up; -1 where there is no room. */
export function addText(at: usize, start: usize, length: i32): i32 {
  const its = changetype<Pairs>(at);
  const texts = changetype<Dictionary>(its.texts);
  const text = newText(texts, length);
  if (text === 0) return -1;
  memory.copy(text, start, length);
  return texts.count - 1;
}

// A pair may have no text, which is code -1; so codes stand in slots plus two.
const CODE_SHIFT: i32 = 2;
const NO_ROOM: i32 = -9;

function joined(its: Pairs, first: u32, second: i32): i32 {
  const place = (<usize>first) << 2;
  const begin = load<i32>(its.firstLengths + place);
  const ending = second < 0 ? 0 : load<i32>(its.secondLengths + ((<usize>second) << 2));
  const between = begin > 0 && ending > 0 ? 1 : 0;
  const length = begin + between + ending;
  if (length === 0) return -1;
  const texts = changetype<Dictionary>(its.texts);
  const text = newText(texts, length);
  if (text === 0) return NO_ROOM;
  memory.copy(text, load<u32>(its.firsts + place), begin);
  if (between > 0) store<u8>(text + <usize>begin, SPACE);
  if (ending > 0) memory.copy(text + <usize>begin + <usize>between, load<u32>(its.seconds + ((<usize>second) << 2)), ending);
  return texts.count - 1;
}

// Room for another text, whose code is the last; 0 where there is none.
function newText(texts: Dictionary, length: i32): usize {
  const code = texts.count;
  if (code === texts.room && !widened(texts, 2 * texts.room)) return 0;
  const text = textRoom(texts, (length + 3) & ~3);
  if (text === 0) return 0;
  const place = (<usize>code) << 2;
  store<u32>(texts.starts + place, <u32>text);
  store<i32>(texts.lengths + place, length);
  store<u8>(texts.formulas + <usize>code, 0);
  texts.count = code + 1;
  return text;
}

function moreSlots(its: Pairs): bool {
  const count = 2 * its.slotCount;
  const slots = allocate(<usize>count * SLOT);
  if (slots === 0) return false;
  memory.fill(slots, 0, <usize>count * SLOT);
  const mask = <u32>count - 1;
  for (let from = 0; from < its.slotCount; from++) {
    const slot = its.slots + <usize>from * SLOT;
    if (load<i32>(slot) === 0) continue;
    let at = hashOf(load<u32>(slot, 4), load<u32>(slot, 8)) & mask;
    while (load<i32>(slots + <usize>at * SLOT) !== 0) at = (at + 1) & mask;
    memory.copy(slots + <usize>at * SLOT, slot, SLOT);
  }
  its.slots = slots;
  its.slotCount = count;
  return true;
}

function hashOf(first: u32, second: u32): u32 {
  const mixed = (first * 0x9e3779b1) ^ (second * 0x85ebca6b);
  return ((mixed ^ (mixed >>> 15)) * 0xc2b2ae35) >>> 7;
}
