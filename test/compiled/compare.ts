// The tables of the compiled law against `assess`: rows are rated in DuckDB by the statement of the export, every cell compared.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { stringify } from "csv-stringify/sync";
import { ANSWER_COLUMNS, answerCells, FEE_COLUMNS } from "../../src/bulk/answer-cells.js";
import { DIALECTS, type Dialect } from "../../src/bulk/dialects.js";
import { lineOf, planRows } from "../../src/bulk/line.js";
import { TABLE_NAMES } from "../../src/compiled/rating-sql.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { currentStores, type LawStore, loadStore, membersOf, withDuckdb } from "../../src/rate/law-store.js";
import { eachQuery, prefixOf } from "../../src/rate/store-queries.js";
import { DEFAULT_ORIGIN } from "../../src/settings.js";

const CHUNK = 20_000;
const [duckdb] = DIALECTS as readonly [Dialect];

/** What a comparison came to. */
export interface TablesCompared {
  rows: number;
  left: number;
  /** Rows that are left although `assess` answers them. */
  answered: number;
  readonly differences: string[];
}

/** What a comparison is made with. */
export interface CompareSetting {
  readonly fees?: boolean;
  /** Origins whose tables are loaded; the rows may name others. */
  readonly origins?: readonly string[];
}

/** The tables of these origins, each group once. */
export function storesOf(origins: readonly string[]): readonly LawStore[] {
  const all = currentStores(bundledEngine().law.hash);
  const stores = all.filter((store) => membersOf(store).some((origin) => origins.includes(origin)));
  const lacking = origins.filter((origin) => !stores.some((store) => membersOf(store).includes(origin)));
  if (lacking.length > 0) throw new Error(`the package carries no tables of this law for ${lacking}: run \`carveout book build\``);
  return stores;
}

/** Compare rows under these columns. */
export async function compareTables(
  rows: Iterable<readonly string[]>,
  columns: readonly string[],
  { fees = false, origins = [DEFAULT_ORIGIN] }: CompareSetting = {},
): Promise<TablesCompared> {
  const engine = bundledEngine();
  const stores = storesOf(origins);
  const found: TablesCompared = { rows: 0, left: 0, answered: 0, differences: [] };
  const folder = mkdtempSync(join(tmpdir(), "carveout-tables-"));
  try {
    await withDuckdb(async (connection) => {
      for (const store of stores) await loadStore(connection, store, { names: TABLE_NAMES, prefix: prefixOf(engine, store) });
      let chunk: (readonly string[])[] = [];
      for (const row of rows) {
        chunk.push(row);
        if (chunk.length < CHUNK) continue;
        await compareChunk(connection, stores, folder, chunk, columns, found, fees);
        chunk = [];
      }
      if (chunk.length > 0) await compareChunk(connection, stores, folder, chunk, columns, found, fees);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return found;
}

async function compareChunk(
  connection: DuckDBConnection,
  stores: readonly LawStore[],
  folder: string,
  rows: readonly (readonly string[])[],
  columns: readonly string[],
  found: TablesCompared,
  fees: boolean,
): Promise<void> {
  const engine = bundledEngine();
  const file = join(folder, "entries.csv");
  writeFileSync(file, stringify([["place", ...columns], ...rows.map((row, at) => [String(at), ...row])] as string[][]));
  await connection.run(`create or replace table entries as select * from read_csv('${file}', all_varchar = true, header = true)`);
  const queries = eachQuery(duckdb, stores, {
    passed: [["cast(e.place as integer)", "place"]],
    columns: columns.map((name) => ({ name, sql: `e."${name}"` })),
    engine,
    plainRates: true,
    fees,
  });
  const rated = (
    await connection.runAndReadAll(
      `select * from (${queries.map(({ query }) => `select * from (${query})`).join(" union all ")}) order by place`,
    )
  ).getRowsJson();
  const plan = planRows(columns, engine.law.facts);
  const number = columns.indexOf("hts");
  // A number that lost a leading zero is read with it.
  const read = (row: readonly string[]): readonly string[] =>
    row.map((cell, at) => (at === number && /^(\d{7}|\d{9})$/.test(cell) ? `0${cell}` : cell));
  rows.forEach((row, at) => {
    found.rows++;
    const [, ...got] = (rated[at] ?? []).map((cell) => (cell === null ? "" : String(cell)));
    const wanted = answerCells(engine.assess(lineOf(read(row), plan), { fees }), fees);
    if (got[0] === "assess") {
      found.left++;
      if (wanted[0] !== "error") found.answered++;
      return;
    }
    const names = fees ? [...ANSWER_COLUMNS, ...FEE_COLUMNS] : ANSWER_COLUMNS;
    const wrong = names.flatMap((name, place) => (got[place] === wanted[place] ? [] : [`${name} ${got[place]} for ${wanted[place]}`]));
    if (wrong.length > 0) found.differences.push(`${row.join("|")}: ${wrong.join("; ")}`);
  });
}
