// The tables of the compiled law as files: Parquet, and the key that a statement over them is written with.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { stringify } from "csv-stringify/sync";
import type { Engine } from "../assess/engine.js";
import { compiledLaw } from "../compiled/compile-law.js";
import { readKey, writeKey } from "../compiled/law-key.js";
import type { LawTable } from "../compiled/law-table.js";
import { PREFIX } from "../compiled/rating-sql.js";
import { type LawKey, type LawTables, lawTables } from "../compiled/tables.js";
import { originGroups } from "../law/origin-groups.js";
import { bundledEngine } from "../packaged/bundle.js";
import { scheduleHash } from "../packaged/bundled-book.js";
import { packagePath } from "../packaged/paths.js";
import { importedSchedule } from "../packaged/user-data.js";
import { fileLiteral, parquetTable } from "../table-files/parquet-names.js";
import { quoted as literal } from "./duckdb-sql.js";

// Rising numbers are kept as differences: a third of the size of the first version of Parquet, which every database reads and exports have.
const PACKED = "format parquet, parquet_version v2, compression zstd, compression_level 19";
const NUMBERS = "number";
const HISTORY = "history";

/** Tables of a law on disk. */
export interface LawStore {
  readonly key: LawKey;
  readonly folder: string;
}

/** Where the package keeps the tables of an origin, or of a group of origins by the first of them. */
export function storePath(origin: string): string {
  return packagePath(`book/${origin}`);
}

/** The origins whose law the tables hold. */
export function membersOf({ key }: LawStore): readonly string[] {
  return key.members ?? [key.origin];
}

/** Groups of the origins whose law the package carries as tables, by what the law says of them; that of the package's own origin first. */
export function compiledGroups({ law }: Pick<Engine, "law">): readonly (readonly string[])[] {
  const { tables } = law.countries;
  return originGroups(law).filter((group) => group.some((origin) => tables.includes(origin)));
}

/**
 * The tables that the package carries, where they are those of the law and the schedule at hand; those of its own origin first. Which origins
 * they hold stands in them: to group all origins anew would take longer than to read them.
 */
export function currentStores(law: string): readonly LawStore[] {
  if (importedSchedule() !== undefined) return [];
  const schedule = scheduleHash();
  return bundledEngine().law.countries.encoded.flatMap((origin) => {
    const store = storeIn(storePath(origin));
    return store?.key.law === law && store.key.schedule === schedule ? [store] : [];
  });
}

/** The tables of one group of origins that are compiled. */
export interface StoreJob {
  readonly folder: string;
  readonly members: readonly string[];
  /** Origin in the folder beside this one whose table of numbers has the spellings; absent where this one has them. */
  readonly spelledIn?: string;
}

/** Compile the law of a group of origins into a folder. */
export async function compileStore(engine: Engine, { folder, members, spelledIn }: StoreJob): Promise<LawStore> {
  const [origin = ""] = members;
  const { key, tables } = lawTables(compiledLaw(engine, {}, origin, { rare: 0 }), origin, { chapter98: false });
  const store: LawStore = {
    folder,
    key: {
      ...key,
      schedule: scheduleHash(),
      ...(members.length > 1 ? { members } : {}),
      ...(spelledIn === undefined ? {} : { spelledIn }),
    },
  };
  const written = { key: store.key, tables: spelledIn === undefined ? tables : tables.map(withoutSpellings) };
  await withDuckdb((connection) => writeStore(connection, folder, written));
  return store;
}

/** The tables in a folder, if there are any. */
export function storeIn(folder: string): LawStore | undefined {
  const file = join(folder, "key.json");
  return existsSync(file) ? { folder, key: readKey(readFileSync(file, "utf8")) } : undefined;
}

// Numbers are spelled alike for every origin: each row keeps its history alone.
function withoutSpellings(table: LawTable): LawTable {
  if (table.name !== NUMBERS) return table;
  const at = table.columns.findIndex(([name]) => name === HISTORY);
  return { ...table, columns: table.columns.slice(at, at + 1), rows: table.rows.map((row) => row.slice(at, at + 1)) };
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
    const source = `read_csv(${fileLiteral(csv)}, all_varchar = true, header = true, delim = ',', quote = '"')`;
    const file = literal(join(folder, `${table.name}.parquet`));
    await connection.run(`copy (select ${cells.join(", ")} from ${source}) to ${file} (${PACKED})`);
    rmSync(csv);
  }
  writeFileSync(join(folder, "key.json"), writeKey(key));
}

/** Write a table as CSV. */
export function writeCsv(file: string, { columns, rows }: LawTable): void {
  writeFileSync(file, stringify([columns.map(([name]) => name), ...rows] as string[][]));
}

/** Load the tables of a store under the names of the statement, which begin with a prefix. */
export async function loadStore(
  connection: DuckDBConnection,
  store: LawStore,
  { names, prefix = PREFIX }: { readonly names: readonly string[]; readonly prefix?: string },
): Promise<void> {
  for (const name of names) await connection.run(`create table ${prefix}${name} as ${tableQuery(store, name)}`);
}

/** A table of a store, as a query. */
export function tableQuery({ folder, key }: LawStore, name: string): string {
  const own = parquetTable(join(folder, `${name}.parquet`));
  if (name !== NUMBERS || key.spelledIn === undefined) return `select * from ${own}`;
  const spelled = parquetTable(join(dirname(folder), key.spelledIn, `${NUMBERS}.parquet`));
  return `select n.* replace (h.${HISTORY} as ${HISTORY}) from ${spelled} n positional join ${own} h`;
}
