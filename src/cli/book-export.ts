// `carveout book export DIR`: the compiled law as tables, and the SQL that rates a table of entries by joins with them.

import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { stringify } from "csv-stringify/sync";
import type { Engine } from "../assess/engine.js";
import { prepare } from "../assess/prepare.js";
import { columnFacts, QUANTITIES, REQUIRED } from "../bulk/columns.js";
import { DIALECTS, type Dialect } from "../bulk/dialects.js";
import { columnsOf } from "../bulk/rater-columns.js";
import { type KeyedShape, keyedShape } from "../bulk/relation-shapes.js";
import { type Relation, relationsOf } from "../bulk/relations.js";
import { missingQuery, rareColumns, type WarehouseSetting, warehouseQuery } from "../bulk/warehouse-sql.js";
import { bundledEngine } from "../packaged/bundle.js";
import { bookFor } from "../packaged/bundled-book.js";
import { CallError } from "../packaged/call-error.js";
import { currentStore } from "./law-store.js";
import { putFact } from "./options.js";
import { exportTables } from "./table-export.js";
import { contractColumns } from "./warehouse-columns.js";

/** Flags of the command. */
export interface ExportFlags {
  readonly columns?: string;
  readonly sample?: string;
}

/** Write the tables and the statements into a folder. */
export async function exportBook(dir: string, flags: ExportFlags): Promise<void> {
  const engine = bundledEngine();
  const [origin = ""] = engine.law.countries.encoded;
  const columns = await columnsFor(flags, engine);
  const store = currentStore(engine.law.hash);
  const missing = REQUIRED.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw new CallError(`--columns lacks ${missing.join(", ")}.`, "Name every column of your table of entries.");
  if (store !== undefined) {
    if (flags.sample !== undefined) process.stderr.write("--sample gives the columns only: the tables hold the law whole.\n");
    return exportTables(dir, columns, store);
  }
  const setting: WarehouseSetting = { columns, facts: engine.law.facts, values: valuesOf(engine, origin, columns), origin };
  const book = bookFor(engine, {}, origin);
  let relations = relationsOf(book, engine);
  mkdirSync(`${dir}/csv`, { recursive: true });
  await withDuckdb(async (connection) => {
    await write(connection, dir, relations);
    if (flags.sample === undefined) return;
    const more = await sampled(connection, dir, relations, setting, flags.sample);
    relations = relationsOf(book, engine, more);
    await write(connection, dir, relations);
  });
  for (const dialect of DIALECTS) writeFileSync(`${dir}/${dialect.name}.sql`, script(dialect, dir, relations, setting));
  const keys = relations.find(({ name }) => name === "program_key")?.rows.length ?? 0;
  process.stdout.write(
    `${dir}: ${relations.length} tables, ${keys} shapes of rows, ${DIALECTS.map(({ name }) => `${name}.sql`).join(", ")}\n`,
  );
}

async function withDuckdb(work: (connection: DuckDBConnection) => Promise<void>): Promise<void> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function columnsFor({ columns, sample }: ExportFlags, engine: Engine): Promise<readonly string[]> {
  if (columns !== undefined) return columns.split(",").map((name) => name.trim());
  if (sample === undefined) return contractColumns(engine.law.facts);
  let header: readonly string[] = [];
  await withDuckdb(async (connection) => {
    header = (await connection.runAndReadAll(`select * from ${table(sample)} limit 0`)).columnNames();
  });
  return header;
}

function table(file: string): string {
  const quoted = `'${file.replaceAll("'", "''")}'`;
  return /\.parquet$/i.test(file) ? `read_parquet(${quoted})` : `read_csv(${quoted}, all_varchar = true, header = true)`;
}

// What a cell of a fact may hold and be rated in the warehouse: the choices of the registry, the countries on record.
function valuesOf(engine: Engine, origin: string, columns: readonly string[]): Map<string, readonly string[]> {
  const known = columnFacts(engine.law.facts);
  const rules = new Map(engine.law.facts.map((rule) => [rule.name, rule]));
  const found = new Map<string, readonly string[]>();
  const [hts] = engine.schedule.numbers().filter((number) => engine.schedule.lookup(number, engine.law.coverage.from).ok);
  const valid = (path: string, text: string): boolean => {
    const line: Record<string, unknown> = { hts, origin, entryDate: engine.law.coverage.from, value: "1000.00" };
    putFact(line, path, text);
    return !("code" in prepare(engine.parts, line, {}));
  };
  for (const { path } of rareColumns(columnsOf(columns, engine.law.facts))) {
    const rule = rules.get(path);
    if (known.size === 0 || rule === undefined) continue;
    const candidates =
      rule.type === "country" ? [...engine.law.countries.known, "unknown"] : rule.type === "choice" ? rule.values.map(String) : [];
    const values = candidates.filter((text) => valid(path, text));
    if (values.length > 0) found.set(path, values);
  }
  return found;
}

async function write(connection: DuckDBConnection, dir: string, relations: readonly Relation[]): Promise<void> {
  for (const { name, columns, rows } of relations) {
    const csv = `${dir}/csv/${name}.csv`;
    writeFileSync(csv, stringify([columns.map(([column]) => column), ...rows] as string[][]));
    mkdirSync(`${dir}/parquet/${name}`, { recursive: true });
    const types = { text: "varchar", integer: "bigint", exact: "decimal(38, 0)" };
    const cells = columns.map(([column, type]) =>
      type === "text" ? `coalesce(${column}, '') as ${column}` : `cast(${column} as ${types[type]}) as ${column}`,
    );
    const read = `read_csv('${escaped(csv)}', all_varchar = true, header = true, delim = ',', quote = '"')`;
    await connection.run(
      `copy (select ${cells.join(", ")} from ${read}) to '${escaped(`${dir}/parquet/${name}/0.parquet`)}' (format parquet)`,
    );
  }
}

function escaped(text: string): string {
  return text.replaceAll("'", "''");
}

// Shapes of a sample of rows that the tables do not hold yet.
async function sampled(
  connection: DuckDBConnection,
  dir: string,
  relations: readonly Relation[],
  setting: WarehouseSetting,
  sample: string,
): Promise<KeyedShape[]> {
  const [duckdb] = DIALECTS as readonly [Dialect];
  for (const statement of loads(duckdb, dir, relations)) await connection.run(statement);
  await connection.run(`create view entries as select * from ${table(sample)}`);
  const found = await connection.runAndReadAll(missingQuery(duckdb, setting));
  const shapes = new Map<string, { readonly shape: KeyedShape; readonly of: number[] }>();
  for (const row of found.getRowObjects()) {
    const words = {
      claim: String(row.g_claim),
      pattern: Number(row.pattern),
      units: String(row.shape_units).split("/").filter(Boolean),
      facts: String(row.shape_facts),
    };
    const key = JSON.stringify(words);
    const known: { readonly of: number[]; readonly shape?: KeyedShape } = shapes.get(key) ?? { of: [] };
    known.of.push(Number(row.class));
    if (known.shape === undefined)
      shapes.set(key, { of: known.of, shape: keyedShape(setting.origin, words, lineOf(words.facts), known.of) });
  }
  return [...shapes.values()].map(({ shape }) => shape);
}

function lineOf(facts: string): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const each of facts.split(";").filter(Boolean)) {
    const cut = each.indexOf("=");
    const [path, text] = [each.slice(0, cut), each.slice(cut + 1)];
    const place = path.split(".");
    let at = line;
    for (const key of place.slice(0, -1)) {
      at[key] ??= {};
      at = at[key] as Record<string, unknown>;
    }
    at[place.at(-1) ?? ""] = text === "true" ? true : text === "false" ? false : text;
  }
  return line;
}

function loads(dialect: Dialect, dir: string, relations: readonly Relation[]): string[] {
  return relations.map(({ name, columns }) =>
    dialect
      .load(
        name,
        columns.map(([column, type]): [string, string] => [column, dialect.types[type]]),
      )
      .replaceAll("{dir}", escaped(resolve(dir))),
  );
}

function script(dialect: Dialect, dir: string, relations: readonly Relation[], setting: WarehouseSetting): string {
  const quantities = QUANTITIES.flat();
  const typed = setting.columns.map((name) => `${dialect.quoted(name)} ${dialect.types.text}`);
  return [
    `-- Rates the table entries by the compiled law; made by carveout book export, in the dialect of ${dialect.name}.`,
    "-- 1. The tables of the law.",
    ...relations.map(({ name, about }) => `-- carveout_${name}: ${about}.`),
    ...loads(dialect, dir, relations),
    "",
    `-- 2. Your entries: a table or view with these columns, as text or exact decimals and days (${quantities.length === 0 ? "" : "empty or null = not stated"}).`,
    "-- spi: S or S+ as claimed, empty = none claimed, ? = unknown.",
    `-- create table entries (${typed.join(", ")});`,
    "",
    "-- 3. The view. Rows with status assess are for carveout rate.",
    dialect.view("carveout_rated", warehouseQuery(dialect, setting)),
    "",
  ].join("\n");
}
