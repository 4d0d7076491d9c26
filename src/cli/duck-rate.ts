// Rates a CSV or Parquet table inside DuckDB: its reader and writer move the file on every core, the compiled law rates the chunks between.
// A file that DuckDB finds malformed is left to the slower reader, which accounts for every row.

import { rename, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import type { DuckDBConnection as Connection } from "@duckdb/node-api";
import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import { defuse } from "../bulk/batch.js";
import { planRows } from "../bulk/line.js";
import { AUTHORITIES } from "../bulk/program.js";
import { makeRater } from "../bulk/rater.js";
import { type Column, columnsOf } from "../bulk/rater-columns.js";
import { addDuty, type Tally } from "../bulk/tally.js";
import { bookFor, flatFor } from "./bundled-book.js";
import { type FlatHead, flatPath } from "./flat-files.js";
import type { RateSetting } from "./rate-setting.js";
import { quoted, rateSelect } from "./rate-sql.js";
import { engineOf } from "./scenario-engine.js";

/** A run inside DuckDB. */
export interface DuckRun {
  readonly input: string;
  readonly output: string;
  /** Columns of the input as the file names them. */
  readonly header: readonly string[];
  readonly setting: RateSetting;
  readonly tally: Tally;
  /** Told several times a second which share of the work is done, and of how many rows where that is known. */
  progress(share: number): void;
}

const MEMORY = "700MB";

function isParquet(file: string): boolean {
  return /\.parquet$/i.test(file);
}

function source(input: string, header: readonly string[]): string {
  if (isParquet(input)) return `read_parquet(${quoted(input)})`;
  const columns = header.map((name) => `${quoted(name)}: 'VARCHAR'`).join(", ");
  // Nothing is guessed: the dialect is that of RFC 4180, every column is text, a row that does not fit is an error.
  return `read_csv(${quoted(input)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${columns}}, null_padding = false, max_line_size = 1048576)`;
}

/** Rate a table; throws where DuckDB cannot read it in the strict form. The output appears whole or not at all. */
export async function duckRate(run: DuckRun): Promise<void> {
  const { DuckDBInstance, DuckDBScalarFunction, VARCHAR } = await import("@duckdb/node-api");
  const { chunkRater, RATED } = await import("./chunk-rater.js");
  const { setting, tally } = run;
  const engine = engineOf(setting.scenario);
  const [origin = ""] = engine.law.countries.encoded;
  const kinds = columnsOf(setting.names, engine.law.facts);
  const wanted = kinds.flatMap(({ kind }, at) => (kind === "ignored" ? [] : [at]));
  // The book is opened when the first row asks for it: most tables have few that do.
  const opened = (): ReturnType<typeof chunkRater> => {
    const book = bookFor(engine, setting.options, origin);
    return chunkRater({
      rater: makeRater(setting.names, book, () => engine, engine.law.facts, setting.options, origin),
      book,
      columns: wanted,
      batch: {
        engine,
        plan: planRows(setting.names, engine.law.facts),
        width: setting.names.length,
        options: setting.options,
        raw: setting.raw,
      },
      tally,
    });
  };
  let rate: ReturnType<typeof opened> | undefined;
  const instance = await DuckDBInstance.create(":memory:", { threads: String(availableParallelism()), memory_limit: MEMORY });
  const connection = await instance.connect();
  const part = `${run.output}.part-${process.pid}`;
  let watch: NodeJS.Timeout | undefined;
  try {
    connection.registerScalarFunction(
      DuckDBScalarFunction.create({
        name: "carveout_rate",
        parameterTypes: wanted.map(() => VARCHAR),
        returnType: RATED,
        volatile: true,
        mainFunction: (_, input, output) => {
          rate ??= opened();
          rate(input, output as Parameters<typeof rate>[1]);
        },
      }),
    );
    connection.registerScalarFunction(
      DuckDBScalarFunction.create({
        name: "carveout_defuse",
        parameterTypes: [VARCHAR],
        returnType: VARCHAR,
        volatile: true,
        mainFunction: (_, input, output) => {
          const cells = input.getColumnVector(0) as { getItem(at: number): unknown };
          for (let row = 0; row < input.rowCount; row++) {
            const cell = cells.getItem(row);
            (output as { setItem(at: number, value: unknown): void }).setItem(row, cell === null ? null : defuse(String(cell), tally));
          }
          output.flush();
        },
      }),
    );
    const flat = flatFor(engine, setting.options, origin);
    // Rows keep the order of the side that probes, so the tables of the law must stay the side that is built. On several threads a join keeps
    // no order at all.
    await connection.run("set disabled_optimizers = 'join_order,build_side_probe_side'");
    if (flat !== undefined) {
      await connection.run("set threads = 1");
      await openTables(connection, origin, flat);
    }
    const read = source(run.input, run.header);
    const types = await typesOf(connection, run);
    const parquet = isParquet(run.output);
    const columns = run.header.map((name, at) => ({ name, type: types[at] as string, is: kinds[at] as Column }));
    const select = rateSelect({ columns, source: read, origin, flat, raw: setting.raw, parquet });
    const format = parquet
      ? "format parquet, compression snappy"
      : `format csv, header true${/\.gz$/i.test(run.output) ? ", compression gzip" : ""}`;
    await connection.run("set enable_progress_bar = true");
    await connection.run("set enable_progress_bar_print = false");
    watch = setInterval(() => run.progress(Math.max(0, connection.progress.percentage) / 100), 200);
    await connection.run(`copy (${select}) to ${quoted(part)} (${format})`);
    await summarize(connection, part, run, tally);
    await rename(part, run.output);
  } finally {
    clearInterval(watch);
    await rm(part, { force: true });
    connection.closeSync();
    instance.closeSync();
  }
}

// Types of the columns: text all through in a CSV.
async function typesOf(connection: Connection, { input, header }: DuckRun): Promise<readonly string[]> {
  if (!isParquet(input)) return header.map(() => "VARCHAR");
  const described = await connection.runAndReadAll(`describe select * from ${source(input, header)}`);
  return described.getRowObjects().map((row) => String(row.column_type));
}

const DAYS = 2_000;

// The tables of the compiled law, and every day with its interval. Numbers and days are enumerations, each code a row; -1 stands for none.
async function openTables(connection: Connection, origin: string, { days }: FlatHead): Promise<void> {
  const [first = ""] = days;
  const starts = days.map((day) => `date ${quoted(day)}`).join(", ");
  const statements = [
    `create table carveout_decisions as from read_parquet(${quoted(flatPath(origin, "decisions"))})`,
    `create type carveout_number as enum (select text from read_parquet(${quoted(flatPath(origin, "numbers"))}))`,
    `create table carveout_numbers as select enum_code(text::carveout_number)::integer as code, place, shown from read_parquet(${quoted(flatPath(origin, "numbers"))})
      union all select -1, null, null`,
    `create temp table carveout_calendar as
      select cast(day as varchar) as text, (select count(*) - 1 from (select unnest([${starts}]) as start) where start <= day)::integer as slot
      from (select (date ${quoted(first)} + i::integer) as day from range(${DAYS}) r(i))`,
    "create type carveout_day as enum (select text from carveout_calendar)",
    `create table carveout_days as select enum_code(text::carveout_day)::integer as code, text, slot from carveout_calendar union all select -1, null, null`,
  ];
  for (const statement of statements) await connection.run(statement);
}

// What the output came to. Columns are named by their places, since a table may hold columns of the same names as the answer's.
async function summarize(connection: Connection, part: string, { output, header, setting }: DuckRun, tally: Tally): Promise<void> {
  const all = [...header.map((_, at) => `c${at}`), ...ANSWER_COLUMNS];
  const from = isParquet(output)
    ? `read_parquet(${quoted(part)})`
    : `read_csv(${quoted(part)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${all.map((name) => `${quoted(name)}: 'VARCHAR'`).join(", ")}}, max_line_size = 4194304${/\.gz$/i.test(output) ? ", compression = 'gzip'" : ""})`;
  const sums = DUTY_COLUMNS.map((name) => `sum(${name}::decimal(18, 2))::varchar as ${name}`);
  const day = `c${setting.names.indexOf("entry_date")}`;
  const found = await connection.runAndReadAll(
    `select status, left(trim(${day}::varchar), 7) as month, count(*) as rows, ${sums.join(", ")} from ${from} as t(${all.join(", ")}) group by all`,
  );
  for (const row of found.getRowObjects()) {
    const status = row.status as "determined" | "range" | "prohibited" | "error";
    const rows = Number(row.rows);
    tally.lines += rows;
    tally[status] += rows;
    if (status !== "determined") continue;
    DUTY_COLUMNS.forEach((name, at) => {
      const sum = BigInt(String(row[name]).replace(".", ""));
      if (sum > 0n) addDuty(tally, String(row.month), AUTHORITIES[at] as string, sum);
    });
  }
}

// Duties in the order of `AUTHORITIES`.
const DUTY_COLUMNS = ANSWER_COLUMNS.slice(1, 1 + AUTHORITIES.length);
