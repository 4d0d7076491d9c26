// Sums of a part that was rated, counted in its tables.

import type { DuckDBConnection } from "@duckdb/node-api";
import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import { AUTHORITIES } from "../bulk/program.js";
import { addDuty, type Tally } from "../bulk/tally.js";
import type { Counted, CountedCells, DuckSource, SourceColumn } from "../table-files/duck-source.js";
import { countArticles } from "./article-count.js";
import { quoted } from "./duckdb-sql.js";
import { FORMULA_BOUNDS, type GuardedCell, guardedCells, type RateStatement } from "./rate-sql.js";

const DUTIES = ANSWER_COLUMNS.slice(1, 1 + AUTHORITIES.length);

/** What was counted, and the places of columns in which cells get a mark before them. */
export interface CountedRows {
  readonly counted: Counted;
  readonly marked: ReadonlySet<number>;
}

/** Count `entries` and their `answers`, and add to the tally. */
export async function countRated(connection: DuckDBConnection, statement: RateStatement, tally: Tally): Promise<CountedRows> {
  await countStatuses(connection, statement, tally);
  await countArticles(connection, statement, tally);
  const cells = await readOtherwise(connection, statement.source);
  for (const { at, count } of cells) if (statement.source.columns[at]?.name === "hts") tally.repaired += count;
  return { counted: { rows: tally.lines, cells }, marked: await markedColumns(connection, statement, tally) };
}

// Rows are brought together by their days as they stand, and months are read of what is left: to cut a text of every row costs more than its sums.
async function countStatuses(connection: DuckDBConnection, { source }: RateStatement, tally: Tally): Promise<void> {
  const day = source.columns.find(({ name }) => name === "entry_date")?.text ?? "''";
  const found = await connection.runAndReadAll(
    `select status, case when status = 'determined' then substr(trim(day), 1, 7) end as month, cast(sum(lines) as bigint) as lines,
      ${DUTIES.map((name) => `cast(coalesce(sum(${name}), 0) * 100 as hugeint) as ${name}`).join(", ")}
    from (select status, ${day} as day, count(*) as lines, ${DUTIES.map((name) => `sum(${name}) as ${name}`).join(", ")}
      from entries positional join answers group by all)
    group by all order by all`,
  );
  for (const row of found.getRowObjects()) {
    const lines = Number(row.lines);
    tally.lines += lines;
    tally[String(row.status) as "determined" | "range" | "prohibited" | "error"] += lines;
    if (row.month === null) continue;
    AUTHORITIES.forEach((authority, at) => {
      const amount = row[DUTIES[at] as string] as bigint;
      if (amount !== 0n) addDuty(tally, String(row.month), authority, amount);
    });
  }
}

// Of a table that is read in place: numbers that got their zero back, and words for yes and no.
async function readOtherwise(connection: DuckDBConnection, source: DuckSource): Promise<CountedCells[]> {
  const columns = source.direct ? countedColumns(source) : [];
  if (columns.length === 0) return [];
  const words = yesAndNo(source).map(quoted).join(", ");
  // In the order in which cases stand, so that the pattern is looked for in few cells. Without a space, ten bytes that have no dot are a whole number,
  // and thirteen that have one after the fourth.
  const whole = (text: string): string =>
    `not contains(${text}, ' ') and ((strlen(${text}) = 10 and not contains(${text}, '.')) or (strlen(${text}) = 13 and substr(${text}, 5, 1) = '.'))`;
  const lost = (text: string, digits: string): string =>
    `case when ${whole(text)} then false when length(${digits}) not in (7, 9) then false else regexp_full_match(${digits}, '[0-9]+') end`;
  const counts = columns.map(({ at, hts }) => {
    const { text } = source.columns[at] as SourceColumn;
    const cell = `trim(${text})`;
    const found = hts ? lost(text, `replace(${cell}, '.', '')`) : `lower(${cell}) in (${words})`;
    return `select ${at}, count(*), min(${cell}) from entries where ${found}`;
  });
  return (await connection.runAndReadAll(counts.join("\nunion all "))).getRows().flatMap(([at, count, from]) => {
    return Number(count) === 0 ? [] : [{ at: Number(at), count: Number(count), from: String(from) }];
  });
}

// Most columns hold no cell that could be taken for a formula, which the bounds that DuckDB keeps of them tell without a look at any cell.
async function markedColumns(connection: DuckDBConnection, statement: RateStatement, tally: Tally): Promise<ReadonlySet<number>> {
  const marked = new Set<number>();
  const guarded = guardedCells(statement);
  if (guarded.length === 0) return marked;
  const near = await connection.runAndReadAll(guarded.flatMap(mayBeFormulas).join("\nunion all "));
  const doubtful = new Set(near.getRows().map(([at]) => Number(at)));
  const marks = guarded.filter(({ at }) => doubtful.has(at));
  if (marks.length === 0) return marked;
  const [counts = []] = (
    await connection.runAndReadAll(`select ${marks.map(({ formulas }) => formulas).join(", ")} from entries`)
  ).getRows();
  for (const [place, { at }] of marks.entries()) {
    const cells = Number(counts[place]);
    if (cells === 0) continue;
    marked.add(at);
    tally.defused += cells;
  }
  return marked;
}

// Two queries for one: of bounds that are joined by "or" DuckDB does not leave out a column unread.
function mayBeFormulas({ at, cell }: GuardedCell): string[] {
  return FORMULA_BOUNDS.map((bounds) => `(select ${at} from entries where ${bounds(cell)} limit 1)`);
}

function countedColumns({ plan, columns }: DuckSource): { readonly at: number; readonly hts: boolean }[] {
  return columns.flatMap(({ name }, at) => {
    const hts = name === "hts";
    return hts || (name !== "" && plan.header.columns[at]?.kind === "boolean") ? [{ at, hts }] : [];
  });
}

// Words for yes and no, but for those of the contract.
function yesAndNo({ plan }: DuckSource): string[] {
  return [...plan.options.vocabulary.yesNo.keys()].filter((word) => word !== "true" && word !== "false");
}
