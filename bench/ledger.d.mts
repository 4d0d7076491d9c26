/** Columns of each kind of table, as SQL. */
export const LEDGERS: Readonly<Record<"narrow" | "broker", string>>;
/** Write a table as `PATH.csv` and `PATH.parquet`. Numbers have ten digits. */
export function writeLedger(kind: string, lines: number, numbers: readonly string[], path: string): Promise<void>;
