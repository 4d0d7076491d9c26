// Rates a CSV or Parquet table inside DuckDB: its reader and writer move the file on every core, the compiled law rates the chunks between.
// A file that DuckDB finds malformed is left to the slower reader, which accounts for every row.

import { rename, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import type { DuckDBConnection as Connection } from "@duckdb/node-api";
import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import { type BatchSetting, defuse } from "../bulk/batch.js";
import { planRows } from "../bulk/line.js";
import { makeRater } from "../bulk/rater.js";
import type { Tally } from "../bulk/tally.js";
import { formatHts } from "../hts/number.js";
import { bookFor } from "./bundled-book.js";
import type { RateSetting } from "./rate-setting.js";
import { engineOf } from "./scenario-engine.js";

/** A run inside DuckDB. */
export interface DuckRun {
  readonly input: string;
  readonly output: string;
  /** Columns of the input as the file names them. */
  readonly header: readonly string[];
  readonly setting: RateSetting;
  readonly tally: Tally;
  /** Rows from and how many, for a part of a run. */
  readonly rows?: { readonly from: number; readonly count: number };
  progress(): void;
}

const MEMORY = "700MB";

function isParquet(file: string): boolean {
  return /\.parquet$/i.test(file);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function named(column: string): string {
  return `"${column.replaceAll('"', '""')}"`;
}

function source(input: string, header: readonly string[]): string {
  if (isParquet(input)) return `read_parquet(${quoted(input)})`;
  const columns = header.map((name) => `${quoted(name)}: 'VARCHAR'`).join(", ");
  // Nothing is guessed: the dialect is that of RFC 4180, every column is text, a row that does not fit is an error.
  return `read_csv(${quoted(input)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${columns}}, null_padding = false, max_line_size = 1048576)`;
}

// First bytes after which a spreadsheet could take a cell for a formula: tab, CR, +, -, =, @.
const FORMULA_BYTES = "(9, 13, 43, 45, 61, 64)";

/** Rate a table; throws where DuckDB cannot read it in the strict form. The output appears whole or not at all. */
export async function duckRate(run: DuckRun): Promise<void> {
  const { DuckDBInstance, DuckDBScalarFunction, VARCHAR } = await import("@duckdb/node-api");
  const { chunkRater, RATED } = await import("./chunk-rater.js");
  const { setting, tally } = run;
  const engine = engineOf(setting.scenario);
  const [origin = ""] = engine.law.countries.encoded;
  const book = bookFor(engine, setting.options, origin);
  const rater = makeRater(setting.names, book, () => engine, engine.law.facts, setting.options, origin);
  const wanted = setting.names.flatMap((_, at) => (rater.wanted[at] ? [at] : []));
  const batch: BatchSetting = {
    engine,
    plan: planRows(setting.names, engine.law.facts),
    width: setting.names.length,
    options: setting.options,
    raw: setting.raw,
  };
  const questions = questionTable(
    engine.law.facts.map((rule) => rule.name),
    [...engine.law.measures.flatMap((measure) => measure.questions.map(({ id }) => id))],
  );
  const instance = await DuckDBInstance.create(":memory:", { threads: String(availableParallelism()), memory_limit: MEMORY });
  const connection = await instance.connect();
  const part = `${run.output}.part-${process.pid}`;
  try {
    const rate = chunkRater({
      rater,
      book,
      columns: wanted,
      batch,
      tally,
      headingsKnown: book.headings.length,
      questions: new Map(questions.map((text, place) => [text, place])),
    });
    connection.registerScalarFunction(
      DuckDBScalarFunction.create({
        name: "carveout_rate",
        parameterTypes: wanted.map(() => VARCHAR),
        returnType: RATED,
        volatile: true,
        mainFunction: (_, input, output) => {
          rate(input, output as Parameters<typeof rate>[1]);
          run.progress();
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
    await variable(connection, "headings", book.headings);
    await variable(connection, "numbers", book.numbers.map(formatHts));
    await variable(connection, "questions", questions);
    await connection.run(copyStatement(run, wanted, await textColumns(connection, run), part));
    await rename(part, run.output);
  } finally {
    await rm(part, { force: true });
    connection.closeSync();
    instance.closeSync();
  }
}

// A list of texts that the statement indexes: a join would carry every column of the row along.
async function variable(connection: Connection, name: string, texts: readonly string[]): Promise<void> {
  await connection.run(`set variable ${name} = [${texts.length === 0 ? "''" : texts.map(quoted).join(", ")}]`);
}

// What a range may ask: one question or two; more stand in the row itself.
function questionTable(facts: readonly string[], law: readonly string[]): string[] {
  const single = ["spi", "hts", ...facts, ...law];
  const leading = ["spi", ...facts.filter((fact) => fact.startsWith("content."))];
  return ["", ...single, ...leading.flatMap((first) => single.flatMap((second) => [`${first} ${second}`, `${second} ${first}`]))].filter(
    (each, at, all) => all.indexOf(each) === at,
  );
}

// Which columns hold text: all of a CSV, those of that type of a Parquet file.
async function textColumns(connection: Connection, { input, header }: DuckRun): Promise<readonly boolean[]> {
  if (!isParquet(input)) return header.map(() => true);
  const described = await connection.runAndReadAll(`describe select * from ${source(input, header)}`);
  return described.getRowObjects().map((row) => row.column_type === "VARCHAR");
}

function copyStatement(
  { input, output, header, setting, rows }: DuckRun,
  wanted: readonly number[],
  texts: readonly boolean[],
  part: string,
): string {
  const parquet = isParquet(output);
  const aliases = header.map((_, at) => `c${at}`);
  const cells = wanted.map((at) => (texts[at] ? `c${at}` : `cast(c${at} as varchar)`));
  const passed = header.map((name, at) => {
    const cell =
      setting.raw || texts[at] !== true
        ? `c${at}`
        : `case when ascii(c${at}) in ${FORMULA_BYTES} then carveout_defuse(c${at}) else c${at} end`;
    return `${cell} as ${named(name)}`;
  });
  const answers = ANSWER_COLUMNS.map((name) => `${answerColumn(name, parquet)} as ${named(name)}`);
  const limit = rows === undefined ? "" : ` limit ${rows.count} offset ${rows.from}`;
  const read = `select ${header.map((name, at) => `${named(name)} as ${aliases[at]}`).join(", ")} from ${source(input, header)}${limit}`;
  const format = parquet
    ? "format parquet, compression snappy"
    : `format csv, header true${/\.gz$/i.test(output) ? ", compression gzip" : ""}`;
  return `copy (
    select ${[...passed, ...answers].join(", ")}
    from (select *, carveout_rate(${cells.join(", ")}) as k from (${read})) x
  ) to ${quoted(part)} (${format})`;
}

function listed(variable: string, place = variable): string {
  return `case when x.k.${place} < 0 then null else getvariable('${variable}')[x.k.${place} + 1] end`;
}

function answerColumn(name: string, parquet: boolean): string {
  switch (name) {
    case "status":
      return "case x.k.status when 0 then 'determined' when 1 then 'range' when 2 then 'prohibited' else 'error' end";
    case "effective_rate":
      return parquet ? "x.k.effective_rate" : "rtrim(rtrim(cast(x.k.effective_rate as varchar), '0'), '.')";
    case "headings":
      return `case when x.k.place < 0 then x.k.late_headings else concat_ws(' ', nullif(coalesce(${listed("headings")}, x.k.late_headings), ''), ${listed("numbers", "place")}) end`;
    case "questions":
      return `coalesce(${listed("questions")}, x.k.late_questions)`;
    case "error":
      return "x.k.error";
    default:
      return `x.k.${name}`;
  }
}
