// Rates a CSV or Parquet table inside DuckDB: its reader and writer move the file on every core, the compiled law rates the chunks between.
// A file that DuckDB finds malformed is left to the slower reader, which accounts for every row.

import { rename, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { type DuckDBConnection as Connection, DuckDBInstance, DuckDBScalarFunction, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import { STATUSES } from "../bulk/answer-columns.js";
import { defuse } from "../bulk/batch.js";
import type { Book } from "../bulk/book.js";
import { planRows } from "../bulk/line.js";
import { makeRater } from "../bulk/rater.js";
import { type Column, columnsOf } from "../bulk/rater-columns.js";
import type { Tally } from "../bulk/tally.js";
import { formatHts } from "../hts/number.js";
import { bookFor } from "./bundled-book.js";
import { RATED } from "./chunk-answers.js";
import { type ChunkSetting, chunkRater } from "./chunk-rater.js";
import { daysOf, PLAIN_TYPES, spellingsOf } from "./plain-codes.js";
import type { RateSetting } from "./rate-setting.js";
import { LISTS, quoted, rateSelect, TYPES } from "./rate-sql.js";
import { engineOf } from "./scenario-engine.js";
import { rawFunction } from "./vectors.js";

/** A run inside DuckDB. */
export interface DuckRun {
  readonly input: string;
  readonly output: string;
  /** Columns of the input as the file names them. */
  readonly header: readonly string[];
  readonly setting: RateSetting;
  readonly tally: Tally;
  /** Told several times a second which share of the work is done, where standard error is a terminal. */
  progress(share: number): void;
}

// With less, a table of many columns is written by one thread at a time, since row groups wait for each other in memory; small row groups keep the
// whole process under a gibibyte.
const MEMORY = "900MB";
const ROW_GROUP = 30_720;

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
  const { setting, tally } = run;
  const engine = engineOf(setting.scenario);
  const [origin = ""] = engine.law.countries.encoded;
  const kinds = columnsOf(setting.names, engine.law.facts);
  const book = bookFor(engine, setting.options, origin);
  const listed = { headings: book.headings.length, questions: book.questions.length };
  const rater = makeRater(setting.names, book, () => engine, engine.law.facts, setting.options, origin);
  const chunks = chunkRater({
    rater,
    kinds,
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
      rawFunction({
        name: "carveout_rate",
        parameters: [...PLAIN_TYPES, ...rater.columns.map(() => VARCHAR)],
        returns: RATED,
        main: chunks.rate,
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
    // The lists must stay the right side of the product, which is the one that is held. A long IN must not become a join, which keeps no order.
    await connection.run("set disabled_optimizers = 'join_order,build_side_probe_side,in_clause'");
    await openLists(connection, book, listed);
    const read = source(run.input, run.header);
    const types = await typesOf(connection, run);
    const parquet = isParquet(run.output);
    const columns = run.header.map((name, at) => ({ name, type: types[at] as string, is: kinds[at] as Column }));
    const select = rateSelect({ columns, source: read, origin, raw: setting.raw, parquet });
    const format = parquet
      ? `format parquet, compression snappy, row_group_size ${ROW_GROUP}`
      : `format csv, header true${/\.gz$/i.test(run.output) ? ", compression gzip" : ""}`;
    // DuckDB works a fifth more to know how far it is, so it is asked only where a terminal shows it.
    if (process.stderr.isTTY) {
      await connection.run("set enable_progress_bar = true");
      await connection.run("set enable_progress_bar_print = false");
      watch = setInterval(() => run.progress(Math.max(0, connection.progress.percentage) / 100), 200);
    }
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

// The enumerations and lists of the statement: spellings of numbers and days; statuses, headings before a number, numbers as printed, questions.
async function openLists(connection: Connection, book: Book, listed: ChunkSetting["listed"]): Promise<void> {
  const enumerate = async (type: string, texts: readonly string[]): Promise<void> => {
    await connection.run(
      `create temp table ${type}_texts as select unnest($1) as text, unnest(range(${texts.length})) as code`,
      [listValue(texts)],
      [LIST(VARCHAR)],
    );
    await connection.run(`create type ${type} as enum (select text from ${type}_texts order by code)`);
  };
  await enumerate(TYPES.number, spellingsOf(book));
  await enumerate(TYPES.day, daysOf(book));
  await enumerate(TYPES.status, STATUSES);
  const lists = [
    STATUSES,
    book.headings.slice(0, listed.headings).map((before) => (before === "" ? "" : `${before} `)),
    book.numbers.map(formatHts),
    book.questions.slice(0, listed.questions).map((each) => (each === "" ? null : each)),
  ];
  const cells = LISTS.columns.map((name, at) => (at === 0 ? `$${at + 1}::${TYPES.status}[] as ${name}` : `$${at + 1} as ${name}`));
  await connection.run(
    `create temp table ${LISTS.table} as select ${cells.join(", ")}`,
    lists.map((list) => listValue([...list])),
    lists.map(() => LIST(VARCHAR)),
  );
}
