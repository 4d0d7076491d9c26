// One table of the compiled law.

/** What a column holds: text, or a whole number of at most 18 digits. */
export type ColumnType = "text" | "integer";

/** One table; rows in the order of its columns. */
export interface LawTable {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly (readonly [name: string, type: ColumnType])[];
  readonly rows: readonly (readonly (string | number | bigint | null)[])[];
}
