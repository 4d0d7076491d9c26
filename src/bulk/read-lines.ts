// Reads the cells of a chunk into columns of numbers, strictly and column by column: whatever is not in the plain form of the contract
// marks its row for `assess`, which says what is wrong with it.

import type { Book } from "./book.js";
import { type CellColumn, lengthAt, SLOT, TEXT_AT, WITHIN } from "./cell-slots.js";
import { LEAST } from "./compile-program.js";
import { CHUNK, type LineColumns, MARK, newLineColumns, SIGN } from "./line-columns.js";
import { INPUTS } from "./program.js";
import { type RareFacts, MOST as TEXTS_AT_MOST } from "./rare-facts.js";
import { type Column, WORDS } from "./rater-columns.js";
import { digitsRead, readDayNumber, readDecimal, readNumber, UNREAD } from "./read-cell.js";
import { TextCodes } from "./text-codes.js";

/** Reads chunks of one table. */
export interface LineReader {
  /** The lines read last. */
  readonly lines: LineColumns;
  /** Units by code. */
  readonly units: readonly string[];
  /** Begin a chunk: its rows state nothing. */
  begin(rows: number): void;
  /** Read the cells of a column, by its place in the table. */
  take(column: number, cells: CellColumn): void;
  /** End a chunk, of which all columns are read: rows that lack what every line must have are left to `assess`. */
  end(): void;
}

/** What is read of a cell that is not empty. */
type ReadCell = (bytes: Uint8Array, from: number, length: number, row: number) => void;

const QUANTITY = INPUTS.indexOf("quantity");
const UNIT_BITS = 5;
const UNITS_AT_MOST = 2 ** UNIT_BITS - 1;
const NO_CLAIM_COLUMN = 2;
const LETTER_S = 83;
const CLAIM_CODES: ReadonlyMap<string, number> = new Map([
  ["S", 1],
  ["?", 2],
  ["S+", 3],
]);

/** Make the reader of a table. */
export function lineReader(kinds: readonly Column[], book: Book, rare: RareFacts, origin: string): LineReader {
  const lines = newLineColumns();
  const { amounts, claim, entryDay, importDay, marks, origin: origins, place, repaired, signs, units } = lines;
  const lengths = Uint8Array.from(book.numbers, (hts) => hts.length);
  const originBytes = Array.from(origin, (letter) => letter.charCodeAt(0));
  const codes = kinds.map(() => new TextCodes());
  const unitCodes = new TextCodes();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  // By row: which quantities have an amount, and the codes of their units.
  const given = [new Uint8Array(CHUNK), new Uint8Array(CHUNK)] as const;
  const named = [new Uint8Array(CHUNK), new Uint8Array(CHUNK)] as const;
  const hasUnits = kinds.some(({ kind }) => kind === "unit");
  const hasClaims = kinds.some(({ kind }) => kind === "spi");
  let rows = 0;

  const late = (row: number): void => {
    marks[row] = (marks[row] as number) | MARK.late;
  };

  function each(column: CellColumn, read: ReadCell): void {
    const { bytes } = column;
    for (let row = 0; row < rows; row++) {
      const length = lengthAt(column, row);
      if (length === 0) continue;
      if (length <= WITHIN) read(bytes, SLOT * row + TEXT_AT, length, row);
      else {
        const encoded = encoder.encode(column.text(row));
        read(encoded, 0, encoded.length, row);
      }
    }
  }

  const text = (bytes: Uint8Array, from: number, length: number): string => decoder.decode(bytes.subarray(from, from + length));

  const readHts: ReadCell = (bytes, from, length, row) => {
    const number = readNumber(bytes, from, length);
    if (number === UNREAD) return;
    const found = book.place(number);
    // A number that a spreadsheet cut is the same integer; one of 8 digits is never the integer of one of 10.
    const lost = found === undefined ? 0 : (lengths[found] as number) - digitsRead;
    if (found === undefined || lost < 0 || lost > 1) return;
    place[row] = found;
    repaired[row] = lost;
  };

  const readOrigin: ReadCell = (bytes, from, length, row) => {
    let same = length === originBytes.length;
    for (let at = 0; at < length && same; at++) same = bytes[from + at] === originBytes[at];
    origins[row] = same ? 1 : 0;
  };

  const readClaim: ReadCell = (bytes, from, length, row) => {
    if (length === 1 && bytes[from] === LETTER_S) {
      claim[row] = 1;
      return;
    }
    const code = CLAIM_CODES.get(text(bytes, from, length));
    if (code === undefined) late(row);
    else claim[row] = code;
  };

  function readDay(into: Int32Array): ReadCell {
    return (bytes, from, length, row) => {
      const day = readDayNumber(bytes, from, length);
      into[row] = day;
      if (day === UNREAD) late(row);
    };
  }

  const readValue: ReadCell = (bytes, from, length, row) => {
    amounts[row] = readDecimal(bytes, from, length, 2);
  };

  function readContent(input: number): ReadCell {
    const shift = 2 * (input - 1);
    return (bytes, from, length, row) => {
      const cents = readDecimal(bytes, from, length, 2);
      let sign: number = cents === 0 ? SIGN.zero : SIGN.positive;
      if (cents === UNREAD) {
        sign = SIGN.unknown;
        if (text(bytes, from, length) !== "unknown") late(row);
      } else amounts[input * CHUNK + row] = cents;
      signs[row] = (signs[row] as number) | (sign << shift);
    };
  }

  function readQuantity(input: number): ReadCell {
    const has = given[input - QUANTITY] as Uint8Array;
    return (bytes, from, length, row) => {
      const amount = readDecimal(bytes, from, length, 6);
      if (amount < LEAST) late(row);
      amounts[input * CHUNK + row] = amount;
      has[row] = 1;
    };
  }

  const readWeight: ReadCell = (bytes, from, length, row) => {
    marks[row] = (marks[row] as number) | (readDecimal(bytes, from, length, 6) === UNREAD ? MARK.late : MARK.weighed);
  };

  function readWord(words: readonly string[]): ReadCell {
    return (bytes, from, length, row) => {
      if (!words.includes(text(bytes, from, length))) late(row);
    };
  }

  function readUnit(column: CellColumn, into: Uint8Array): void {
    for (let row = 0; row < rows; row++) {
      const code = unitCodes.texts.length <= TEXTS_AT_MOST ? unitCodes.codeOf(column, row) : -1;
      if (code < 0 || code > UNITS_AT_MOST) late(row);
      else into[row] = code;
    }
  }

  function readRare(column: CellColumn, at: number): void {
    const texts = codes[at] as TextCodes;
    for (let row = 0; row < rows; row++) {
      if (lengthAt(column, row) === 0) continue;
      const textCode = texts.texts.length <= TEXTS_AT_MOST ? texts.codeOf(column, row) : -1;
      const code = textCode < 0 ? -1 : rare.with(lines.rare[row] as number, at, textCode, texts.texts[textCode] as string);
      if (code < 0) late(row);
      else lines.rare[row] = code;
    }
  }

  function readerOf({ kind, input, fact }: Column): ReadCell {
    switch (kind) {
      case "hts":
        return readHts;
      case "origin":
        return readOrigin;
      case "entryDate":
        return readDay(entryDay);
      case "importDate":
        return readDay(importDay);
      case "value":
        return readValue;
      case "spi":
        return readClaim;
      case "content":
        return readContent(input);
      case "quantity":
        return readQuantity(input);
      case "word":
        return readWord(WORDS[fact?.path[0] ?? ""] ?? []);
      case "weight":
        return readWeight;
      default:
        return (_bytes, _from, _length, row) => late(row);
    }
  }

  const readers = kinds.map(readerOf);

  function begin(count: number): void {
    rows = count;
    for (const column of [repaired, signs, units, lines.rare, marks, origins, ...given, ...named]) column.fill(0, 0, rows);
    for (const column of [place, entryDay, importDay]) column.fill(UNREAD, 0, rows);
    for (let input = 1; input < INPUTS.length; input++) amounts.fill(0, input * CHUNK, input * CHUNK + rows);
    amounts.fill(UNREAD, 0, rows);
    claim.fill(hasClaims ? 0 : NO_CLAIM_COLUMN, 0, rows);
  }

  // A quantity counts with its unit. The same unit twice is one quantity, a second one alone is rare: both are left to `assess`.
  function joinUnits(): void {
    for (let row = 0; row < rows; row++) {
      const first = given[0][row] === 0 ? 0 : (named[0][row] as number);
      const second = given[1][row] === 0 ? 0 : (named[1][row] as number);
      units[row] = first | (second << UNIT_BITS);
      if (second !== 0 && (first === 0 || first === second)) late(row);
    }
  }

  return {
    lines,
    units: unitCodes.texts,
    begin,
    take(at, cells) {
      const { kind, input } = kinds[at] as Column;
      if (kind === "unit") readUnit(cells, named[input - QUANTITY] as Uint8Array);
      else if (kind === "rare") readRare(cells, at);
      else each(cells, readers[at] as ReadCell);
    },
    end() {
      if (hasUnits) joinUnits();
      for (let row = 0; row < rows; row++)
        if (origins[row] === 0 || place[row] === UNREAD || entryDay[row] === UNREAD || (amounts[row] as number) < LEAST) late(row);
    },
  };
}
