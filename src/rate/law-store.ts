// The tables of the compiled law as files: Parquet, and the key that a statement over them is written with.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { stringify } from "csv-stringify/sync";
import type { Engine } from "../assess/engine.js";
import { compiledLaw } from "../compiled/compile-law.js";
import { readKey, writeKey } from "../compiled/law-key.js";
import { type LawKey, type LawTable, type LawTables, lawTables } from "../compiled/tables.js";
import { bundledEngine } from "../packaged/bundle.js";
import { scheduleHash } from "../packaged/bundled-book.js";
import { packagePath } from "../packaged/paths.js";
import { importedSchedule } from "../packaged/user-data.js";
import { quoted as literal } from "./duckdb-sql.js";

/** Tables of a law on disk. */
export interface LawStore {
  readonly key: LawKey;
  readonly folder: string;
}

/** Where the package keeps the tables of an origin. */
export function storePath(origin: string): string {
  return packagePath(`book/${origin}`);
}

// The tables that the package carries of an origin.
function packedStore(origin: string): LawStore | undefined {
  const folder = storePath(origin);
  const file = join(folder, "key.json");
  return existsSync(file) ? { folder, key: readKey(readFileSync(file, "utf8")) } : undefined;
}

/** The same, where they are those of the law and the schedule at hand. */
export function currentStore(law: string): LawStore | undefined {
  const [origin = ""] = bundledEngine().law.countries.encoded;
  const store = packedStore(origin);
  return store?.key.law === law && store.key.schedule === scheduleHash() && importedSchedule() === undefined ? store : undefined;
}

/** Compile the law of an origin into a folder. */
export async function compileStore(connection: DuckDBConnection, folder: string, engine: Engine, origin: string): Promise<LawStore> {
  const { key, tables } = lawTables(compiledLaw(engine, {}, origin, { rare: 0 }), origin, { chapter98: false });
  const store = { folder, key: { ...key, schedule: scheduleHash() } };
  await writeStore(connection, folder, { key: store.key, tables });
  return store;
}

/** Do something with a connection to an empty database in memory. */
export async function withDuckdb<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Write tables into a folder, one Parquet file each, in place of those that are there. */
export async function writeStore(connection: DuckDBConnection, folder: string, { key, tables }: LawTables): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const table of tables) {
    const csv = join(folder, `${table.name}.csv`);
    writeCsv(csv, table);
    const cells = table.columns.map(([name, type]) =>
      type === "text" ? `coalesce(${name}, '') as ${name}` : `cast(${name} as bigint) as ${name}`,
    );
    const source = `read_csv(${literal(csv)}, all_varchar = true, header = true, delim = ',', quote = '"')`;
    const file = literal(join(folder, `${table.name}.parquet`));
    await connection.run(`copy (select ${cells.join(", ")} from ${source}) to ${file} (format parquet, compression zstd)`);
    rmSync(csv);
  }
  writeFileSync(join(folder, "key.json"), writeKey(key));
}

/** Write a table as CSV. */
export function writeCsv(file: string, { columns, rows }: LawTable): void {
  writeFileSync(file, stringify([columns.map(([name]) => name), ...rows] as string[][]));
}

/** Load the tables of a folder, as the statement names them. */
export async function loadStore(connection: DuckDBConnection, folder: string, names: readonly string[]): Promise<void> {
  for (const name of names)
    await connection.run(`create table carveout_${name} as select * from read_parquet(${literal(join(folder, `${name}.parquet`))})`);
}
