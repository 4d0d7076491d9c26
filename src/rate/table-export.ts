// Writes the tables of the compiled law and the statement over them for each database, into a folder.

import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Engine } from "../assess/engine.js";
import { DIALECTS, type Dialect } from "../bulk/dialects.js";
import { PREFIX, TABLE_NAMES } from "../compiled/rating-sql.js";
import { bundledEngine } from "../packaged/bundle.js";
import { quoted as literal } from "./duckdb-sql.js";
import { type LawStore, membersOf, tableQuery, withDuckdb } from "./law-store.js";
import { eachQuery, prefixOf } from "./store-queries.js";

/** What statements are exported for. */
export interface Exported {
  /** Columns of the entries. */
  readonly columns: readonly string[];
  /** Whether the statements give the user fees. */
  readonly fees: boolean;
  /** Whether what was written is said as JSON. */
  readonly json?: boolean;
}

const VIEW = `${PREFIX}rated`;

/** Write the tables of one or several groups of origins, and statements over all of them. */
export async function exportTables(dir: string, wanted: Exported, stores: readonly LawStore[]): Promise<void> {
  const engine = bundledEngine();
  const types = await withDuckdb(async (connection) => {
    const all: TableTypes[] = [];
    for (const store of stores) all.push(await write(connection, dir, store, engine));
    return new Map(all.flatMap((each) => [...each]));
  });
  for (const dialect of DIALECTS) writeFileSync(join(dir, `${dialect.name}.sql`), script(dialect, dir, types, { wanted, stores, engine }));
  const scripts = DIALECTS.map(({ name }) => `${name}.sql`);
  const said =
    wanted.json === true ? JSON.stringify({ dir, tables: types.size, scripts }) : `${dir}: ${types.size} tables, ${scripts.join(", ")}`;
  process.stdout.write(`${said}\n`);
}

/** Columns of a table by its name without what all names begin with: the name of each, and whether it holds text. */
type TableTypes = ReadonlyMap<string, readonly (readonly [name: string, text: boolean])[]>;

// As Parquet, and as CSV for databases that read none.
async function write(connection: DuckDBConnection, dir: string, store: LawStore, engine: Engine): Promise<TableTypes> {
  mkdirSync(join(dir, "csv"), { recursive: true });
  const types = new Map<string, readonly (readonly [string, boolean])[]>();
  for (const table of TABLE_NAMES) {
    const name = `${prefixOf(engine, store)}${table}`.slice(PREFIX.length);
    mkdirSync(join(dir, "parquet", name), { recursive: true });
    const file = join(dir, "parquet", name, "0.parquet");
    await connection.run(`copy (${tableQuery(store, table)}) to ${literal(file)} (format parquet, compression zstd)`);
    const source = `read_parquet(${literal(file)})`;
    await connection.run(`copy (select * from ${source}) to ${literal(join(dir, "csv", `${name}.csv`))} (format csv, header true)`);
    const described = await connection.runAndReadAll(`describe select * from ${source}`);
    types.set(
      name,
      described.getRowObjects().map((row) => [String(row.column_name), String(row.column_type) === "VARCHAR"] as const),
    );
  }
  return types;
}

interface Scripted {
  readonly wanted: Exported;
  readonly stores: readonly LawStore[];
  readonly engine: Engine;
}

function script(dialect: Dialect, dir: string, types: TableTypes, { wanted: { columns, fees }, stores, engine }: Scripted): string {
  const loads = [...types].map(([name, of]) =>
    dialect
      .load(
        name,
        of.map(([column, text]) => [column, text ? dialect.types.text : dialect.types.integer]),
      )
      .replaceAll("{dir}", resolve(dir)),
  );
  const queries = eachQuery(dialect, stores, {
    passed: columns.map((name) => [`e.${dialect.quoted(name)}`, name]),
    columns: columns.map((name) => ({ name, sql: `e.${dialect.quoted(name)}` })),
    engine,
    fees,
  }).map(({ query }) => query);
  return `-- Carveout, law ${engine.law.hash}: rates the table or view "entries".
-- Its columns: ${columns.join(", ")}
-- Origins: ${stores.flatMap(membersOf).join(", ")}
${loads.join("\n")}
${views(dialect, queries, stores).join("\n")}
`;
}

// One view, or one for each group of origins and one over them.
function views(dialect: Dialect, queries: readonly string[], stores: readonly LawStore[]): string[] {
  const [only = ""] = queries;
  if (queries.length === 1) return [dialect.view(VIEW, only)];
  const names = stores.map(({ key }) => `${VIEW}_${key.origin.toLowerCase()}`);
  const whole = names.map((name) => `select * from ${name}`).join("\nunion all\n");
  return [...queries.map((query, at) => dialect.view(names[at] as string, query)), dialect.view(VIEW, whole)];
}
