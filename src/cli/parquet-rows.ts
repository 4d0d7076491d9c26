// Reads a Parquet file as rows of text. A cell is judged by the text that its value stands for.

import { type FileHandle, open } from "node:fs/promises";
import { parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet";
import { CallError } from "./call-error.js";
import type { TableRow } from "./table-rows.js";

/** Rows of a Parquet file, a row group at a time, the names of its columns first. Memory holds one group. */
export async function* parquetRows(file: string): AsyncGenerator<TableRow[]> {
  const handle = await open(file, "r");
  try {
    const source = await fileSource(handle);
    const metadata = await parquetMetadataAsync(source).catch((error: Error) => {
      throw new CallError(
        `${file} is no whole Parquet file (${error.message}).`,
        "Copy or make it again, or give a CSV or XLSX file.",
        "table/unreadable",
      );
    });
    const columns = parquetSchema(metadata).children;
    yield [{ cells: columns.map(({ element }) => element.name) }];
    let start = 0;
    for (const group of metadata.row_groups) {
      const end = start + Number(group.num_rows);
      const rows: TableRow[] = [];
      await parquetRead({
        file: source,
        metadata,
        rowStart: start,
        rowEnd: end,
        onComplete: (read) => {
          for (const row of read as unknown[][]) rows.push({ cells: row.map(cellText) });
        },
      }).catch((error: Error) => {
        throw new CallError(
          `${file} cannot be read: rows ${start + 1} to ${end} are damaged (${error.message}).`,
          "Copy or make it again; nothing was written.",
          "table/unreadable",
        );
      });
      yield rows;
      start = end;
    }
  } finally {
    await handle.close();
  }
}

async function fileSource(handle: FileHandle): Promise<{ byteLength: number; slice(start: number, end?: number): Promise<ArrayBuffer> }> {
  const { size } = await handle.stat();
  return {
    byteLength: size,
    async slice(start, end = size) {
      const bytes = new ArrayBuffer(end - start);
      await handle.read(new Uint8Array(bytes), 0, end - start, start);
      return bytes;
    },
  };
}

// A moment is a day at midnight; another hour stands in the text, which is then no day.
function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, "");
  return typeof value === "object" ? JSON.stringify(value, (_, each) => (typeof each === "bigint" ? String(each) : each)) : String(value);
}
