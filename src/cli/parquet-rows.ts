// Reads a Parquet file as rows of text, by DuckDB. A cell is judged by the text that its value stands for; decimals stay exact.

import type { DuckDBConnection as Connection } from "@duckdb/node-api";
import { CallError } from "../packaged/call-error.js";
import { named, quoted } from "./duckdb-sql.js";
import type { ReadSetting, TableRow } from "./table-row.js";

/** A column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string;
  /** Its type in DuckDB. */
  readonly type: string;
}

const MEMORY = "700MB";

/** Do something with a connection to an empty database in memory. */
export async function withDuckdb<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: MEMORY });
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Refusal of a Parquet file that DuckDB cannot read. */
export function parquetRefusal(file: string, error: unknown): CallError {
  const [said = ""] = (error as Error).message.split("\n");
  return new CallError(`${file} is no whole Parquet file (${said}).`, "Copy or make it again; nothing was written.", "table/unreadable");
}

/** Columns of a Parquet file and how many rows it has. */
export async function parquetShape(connection: Connection, file: string): Promise<{ columns: readonly ParquetColumn[]; rows: number }> {
  try {
    const columns = await connection.runAndReadAll(`describe select * from read_parquet(${quoted(file)})`);
    const rows = await connection.runAndReadAll(`select sum(num_rows)::double from parquet_file_metadata(${quoted(file)})`);
    return {
      columns: columns.getRowObjects().map((row) => ({ name: String(row.column_name), type: String(row.column_type) })),
      rows: Number(rows.getRows()[0]?.[0] ?? 0),
    };
  } catch (error) {
    throw parquetRefusal(file, error);
  }
}

/** Whether a column holds moments, of which only midnight is a day. */
export function holdsMoments({ type }: ParquetColumn): boolean {
  return type.startsWith("TIMESTAMP");
}

/** Rows of a Parquet file, the names of its columns first. Memory holds some thousand rows. */
export async function* parquetRows(file: string, { read }: ReadSetting = {}): AsyncGenerator<TableRow[]> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: MEMORY });
  const connection = await instance.connect();
  try {
    const { columns, rows } = await parquetShape(connection, file);
    yield [{ cells: columns.map(({ name }) => name) }];
    const result = await connection.stream(`select ${columns.map(cellOf).join(", ")} from read_parquet(${quoted(file)})`);
    let seen = 0;
    for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      seen += chunk.rowCount;
      read?.(seen / rows);
      yield chunk.getRows().map((cells) => ({ cells: cells as string[] }));
    }
    // A stream that fails ends without a word.
    if (seen !== rows) throw new Error(`of ${rows} rows ${seen} can be read`);
  } catch (error) {
    throw error instanceof CallError ? error : parquetRefusal(file, error);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A cell as text, in SQL. A moment is a day at midnight; another hour stands in the text, which is then no day. */
export function textOf(column: ParquetColumn): string {
  const cell = named(column.name);
  const text = `cast(${cell} as varchar)`;
  return holdsMoments(column)
    ? `case when date_trunc('day', ${cell}) = ${cell} then cast(cast(${cell} as date) as varchar) else ${text} end`
    : text;
}

function cellOf(column: ParquetColumn): string {
  return `coalesce(${textOf(column)}, '')`;
}
