// The statements that rate a table in DuckDB: over the tables of the law where the package carries those of this law and these options, else
// every row is handed over to be answered.

import type { Engine } from "../assess/engine.js";
import { ANSWER_COLUMNS, FEE_COLUMNS } from "../bulk/answer-cells.js";
import { DIALECTS, type Dialect } from "../bulk/dialects.js";
import type { EntryColumn } from "../compiled/given-sql.js";
import type { RatingSql } from "../compiled/rating-sql.js";
import type { DuckSource, SourceColumn } from "../table-files/duck-source.js";
import { named } from "./duckdb-sql.js";
import type { LawStore } from "./law-store.js";
import { eachQuery } from "./store-queries.js";

const [duckdb] = DIALECTS as readonly [Dialect];

// Name of the place of a row among the entries.
const ROW = "carveout_row";

/** What statements are written for. */
export interface RateStatement {
  readonly source: DuckSource;
  readonly raw: boolean;
  readonly fees: boolean;
  /** Whether a Parquet file is written; else a CSV. */
  readonly typed: boolean;
  readonly engine: Engine;
  /** Whether there are tables of the law; every row is left where there are none. */
  readonly compiled: boolean;
}

/** The columns of the answers. */
export function answerColumns(fees: boolean): readonly string[] {
  return fees ? [...ANSWER_COLUMNS, ...FEE_COLUMNS] : ANSWER_COLUMNS;
}

/**
 * Statements that make `answers` of the table `entries`, in the order of its rows; those that are left say "assess". Groups of origins are rated
 * one after the other: together the tables of many would not fit the memory.
 */
export function answersStatements(statement: RateStatement, stores: readonly LawStore[]): readonly string[] {
  const queries = queriesOf(statement, stores).map(({ query }) => query);
  // Joins do not keep the order of rows.
  const ordered = (from: string): string => `create or replace table answers as select * exclude (${ROW}) from ${from} order by ${ROW}`;
  const [first = "", ...more] = queries;
  if (more.length === 0) return [ordered(`(${first})`)];
  return [
    `create or replace table rated as ${first}`,
    ...more.map((query) => `insert into rated ${query}`),
    ordered("rated"),
    "drop table rated",
  ];
}

/** Statements that make the tables in `schema` that those of a store read besides its own, for all parts of a table. */
export function keptStatements(statement: RateStatement, store: LawStore, schema: string): readonly string[] {
  return queriesOf(statement, [store]).flatMap(({ before }) => before.map(([name, query]) => `create table ${schema}.${name} as ${query}`));
}

function queriesOf({ source, fees, typed, engine }: RateStatement, stores: readonly LawStore[]): readonly RatingSql[] {
  return eachQuery(duckdb, stores, {
    passed: [["e.rowid", ROW]],
    columns: source.columns.filter(({ name }) => name !== "").map((column) => ratedColumn(column, source)),
    engine,
    plainRates: !typed,
    fees,
    kept: true,
  });
}

/** The origins that a part of a table names, as it spells them; undefined where it has no such column. */
export function originsStatement({ source }: RateStatement): string | undefined {
  const column = source.columns.find(({ name }) => name === "origin");
  return column === undefined ? undefined : `select distinct ${column.text} from entries`;
}

/** The rows that are left: their place, and their cells as one text. */
export function leftStatement({ source, compiled }: RateStatement): string {
  const cells = source.columns.filter(({ name }) => name !== "").map(({ text, checked = text }) => clean(checked));
  const row = `concat_ws(chr(31), ${[...cells, ...(source.wrong === undefined ? [] : [source.wrong])].join(", ")})`;
  if (!compiled) return `select rowid, ${row} from entries`;
  return `select e.rowid, ${row} from entries e join answers a on a.rowid = e.rowid where a.status = 'assess'`;
}

/** The cells of the answers in `late`, each as text between unit separators, as the columns of the answers. */
export function lateCells({ fees, typed }: RateStatement): readonly string[] {
  return answerColumns(fees).map((name, at) => {
    const text = `nullif(cells[${at + 1}], '')`;
    const type = AMOUNTS.test(name) ? "decimal(18, 2)" : name === "effective_rate" && typed ? "decimal(18, 6)" : "varchar";
    return `cast(${text} as ${type}) as ${name}`;
  });
}

/**
 * The rated table: the columns of `entries` under these names, then those of `answers`. `marked` are the places of columns in which a
 * spreadsheet would take a cell for a formula.
 */
export function writtenStatement(statement: RateStatement, header: readonly string[], marked: ReadonlySet<number>): string {
  const { source, fees } = statement;
  const own = source.columns.map((column, at) => {
    const cell = passedCell(column, statement);
    return `${marked.has(at) ? markedCell(cell) : cell} as ${named(header[at] as string)}`;
  });
  return `select ${[...own, ...answerColumns(fees)].join(", ")} from entries positional join answers`;
}

/** The answers of the rows from one place to another, without the columns of `entries` but those in `marked`. */
export function answersStatement(
  statement: RateStatement,
  header: readonly string[],
  marked: readonly number[],
  rows: { readonly from: number; readonly until: number },
): string {
  const { source, fees } = statement;
  const own = marked.map(
    (at) => `${markedCell(passedCell(source.columns[at] as SourceColumn, statement))} as ${named(header[at] as string)}`,
  );
  const from = own.length === 0 ? "answers a" : "answers a join entries e on e.rowid = a.rowid";
  const place = `a.rowid >= ${rows.from} and a.rowid < ${rows.until}`;
  return `select ${[...own, ...answerColumns(fees)].join(", ")} from ${from} where ${place}${own.length === 0 ? "" : " order by a.rowid"}`;
}

/** A column of `entries` in which cells get a mark before them where a spreadsheet would take them for a formula. */
export interface GuardedCell {
  readonly at: number;
  readonly cell: string;
  /** How many of them do. */
  readonly formulas: string;
}

/** The columns whose cells are looked at. */
export function guardedCells(statement: Pick<RateStatement, "source" | "typed" | "raw">): readonly GuardedCell[] {
  return statement.source.columns.flatMap((column, at) => {
    if (!isGuarded(column, statement)) return [];
    const cell = passedCell(column, statement);
    return [{ at, cell: column.type === "VARCHAR" ? cell : asText(cell), formulas: `count(*) filter (where ${isFormula(cell)})` }];
  });
}

/** Where texts stand that may be formulas: most begin with a letter or a digit. */
export const FORMULA_BOUNDS: readonly ((text: string) => string)[] = [
  (text) => `${text} < '0'`,
  (text) => `${text} >= '=' and ${text} < 'A'`,
];

/** The own cells of the rows in which a cell of these columns gets a mark, and the places of those rows, both in their order. */
export function markedRowsStatements(
  statement: RateStatement,
  marked: ReadonlySet<number>,
): { readonly places: string; readonly lines: string } {
  const cells = statement.source.columns.map((column) => passedCell(column, statement));
  const rows = `from entries where ${[...marked].map((at) => isFormula(cells[at] as string)).join(" or ")}`;
  return {
    places: `select rowid ${rows}`,
    lines: `select ${cells.map((cell, at) => (marked.has(at) ? markedCell(cell) : cell)).join(", ")} ${rows}`,
  };
}

function markedCell(cell: string): string {
  return `case when ${isFormula(cell)} then '''' || ${cell} else ${cell} end`;
}

function passedCell({ type, cell, text }: SourceColumn, { typed }: Pick<RateStatement, "typed">): string {
  return typed || type === "VARCHAR" ? cell : text;
}

function isGuarded({ type }: SourceColumn, { raw, typed }: Pick<RateStatement, "typed" | "raw">): boolean {
  return !raw && (type === "VARCHAR" || type.startsWith("ENUM") || (!typed && (type === "BLOB" || type === "JSON")));
}

const asText = (cell: string): string => `cast(${cell} as varchar)`;

// As `defuse` in src/bulk/batch.ts. Most cells begin with a letter or a digit, which comparing them tells soonest; the first letter of others is
// looked at as a number, which copies no text. Cases keep this order, which a conjunction does not.
function isFormula(cell: string): string {
  const text = asText(cell);
  const marks = ["=", "+", "-", "@", "\t", "\r"].map((mark) => mark.charCodeAt(0)).join(", ");
  const number = `regexp_full_match(${text}, '[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?')`;
  return `case when ${FORMULA_BOUNDS.map((bounds) => `(${bounds(text)})`).join(" or ")} then case when ascii(${text}) in (${marks}) then not ${number} else false end else false end`;
}

// What the statement reads of a cell. A refused row has no number, and a letter that may be a symbol or a yes is no claim, so that both are left.
function ratedColumn({ name, cell, text, bare, checked }: SourceColumn, { wrong, direct }: DuckSource): EntryColumn {
  const read = checked ?? text;
  if (name === "hts" && wrong !== undefined) return { name, sql: `(case when ${wrong} = '' then ${read} else '' end)` };
  if (name === "spi" && direct) return { name, sql: `(case when upper(${text}) in ('Y', 'N') then '??' else ${text} end)` };
  return bare === true && checked === undefined ? { name, sql: cell, bare } : { name, sql: `(${read})` };
}

// The separator of cells within one is as good as a space.
const clean = (text: string): string => `translate(${text}, chr(31), ' ')`;

const AMOUNTS = /(_duty|^duty_min|^duty_max|^mpf|^hmf|^payable)$/;
