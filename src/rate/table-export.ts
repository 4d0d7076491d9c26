// Writes the tables of the compiled law and the statement over them for each database, into a folder.

import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { DIALECTS, type Dialect } from "../bulk/dialects.js";
import { type RatingSetting, ratingQuery, TABLE_NAMES } from "../compiled/rating-sql.js";
import { bundledEngine } from "../packaged/bundle.js";
import { quoted as literal } from "./duckdb-sql.js";
import { type LawStore, withDuckdb } from "./law-store.js";
import { spellings } from "./origin-spellings.js";

/** What statements are exported for. */
export interface Exported {
  /** Columns of the entries. */
  readonly columns: readonly string[];
  /** Whether the statements give the user fees. */
  readonly fees: boolean;
}

/** Write tables and statements. */
export async function exportTables(dir: string, { columns, fees }: Exported, store: LawStore): Promise<void> {
  const engine = bundledEngine();
  const types = await withDuckdb((connection) => write(connection, dir, store));
  for (const dialect of DIALECTS) {
    const setting: RatingSetting = {
      passed: columns.map((name) => [`e.${dialect.quoted(name)}`, name]),
      columns: columns.map((name) => ({ name, sql: `e.${dialect.quoted(name)}` })),
      law: engine.law,
      tables: store.key,
      origins: spellings(engine, store.key.origin),
      fees,
    };
    writeFileSync(join(dir, `${dialect.name}.sql`), script(dialect, dir, types, setting));
  }
  process.stdout.write(`${dir}: ${TABLE_NAMES.length} tables, ${DIALECTS.map(({ name }) => `${name}.sql`).join(", ")}\n`);
}

/** Columns of a table: name, and whether it holds text. */
type TableTypes = ReadonlyMap<string, readonly (readonly [name: string, text: boolean])[]>;

// As Parquet, and as CSV for databases that read none.
async function write(connection: DuckDBConnection, dir: string, { folder }: LawStore): Promise<TableTypes> {
  mkdirSync(join(dir, "csv"), { recursive: true });
  const types = new Map<string, readonly (readonly [string, boolean])[]>();
  for (const name of TABLE_NAMES) {
    mkdirSync(join(dir, "parquet", name), { recursive: true });
    const file = join(dir, "parquet", name, "0.parquet");
    copyFileSync(join(folder, `${name}.parquet`), file);
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

function script(dialect: Dialect, dir: string, types: TableTypes, setting: RatingSetting): string {
  const columns = setting.columns.map(({ name }) => name).join(", ");
  const loads = [...types].map(([name, of]) =>
    dialect
      .load(
        name,
        of.map(([column, text]) => [column, text ? dialect.types.text : dialect.types.integer]),
      )
      .replaceAll("{dir}", resolve(dir)),
  );
  return `-- Carveout, law ${setting.law.hash}: rates the table or view "entries".
-- Its columns: ${columns}
${loads.join("\n")}
${dialect.view("carveout_rated", ratingQuery(dialect, setting))}
`;
}
