// Rates a CSV or Parquet table inside DuckDB: its reader and writer move the file on every core, the compiled law rates the chunks between.
// A file that DuckDB finds malformed is left to the slower reader, which accounts for every row.

import { rename, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import type { DuckDBConnection as Connection } from "@duckdb/node-api";
import { STATUSES } from "../bulk/answer-columns.js";
import { defuse } from "../bulk/batch.js";
import type { Book } from "../bulk/book.js";
import { planRows } from "../bulk/line.js";
import { makeRater } from "../bulk/rater.js";
import { type Column, columnsOf } from "../bulk/rater-columns.js";
import type { Tally } from "../bulk/tally.js";
import { formatHts } from "../hts/number.js";
import { bookFor } from "./bundled-book.js";
import type { ChunkSetting } from "./chunk-rater.js";
import type { RateSetting } from "./rate-setting.js";
import { LISTS, quoted, rateSelect } from "./rate-sql.js";
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
  const { chunkRater } = await import("./chunk-rater.js");
  const { RATED } = await import("./chunk-answers.js");
  const { setting, tally } = run;
  const engine = engineOf(setting.scenario);
  const [origin = ""] = engine.law.countries.encoded;
  const kinds = columnsOf(setting.names, engine.law.facts);
  const book = bookFor(engine, setting.options, origin);
  const listed = { headings: book.headings.length, questions: book.questions.length };
  const rater = makeRater(setting.names, book, () => engine, engine.law.facts, setting.options, origin);
  const chunks = chunkRater({
    rater,
    listed,
    book,
    batch: {
      engine,
      plan: planRows(setting.names, engine.law.facts),
      width: setting.names.length,
      options: setting.options,
      raw: setting.raw,
    },
    tally,
  });
  const instance = await DuckDBInstance.create(":memory:", { threads: String(availableParallelism()), memory_limit: MEMORY });
  const connection = await instance.connect();
  const part = `${run.output}.part-${process.pid}`;
  let watch: NodeJS.Timeout | undefined;
  try {
    connection.registerScalarFunction(
      DuckDBScalarFunction.create({
        name: "carveout_rate",
        parameterTypes: [...rater.columns, "undotted"].map(() => VARCHAR),
        returnType: RATED,
        volatile: true,
        // Cells may be null; the row is rated all the same.
        specialHandling: true,
        mainFunction: (_, input, output) => chunks.rate(input, output as Parameters<typeof chunks.rate>[1]),
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
    // The lists must stay the right side of the product, which is the one that is held.
    await connection.run("set disabled_optimizers = 'join_order,build_side_probe_side'");
    await openLists(connection, book, listed);
    const read = source(run.input, run.header);
    const types = await typesOf(connection, run);
    const parquet = isParquet(run.output);
    const columns = run.header.map((name, at) => ({ name, type: types[at] as string, is: kinds[at] as Column }));
    const select = rateSelect({ columns, source: read, raw: setting.raw, parquet });
    const format = parquet
      ? "format parquet, compression snappy"
      : `format csv, header true${/\.gz$/i.test(run.output) ? ", compression gzip" : ""}`;
    await connection.run("set enable_progress_bar = true");
    await connection.run("set enable_progress_bar_print = false");
    watch = setInterval(() => run.progress(Math.max(0, connection.progress.percentage) / 100), 200);
    await connection.run(`copy (${select}) to ${quoted(part)} (${format})`);
    chunks.close();
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

// The lists of the statement: statuses, headings before a number, numbers as printed, questions.
async function openLists(connection: Connection, { headings, numbers, questions }: Book, listed: ChunkSetting["listed"]): Promise<void> {
  const { listValue, LIST, VARCHAR } = await import("@duckdb/node-api");
  const lists = [
    STATUSES,
    headings.slice(0, listed.headings).map((before) => (before === "" ? "" : `${before} `)),
    numbers.map(formatHts),
    questions.slice(0, listed.questions).map((each) => (each === "" ? null : each)),
  ];
  const cells = LISTS.columns.map((name, at) => (at === 0 ? `$${at + 1}::carveout_status[] as ${name}` : `$${at + 1} as ${name}`));
  await connection.run(`create type carveout_status as enum (${STATUSES.map(quoted).join(", ")})`);
  await connection.run(
    `create temp table ${LISTS.table} as select ${cells.join(", ")}`,
    lists.map((list) => listValue([...list])),
    lists.map(() => LIST(VARCHAR)),
  );
}
