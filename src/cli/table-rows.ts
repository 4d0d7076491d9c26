// Reads a table as rows of text: CSV (also gzipped), Parquet, XLSX. A file that breaks its own form is refused as a whole.

import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import { CallError } from "./call-error.js";
import { CUT, csvBytes, EncodingError, LONGEST_LINE } from "./csv-bytes.js";

/** One row: its cells; those before the cut where its line was too long. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly cut?: true;
}

/** Rows of a file by its name, the header first. */
export function tableRows(file: string): AsyncIterable<TableRow> {
  if (/\.parquet$/i.test(file)) return parquetRows(file);
  if (/\.xlsx$/i.test(file)) return sheetRows(file);
  return csvRows(file);
}

async function* csvRows(file: string): AsyncGenerator<TableRow> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 2 * LONGEST_LINE,
  });
  const source = createReadStream(file);
  // Errors reach the reader of the parser.
  if (/\.gz$/i.test(file)) pipeline(source, createGunzip(), csvBytes(), parser, () => undefined);
  else pipeline(source, csvBytes(), parser, () => undefined);
  try {
    for await (const cells of parser as AsyncIterable<string[]>)
      yield cells.at(-1) === CUT ? { cells: cells.slice(0, -2), cut: true } : { cells };
  } catch (error) {
    if (error instanceof EncodingError)
      throw new CallError(`${file} cannot be read: ${error.message}.`, "Save it as CSV in UTF-8; nothing was written.");
    // What follows a record that broke the form cannot be told apart from it, so nothing is answered.
    throw new CallError(
      `${file} cannot be read as CSV: ${(error as Error).message}.`,
      "Mend the record that is named; nothing was written.",
    );
  }
}

async function* parquetRows(file: string): AsyncGenerator<TableRow> {
  const { parquetMetadataAsync, parquetRead } = await import("hyparquet");
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const source = {
      byteLength: size,
      async slice(start: number, end = size): Promise<ArrayBuffer> {
        const bytes = new ArrayBuffer(end - start);
        await handle.read(new Uint8Array(bytes), 0, end - start, start);
        return bytes;
      },
    };
    const metadata = await parquetMetadataAsync(source).catch((error: Error) => {
      throw new CallError(`${file} is no Parquet file (${error.message}).`, "Give a Parquet, CSV or XLSX file.");
    });
    yield { cells: metadata.schema.slice(1).map((element) => element.name) };
    let start = 0;
    for (const group of metadata.row_groups) {
      const end = start + Number(group.num_rows);
      const rows: unknown[][] = [];
      await parquetRead({
        file: source,
        metadata,
        rowStart: start,
        rowEnd: end,
        onComplete: (read) => rows.push(...(read as unknown[][])),
      });
      for (const row of rows) yield { cells: row.map(cellText) };
      start = end;
    }
  } finally {
    await handle.close();
  }
}

async function* sheetRows(file: string): AsyncGenerator<TableRow> {
  const { readSheet } = await import("read-excel-file/node");
  const rows = await readSheet(file).catch((error: Error) => {
    throw new CallError(`${file} is no workbook (${error.message}).`, "Give an XLSX, CSV or Parquet file.");
  });
  for (const row of rows) yield { cells: row.map(cellText) };
}

// Days come as dates, numbers as numbers; a cell is judged by the text it stands for.
function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}
