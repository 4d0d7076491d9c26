// Writes a part of a rated table. Own cells of a table that is read in place are taken over as they stand, where they can be.

import { rename, rm } from "node:fs/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { emptyTally } from "../bulk/tally.js";
import { CallError } from "../packaged/call-error.js";
import { message } from "../said/message.js";
import { quoted } from "./duckdb-sql.js";
import { NeedsWholeTable } from "./left-rows.js";
import { partOf } from "./leftovers.js";
import type { OwnColumns } from "./own-columns.js";
import { zipColumns } from "./parquet-zip.js";
import { countRated } from "./rate-count.js";
import { withHeader } from "./rate-join.js";
import type { OwnCells } from "./rate-parts.js";
import type { Rated, Run } from "./rate-run.js";
import { answersStatement, markedRowsStatements, type RateStatement, writtenStatement } from "./rate-sql.js";
import { headerText, writtenHeader } from "./written-header.js";
import { type CutLines, type ZippedLines, zipLines } from "./zip-lines.js";

/** A part whose `entries` and `answers` stand in tables of a connection. */
export interface RatedTables {
  readonly connection: DuckDBConnection;
  readonly statement: RateStatement;
  /** The run, with the output of this part. */
  readonly run: Run;
  /** Rows that were left. */
  readonly left: number;
  readonly own: OwnCells | undefined;
}

/** Count a part and write it; it appears whole or not at all. */
export async function writePart(rated: RatedTables): Promise<Rated> {
  const { connection, statement, run, left } = rated;
  const part = partOf(run.output);
  const made: string[] = [part];
  const to: Writing = {
    part,
    made,
    async copy(query, file, form) {
      made.push(file);
      await connection.run(`copy (${query}) to ${quoted(file)} (${form})`).catch((error: Error) => {
        throw refusalOf(error, run, part);
      });
    },
  };
  const tally = { ...emptyTally(), uncompiled: left };
  try {
    const { counted, marked } = await countRated(connection, statement, tally);
    const { own } = rated;
    const lines = linesOf(rated);
    if (own?.form === "columns") await writeColumns(rated, own.columns, [...marked].sort(byNumber), to);
    else if (lines !== undefined) await writeLines(rated, lines, marked, to);
    else await writeAnew(rated, marked, to);
    await rename(part, run.output);
    return { tally, counted };
  } finally {
    for (const file of made) await rm(file, { force: true });
  }
}

interface Writing {
  /** Where the part is written until it is whole. */
  readonly part: string;
  /** Files that are removed in the end. */
  readonly made: string[];
  /** Write what a query gives to a file. */
  copy(query: string, file: string, form: string): Promise<void>;
}

// Lines in which cells get marks are written anew, each in the same way in whatever part it stands.
async function writeLines(
  { connection, statement, run }: RatedTables,
  own: CutLines,
  marked: ReadonlySet<number>,
  to: Writing,
): Promise<void> {
  const { header } = run;
  const answers = `${to.part}.answers.csv`;
  await to.copy(answersStatement(statement, header, [], ALL), answers, CSV);
  let instead: ZippedLines["instead"];
  if (marked.size > 0) {
    const { places, lines } = markedRowsStatements(statement, marked);
    const rows = (await connection.runAndReadAll(places)).getRows().map(([place]) => Number(place));
    instead = { file: `${to.part}.marked.csv`, rows };
    await to.copy(lines, instead.file, CSV);
  }
  const whole = await zipLines({ own, answers, ...(instead === undefined ? {} : { instead }), to: to.part, header: headerText(run) });
  if (!whole) throw new NeedsWholeTable("lines end in different ways");
}

// Of one column a blank line may be a row.
function linesOf({ run, own }: RatedTables): CutLines | undefined {
  return own?.form === "lines" && run.source.columns.length > 1 && /\.csv$/i.test(run.output) ? own.lines : undefined;
}

// The answers are written in the row groups of the table, with the columns in which cells get marks.
async function writeColumns({ statement, run }: RatedTables, own: OwnColumns, anew: readonly number[], to: Writing): Promise<void> {
  const { header } = run;
  const beside: string[] = [];
  let from = 0;
  for (const [at, group] of own.groups.entries()) {
    const until = from + Number(group.num_rows);
    const file = `${to.part}.answers-${at}.parquet`;
    await to.copy(answersStatement(statement, header, anew, { from, until }), file, `${PARQUET}, row_group_size ${until - from}`);
    beside.push(file);
    from = until;
  }
  await zipColumns({ own, names: header, anew, beside, to: to.part });
}

async function writeAnew({ statement, run }: RatedTables, marked: ReadonlySet<number>, to: Writing): Promise<void> {
  const { output, header } = run;
  const { inPlace, before } = writtenHeader(run);
  const zipped = /\.gz$/i.test(output);
  const form = /\.parquet$/i.test(output) ? PARQUET : `format csv, header ${inPlace}${zipped ? ", compression gzip" : ""}`;
  await to.copy(writtenStatement(statement, header, marked), to.part, form);
  if (before !== undefined) await withHeader(to.part, before, zipped);
}

const ALL = { from: 0, until: Number.MAX_SAFE_INTEGER };

const byNumber = (one: number, other: number): number => one - other;

const CSV = "format csv, header false";

// Distinct values of a column in a row group beyond which no dictionary is tried. Few amounts repeat, and to look for those that do costs
// three tenths of the writing; headings and questions are some hundreds.
const PARQUET = "format parquet, compression snappy, dictionary_size_limit 2000";

// What DuckDB says where it cannot write, or where anything else is wrong.
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
