// Reads a dropped file as rows of text, and writes rated rows; the readers load when a file of their kind comes.

import { parse } from "csv-parse/browser/esm/sync";
import { stringify } from "csv-stringify/browser/esm/sync";

/** Rows of a file by its name, the header first. */
export async function readTable(file: File): Promise<string[][]> {
  if (/\.parquet$/i.test(file.name)) return parquetRows(await file.arrayBuffer());
  if (/\.xlsx$/i.test(file.name)) return sheetRows(file);
  let text = await unpacked(file);
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  return parse(text, { relax_column_count: true, relax_quotes: true, skip_empty_lines: true });
}

function unpacked(file: File): Promise<string> {
  if (!/\.gz$/i.test(file.name)) return file.text();
  return new Response(file.stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

async function parquetRows(bytes: ArrayBuffer): Promise<string[][]> {
  const { parquetMetadata, parquetReadObjects } = await import("hyparquet");
  const names = (parquetMetadata(bytes).schema.slice(1) as { name: string }[]).map((each) => each.name);
  const objects = (await parquetReadObjects({ file: bytes })) as Record<string, unknown>[];
  return [names, ...objects.map((row) => names.map((name) => cell(row[name])))];
}

async function sheetRows(file: File): Promise<string[][]> {
  const { readSheet } = await import("read-excel-file/universal");
  const rows = (await readSheet(await file.arrayBuffer())) as unknown[][];
  return rows.map((row) => row.map(cell));
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}

/** Rows as CSV. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return stringify([header as string[], ...(rows as string[][])]);
}

/** Rows as Parquet, every column text. */
export async function writeParquet(header: readonly string[], rows: readonly (readonly string[])[]): Promise<ArrayBuffer> {
  const { parquetWriteBuffer } = await import("hyparquet-writer");
  return parquetWriteBuffer({
    columnData: header.map((name, at) => ({ name, data: rows.map((row) => row[at] ?? ""), type: "STRING" as const })),
  });
}
