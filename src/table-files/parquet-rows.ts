// Reads a Parquet file as rows of text, by DuckDB. A cell is judged by the text that its value stands for; decimals stay exact.

import type { DuckDBConnection as Connection } from "@duckdb/node-api";
import { message } from "../said/message.js";
import { topLevel } from "../tables/parquet-schema.js";
import type { RawRow } from "../tables/read-table.js";
import { numberText } from "../tables/sheet-xml.js";
import { TableError } from "../tables/table-error.js";
import { rowsFit, textsFit } from "./parquet-limits.js";
import { fileLiteral, identifier, literal, type ParquetColumn, parquetTable } from "./parquet-names.js";

const MEMORY = "700MB";

/** Do something with a connection to an empty database in memory. */
export async function withDuckdb<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: MEMORY });
  const connection = await instance.connect();
  try {
    await connection.run(IN_UTC);
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Moments are those of the file, wherever the machine stands. */
export const IN_UTC = "set global TimeZone = 'UTC'";

function refusal(file: string, error: unknown): TableError {
  const [said = ""] = (error as Error).message.split("\n");
  return new TableError("table/unreadable", message("tables/parquet", { file, why: said }), message("tables/again.fix"));
}

/** Columns of a Parquet file. */
export async function parquetColumns(connection: Connection, file: string): Promise<ParquetColumn[]> {
  try {
    const columns = (await connection.runAndReadAll(`describe select * from ${parquetTable(file)}`)).getRowObjects();
    const schema = (await connection.runAndReadAll(`${SCHEMA} from parquet_schema(${fileLiteral(file)})`)).getRowObjects();
    const elements = schema.map(({ name, children, digits, repeats }) => ({
      name: String(name),
      children: Number(children),
      digits: Number(digits),
      repeats: repeats === true,
    }));
    const wide = elements.find(({ digits }) => digits > MOST_DIGITS);
    if (wide !== undefined) throw new Error(`${wide.name} has decimals of ${wide.digits} digits`);
    const flat = topLevel(elements).filter(({ children, repeats }) => children === 0 && !repeats);
    const odd = `select path_in_schema from parquet_metadata(${fileLiteral(file)}) where num_values <> row_group_num_rows and list_contains([${flat.map(({ name }) => literal(name)).join(", ")}]::varchar[], path_in_schema)`;
    const [short] = (await connection.runAndReadAll(odd)).getRows();
    if (short !== undefined) throw new Error(`${String(short[0])} has not one value for each row`);
    const names = topLevel(elements).map(({ name }) => name);
    const read = columns.map((row, at) => ({
      name: (names.length === columns.length ? names[at] : undefined) ?? String(row.column_name),
      called: String(row.column_name),
      type: String(row.column_type),
    }));
    await textsFit(connection, file, read);
    return read;
  } catch (error) {
    throw error instanceof TableError ? error : refusal(file, error);
  }
}

const SCHEMA =
  "select name, coalesce(num_children, 0)::double as children, coalesce(precision, 0)::double as digits, repetition_type = 'REPEATED' as repeats";
// DuckDB takes longer decimals for binary numbers.
const MOST_DIGITS = 38;

/**
 * The text of a cell, in SQL; empty where it is null. A moment at midnight is its day; another hour stands in the text. A whole number that
 * was kept as a double has no ".0", and other doubles stand in the fifteen digits that they hold.
 */
export function parquetText({ called, type }: Pick<ParquetColumn, "called" | "type">): string {
  const cell = identifier(called);
  const text = `cast(${cell} as varchar)`;
  return `coalesce(${typed(cell, text, type)}, '')`;
}

function typed(cell: string, text: string, type: string): string {
  if (type.startsWith("TIMESTAMP"))
    return `case when date_trunc('day', ${cell}) = ${cell} then cast(cast(${cell} as date) as varchar) else ${text} end`;
  if (type === "BLOB") return `coalesce(try(decode(${cell})), ${text})`;
  // What a single float no longer holds to the cent is not written as if it did.
  if (type === "FLOAT")
    return `case when abs(${cell}) >= 16777216 or (abs(${cell}) >= 131072 and ${cell} <> trunc(${cell})) then format('{:.8e}', ${cell}) else regexp_replace(${text}, '^(-?[0-9]+)[.]0$', '\\1') end`;
  if (/^(?:STRUCT|MAP)\(|\]$/.test(type)) return `cast(to_json(${cell}) as varchar)`;
  if (type === "DOUBLE")
    return `case when abs(${cell}) >= 1e15 and abs(${cell}) < 1e21 then cast(cast(${cell} as hugeint) as varchar) when regexp_full_match(${text}, '-?[0-9]+[.][0-9]{7,}') then format('{:.15g}', ${cell}) when ${text} like '%e-%' then regexp_replace(cast(cast(${cell} as decimal(38, 12)) as varchar), '[.]?0+$', '') else regexp_replace(${text}, '^(-?[0-9]+)[.]0$', '\\1') end`;
  // Zeros behind the cents are the scale of the column, not digits.
  return Number(/^DECIMAL\(\d+,\s*(\d+)\)$/.exec(type)?.[1] ?? 0) > 2 ? `regexp_replace(${text}, '([.][0-9]{2}[0-9]*?)0+$', '\\1')` : text;
}

/** Rows of a Parquet file, several thousand at a time, the names of its columns first; `wanted` is how many will be taken, where not all. */
export async function* parquetRows(file: string, told?: (share: number) => void, wanted?: number): AsyncGenerator<RawRow[]> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: MEMORY });
  const connection = await instance.connect();
  try {
    await connection.run(IN_UTC);
    const columns = await parquetColumns(connection, file);
    await rowsFit(connection, file, columns, wanted);
    yield [{ cells: columns.map(({ name }) => name) }];
    const counted = await connection.runAndReadAll(`select sum(num_rows)::double from parquet_file_metadata(${fileLiteral(file)})`);
    const rows = Number(counted.getRows()[0]?.[0] ?? 0);
    const doubles = columns.map(({ type }) => type === "DOUBLE");
    const result = await connection.stream(`select ${columns.map(parquetText).join(", ")} from ${parquetTable(file)}`);
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
