// How a Parquet file and its columns are named in SQL.

/** A text as a literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The one file of a name as a literal, where a pattern may stand: marks of patterns stand for themselves. */
export function fileLiteral(file: string): string {
  return literal(file.replace(/[*?[]/g, (mark) => `[${mark}]`));
}

/** The rows of one Parquet file, whose folders say nothing about them. */
export function parquetTable(file: string, more = ""): string {
  return `read_parquet(${fileLiteral(file)}, hive_partitioning = false${more})`;
}

/** A column name as an identifier. */
export function identifier(column: string): string {
  return `"${column.replaceAll('"', '""')}"`;
}

/** A column of a Parquet file. */
export interface ParquetColumn {
  /** Its name, which two columns may have; and that by which DuckDB tells it apart. */
  readonly name: string;
  readonly called: string;
  /** Its type in DuckDB. */
  readonly type: string;
}
