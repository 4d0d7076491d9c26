// DuckDB with what it rates tables by: the tables of the law where the package carries those of this law and these options, and the functions
// that answer rows which are left. A run opens one and rates one table after the other.

import { rename, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { type DuckDBConnection, DuckDBInstance, DuckDBScalarFunction, VARCHAR } from "@duckdb/node-api";
import type { Engine } from "../assess/engine.js";
import { defuse } from "../bulk/batch.js";
import { emptyTally, type Tally } from "../bulk/tally.js";
import { TABLE_NAMES } from "../compiled/rating-sql.js";
import { CallError } from "../packaged/call-error.js";
import { engineFor, hasScenario } from "../packaged/engine-for.js";
import { message } from "../said/message.js";
import type { DuckSource } from "../table-files/duck-source.js";
import { quoted } from "./duckdb-sql.js";
import { currentStore, type LawStore, loadStore } from "./law-store.js";
import { LeftRows, NeedsWholeTable } from "./left-rows.js";
import { partOf } from "./leftovers.js";
import { countOutput } from "./rate-count.js";
import { withHeader } from "./rate-join.js";
import type { Rated, Run } from "./rate-run.js";
import type { RateSetting } from "./rate-setting.js";
import { ANSWER, answerWidth, DEFUSE, rateStatement } from "./rate-sql.js";
import { BETWEEN } from "./row-answers.js";
import { writtenHeader } from "./written-header.js";

// What DuckDB may hold; the threads that answer rows hold an engine each.
const MEMORY = "800MB";
const WATCHED_EVERY = 200;

/** Rates tables with the columns of one source. */
export class DuckRater {
  readonly #run: Run;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #engine: Engine;
  readonly #store: LawStore | undefined;
  readonly #left: LeftRows;
  #tally: Tally = emptyTally();
  #needsWhole = false;

  /** Open DuckDB for a run. */
  static async open(run: Run): Promise<DuckRater> {
    const threads = String(availableParallelism());
    const config = { threads, memory_limit: MEMORY, preserve_insertion_order: "true", temp_directory: "" };
    const instance = await DuckDBInstance.create(":memory:", config);
    const connection = await instance.connect();
    const { scenario } = run.setting;
    const engine = await engineFor(scenario);
    const store = run.large ? storeOf(run.setting, engine.law.hash) : undefined;
    if (store !== undefined) await loadStore(connection, store.folder, TABLE_NAMES);
    return new DuckRater(run, instance, connection, engine, store);
  }

  private constructor(run: Run, instance: DuckDBInstance, connection: DuckDBConnection, engine: Engine, store: LawStore | undefined) {
    const { source, setting } = run;
    const { options, scenario } = setting;
    this.#run = run;
    this.#instance = instance;
    this.#connection = connection;
    this.#engine = engine;
    this.#store = store;
    const columns = source.plan.header.columns.flatMap((column, at) =>
      column === undefined
        ? []
        : [{ name: column.name, kind: column.kind, choices: column.choices, theirs: source.plan.header.names[at] ?? "" }],
    );
    this.#left = new LeftRows(
      { columns, direct: source.direct, options, all: store === undefined, ...(scenario === undefined ? {} : { scenario }) },
      engine,
    );
    register(connection, ANSWER, answerWidth(source, store), (rows) => this.#answer(rows));
    register(connection, DEFUSE, 1, (cells) => cells.map((cell) => defuse(cell, this.#tally)));
  }

  /** Whether the tables of the law are at hand, so that rows are sorted after they were joined: large tables are then rated in blocks. */
  get sorts(): boolean {
    return this.#store !== undefined;
  }

  #answer(rows: readonly string[]): readonly string[] {
    try {
      return this.#left.answer(rows);
    } catch (error) {
      this.#needsWhole ||= error instanceof NeedsWholeTable;
      throw error;
    }
  }

  /** Rate a table that has the columns of the source. Throws {@link NeedsWholeTable} where it is not in the plain form after all. */
  async rate(source: DuckSource, output: string, headed: boolean, told: (share: number) => void): Promise<Rated> {
    const run: Run = { ...this.#run, source, output, headed };
    const part = partOf(output);
    const connection = this.#connection;
    const watch = setInterval(() => {
      const { percentage } = connection.progress;
      if (percentage >= 0) told(percentage / 100);
    }, WATCHED_EVERY);
    const before = this.#left.answered;
    this.#tally = emptyTally();
    const tally = this.#tally;
    try {
      const header = writtenHeader(run);
      await this.#write(run, header.inPlace, part);
      if (this.#store !== undefined) tally.uncompiled = this.#left.answered - before;
      const counted = await countOutput(connection, run, part, header.inPlace, tally);
      if (header.before !== undefined) await withHeader(part, header.before, /\.gz$/i.test(output));
      if (!(await source.sound)) throw new NeedsWholeTable();
      await rename(part, output);
      return { tally, counted };
    } finally {
      clearInterval(watch);
      await rm(part, { force: true });
    }
  }

  async #write(run: Run, headed: boolean, part: string): Promise<void> {
    const { source, setting, output, header } = run;
    const typed = /\.parquet$/i.test(output);
    const store = this.#store;
    const kind = store === undefined ? "view" : "table";
    try {
      await this.#connection.run(`create or replace ${kind} entries as ${source.relation}`);
      const query = rateStatement({
        source,
        header,
        raw: setting.raw,
        fees: setting.options.fees === true,
        typed,
        engine: this.#engine,
        store,
      });
      await this.#connection.run(`copy (${query}) to ${quoted(part)} (${formOf(output, headed)})`);
    } catch (error) {
      throw this.#needsWhole ? new NeedsWholeTable() : refusalOf(error as Error, run, part);
    }
  }

  async close(): Promise<void> {
    this.#connection.closeSync();
    this.#instance.closeSync();
    await this.#left.close();
  }
}

// The tables that the package carries, where they are those of this law and these options.
function storeOf({ options, scenario }: RateSetting, law: string): LawStore | undefined {
  if (options.knownOn !== undefined || options.readings !== undefined || options.fees === true || hasScenario(scenario)) return undefined;
  return currentStore(law);
}

function formOf(output: string, headed: boolean): string {
  if (/\.parquet$/i.test(output)) return "format parquet, compression snappy";
  return `format csv, header ${headed}${/\.gz$/i.test(output) ? ", compression gzip" : ""}`;
}

// What DuckDB says where it cannot write, where it cannot read the table in place, or where anything else is wrong.
function refusalOf(error: Error, { source, output }: Run, part: string): Error {
  const [said = ""] = error.message.split("\n");
  if (/^IO Error/.test(said) && (error.message.includes(part) || /No space left|write/i.test(said)))
    return new CallError(
      message("call/not-written", { file: output, why: said }),
      message("call/not-written.fix-disk"),
      "table/unwritable",
    );
  return source.direct ? new NeedsWholeTable(said) : error;
}

function register(connection: DuckDBConnection, name: string, width: number, answer: (rows: readonly string[]) => readonly string[]): void {
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name,
      parameterTypes: Array.from({ length: width }, () => VARCHAR),
      returnType: VARCHAR,
      volatile: true,
      specialHandling: true,
      mainFunction: (_, input, output) => {
        const columns = Array.from({ length: width }, (__, at) => input.getColumnVector(at));
        const rows = Array.from({ length: input.rowCount }, (__, row) =>
          columns.map((column) => String(column.getItem(row) ?? "")).join(BETWEEN),
        );
        for (const [row, text] of answer(rows).entries()) output.setItem(row, text);
        output.flush();
      },
    }),
  );
}
