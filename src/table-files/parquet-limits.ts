// Parquet files unfold: a text that stands once in a file of some kilobytes may be the cell of a million rows. What no memory would hold is refused
// before it is read.

import type { DuckDBConnection as Connection } from "@duckdb/node-api";
import { message } from "../said/message.js";
import { TableError } from "../tables/table-error.js";
import { fileLiteral, identifier, type ParquetColumn, parquetTable } from "./parquet-names.js";

const KIB = 1024;
/** Bytes of text that a row may have, 128 KiB: some two thousand rows are held at once. */
const LONGEST_ROW = 128 * KIB;
// Bytes of a column in one row group beyond which the longest text of a dictionary is looked for. Dictionaries of the usual writers have one MiB.
const LARGE = 16 * KIB * KIB;

/**
 * Throws {@link TableError} where a text column has cells that are too long: where the footer shows it, and where a dictionary in it may hold such
 * a text and a look at the cells finds one.
 */
export async function textsFit(connection: Connection, file: string, columns: readonly ParquetColumn[]): Promise<void> {
  const chunks = `from parquet_metadata(${fileLiteral(file)}) where type = 'BYTE_ARRAY'`;
  const [long] = (
    await connection.runAndReadAll(`select path_in_schema ${chunks} and total_uncompressed_size > num_values * ${LONGEST_ROW} + ${KIB}`)
  ).getRows();
  if (long !== undefined) throw tooLong(file, String(long[0]));
  const found = await connection.runAndReadAll(
    `select distinct path_in_schema ${chunks} and coalesce(dictionary_page_offset, 0) > 0 and total_uncompressed_size > ${LARGE}`,
  );
  const doubtful = found.getRows().map(([path]) => String(path));
  // The path of a nested one begins with the name of its column.
  for (const { name, called } of columns) {
    if (!doubtful.some((path) => path === name || path.startsWith(`${name}, `))) continue;
    const longest = `select max(strlen(cast(${identifier(called)} as varchar)))::double from ${parquetTable(file)}`;
    const [[length] = []] = (await connection.runAndReadAll(longest)).getRows();
    if (Number(length ?? 0) > LONGEST_ROW) throw tooLong(file, name);
  }
}

/** Throws {@link TableError} where one of the first `within` rows has too much text in all its columns together. */
export async function rowsFit(
  connection: Connection,
  file: string,
  columns: readonly ParquetColumn[],
  within = Number.MAX_SAFE_INTEGER,
): Promise<void> {
  const texts = columns.filter(
    ({ type }) => !/^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT|INTEGER|DOUBLE|FLOAT|DECIMAL|DATE|TIME|BOOLEAN)/.test(type),
  );
  if (texts.length === 0) return;
  const length = texts.map(({ called }) => `coalesce(strlen(cast(${identifier(called)} as varchar)), 0)`).join(" + ");
  const rows = `(select ${texts.map(({ called }) => identifier(called)).join(", ")} from ${parquetTable(file)} limit ${within})`;
  const [[longest] = []] = (await connection.runAndReadAll(`select max(${length})::double from ${rows}`)).getRows();
  if (Number(longest ?? 0) > LONGEST_ROW) throw tooLong(file);
}

function tooLong(file: string, column?: string): TableError {
  return new TableError(
    "table/line-too-long",
    column === undefined
      ? message("tables/parquet-row-long", { file, size: LONGEST_ROW / KIB })
      : message("tables/parquet-cell-long", { file, column, size: LONGEST_ROW / KIB }),
    message("tables/parquet-long.fix"),
  );
}
