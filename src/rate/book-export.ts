// `carveout book export DIR`: the compiled law as tables, and the SQL that rates a table of entries by joins with them.

import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { REQUIRED } from "../bulk/columns.js";
import { bundledEngine } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { message } from "../said/message.js";
import { quoted as literal } from "./duckdb-sql.js";
import { compileStore, currentStore, type LawStore, withDuckdb } from "./law-store.js";
import { type Exported, exportTables } from "./table-export.js";
import { contractColumns } from "./warehouse-columns.js";

/** Flags of the command. */
export interface ExportFlags {
  readonly columns?: string;
  readonly sample?: string;
  /** Have the statements give the user fees too. */
  readonly fees?: boolean;
}

/** Write the tables and the statements into a folder. */
export async function exportBook(dir: string, flags: ExportFlags): Promise<void> {
  const engine = bundledEngine();
  const columns = await columnsFor(flags);
  const missing = REQUIRED.filter((name) => !columns.includes(name));
  if (missing.length > 0)
    throw new CallError(message("call/columns-lack", { columns: missing.join(", ") }), message("call/columns-lack.fix"));
  if (flags.sample !== undefined) process.stderr.write("--sample gives the columns only: the tables hold the law whole.\n");
  const store = currentStore(engine.law.hash);
  const fees = flags.fees === true;
  if (store !== undefined) return exportTables(dir, { columns, fees }, store);
  await compiledFirst(dir, { columns, fees });
}

// The package carries the tables of its own law and schedule; those of another are compiled now.
async function compiledFirst(dir: string, wanted: Exported): Promise<void> {
  const engine = bundledEngine();
  const [origin = ""] = engine.law.countries.encoded;
  process.stderr.write("The package carries no tables of this law and schedule: they are compiled first, which takes a minute or two.\n");
  const folder = join(dir, ".compiled");
  mkdirSync(folder, { recursive: true });
  try {
    const store: LawStore = await withDuckdb((connection) => compileStore(connection, folder, engine, origin));
    await exportTables(dir, wanted, store);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function columnsFor({ columns, sample }: ExportFlags): Promise<readonly string[]> {
  if (columns !== undefined) return columns.split(",").map((name) => name.trim());
  if (sample === undefined) return contractColumns(bundledEngine().law.facts);
  return withDuckdb(async (connection) => {
    const source = /\.parquet$/i.test(sample)
      ? `read_parquet(${literal(sample)})`
      : `read_csv(${literal(sample)}, all_varchar = true, header = true)`;
    return (await connection.runAndReadAll(`select * from ${source} limit 0`)).columnNames();
  });
}
