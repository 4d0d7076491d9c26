// The columns that every table has, as codes: DuckDB looks up their usual spellings on all threads. A cell in another spelling has no code, and
// its column is read from the texts of the chunk.

import { DECIMAL, type DuckDBType, INTEGER, SMALLINT, UTINYINT } from "@duckdb/node-api";
import type { Book } from "../bulk/book.js";
import type { CellColumn } from "../bulk/cell-slots.js";
import { CLAIMS } from "../bulk/line-columns.js";
import type { Rater } from "../bulk/rater.js";
import type { Column, Kind } from "../bulk/rater-columns.js";
import { addDays, type Day, dayNumber } from "../exact/day.js";
import { formatHts } from "../hts/number.js";
import { integersOf, type RawChunk } from "./vectors.js";

/** Codes of a row: the spelling of the number, the entry day, the import day, origin and claim and words in one, the value. */
export const PLAIN_TYPES: readonly DuckDBType[] = [INTEGER, SMALLINT, SMALLINT, UTINYINT, DECIMAL(15, 2)];
/** Kinds of columns that codes stand for. */
const CODED: ReadonlySet<Kind> = new Set(["hts", "origin", "entryDate", "importDate", "value", "spi", "word"]);

/** Code of a cell in another than its usual spelling; that of an import day that is not given is {@link NO_DAY}. */
export const UNUSUAL = -1;
export const NO_DAY = -2;
/** Code that stands for no claim: the origin, the claim or a word is in another than its usual spelling. */
export const NO_CLAIM_CODE = CLAIMS.length;

const DAYS = 4_000;
const HIGH = 4_294_967_296;

/** Whether a column is read as a code. */
export function isCoded({ kind }: Column): boolean {
  return CODED.has(kind);
}

/** Spellings of numbers by code: bare and dotted. */
export function spellingsOf({ numbers }: Book): string[] {
  return [...numbers, ...numbers.map(formatHts)];
}

/** Days by code. */
export function daysOf({ slots }: Book): string[] {
  return Array.from({ length: DAYS }, (_, at) => addDays(slots.from[0] as Day, at));
}

/** Makes what reads the codes of a chunk into the lines of a rater; columns with an unusual cell are read from `texts`. */
export function plainReader(
  rater: Rater,
  book: Book,
  kinds: readonly Column[],
): (input: RawChunk, texts: (column: number) => CellColumn | undefined) => void {
  const first = dayNumber(book.slots.from[0] as Day);
  const { amounts, claim, entryDay, importDay, origin, place } = rater.lines;
  const columnsOf = (...of: Kind[]): number[] => kinds.flatMap(({ kind }, at) => (of.includes(kind) ? [at] : []));
  const [number, value, entryDate, importDate] = [columnsOf("hts"), columnsOf("value"), columnsOf("entryDate"), columnsOf("importDate")];
  const claimed = columnsOf("origin", "spi", "word");

  return (input, texts) => {
    const { rows } = input;
    const [spelling, day, imported, claimCode, cents] = ([4, 2, 2, 1, 8] as const).map((width, at) =>
      integersOf(input.vector(at), rows, width),
    ) as [Int32Array, Int16Array, Int16Array, Uint8Array, Int32Array];
    const again = (columns: readonly number[]): void => {
      for (const column of columns) {
        const cells = texts(column);
        if (cells !== undefined) rater.take(column, cells);
      }
    };
    const width = book.numbers.length;
    let [oddNumber, oddDay, oddImport, oddClaim, oddValue] = [false, false, false, false, false];
    for (let row = 0; row < rows; row++) {
      const spelled = spelling[row] as number;
      if (spelled < 0) oddNumber = true;
      else place[row] = spelled < width ? spelled : spelled - width;
      const entered = day[row] as number;
      if (entered < 0) oddDay = true;
      else entryDay[row] = first + entered;
      const landed = imported[row] as number;
      if (landed >= 0) importDay[row] = first + landed;
      else if (landed === UNUSUAL) oddImport = true;
      const code = claimCode[row] as number;
      if (code === NO_CLAIM_CODE) oddClaim = true;
      else {
        claim[row] = code;
        origin[row] = 1;
      }
      const high = cents[2 * row + 1] as number;
      if (high < 0) oddValue = true;
      else amounts[row] = high * HIGH + ((cents[2 * row] as number) >>> 0);
    }
    if (oddNumber) again(number);
    if (oddDay) again(entryDate);
    if (oddImport) again(importDate);
    if (oddValue) again(value);
    if (oddClaim) {
      origin.fill(0, 0, rows);
      again(claimed);
    }
  };
}
