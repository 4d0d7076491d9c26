// Sums of a part that was rated, counted in its tables.

import type { DuckDBConnection } from "@duckdb/node-api";
import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import { AUTHORITIES } from "../bulk/program.js";
import { addDuty, type Tally } from "../bulk/tally.js";
import type { Counted, DuckSource } from "../table-files/duck-source.js";
import { quoted } from "./duckdb-sql.js";
import { markedCells, type RateStatement } from "./rate-sql.js";

const DUTIES = ANSWER_COLUMNS.slice(1, 1 + AUTHORITIES.length);

/** What was counted, and the places of columns in which cells get a mark before them. */
export interface CountedRows {
  readonly counted: Counted;
  readonly marked: ReadonlySet<number>;
}

/** Count `entries` and their `answers`, and add to the tally. */
export async function countRated(connection: DuckDBConnection, statement: RateStatement, tally: Tally): Promise<CountedRows> {
  const { source } = statement;
  const day = source.columns.find(({ name }) => name === "entry_date")?.text ?? "''";
  // Of a table that is read in place: numbers that got their zero back, and words for yes and no.
  const counted = source.direct ? countedColumns(source) : [];
  const digits = "replace(cell, '.', '')";
  const lost = `(length(${digits}) in (7, 9) and regexp_full_match(${digits}, '[0-9]+'))`;
  const word = `lower(cell) in (${yesAndNo(source).map(quoted).join(", ")})`;
  const cells = counted.map(({ at, hts }) => ({
    text: `trim(${source.columns[at]?.text})`,
    test: hts ? lost : word,
    // Most cells are told at a glance: a number in ten digits without dots, or nothing at all.
    plain: hts ? "length(cell) = 10 and not contains(cell, '.')" : "cell = ''",
  }));
  const read = cells.map(
    ({ text, test, plain }, at) =>
      `case when ${plain.replaceAll("cell", text)} then null when ${test.replaceAll("cell", text)} then ${text} end as x${at}`,
  );
  const found = await connection.runAndReadAll(
    `select status, month, count(*) as lines,
      ${DUTIES.map((name) => `cast(coalesce(sum(${name}), 0) * 100 as hugeint) as ${name}`).join(", ")}${cells.map((_, at) => `, count(x${at}) as count${at}, min(x${at}) as first${at}`).join("")}
    from (select status, case when status = 'determined' then substr(trim(${day}), 1, 7) end as month, ${[...DUTIES, ...read].join(", ")}
      from entries positional join answers)
    group by all`,
  );
  const marked = new Set<number>();
  const marks = [...markedCells(statement)];
  if (marks.length > 0) {
    const [counts = []] = (await connection.runAndReadAll(`select ${marks.map(([, sql]) => sql).join(", ")} from entries`)).getRows();
    for (const [place, [at]] of marks.entries()) {
      const cellsMarked = Number(counts[place]);
      if (cellsMarked === 0) continue;
      marked.add(at);
      tally.defused += cellsMarked;
    }
  }
  const sums = counted.map(({ at }) => ({ at, count: 0, from: "" }));
  for (const row of found.getRowObjects()) {
    const lines = Number(row.lines);
    tally.lines += lines;
    for (const [at, sum] of sums.entries()) {
      sum.count += Number(row[`count${at}`]);
      const first = row[`first${at}`];
      if (first !== null && (sum.from === "" || String(first) < sum.from)) sum.from = String(first);
    }
    tally[String(row.status) as "determined" | "range" | "prohibited" | "error"] += lines;
    if (row.month === null) continue;
    AUTHORITIES.forEach((authority, at) => {
      const amount = row[DUTIES[at] as string] as bigint;
      if (amount !== 0n) addDuty(tally, String(row.month), authority, amount);
    });
  }
  const cellsRead = sums.filter(({ count }) => count > 0);
  for (const { at, count } of cellsRead) if (source.columns[at]?.name === "hts") tally.repaired += count;
  return { counted: { rows: tally.lines, cells: cellsRead }, marked };
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
