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

/** Refuses a workbook whose parts say that they unpack to more than can be held, or whose cells have as much text, as where many share one. */
export function checkUnpacked(bytes: number, name: string): void {
  if (bytes > MOST_SHEET_BYTES)
    throw new TableError(
      "table/too-large",
      message("tables/unpacks", { file: name, size: Math.ceil(bytes / (1 << 20)), most: MOST_SHEET_BYTES >> 20 }),
      message("tables/as-csv.fix"),
    );
}

// A tag of a cell or a row, by any prefix, with its attributes; and the places that it names, quoted either way.
const TAGS = /<(?:[^\s<>/:!?"']+:)?(c|row)(?=[\s/>])((?:"[^"]*"|'[^']*'|[^"'>])*)>/g;
const PLACES = /(?:^|\s)(?:[^\s=:"']+:)?r\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const PLACE = { c: /^([A-Z]{1,3})([1-9]\d{0,6})$/, row: /^()([1-9]\d{0,6})$/ } as const;

/** The same sheet with the places that its rows and cells leave unsaid: each is the next. */
export function placed(xml: string): string {
  let [row, column] = [0, 0];
  return xml.replace(TAGS, (whole, tag: string, attributes: string) => {
    const [, double, single] = new RegExp(PLACES.source).exec(attributes) ?? [];
    const said = double ?? single;
    if (tag === "row") {
      row = said === undefined ? row + 1 : Number(said);
      column = 0;
    } else column = said === undefined ? column + 1 : columnOf(/^[A-Z]*/.exec(said)?.[0] ?? "");
    if (said !== undefined) return whole;
    return whole.replace(/^<[^\s/>]+/, (name) => `${name} r="${tag === "row" ? "" : lettersOf(column)}${row}"`);
  });
}

/** Refuses a sheet with cells beyond what the format has, or so far apart that what lies between cannot be held. */
export function checkExtent(xml: string): void {
  let [rows, columns, cells] = [1, 1, 0];
  for (const [, tag = "", attributes = ""] of xml.matchAll(TAGS)) {
    if (tag === "c" && ++cells > MOST_CELLS) throw reaches(rows, columns);
    for (const [, double, single] of attributes.matchAll(PLACES)) {
      const place = double ?? single ?? "";
      const found = PLACE[tag as keyof typeof PLACE].exec(place);
      columns = Math.max(columns, columnOf(found?.[1] ?? ""));
      rows = Math.max(rows, Number(found?.[2] ?? 1));
      if (found === null || rows > MOST_ROWS || columns > MOST_COLUMNS)
        throw new TableError(
          "table/unreadable",
          message("tables/cell-out", { cell: place.slice(0, LONGEST_PLACE), rows: MOST_ROWS, columns: MOST_COLUMNS }),
          message("tables/save-again.fix"),
        );
    }
  }
  if (rows * columns > MOST_CELLS) throw reaches(rows, columns);
}

// A row with cells that is not shown: hidden by hand or by a filter.
const HIDDEN = /<(?:[^\s<>/:!?"']+:)?row(?=\s)(?=[^>]*\shidden\s*=\s*["'](?:1|true)["'])(?:"[^"]*"|'[^']*'|[^"'>/])*>/g;

/** How many rows of a sheet hold cells and are not shown. They are rows like others to who reads the file. */
export function hiddenRows(xml: string): number {
  return [...xml.matchAll(HIDDEN)].length;
}

const LONGEST_PLACE = 20;

function reaches(rows: number, columns: number): TableError {
  return new TableError("table/too-large", message("tables/sheet-reach", { rows, columns }), message("tables/sheet-reach.fix"));
}

/** The letters of a column, the first being 1. */
export function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return column <= 26 ? last : `${lettersOf(Math.floor((column - 1) / 26))}${last}`;
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
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

const MERGED = /<(?:[^\s<>/:!?"']+:)?mergeCell\b[^>]*?\sref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/g;

/** Merged cells of a sheet, given one after the other: a sheet may name millions. */
export function* mergedCells(xml: string): Generator<Merged> {
  const from = xml.lastIndexOf("mergeCells", xml.lastIndexOf("mergeCells") - 1);
  if (from < 0) return;
  for (const [, left = "", top = "", right = "", bottom = ""] of xml.slice(from).matchAll(MERGED))
    yield { top: Number(top) - 1, left: columnOf(left) - 1, bottom: Number(bottom) - 1, right: columnOf(right) - 1 };
}

/**
 * Puts the text of merged cells into each of them; cells that hold something of their own keep it. False where they lie over each other, as no
 * sound sheet has them.
 */
export function unmerge(rows: string[][], merged: Iterable<Merged>): boolean {
  let left = rows.reduce((sum, row) => sum + row.length, 0);
  for (const { top, left: first, bottom, right } of merged) {
    const text = rows[top]?.[first] ?? "";
    if (text === "") continue;
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row++) {
      const cells = rows[row] as string[];
      const last = Math.min(right, cells.length - 1);
      left -= last - first + 1;
      if (left < 0) return false;
      for (let at = first; at <= last; at++) if (cells[at] === "") cells[at] = text;
    }
  }
  return true;
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
