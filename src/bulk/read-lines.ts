// Reads the cells of a chunk into columns of numbers, column by column and in two steps: what each cell says, as one number, then where that
// goes. Cells come as stretches of bytes, or as codes of texts, of which each is read once.

import { unitOf } from "../hts/units.js";
import type { Book } from "./book.js";
import { NOTHING } from "./cell-kinds.js";
import { LEAST } from "./compile-program.js";
import { CHUNK, type LineColumns, MARK, newLineColumns, SIGN } from "./line-columns.js";
import { INPUTS } from "./program.js";
import type { RareFacts } from "./rare-facts.js";
import type { Column } from "./rater-columns.js";
import { UNREAD } from "./read-cell.js";
import { saidCells } from "./said-cells.js";
import type { Spans, TextList } from "./spans.js";

/** Reads chunks of one table. */
export interface LineReader {
  /** The lines read last. */
  readonly lines: LineColumns;
  /** Units by code. */
  readonly units: readonly string[];
  /** Begin a chunk: its rows state nothing. */
  begin(rows: number): void;
  /** Read the cells of a column, by its place in the table, that are the spans from one on; a span of no length is no cell. */
  takeSpans(column: number, spans: Spans, from: number): void;
  /**
   * Read the cells of a column that are texts, by their codes from one on; a code below 0 is no cell. What a text says is remembered
   * as long as the same list comes.
   */
  takeCodes(column: number, texts: TextList, codes: Int32Array, from: number): void;
  /** End a chunk, of which all columns are read: rows that lack what every line must have are left to `assess`. */
  end(): void;
}

const QUANTITY = INPUTS.indexOf("quantity");
const UNIT_BITS = 5;
const UNITS_AT_MOST = 2 ** UNIT_BITS - 1;
const NO_CLAIM_COLUMN = 2;

/** Make the reader of a table. */
export function lineReader(kinds: readonly Column[], book: Book, rare: RareFacts, origin: string): LineReader {
  const lines = newLineColumns();
  const { amounts, claim, entryDay, importDay, marks, origin: origins, place, repaired, signs, units } = lines;
  const cells = saidCells(kinds, book, origin);
  const { said } = cells;
  // By row: which quantities have an amount, and the codes of their units.
  const given = [new Uint8Array(CHUNK), new Uint8Array(CHUNK)] as const;
  const named = [new Uint8Array(CHUNK), new Uint8Array(CHUNK)] as const;
  const has = (...of: Column["kind"][]): boolean => kinds.some(({ kind }) => of.includes(kind));
  const hasUnits = has("unit");
  // What is cleared for every chunk: nothing else can come into columns that no column of the table fills.
  const clears: readonly (readonly [Float64Array | Int32Array | Uint8Array | Uint16Array, number])[] = [
    [marks, 0],
    [origins, 0],
    [place, UNREAD],
    [entryDay, UNREAD],
    [amounts.subarray(0, CHUNK), UNREAD],
    [repaired, 0],
    ...(has("importDate") ? ([[importDay, UNREAD]] as const) : []),
    ...(has("spi") ? ([[claim, 0]] as const) : []),
    ...(has("content") ? ([[signs, 0]] as const) : []),
    ...(has("rare") ? ([[lines.rare, 0]] as const) : []),
    ...(hasUnits ? [units, ...given, ...named].map((column) => [column, 0] as const) : []),
    ...kinds.flatMap(({ kind, input }) =>
      input > 0 && kind !== "unit" ? [[amounts.subarray(input * CHUNK, (input + 1) * CHUNK), 0] as const] : [],
    ),
  ];
  if (!has("spi")) claim.fill(NO_CLAIM_COLUMN);
  let rows = 0;

  const late = (row: number): void => {
    marks[row] = (marks[row] as number) | MARK.late;
  };

  function putPlaces(): void {
    for (let row = 0; row < rows; row++) {
      const found = said[row] as number;
      if (found < 0) continue;
      place[row] = found >> 1;
      repaired[row] = found & 1;
    }
  }

  function putClaims(): void {
    for (let row = 0; row < rows; row++) {
      const code = said[row] as number;
      claim[row] = code;
      if (code === UNREAD) late(row);
    }
  }

  function putDays(into: Int32Array): void {
    for (let row = 0; row < rows; row++) {
      const day = said[row] as number;
      if (day === NOTHING) continue;
      into[row] = day;
      if (day === UNREAD) late(row);
    }
  }

  function putContent(input: number): void {
    const shift = 2 * (input - 1);
    for (let row = 0; row < rows; row++) {
      const cents = said[row] as number;
      if (cents === NOTHING) continue;
      if (cents === UNREAD) late(row);
      else if (cents >= 0) amounts[input * CHUNK + row] = cents;
      const sign = cents < 0 ? SIGN.unknown : cents === 0 ? SIGN.zero : SIGN.positive;
      signs[row] = (signs[row] as number) | (sign << shift);
    }
  }

  function putQuantity(input: number): void {
    const known = given[input - QUANTITY] as Uint8Array;
    for (let row = 0; row < rows; row++) {
      const amount = said[row] as number;
      if (amount === NOTHING) continue;
      if (amount === UNREAD) late(row);
      amounts[input * CHUNK + row] = amount;
      known[row] = 1;
    }
  }

  function putUnit(into: Uint8Array): void {
    for (let row = 0; row < rows; row++) {
      const code = said[row] as number;
      if (code === NOTHING) continue;
      if (code === UNREAD || code > UNITS_AT_MOST) late(row);
      else into[row] = code;
    }
  }

  // Rows of one combination so far and one text are of one combination; neighbors often are.
  function putRare(at: number): void {
    const texts = cells.texts(at);
    let [lastBefore, lastText, lastCode] = [-1, -1, -1];
    for (let row = 0; row < rows; row++) {
      const text = said[row] as number;
      if (text === NOTHING) continue;
      const before = lines.rare[row] as number;
      if (before !== lastBefore || text !== lastText) {
        lastBefore = before;
        lastText = text;
        lastCode = text === UNREAD ? UNREAD : rare.with(before, at, text, texts[text] as string);
      }
      if (lastCode < 0) late(row);
      else lines.rare[row] = lastCode;
    }
  }

  function putMarks(mark: number): void {
    for (let row = 0; row < rows; row++) {
      const found = said[row] as number;
      if (found !== NOTHING) marks[row] = (marks[row] as number) | (found === UNREAD ? MARK.late : mark);
    }
  }

  function put(at: number): void {
    const { kind, input } = kinds[at] as Column;
    switch (kind) {
      case "hts":
        putPlaces();
        break;
      case "origin":
        for (let row = 0; row < rows; row++) if (said[row] !== NOTHING) origins[row] = said[row] as number;
        break;
      case "entryDate":
        putDays(entryDay);
        break;
      case "importDate":
        putDays(importDay);
        break;
      case "value":
        for (let row = 0; row < rows; row++) if (said[row] !== NOTHING) amounts[row] = said[row] as number;
        break;
      case "spi":
        putClaims();
        break;
      case "content":
        putContent(input);
        break;
      case "quantity":
        putQuantity(input);
        break;
      case "unit":
        putUnit(named[input - QUANTITY] as Uint8Array);
        break;
      case "rare":
        putRare(at);
        break;
      case "weight":
        putMarks(MARK.weighed);
        break;
      default:
        putMarks(0);
    }
  }

  // What a unit counts, by its code.
  const bases: string[] = [];
  const baseOf = (code: number): string => {
    bases[code] ??= unitOf(cells.units[code] as string).base;
    return bases[code] as string;
  };

  // A quantity counts with its unit. Two of one base unit are one quantity or contradict, a second one alone is rare: both are left to
  // `assess`.
  function joinUnits(): void {
    for (let row = 0; row < rows; row++) {
      const first = given[0][row] === 0 ? 0 : (named[0][row] as number);
      const second = given[1][row] === 0 ? 0 : (named[1][row] as number);
      units[row] = first | (second << UNIT_BITS);
      if (second !== 0 && (first === 0 || first === second || baseOf(first) === baseOf(second))) late(row);
    }
  }

  function takeSpans(at: number, spans: Spans, from: number): void {
    cells.fromSpans(at, spans, from, rows);
    put(at);
  }

  return {
    lines,
    units: cells.units,
    begin(count) {
      rows = count;
      for (const [column, value] of clears) column.fill(value, 0, rows);
    },
    takeSpans,
    takeCodes(at, texts, codes, from) {
      cells.fromCodes(at, texts, codes, from, rows);
      put(at);
    },
    end() {
      if (hasUnits) joinUnits();
      for (let row = 0; row < rows; row++)
        if (origins[row] === 0 || place[row] === UNREAD || entryDay[row] === UNREAD || (amounts[row] as number) < LEAST) late(row);
    },
  };
}
