// DuckDB with what it rates tables by: the tables of the law where the package carries those of this law and these options. A run opens one and
// rates the parts of its table, some at once.

import { setFlagsFromString } from "node:v8";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Engine } from "../assess/engine.js";
import { TABLE_NAMES } from "../compiled/rating-sql.js";
import { CallError } from "../packaged/call-error.js";
import { engineFor, hasScenario } from "../packaged/engine-for.js";
import type { DuckSource } from "../table-files/duck-source.js";
import { IN_UTC } from "../table-files/parquet-rows.js";
import { loadConditioned } from "./article-count.js";
import { currentStores, type LawStore, loadStore } from "./law-store.js";
import { JOB, LeftRows, NeedsWholeTable } from "./left-rows.js";
import { blocksOf } from "./leftovers.js";
import { writePart } from "./part-writer.js";
import type { Part } from "./rate-parts.js";
import type { Rated, Run } from "./rate-run.js";
import type { RateSetting } from "./rate-setting.js";
import {
  answerColumns,
  answersStatements,
  keptStatements,
  lateCells,
  leftStatement,
  originsStatement,
  type RateStatement,
} from "./rate-sql.js";
import { prefixOf, spellingsOf } from "./store-queries.js";

// What DuckDB may hold before it writes to the disk; the threads that answer rows hold an engine each.
const MEMORY = "800MB";
// What it may write there: a table that unfolds to more is refused, and does not fill the disk.
const SPILLED = "16GB";
// Tables are made anew for every part and none outlives the run: to write them out anew after each change of some rows takes a fifth of the time.
const NEVER = "1TB";
// Where few rows are left they are answered once by code that is then done with: to compile it for speed as soon as the host would by itself costs
// more than it saves. What many rows go through is compiled all the same. V8 12 has no such option and would say so on standard error.
const COMPILED_LATER = process.versions.v8.startsWith("11.") ? "--interrupt-budget=1000000" : undefined;
/** Parts that are rated at once. */
export const LANES = 2;

/** Where a part of a table is written. */
export interface PartOutput {
  readonly output: string;
  /** Whether a CSV gets its header. */
  readonly headed: boolean;
}

// A connection with tables in a schema of its own.
interface Lane {
  readonly connection: DuckDBConnection;
  readonly schema: string;
}

interface Opened {
  readonly instance: DuckDBInstance;
  readonly lanes: readonly Lane[];
  /** Loads the tables of the law. */
  readonly loader: DuckDBConnection;
}

/** Rates tables with the columns of one source. */
export class DuckRater {
  readonly #run: Run;
  readonly #instance: DuckDBInstance;
  readonly #lanes: readonly Lane[];
  readonly #loader: DuckDBConnection;
  // Lanes that no part is on, and the parts that wait for one.
  readonly #free: Lane[];
  readonly #waiting: ((lane: Lane) => void)[] = [];
  readonly #engine: Engine;
  readonly #stores: readonly LawStore[];
  readonly #loaded = new Map<LawStore, Promise<void>>();
  readonly #left: LeftRows;

  /** Open DuckDB for a run. */
  static async open(run: Run): Promise<DuckRater> {
    const config = {
      // Each lane is worked by the thread that asks: had DuckDB threads of its own, that one would wait for them by asking again and again, which
      // takes a processor; and with more than one it writes every table twice, in pieces and then as one.
      threads: "1",
      external_threads: "1",
      memory_limit: MEMORY,
      max_temp_directory_size: SPILLED,
      checkpoint_threshold: NEVER,
      preserve_insertion_order: "true",
      temp_directory: `${blocksOf(run.output)}/spilled`,
    };
    const instance = await DuckDBInstance.create(":memory:", config);
    const lanes = await Promise.all(
      Array.from({ length: LANES }, async (_, at) => ({ connection: await instance.connect(), schema: `lane${at}` })),
    );
    const { scenario } = run.setting;
    const engine = await engineFor(scenario);
    const stores = run.large ? storesOf(run.setting, engine.law.hash) : [];
    if (stores.length > 0 && COMPILED_LATER !== undefined) setFlagsFromString(COMPILED_LATER);
    await lanes[0]?.connection.run(IN_UTC);
    const [first] = lanes;
    if (first !== undefined) await loadConditioned(first.connection, engine.schedule);
    for (const { connection, schema } of lanes) {
      await connection.run(`create schema ${schema}`);
      await connection.run(`set search_path = '${schema},main'`);
    }
    return new DuckRater(run, { instance, lanes, loader: await instance.connect() }, engine, stores);
  }

  private constructor(run: Run, { instance, lanes, loader }: Opened, engine: Engine, stores: readonly LawStore[]) {
    const { source, setting } = run;
    const { options, scenario } = setting;
    this.#run = run;
    this.#instance = instance;
    this.#lanes = lanes;
    this.#loader = loader;
    this.#free = [...lanes];
    this.#engine = engine;
    this.#stores = stores;
    const columns = source.plan.header.columns.flatMap((column, at) =>
      column === undefined
        ? []
        : [{ name: column.name, kind: column.kind, choices: column.choices, theirs: source.plan.header.names[at] ?? "" }],
    );
    this.#left = new LeftRows(
      { columns, direct: source.direct, options, all: stores.length === 0, ...(scenario === undefined ? {} : { scenario }) },
      engine,
    );
    // Most tables are of goods of the package's own origin, whose tables are loaded while the first parts are read.
    const [own] = stores;
    if (own !== undefined) this.#loadedStore(own).catch(() => undefined);
  }

  /** Rate a table that has the columns of the source, and write it. Throws {@link NeedsWholeTable} where it is not in the plain form after all. */
  async rate(part: Part, to: PartOutput): Promise<Rated> {
    const lane = this.#free.pop() ?? (await new Promise<Lane>((resolve) => this.#waiting.push(resolve)));
    try {
      return await this.#rateOn(lane, part, to);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.push(lane);
      else next(lane);
    }
  }

  async #rateOn({ connection, schema }: Lane, { source, own }: Part, { output: file, headed }: PartOutput): Promise<Rated> {
    const statement = this.#statementFor(source);
    let left = 0;
    try {
      await connection.run(`create or replace table entries as ${source.relation}`);
      if (statement.compiled) {
        const stores = await this.#storesFor(connection, statement);
        for (const sql of answersStatements(statement, stores)) await connection.run(sql);
        await noneLost(connection);
      }
      left = await this.#answerLeft(connection, schema, statement);
    } catch (error) {
      // What DuckDB cannot read in place, the reader of rows can.
      throw source.direct && !(error instanceof CallError) ? new NeedsWholeTable((error as Error).message) : error;
    }
    const run: Run = { ...this.#run, source, output: file, headed };
    return writePart({ connection, statement, run, left: statement.compiled ? left : 0, own });
  }

  // The tables of the origins that the part names, loaded where they are not yet: those of the package's own origin where it names none.
  async #storesFor(connection: DuckDBConnection, statement: RateStatement): Promise<readonly LawStore[]> {
    const asked = originsStatement(statement);
    const named = new Set(asked === undefined ? [] : (await connection.runAndReadAll(asked)).getRows().map(([text]) => String(text)));
    const some = this.#stores.filter((store) => spellingsOf(this.#engine, store).some((code) => named.has(code)));
    const stores = some.length === 0 ? this.#stores.slice(0, 1) : some;
    for (const store of stores) await this.#loadedStore(store);
    return stores;
  }

  #statementFor(source: DuckSource): RateStatement {
    const { setting, output } = this.#run;
    return {
      source,
      raw: setting.raw,
      fees: setting.options.fees === true,
      typed: /\.parquet$/i.test(output),
      engine: this.#engine,
      compiled: this.#stores.length > 0,
    };
  }

  #loadedStore(store: LawStore): Promise<void> {
    const loaded = this.#loaded.get(store) ?? this.#load(store);
    this.#loaded.set(store, loaded);
    return loaded;
  }

  async #load(store: LawStore): Promise<void> {
    await loadStore(this.#loader, store, { names: TABLE_NAMES, prefix: `main.${prefixOf(this.#engine, store)}` });
    // What is the same for all parts is worked out once: to plan and run it took a third of the time of a part.
    for (const sql of keptStatements(this.#statementFor(this.#run.source), store, "main")) await this.#loader.run(sql);
  }

  // Gives how many rows were left.
  async #answerLeft(connection: DuckDBConnection, schema: string, statement: RateStatement): Promise<number> {
    await connection.run("create or replace table late (place bigint, answer varchar)");
    const places: bigint[][] = [];
    const appender = await connection.createAppender("late", schema);
    let left = 0;
    for await (const answers of this.#left.answers(leftJobs(connection, leftStatement(statement), places))) {
      const rows = places.shift() ?? [];
      left += answers.length;
      for (const [at, answer] of answers.entries()) {
        appender.appendBigInt(rows[at] as bigint);
        appender.appendVarchar(answer);
        appender.endRow();
      }
    }
    appender.closeSync();
    const cells = lateCells(statement);
    const late = "(select place, string_split(answer, chr(31)) as cells from late)";
    if (!statement.compiled) {
      await connection.run(`create or replace table answers as select ${cells.join(", ")} from ${late} order by place`);
      return left;
    }
    const names = answerColumns(statement.fees).map((name) => `${name} = l.${name}`);
    await connection.run(
      `update answers set ${names.join(", ")} from (select place, ${cells.join(", ")} from ${late}) l where answers.rowid = l.place`,
    );
    return left;
  }

  async close(): Promise<void> {
    // A table that ends before its law is loaded must not close it under way.
    await Promise.allSettled(this.#loaded.values());
    for (const { connection } of this.#lanes) connection.closeSync();
    this.#loader.closeSync();
    this.#instance.closeSync();
    await this.#left.close();
  }
}

// Joins that drop rows without a match are used where every row has one; each row of the table stands beside its answer by its place alone.
async function noneLost(connection: DuckDBConnection): Promise<void> {
  const counts = "select (select count(*) from entries), (select count(*) from answers)";
  const [[rows, answers] = []] = (await connection.runAndReadAll(counts)).getRows();
  if (rows !== answers) throw new Error(`${rows} rows have ${answers} answers`);
}

// Rows that are left, some at a time; their places go to `places` in the same order.
async function* leftJobs(connection: DuckDBConnection, statement: string, places: bigint[][]): AsyncGenerator<readonly string[]> {
  const result = await connection.stream(statement);
  let [rows, held]: [string[], bigint[]] = [[], []];
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const [at, texts] = [chunk.getColumnValues(0), chunk.getColumnValues(1)];
    for (const [row, text] of texts.entries()) {
      rows.push(String(text));
      held.push(at[row] as bigint);
      if (rows.length < JOB) continue;
      places.push(held);
      yield rows;
      [rows, held] = [[], []];
    }
  }
  if (rows.length === 0) return;
  places.push(held);
  yield rows;
}

// The tables that the package carries, where they are those of this law and these options.
function storesOf({ options, scenario }: RateSetting, law: string): readonly LawStore[] {
  if (options.knownOn !== undefined || options.readings !== undefined || hasScenario(scenario)) return [];
  return currentStores(law);
}
