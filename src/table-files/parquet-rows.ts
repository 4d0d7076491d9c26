// Reads a Parquet file as rows of text, by DuckDB. A cell is judged by the text that its value stands for; decimals stay exact.

import type { DuckDBConnection as Connection } from "@duckdb/node-api";
import { message } from "../said/message.js";
import type { RawRow } from "../tables/read-table.js";
import { numberText } from "../tables/sheet-xml.js";
import { TableError } from "../tables/table-error.js";

const MEMORY = "700MB";

/** A text as a literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A column name as an identifier. */
export function identifier(column: string): string {
  return `"${column.replaceAll('"', '""')}"`;
}

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

/** A column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string;
  /** Its type in DuckDB. */
  readonly type: string;
}

function refusal(file: string, error: unknown): TableError {
  const [said = ""] = (error as Error).message.split("\n");
  return new TableError("table/unreadable", message("tables/parquet", { file, why: said }), message("tables/again.fix"));
}

/** Columns of a Parquet file. */
export async function parquetColumns(connection: Connection, file: string): Promise<ParquetColumn[]> {
  try {
    const columns = await connection.runAndReadAll(`describe select * from read_parquet(${literal(file)})`);
    return columns.getRowObjects().map((row) => ({ name: String(row.column_name), type: String(row.column_type) }));
  } catch (error) {
    throw refusal(file, error);
  }
}

/**
 * The text of a cell, in SQL; empty where it is null. A moment at midnight is its day; another hour stands in the text. A whole number that
 * was kept as a double has no ".0", and other doubles stand in the fifteen digits that they hold.
 */
export function parquetText({ name, type }: ParquetColumn): string {
  const cell = identifier(name);
  const text = `cast(${cell} as varchar)`;
  return `coalesce(${typed(cell, text, type)}, '')`;
}

function typed(cell: string, text: string, type: string): string {
  if (type.startsWith("TIMESTAMP"))
    return `case when date_trunc('day', ${cell}) = ${cell} then cast(cast(${cell} as date) as varchar) else ${text} end`;
  if (type === "FLOAT") return `regexp_replace(${text}, '^(-?[0-9]+)[.]0$', '\\1')`;
  if (type === "DOUBLE")
    return `case when abs(${cell}) >= 1e15 and abs(${cell}) < 1e21 then cast(cast(${cell} as hugeint) as varchar) when regexp_full_match(${text}, '-?[0-9]+[.][0-9]{7,}') then format('{:.15g}', ${cell}) else regexp_replace(${text}, '^(-?[0-9]+)[.]0$', '\\1') end`;
  // Zeros behind the cents are the scale of the column, not digits.
  return Number(/^DECIMAL\(\d+,\s*(\d+)\)$/.exec(type)?.[1] ?? 0) > 2 ? `regexp_replace(${text}, '([.][0-9]{2}[0-9]*?)0+$', '\\1')` : text;
}

/** Rows of a Parquet file, several thousand at a time, the names of its columns first. */
export async function* parquetRows(file: string, told?: (share: number) => void): AsyncGenerator<RawRow[]> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: MEMORY });
  const connection = await instance.connect();
  try {
    const columns = await parquetColumns(connection, file);
    yield [{ cells: columns.map(({ name }) => name) }];
    const counted = await connection.runAndReadAll(`select sum(num_rows)::double from parquet_file_metadata(${literal(file)})`);
    const rows = Number(counted.getRows()[0]?.[0] ?? 0);
    const doubles = columns.map(({ type }) => type === "DOUBLE" || type === "FLOAT");
    const result = await connection.stream(`select ${columns.map(parquetText).join(", ")} from read_parquet(${literal(file)})`);
    let seen = 0;
    for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      seen += chunk.rowCount;
      told?.(seen / rows);
      yield chunk
        .getRows()
        .map((cells) => ({ cells: (cells as string[]).map((cell, at) => (doubles[at] === true ? shortened(cell) : cell)) }));
    }
    // A stream that fails ends without a word.
    if (seen !== rows) throw new Error(`of ${rows} rows ${seen} can be read`);
  } catch (error) {
    throw error instanceof TableError ? error : refusal(file, error);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

// A double in the fifteen digits that it holds.
function shortened(cell: string): string {
  return cell === "" || /^-?\d+(?:\.\d{1,6})?$/.test(cell) || Number.isNaN(Number(cell)) ? cell : numberText(Number(cell));
}
