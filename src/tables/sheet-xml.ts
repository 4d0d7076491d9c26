// The XML of a sheet, before a library takes it apart: whether it is of a size that can be held, cells that the library would take for empty,
// and cells that were merged. Formulas are never evaluated: a cell holds the value that was saved with it.

import { message } from "../said/message.js";
import { TableError } from "./table-error.js";

/** Most rows and columns of a sheet, as the format has them. */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;
/** Cells between the first and the last, which are held whether they are empty or not. */
export const MOST_CELLS = 20_000_000;
/** Characters of a text that stand for others, or may. */
export const TEXT_OF_OTHERS = /[&\n\r\t]|_x/;

/** Most bytes of the parts of a workbook once they are unpacked. */
export const MOST_SHEET_BYTES = 192 << 20;

/** Refuses a workbook whose parts say that they unpack to more than can be held. */
export function checkUnpacked(bytes: number, name: string): void {
  if (bytes > MOST_SHEET_BYTES)
    throw new TableError(
      "table/too-large",
      message("tables/unpacks", { file: name, size: Math.ceil(bytes / (1 << 20)), most: MOST_SHEET_BYTES >> 20 }),
      message("tables/as-csv.fix"),
    );
}

const PLACES = /<(?:c|row)\b[^>]*?\sr="([A-Z]{0,9})(\d{0,12})"/g;

/** Refuses a sheet with cells beyond what the format has, or so far apart that what lies between cannot be held. */
export function checkExtent(xml: string): void {
  let [rows, columns, written, place] = [1, 1, 0, 0];
  for (const found of xml.matchAll(PLACES)) {
    const [, letters = "", digits = ""] = found;
    if (letters === "") written = Math.max(written, Number(digits));
    else {
      place = 0;
      for (const letter of letters) place = place * 26 + letter.charCodeAt(0) - 64;
      columns = Math.max(columns, place);
    }
    rows = Math.max(rows, Number(digits), written);
    if (rows > MOST_ROWS || columns > MOST_COLUMNS)
      throw new TableError(
        "table/unreadable",
        message("tables/cell-out", { cell: letters, row: digits, rows: MOST_ROWS, columns: MOST_COLUMNS }),
        message("tables/save-again.fix"),
      );
  }
  if (rows * columns > MOST_CELLS)
    throw new TableError("table/too-large", message("tables/sheet-reach", { rows, columns }), message("tables/sheet-reach.fix"));
}

const ERROR = / t="e"/g;
const UNCALCULATED = /<c ([^>]*)>\s*<f(?:\s[^>]*)?(?:\/>|>[^<]*<\/f>)\s*<\/c>/g;
const NO_NUMBER = /<c ([^>]*)>\s*<v>\s*(?:NaN|-?INF|-?Infinity)\s*<\/v>\s*<\/c>/gi;

/**
 * The same sheet, where a cell with an error, with a formula that was never calculated, or with a number that is none says so as text: the
 * library takes the first two for empty and refuses the whole workbook for the third.
 */
export function outspoken(xml: string): string {
  return xml
    .replace(ERROR, ' t="str"')
    .replace(UNCALCULATED, (_, kept: string) => `<c ${kept.replace(/\s*\bt="\w+"/, "")} t="str"><v>#NOT-CALCULATED</v></c>`)
    .replace(NO_NUMBER, (_, kept: string) => `<c ${kept.replace(/\s*\bt="\w+"/, "")} t="str"><v>#NUM!</v></c>`);
}

/** Cells that were merged: the rectangle, counted from 0. */
export interface Merged {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const MERGED = /<mergeCell\b[^>]*?\sref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;
const MOST_MERGED = 100_000;

/** Merged cells of a sheet. */
export function mergedCells(xml: string): Merged[] {
  const from = xml.lastIndexOf("<mergeCells");
  if (from < 0) return [];
  const column = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [...xml.slice(from).matchAll(MERGED)].slice(0, MOST_MERGED).map(([, left = "", top = "", right = "", bottom = ""]) => ({
    top: Number(top) - 1,
    left: column(left),
    bottom: Number(bottom) - 1,
    right: column(right),
  }));
}

/** Puts the text of merged cells into each of them; cells that hold something of their own keep it. */
export function unmerge(rows: string[][], merged: readonly Merged[]): void {
  for (const { top, left, bottom, right } of merged) {
    const text = rows[top]?.[left] ?? "";
    if (text === "") continue;
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row++) {
      const cells = rows[row] as string[];
      for (let at = left; at <= Math.min(right, cells.length - 1); at++) if (cells[at] === "") cells[at] = text;
    }
  }
}

/** Whether a workbook counts its days from 1904, as those of old Macintoshes do and say. */
export function countsFrom1904(workbookXml: string): boolean {
  return /<workbookPr[^>]*\sdate1904="(1|true)"/.test(workbookXml);
}

// Workbooks hold fifteen digits of a number; what a double says behind these no sheet shows.
const DIGITS = 15;

/** The text of a value that a library read from a workbook or a Parquet file. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().replace(/T00:00:00\.000Z$/, "");
  if (typeof value === "number") return numberText(value);
  return String(value);
}

/** A double as decimal text of fifteen digits at most, without an exponent where that is possible. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const short = Number(value.toPrecision(DIGITS));
  const text = String(short);
  return /e/.test(text) && Math.abs(short) < 1e21 ? short.toFixed(12).replace(/\.?0+$/, "") : text;
}
