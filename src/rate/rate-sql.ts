// The statement that rates a table in DuckDB: over the tables of the law where the package carries those of this law and these options; else
// every row is handed over to be answered.

import type { Engine } from "../assess/engine.js";
import { ANSWER_COLUMNS, FEE_COLUMNS } from "../bulk/answer-cells.js";
import { DIALECTS, type Dialect } from "../bulk/dialects.js";
import { ratingQuery } from "../compiled/rating-sql.js";
import type { DuckSource } from "../table-files/duck-source.js";
import { named } from "./duckdb-sql.js";
import type { LawStore } from "./law-store.js";
import { spellings } from "./origin-spellings.js";

/** Function that answers a row that is left, given and giving text. */
export const ANSWER = "carveout_assess";
/** Function that marks a cell that looks like a formula, and counts it. */
export const DEFUSE = "carveout_defuse";

const [duckdb] = DIALECTS as readonly [Dialect];

// Name of the place of a row among the entries.
const ROW = "carveout_row";

/** What the statement is written for. */
export interface RateStatement {
  readonly source: DuckSource;
  /** Names under which the columns of the input are written. */
  readonly header: readonly string[];
  readonly raw: boolean;
  readonly fees: boolean;
  /** Whether a Parquet file is written; else a CSV. */
  readonly typed: boolean;
  readonly engine: Engine;
  /** Tables of the law; every row is left where absent. */
  readonly store: LawStore | undefined;
}

/** How many texts `carveout_assess` takes: one where every row is left, else one for each cell. */
export function answerWidth({ columns, wrong }: DuckSource, store: LawStore | undefined): number {
  return store === undefined ? 1 : columns.filter(({ name }) => name !== "").length + (wrong === undefined ? 0 : 1);
}

/** The statement over `entries`, without its end: a view where every row is left, else a table, whose row numbers give the order. */
export function rateStatement({ source, header, raw, fees, typed, engine, store }: RateStatement): string {
  const passed = source.columns.map((column, at): readonly [string, string] => {
    const cell = typed || column.type === "VARCHAR" ? column.cell : column.text;
    return [raw || !mayBeFormula(column.type, typed) ? cell : defused(cell), header[at] as string];
  });
  const read = source.columns.filter(({ name }) => name !== "");
  const left = [...read.map(({ text }) => clean(text)), ...(source.wrong === undefined ? [] : [source.wrong])];
  if (store === undefined) return everyRowLeft(passed, `concat_ws(chr(31), ${left.join(", ")})`, fees, typed);
  const query = ratingQuery(duckdb, {
    passed: [...passed, ["e.rowid", ROW]],
    late: left,
    columns: read.map(({ name, text }) => ({ name, sql: `(${ratedText(name, text, source)})` })),
    law: engine.law,
    tables: store.key,
    origins: spellings(engine, store.key.origin),
    plainRates: !typed,
    fees,
  });
  // Joins do not keep the order of rows.
  return `select * exclude (${ROW}) from (${query}) order by ${ROW}`;
}

// What the statement reads of a cell. A refused row has no number, and a letter that may be a symbol or a yes is no claim, so that both are left.
function ratedText(name: string, text: string, { wrong, direct }: DuckSource): string {
  if (name === "hts" && wrong !== undefined) return `case when ${wrong} = '' then ${text} else '' end`;
  return name === "spi" && direct ? `case when upper(${text}) in ('Y', 'N') then '??' else ${text} end` : text;
}

// The separator of cells within one is as good as a space.
const clean = (text: string): string => `translate(${text}, chr(31), ' ')`;

const AMOUNTS = /(_duty|^duty_min|^duty_max|^mpf|^hmf|^payable)$/;

function everyRowLeft(passed: readonly (readonly [string, string])[], left: string, fees: boolean, typed: boolean): string {
  const columns = fees ? [...ANSWER_COLUMNS, ...FEE_COLUMNS] : ANSWER_COLUMNS;
  const cell = (name: string, at: number): string => {
    const text = `nullif(answer[${at + 1}], '')`;
    const type = AMOUNTS.test(name) ? "decimal(18, 2)" : name === "effective_rate" && typed ? "decimal(18, 6)" : "varchar";
    return `cast(${text} as ${type}) as ${name}`;
  };
  return `with answered as (
  select ${passed.map(([sql], at) => `${sql} as p${at}`).join(", ")}, string_split(${ANSWER}(${left}), chr(31)) as answer from entries
)
select ${[...passed.map(([, name], at) => `p${at} as ${named(name)}`), ...columns.map(cell)].join(", ")} from answered`;
}

function mayBeFormula(type: string, typed: boolean): boolean {
  return type === "VARCHAR" || type.startsWith("ENUM") || (!typed && (type === "BLOB" || type === "JSON"));
}

// As `defuse` in src/bulk/batch.ts, which is called for the few that it marks. Most cells begin with a letter or a digit.
function defused(cell: string): string {
  const first = `substr(${cell}, 1, 1)`;
  const marks = ["'='", "'+'", "'-'", "'@'", "chr(9)", "chr(13)"].map((mark) => `${first} = ${mark}`).join(" or ");
  return `case when ${cell} >= 'A' or (${cell} >= '0' and ${cell} < ':') then ${cell} when ${marks} then ${DEFUSE}(cast(${cell} as varchar)) else ${cell} end`;
}
