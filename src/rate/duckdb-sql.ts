// Names and texts in statements for DuckDB.

/** A text as a literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A column name as an identifier. */
export function named(column: string): string {
  return `"${column.replaceAll('"', '""')}"`;
}
