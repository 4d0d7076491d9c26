// Sums of a rated table, counted in what was written.

import type { DuckDBConnection } from "@duckdb/node-api";
import { ANSWER_COLUMNS, FEE_COLUMNS } from "../bulk/answer-cells.js";
import { AUTHORITIES } from "../bulk/program.js";
import { addDuty, type Tally } from "../bulk/tally.js";
import type { Counted, DuckSource } from "../table-files/duck-source.js";
import { quoted } from "./duckdb-sql.js";
import type { Run } from "./rate-run.js";

const DUTIES = ANSWER_COLUMNS.slice(1, 1 + AUTHORITIES.length);

/** Count a file that was written, and add to the tally. */
export async function countOutput(
  connection: DuckDBConnection,
  { source, setting, header, output }: Run,
  file: string,
  headed: boolean,
  tally: Tally,
): Promise<Counted> {
  const width = header.length + ANSWER_COLUMNS.length + (setting.options.fees === true ? FEE_COLUMNS.length : 0);
  const written = Array.from({ length: width }, (_, at) => `w${at}`);
  const wide = `max_line_size = 16777216, buffer_size = 33554432`;
  const form = `columns = {${written.map((name) => `'${name}': 'VARCHAR'`).join(", ")}}, auto_detect = false, header = ${headed}, delim = ',', quote = '"', escape = '"', strict_mode = true, ${wide}`;
  const rows = /\.parquet$/i.test(output)
    ? `read_parquet(${quoted(file)}) t(${written.join(", ")})`
    : `read_csv(${quoted(file)}, ${form}${/\.gz$/i.test(output) ? ", compression = 'gzip'" : ""})`;
  const answer = (name: string): string => `w${header.length + ANSWER_COLUMNS.indexOf(name)}`;
  const read = (name: string): string => {
    const at = source.columns.findIndex((column) => column.name === name);
    return at < 0 ? "''" : !source.direct ? (source.columns[at]?.text as string) : `trim(coalesce(cast(w${at} as varchar), ''))`;
  };
  // What a copy was read as stands beside what was written of it, row by row.
  const beside = !source.direct ? `${rows} positional join entries` : rows;
  // Of a table that is read in place: numbers that got their zero back, and words for yes and no.
  const counted = source.direct ? countedColumns(source) : [];
  const lost = `regexp_full_match(replace(cell, '.', ''), '[0-9]{7}|[0-9]{9}')`;
  const word = `lower(cell) in (${yesAndNo(source).map(quoted).join(", ")})`;
  const cells = counted.map(({ at, hts }) => ({ text: `trim(coalesce(cast(w${at} as varchar), ''))`, test: hts ? lost : word, hts }));
  const tests = cells.map(({ text, test }) => test.replaceAll("cell", text));
  const found = await connection.runAndReadAll(
    `select status, month, count(*) as lines,
      ${DUTIES.map((name) => `cast(coalesce(sum(cast(${name} as decimal(18, 2))), 0) * 100 as hugeint) as ${name}`).join(", ")}${cells.map((_, at) => `, count(x${at}) as count${at}, min(x${at}) as first${at}`).join("")}
    from (select ${answer("status")} as status, case when ${answer("status")} = 'determined' then substr(${read("entry_date")}, 1, 7) end as month,
      ${DUTIES.map((name) => `${answer(name)} as ${name}`).join(", ")}${cells.map(({ text }, at) => `, case when ${tests[at]} then ${text} end as x${at}`).join("")} from ${beside})
    group by all`,
  );
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
  return { rows: tally.lines, cells: cellsRead };
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
