// Reads a table as rows of text: CSV (also gzipped), Parquet, XLSX. A file that cannot be read to its end is refused as a whole.

import { createReadStream, statSync } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { CallError } from "../packaged/call-error.js";
import { csvRows } from "./csv-rows.js";
import { EncodingError } from "./csv-text.js";
import type { ReadSetting, TableRow } from "./table-row.js";

export type { ReadSetting, TableRow };

/** Rows of a file by its name, several at a time, the header first. */
export async function* tableBatches(file: string, setting: ReadSetting = {}): AsyncGenerator<readonly TableRow[]> {
  if (/\.parquet$/i.test(file)) yield* (await import("./parquet-rows.js")).parquetRows(file, setting);
  else if (/\.xlsx$/i.test(file)) yield* (await import("./sheet-rows.js")).sheetRows(file, setting);
  else yield* textRows(file, setting);
}

/** Rows of a file one by one, the header first. A row that cannot be read whole refuses the file. */
export async function* tableRows(file: string): AsyncGenerator<TableRow> {
  let at = 0;
  for await (const batch of tableBatches(file))
    for (const row of batch) {
      at++;
      if (row.broken !== undefined)
        throw new CallError(
          `${file} cannot be read as CSV: row ${at} ${row.broken === "open-quote" ? "opens a quote that does not close" : "is longer than 1 MiB"}.`,
          "Mend this row; nothing was written.",
          `table/${row.broken}`,
        );
      yield row;
    }
}

/** A CSV file as it is read. */
export interface CsvSource {
  /** Its bytes, unzipped. */
  readonly bytes: AsyncIterable<Buffer>;
  /** Which part of the file has been read, 0 to 1. */
  share(): number;
}

/** Open a CSV file, at a place of it where it is not gzipped. */
export function openCsv(file: string, start = 0): CsvSource {
  const source = createReadStream(file, { start });
  const size = Math.max(1, statSync(file, { throwIfNoEntry: false })?.size ?? 1);
  const share = (): number => (start + source.bytesRead) / size;
  // Errors reach the reader of the last stream.
  return /\.gz$/i.test(file) ? { bytes: pipeline(source, createGunzip(), () => undefined), share } : { bytes: source, share };
}

/** Why a CSV file is refused, from what its reader threw. */
export function csvRefusal(file: string, error: unknown): unknown {
  if (error instanceof CallError) return error;
  if (error instanceof EncodingError)
    return new CallError(
      `${file} cannot be read: ${error.message}.`,
      "Save it as CSV in UTF-8; nothing was written.",
      "table/bad-encoding",
    );
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "Z_BUF_ERROR")
    return new CallError(`${file} ends in the middle of its data.`, "Copy or make it again; nothing was written.", "table/truncated");
  if (code?.startsWith("Z_") === true)
    return new CallError(`${file} is no sound gzip file (${message}).`, "Copy or make it again; nothing was written.", "table/unreadable");
  return error;
}

async function* textRows(file: string, { headed, read }: ReadSetting): AsyncGenerator<TableRow[]> {
  try {
    const { bytes, share } = openCsv(file);
    for await (const rows of csvRows(bytes, headed === true)) {
      read?.(share());
      yield rows;
    }
  } catch (error) {
    throw csvRefusal(file, error);
  }
}
