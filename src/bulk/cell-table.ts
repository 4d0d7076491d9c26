// What the compiled law says of a number in an interval: its class of plans and its plain general rate, in one word of a flat table. Numbers that
// are alike in all intervals share a row, so that the table stays in the processor's cache.

import { numbersOf, numberText, steppedNumbers, stepText } from "./number-text.js";

/** The class of a cell that was not asked for yet. */
export const UNASKED = 0xffff;
/** The class of a cell stands in its low bits, the place of its rate above. */
export const CLASS_BITS = 16;

/** The plain general rate of a cell, as a fraction. */
export interface CellRate {
  readonly numerator: number;
  readonly denominator: number;
}

/** The table, read directly where rows are rated. */
export interface CellTable {
  /** Intervals of a row. */
  readonly width: number;
  /** Rows by the place of the number. */
  readonly rows: Int32Array;
  /** By row and interval: the class (0 = not in force, or {@link UNASKED}), and the place of the rate above {@link CLASS_BITS}. */
  readonly words: Uint32Array;
  /** Rates by place; the first is nought. */
  readonly rates: readonly CellRate[];
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
}

/** A table as data. */
export interface PackedCells {
  /** Numbers of each row: how many changes; interval, class and rate at each. */
  readonly rows: string;
  /** Rows by the place of the number, as steps. */
  readonly places: string;
  /** Rates by place, "numerator/denominator". */
  readonly rates: readonly string[];
}

/** A table that is filled as cells are asked for. */
export interface CellWriter extends CellTable {
  set(place: number, slot: number, id: number, rate: number): void;
  /** Place of a rate. */
  rateAt(text: string): number;
  pack(): PackedCells;
}

/** Open a table of `numbers` numbers, from data or without any cell. */
export function cellTable(numbers: number, width: number, packed?: PackedCells): CellWriter {
  const rows = packed === undefined ? Int32Array.from({ length: numbers }, (_, place) => place) : steppedNumbers(packed.places);
  const count = packed === undefined ? numbers : rows.reduce((most, row) => Math.max(most, row + 1), 0);
  const words = new Uint32Array(count * width).fill(UNASKED);
  const numerators = new Float64Array(1 << CLASS_BITS);
  const denominators = new Float64Array(1 << CLASS_BITS).fill(1);
  const rates: CellRate[] = [];
  const ratePlaces = new Map<string, number>();

  function rateAt(text: string): number {
    const known = ratePlaces.get(text);
    if (known !== undefined) return known;
    if (rates.length >= numerators.length) throw new Error("more general rates than a cell can name");
    const [numerator = 0, denominator = 1] = text.split("/").map(Number);
    const place = rates.push({ numerator, denominator }) - 1;
    numerators[place] = numerator;
    denominators[place] = denominator;
    ratePlaces.set(text, place);
    return place;
  }

  rateAt("0/1");
  packed?.rates.forEach(rateAt);
  const changes = numbersOf(packed?.rows ?? "");
  for (let at = 0, row = 0; at < changes.length; row++) {
    const end = at + 1 + 3 * (changes[at] as number);
    for (at++; at < end; at += 3) {
      const word = wordOf(changes[at + 1] as number, changes[at + 2] as number);
      words.fill(word, row * width + (changes[at] as number), (row + 1) * width);
    }
  }

  function changesOf(row: number): number[] {
    const found: number[] = [];
    let before = -1;
    for (let slot = 0; slot < width; slot++) {
      const word = words[row * width + slot] as number;
      if (word !== before) found.push(slot, word & UNASKED, word >>> CLASS_BITS);
      before = word;
    }
    return [found.length / 3, ...found];
  }

  return {
    width,
    rows,
    words,
    rates,
    numerators,
    denominators,
    rateAt,
    set(place, slot, id, rate) {
      words[(rows[place] as number) * width + slot] = wordOf(id, rate);
    },
    pack() {
      const places = new Map<string, number>();
      const own = Array.from(rows, (row) => {
        const text = numberText(changesOf(row));
        const place = places.get(text) ?? places.size;
        places.set(text, place);
        return place;
      });
      return { rows: [...places.keys()].join(""), places: stepText(own), rates: [...ratePlaces.keys()] };
    },
  };
}

function wordOf(id: number, rate: number): number {
  return (id | (rate << CLASS_BITS)) >>> 0;
}
