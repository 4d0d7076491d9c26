// `carveout book export DIR`: the compiled law as tables, and the SQL that rates a table of entries by joins with them.

import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "../assess/engine.js";
import { REQUIRED } from "../bulk/columns.js";
import { requireFile } from "../console/input-file.js";
import { say } from "../console/language.js";
import { bundledEngine } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { message } from "../said/message.js";
import { compileStores } from "./compile-stores.js";
import { quoted as literal } from "./duckdb-sql.js";
import { compiledGroups, currentStores, withDuckdb } from "./law-store.js";
import { type Exported, exportTables } from "./table-export.js";
import { contractColumns } from "./warehouse-columns.js";

const ALL = "all";

/** Flags of the command. */
export interface ExportFlags {
  readonly columns?: string;
  readonly sample?: string;
  /** Have the statements give the user fees too. */
  readonly fees?: boolean;
  /** Origins between commas, or all that are compiled; absent: the package's own. */
  readonly origin?: string;
  /** Say what was written as JSON. */
  readonly json?: boolean;
}

/** Write the tables and the statements into a folder. */
export async function exportBook(dir: string, flags: ExportFlags): Promise<void> {
  const engine = bundledEngine();
  const columns = await columnsFor(flags);
  const missing = REQUIRED.filter((name) => !columns.includes(name));
  if (missing.length > 0)
    throw new CallError(message("call/columns-lack", { columns: missing.join(", ") }), message("call/columns-lack.fix"));
  if (flags.sample !== undefined) process.stderr.write(`${say(message("book/sample"))}\n`);
  const groups = groupsOf(engine, flags.origin);
  const current = currentStores(engine.law.hash);
  const stores = groups.flatMap(([first]) => current.find(({ key }) => key.origin === first) ?? []);
  const wanted = { columns, fees: flags.fees === true, json: flags.json === true };
  if (stores.length === groups.length) return exportTables(dir, wanted, stores);
  await compiledFirst(dir, wanted, groups);
}

// Groups of compiled origins that hold those asked for.
function groupsOf(engine: Engine, asked: string | undefined): readonly (readonly string[])[] {
  const groups = compiledGroups(engine);
  if (asked === ALL) return groups;
  const origins = asked === undefined ? engine.law.countries.encoded.slice(0, 1) : asked.split(",").map((each) => each.trim());
  const { tables } = engine.law.countries;
  const unknown = origins.find((origin) => !tables.includes(origin));
  if (unknown !== undefined)
    throw new CallError(
      message("call/origin-not-compiled", { origin: unknown }),
      message("call/choose", { choices: [...tables, ALL].join(", ") }),
      undefined,
      "origin",
    );
  return groups.filter((members) => members.some((origin) => origins.includes(origin)));
}

// The package carries the tables of its own law and schedule; those of another are compiled now.
async function compiledFirst(dir: string, wanted: Exported, groups: readonly (readonly string[])[]): Promise<void> {
  process.stderr.write(`${say(message("book/compiled-first"))}\n`);
  const folder = join(dir, ".compiled");
  mkdirSync(folder, { recursive: true });
  try {
    await exportTables(dir, wanted, await compileStores(groups, (origin) => join(folder, origin)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function columnsFor({ columns, sample }: ExportFlags): Promise<readonly string[]> {
  if (columns !== undefined) return columns.split(",").map((name) => name.trim());
  if (sample === undefined) return contractColumns(bundledEngine().law.facts);
  await requireFile(sample, message("call/file.missing.fix"));
  return withDuckdb(async (connection) => {
    const source = /\.parquet$/i.test(sample)
      ? `read_parquet(${literal(sample)})`
      : `read_csv(${literal(sample)}, all_varchar = true, header = true)`;
    return (await connection.runAndReadAll(`select * from ${source} limit 0`)).columnNames();
  });
}
