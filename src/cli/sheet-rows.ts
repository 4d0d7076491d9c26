// Reads a sheet of a workbook as rows of text. Formulas are never evaluated: a cell holds the value that was saved with it.

import { readFileSync } from "node:fs";
import { unzipSync, zipSync } from "fflate";
import readWorkbook from "read-excel-file/node";
import { CallError } from "../packaged/call-error.js";
import type { ReadSetting, TableRow } from "./table-row.js";

/** Rows of a sheet; rows without any value are left out, as empty lines of a CSV are. */
export async function* sheetRows(file: string, { sheet, notice }: ReadSetting): AsyncGenerator<TableRow[]> {
  const sheets = await readWorkbook(spoken(file)).catch((error: Error) => {
    throw new CallError(`${file} is no workbook (${error.message}).`, "Give an XLSX, CSV or Parquet file.", "table/unreadable");
  });
  const names = sheets.map((each) => each.sheet);
  const found = sheet === undefined ? sheets[0] : sheets.find((each) => each.sheet === sheet);
  if (found === undefined)
    throw new CallError(`${file} has no sheet ${sheet ?? ""}.`, `Its sheets are ${names.join(", ")}.`, "table/no-such-sheet");
  if (sheet === undefined && names.length > 1)
    notice?.(`${file} has ${names.length} sheets (${names.join(", ")}); ${found.sheet} was read. --sheet NAME reads another.`);
  yield found.data.map((row) => ({ cells: row.map(cellText) })).filter(({ cells }) => cells.some((cell) => cell !== ""));
}

const ERROR = / t="e"/g;
const UNCALCULATED = /<c ([^>]*)>\s*<f(?:\s[^>]*)?(?:\/>|>[^<]*<\/f>)\s*<\/c>/g;

// The bytes of a workbook in which a cell with an error, or with a formula that was never calculated, says so as text: the reader of workbooks
// takes such a cell for empty, and a fact would be missing without a word.
function spoken(file: string): Buffer {
  const bytes = readFileSync(file);
  const parts = unzipped(bytes, (name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  const changed = Object.entries(parts).flatMap(([name, part]): [string, Uint8Array][] => {
    const xml = Buffer.from(part).toString("utf8");
    const said = xml
      .replace(ERROR, ' t="str"')
      .replace(UNCALCULATED, (_, kept: string) => `<c ${kept.replace(/\s*\bt="\w+"/, "")} t="str"><v>#NOT-CALCULATED</v></c>`);
    return said === xml ? [] : [[name, Buffer.from(said)]];
  });
  if (changed.length === 0) return bytes;
  return Buffer.from(zipSync({ ...unzipped(bytes, () => true), ...Object.fromEntries(changed) }, { level: 0 }));
}

// Parts of a workbook; none where it is no workbook, which its reader says better.
function unzipped(bytes: Buffer, wanted: (name: string) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter: ({ name }) => wanted(name) });
  } catch {
    return {};
  }
}

// Workbooks hold fifteen digits of a number; what a double says behind these no sheet shows.
const DIGITS = 15;

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, "");
  if (typeof value === "number") return String(Number(value.toPrecision(DIGITS)));
  return String(value);
}

const EPOCH = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;
const DAY = 86_400_000;

/** Reads the days of a workbook. */
export interface SerialDays {
  /** The same rows with days where a column of days holds a bare serial number. */
  read(rows: AsyncIterable<readonly TableRow[]>): AsyncGenerator<readonly TableRow[]>;
  /** How many cells were read so. */
  count(): number;
}

/**
 * Days that a workbook holds as bare serial numbers, without the format of a date, are the days that the workbook itself would show.
 * `columns`: places of the columns that hold days.
 */
export function serialDays(file: string, columns: readonly number[]): SerialDays {
  let epoch: number | undefined;
  let count = 0;
  const dayOf = (cell: string, at: number): string => {
    if (!columns.includes(at) || !/^[1-9]\d{4}$/.test(cell)) return cell;
    epoch ??= countsFrom1904(file) ? EPOCH[1904] : EPOCH[1900];
    count++;
    return new Date(epoch + Number(cell) * DAY).toISOString().slice(0, 10);
  };
  return {
    async *read(rows) {
      for await (const batch of rows) yield batch.map((row) => ({ ...row, cells: row.cells.map(dayOf) }));
    },
    count: () => count,
  };
}

// Workbooks of old Macintoshes count days from 1904 and say so.
function countsFrom1904(file: string): boolean {
  const [part] = Object.values(unzipped(readFileSync(file), (name) => name === "xl/workbook.xml"));
  return part !== undefined && /<workbookPr[^>]*\sdate1904="(1|true)"/.test(Buffer.from(part).toString("utf8"));
}
