// Rates a table file by the statement of `carveout book export`, in DuckDB: one pass over the rows, which keep their order. Rows that the
// statement leaves go through `assess` on their way.

import { rename, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { type DuckDBConnection, DuckDBInstance, DuckDBScalarFunction, VARCHAR } from "@duckdb/node-api";
import type { Engine } from "../assess/engine.js";
import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import { type BatchSetting, defuse, rateBatch } from "../bulk/batch.js";
import { DIALECTS, type Dialect } from "../bulk/dialects.js";
import { planRows } from "../bulk/line.js";
import { AUTHORITIES } from "../bulk/program.js";
import { columnsOf, type Kind } from "../bulk/rater-columns.js";
import { addDuty, emptyTally, type Tally } from "../bulk/tally.js";
import { ratingQuery, TABLE_NAMES } from "../compiled/rating-sql.js";
import { bundledEngine } from "../packaged/bundle.js";
import { parquetText } from "../table-files/parquet-rows.js";
import { named as identifier, quoted as literal } from "./duckdb-sql.js";
import { currentStore, loadStore } from "./law-store.js";
import { partOf } from "./leftovers.js";
import { spellings } from "./origin-spellings.js";
import type { Run } from "./rate-run.js";

const MEMORY = "900MB";
const BETWEEN = "\u001f";
const [duckdb] = DIALECTS as readonly [Dialect];

// Columns that the programs of the blocks leave to `assess`.
const LEFT: readonly Kind[] = ["weight", "number"];

/** Whether a table is better rated so: where blocks would leave its rows to `assess`, and the package carries the tables of this law. */
export function isForDuckdb({ setting }: Run): boolean {
  const { names, options, scenario } = setting;
  if (options.knownOn !== undefined || options.readings !== undefined || options.fees === true || scenario !== undefined) return false;
  const { law } = bundledEngine();
  return columnsOf(names, law.facts).some(({ kind }) => LEFT.includes(kind)) && currentStore(law.hash) !== undefined;
}

/** Rate a table; undefined where DuckDB cannot read it, and then nothing was written. */
export async function rateInDuckdb(run: Run): Promise<Tally | undefined> {
  const threads = String(availableParallelism());
  const instance = await DuckDBInstance.create(":memory:", { threads, memory_limit: MEMORY, preserve_insertion_order: "true" });
  const connection = await instance.connect();
  const engine = bundledEngine();
  const tally = emptyTally();
  const part = partOf(run.output);
  const watch = setInterval(() => {
    const { percentage } = connection.progress;
    if (percentage >= 0) run.progress({ share: percentage / 100 });
  }, 200);
  try {
    await rated(connection, run, engine, part, tally);
    await counted(connection, run, part, tally);
    await rename(part, run.output);
  } catch (error) {
    if (/^(Invalid Input|Conversion) Error/.test((error as Error).message)) return undefined;
    throw error;
  } finally {
    clearInterval(watch);
    connection.closeSync();
    instance.closeSync();
    await rm(part, { force: true });
  }
  return tally;
}

async function rated(connection: DuckDBConnection, run: Run, engine: Engine, part: string, tally: Tally): Promise<void> {
  const store = currentStore(engine.law.hash);
  if (store === undefined) throw new Error("the package carries no tables of this law");
  const { origin } = store.key;
  await loadStore(connection, store.folder, TABLE_NAMES);
  const isParquet = /\.parquet$/i.test(run.input);
  const source = isParquet
    ? `read_parquet(${literal(run.input)})`
    : `read_csv(${literal(run.input)}, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', strict_mode = true)`;
  await connection.run(`create view entries as select * from ${source}`);
  const { names, options, raw } = run.setting;
  const described = await connection.runAndReadAll("describe entries");
  const given = described.getRowObjects().map((row) => ({ name: String(row.column_name), type: String(row.column_type) }));
  registerLate(
    connection,
    { engine, plan: planRows(names, engine.law.facts), width: names.length, options, raw: true },
    names.length,
    tally,
  );
  registerDefuse(connection, tally);
  const cells = given.map(({ name }) => `e.${identifier(name)}`);
  const texts = given.map((column) =>
    isParquet ? parquetText(column).replaceAll(identifier(column.name), `e.${identifier(column.name)}`) : `e.${identifier(column.name)}`,
  );
  const query = ratingQuery(duckdb, {
    passed: given.map(({ type }, at) => {
      const cell = cells[at] as string;
      return [type === "VARCHAR" && !raw ? defused(cell) : cell, run.header[at] as string];
    }),
    late: texts.map((text) => `coalesce(${text}, '')`),
    columns: names.flatMap((name, at) => (name === "" ? [] : [{ name, sql: texts[at] as string }])),
    law: engine.law,
    tables: store.key,
    origins: spellings(engine, origin),
    plainRates: !/\.parquet$/i.test(run.output),
  });
  const form = /\.parquet$/i.test(run.output)
    ? "format parquet, compression snappy"
    : `format csv, header true${/\.gz$/i.test(run.output) ? ", compression gzip" : ""}`;
  await connection.run(`copy (${query}) to ${literal(part)} (${form})`);
}

// A cell that a spreadsheet would take for a formula is rare, and looked at closely only where it begins as one may.
function defused(cell: string): string {
  return `case when ${cell} >= 'A' then ${cell} when ${cell} >= '0' and ${cell} < ':' then ${cell} when ${cell} is null then null else carveout_defuse(${cell}) end`;
}

function registerDefuse(connection: DuckDBConnection, tally: Tally): void {
  register(connection, "carveout_defuse", 1, ([cell = ""]) => defuse(cell, tally));
}

// Rows that the statement leaves: their cells, answered by `assess`, between unit separators.
function registerLate(connection: DuckDBConnection, setting: BatchSetting, width: number, tally: Tally): void {
  register(connection, "carveout_assess", width, (cells) => {
    tally.uncompiled++;
    const [row = []] = rateBatch([{ cells }], setting).rows;
    return row.slice(width).join(BETWEEN);
  });
}

function register(connection: DuckDBConnection, name: string, width: number, answer: (cells: readonly string[]) => string): void {
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name,
      parameterTypes: Array.from({ length: width }, () => VARCHAR),
      returnType: VARCHAR,
      volatile: true,
      specialHandling: true,
      mainFunction: (_, input, output) => {
        const columns = Array.from({ length: width }, (__, at) => input.getColumnVector(at));
        for (let row = 0; row < input.rowCount; row++)
          output.setItem(row, answer(columns.map((column) => String(column.getItem(row) ?? ""))));
        output.flush();
      },
    }),
  );
}

// Sums of what was written.
async function counted(connection: DuckDBConnection, run: Run, part: string, tally: Tally): Promise<void> {
  const day = run.header[run.setting.names.indexOf("entry_date")] ?? "";
  const hts = run.header[run.setting.names.indexOf("hts")] ?? "";
  const owed = ANSWER_COLUMNS.slice(1, 1 + AUTHORITIES.length);
  const source = /\.parquet$/i.test(run.output)
    ? `read_parquet(${literal(part)})`
    : `read_csv(${literal(part)}, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"'${/\.gz$/i.test(run.output) ? ", compression = 'gzip'" : ""})`;
  const found = await connection.runAndReadAll(
    `select status, case when status = 'determined' then substr(cast(${identifier(day)} as varchar), 1, 7) end as month, count(*) as lines,
      count(*) filter (where status <> 'error' and regexp_full_match(replace(cast(${identifier(hts)} as varchar), '.', ''), '[0-9]{7}|[0-9]{9}')) as repaired,
      ${owed.map((name) => `cast(coalesce(sum(cast(${name} as decimal(18, 2))), 0) * 100 as hugeint) as ${name}`).join(", ")}
    from ${source} group by all`,
  );
  for (const row of found.getRowObjects()) {
    const lines = Number(row.lines);
    tally.lines += lines;
    tally.repaired += Number(row.repaired);
    tally[String(row.status) as "determined" | "range" | "prohibited" | "error"] += lines;
    if (row.month === null) continue;
    AUTHORITIES.forEach((authority, at) => {
      const amount = row[owed[at] as string] as bigint;
      if (amount !== 0n) addDuty(tally, String(row.month), authority, amount);
    });
  }
}
