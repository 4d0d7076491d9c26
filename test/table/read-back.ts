// Reads a Parquet file by `src/table` and by DuckDB, as rows of text.

import { closeSync, openSync } from "node:fs";
import { quoted } from "../../src/cli/duckdb-sql.js";
import { withDuckdb } from "../../src/cli/parquet-rows.js";
import { type Cells, readCells } from "../../src/table/parquet-cells.js";
import { openParquet, type ParquetInput, readAt, refusalOf } from "../../src/table/parquet-input.js";

export type Cell = string | null;

/** Cells as texts. */
export function textsOf(cells: Cells): Cell[] {
  const { bytes, starts, lengths } = cells.kind === "codes" ? cells.texts : cells.spans;
  const at = (place: number): Cell => {
    const [start, length] = [starts[place] as number, lengths[place] as number];
    return length < 0 ? null : Buffer.from(bytes.subarray(start, start + length)).toString();
  };
  if (cells.kind === "codes") return Array.from(cells.codes, (code) => (code < 0 ? null : at(code)));
  return Array.from(starts, (_, row) => at(row));
}

/** Open a file that is not refused. */
export function opened(file: string): ParquetInput {
  const input = openParquet(file);
  if ("refused" in input) throw new Error(input.refused);
  return input;
}

/** The columns of a file by our reader, and in which form the chunks of each came. */
export function ours(file: string): { columns: Cell[][]; forms: Set<string>[] } {
  const input = opened(file);
  const refused = refusalOf(
    input,
    input.columns.map((_, at) => at),
  );
  if (refused !== undefined) throw new Error(refused);
  const columns: Cell[][] = input.columns.map(() => []);
  const forms = input.columns.map(() => new Set<string>());
  const descriptor = openSync(file, "r");
  for (const { rows, chunks } of input.groups)
    input.columns.forEach((column, at) => {
      const chunk = chunks[column.leaf];
      if (chunk === undefined) throw new Error("no chunk");
      const cells = readCells(readAt(descriptor, chunk.start, chunk.length), chunk, column, rows);
      forms[at]?.add(cells.kind);
      const into = columns[at];
      for (const cell of textsOf(cells)) into?.push(cell);
    });
  closeSync(descriptor);
  return { columns, forms };
}

/** The columns of a file by DuckDB, with their types. */
export async function theirs(file: string): Promise<{ columns: Cell[][]; types: string[] }> {
  return withDuckdb(async (connection) => {
    const source = `read_parquet(${quoted(file)})`;
    const described = (await connection.runAndReadAll(`describe select * from ${source}`)).getRows();
    const columns = (await connection.runAndReadAll(`select cast(columns(*) as varchar) from ${source}`)).getColumns() as Cell[][];
    return { columns, types: described.map((row) => String(row[1])) };
  });
}

/** Write a file by a statement of DuckDB. */
export async function copied(file: string, select: string, options: string): Promise<void> {
  await withDuckdb((connection) => connection.run(`copy (${select}) to ${quoted(file)} (format parquet, ${options})`));
}
