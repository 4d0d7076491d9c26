// The compiled law as tables to join: a text of a number to its column of the book, a column with an interval of days and a claim to what is
// owed. Only what rows ask for that state no amount but their value; the kernel answers the others.

import { formatHts } from "../hts/number.js";
import type { Book, PackedBook } from "./book.js";
import { FLAT_VALUES, type FlatProgram, flatProgram, PARTS } from "./flat-program.js";
import { AUTHORITIES, type Program } from "./program.js";
import { readProgram } from "./program-tables.js";

/** Claims in the order of their codes in a key: none, USMCA, unknown. */
export const CLAIM_KEYS = ["-", "S", "?"] as const;

/** Status codes of decisions; `kernel` where no flat program is known. */
export const DECIDED = { determined: 0, range: 1, prohibited: 2, kernel: 3 } as const;

/** Names of the authorities in the columns of decisions, in the order of `AUTHORITIES`. */
export const SHORT = ["base", "ieepa", "s122", "s201", "s232", "s301", "s338", "adcvd"] as const;

/** What a class does with facts that a row may state besides its value, as bits. */
export const ASKS = { metals: 1, units: 2, weights: 4 } as const;

/** Tables of one origin, column by column. */
export interface FlatTables {
  readonly law: string;
  readonly schedule: string;
  /** First days of the intervals. */
  readonly days: readonly string[];
  /** Authorities under which any row owes, by their short names. */
  readonly owed: readonly string[];
  readonly limits: typeof FLAT_VALUES;
  readonly parts: number;
  /** Key of the row that stands for no key. */
  readonly none: number;
  readonly numbers: { readonly text: string[]; readonly place: number[]; readonly shown: string[] };
  /** By key: (place of the column + interval) * claims + claim; the last row stands for every key that is none. */
  readonly decisions: Readonly<Record<string, number[] | string[]>>;
}

/** Flatten a packed book, which `book` has open. */
export function flatTables(packed: PackedBook, book: Book): FlatTables {
  const slots = book.slots.from.length;
  const columns = new Map<string, number>();
  const firsts: number[] = [];
  const numbers = { text: [] as string[], place: [] as number[], shown: [] as string[] };
  packed.cells.forEach((text, place) => {
    const hts = packed.numbers[place] as string;
    let column = columns.get(text);
    if (column === undefined) {
      column = firsts.push(place) - 1;
      columns.set(text, column);
    }
    for (const spelling of new Set([hts, formatHts(hts)])) {
      numbers.text.push(spelling);
      numbers.place.push(column * slots);
      numbers.shown.push(formatHts(hts));
    }
  });
  const rows = new DecisionColumns();
  const flat = flattener(packed);
  for (const place of firsts)
    for (let slot = 0; slot < slots; slot++) {
      const id = book.cell(place, slot);
      const { numerator, denominator } = book.rate(place, slot);
      for (const claim of CLAIM_KEYS) rows.add(id === 0 ? undefined : flat(id, claim, (numerator * PARTS) / denominator), asks(book, id));
    }
  rows.add(undefined, 0);
  return {
    law: packed.law,
    schedule: packed.schedule,
    days: book.slots.from,
    owed: SHORT.filter((name) => [`min_${name}`, `max_${name}`].some((side) => (rows.columns[side] as number[]).some((rate) => rate > 0))),
    limits: FLAT_VALUES,
    parts: PARTS,
    none: (rows.columns.key as number[]).length - 1,
    numbers,
    decisions: rows.columns,
  };
}

function asks(book: Book, id: number): number {
  if (id === 0) return 0;
  const { metals, units, weights } = book.class(id);
  return (metals ? ASKS.metals : 0) | (units ? ASKS.units : 0) | (weights ? ASKS.weights : 0);
}

// The flat program of a class under a claim, with the rate of a cell; each made once.
function flattener(packed: PackedBook): (id: number, claim: string, general: number) => FlatProgram | undefined {
  const programs = new Map<number, Program>();
  const flats = new Map<string, FlatProgram | undefined>();
  const places = packed.keys.map((keys) => {
    const found = new Map<string, number>();
    for (const each of keys.split(";")) {
      const cut = each.lastIndexOf("=");
      found.set(each.slice(0, cut), Number(each.slice(cut + 1)));
    }
    return found;
  });
  return (id, claim, general) => {
    const place = places[id - 1]?.get(`${claim} 0 `) ?? -1;
    if (place < 0 || !Number.isInteger(general)) return undefined;
    const key = `${place} ${general}`;
    if (flats.has(key)) return flats.get(key);
    const program = programs.get(place) ?? readProgram(packed.tables, place);
    programs.set(place, program);
    const made = flatProgram(program, general);
    flats.set(key, made === undefined ? undefined : withGeneral(made, general));
    return flats.get(key);
  };
}

// The rate of the cell is the part of the base duty.
function withGeneral(flat: FlatProgram, general: number): FlatProgram {
  const side = (each: FlatProgram["min"]): FlatProgram["min"] =>
    each.general ? { ...each, parts: each.parts.map((part, at) => (at === 0 ? general : part)) } : each;
  return { ...flat, min: side(flat.min), max: side(flat.max) };
}

class DecisionColumns {
  readonly columns: Record<string, number[] | string[]> = {
    key: [],
    status: [],
    status_name: [],
    asks: [],
    ...Object.fromEntries(["min", "max"].flatMap((side) => [...SHORT, "constant"].map((name) => [`${side}_${name}`, []]))),
    headings: [],
    questions: [],
  };

  add(flat: FlatProgram | undefined, asked: number): void {
    const put = (name: string, value: number | string): void => {
      (this.columns[name] as (number | string)[]).push(value);
    };
    put("key", this.columns.key?.length ?? 0);
    put("status", flat === undefined ? DECIDED.kernel : DECIDED[flat.status]);
    put("status_name", flat?.status ?? "");
    put("asks", asked);
    for (const side of ["min", "max"] as const) {
      AUTHORITIES.forEach((_, at) => {
        put(`${side}_${SHORT[at]}`, flat?.[side].parts[at] ?? 0);
      });
      put(`${side}_constant`, flat?.[side].constant ?? 0);
    }
    put("headings", flat === undefined || flat.headings === "" ? "" : `${flat.headings} `);
    put("questions", flat?.questions ?? "");
  }
}
