// Runs an audit over files: reads, groups by entry, audits, hands on entry by entry.

import { type AuditOptions, addCounts, openAudit, readingNotes, reportOptions } from "../audit/audit.js";
import type { AuditedEntry } from "../audit/audit-entry.js";
import { type ClaimRecords, type ComparedClaim, claimReader } from "../audit/claims.js";
import { type GivenFacts, givenFacts } from "../audit/given-facts.js";
import { headerOf } from "../audit/header.js";
import { type Liquidations, liquidationReader } from "../audit/liquidations.js";
import type { ReportTable } from "../audit/report-schema.js";
import { emptyCount, type RowCount, type RowProblem, RowReader } from "../audit/rows.js";
import { type WrittenSummary, writeSummary } from "../audit/tables.js";
import { datesOf, renamesOf, type TableFlags } from "../console/table-flags.js";
import { CallError } from "../packaged/call-error.js";
import { type Arg, message } from "../said/message.js";
import { type OpenTable, openTable } from "../table-files/open-table.js";
import type { TableRow } from "../tables/read-table.js";
import { entrySort } from "./entry-sort.js";

/** Where the parts of a run go, as they come. */
export interface AuditSink {
  entry(entry: AuditedEntry): Promise<void>;
  problem(problem: RowProblem): void;
  claims(claims: readonly ComparedClaim[]): Promise<void>;
}

/** Options of the tables of an audit. */
export type AuditTable = Pick<TableFlags, "map" | "dates" | "sheet">;

/** Audit the files of one report. */
export async function runAudit(
  files: readonly string[],
  options: AuditOptions,
  flags: AuditTable,
  sink: AuditSink,
): Promise<WrittenSummary> {
  const sort = entrySort();
  let count: RowCount = emptyCount();
  const has = new Set<string>();
  const notes: string[] = [];
  try {
    for (const [index, file] of files.entries()) {
      const table = await open("report", file, options, flags);
      const header = headerOf(table.plan.header, options.data, options.engine.law.facts, renamesOf(flags.map));
      const reader = new RowReader(header, sink.problem, files.length > 1 ? `${index + 1}:` : "");
      for await (const batch of table.rows())
        for (const each of batch) {
          const row = reader.read(each);
          if (row !== undefined) await sort.add(row);
        }
      for (const name of header.at.keys()) has.add(name);
      count = addCounts(count, reader.count(table));
      notes.push(...readingNotes(table.report(), header, options.language));
      await table.close();
    }
    const session = openAudit(options, has, sink.problem);
    for await (const rows of sort.entries()) await sink.entry(session.entry(rows));
    await sink.claims(session.claims());
    return writeSummary(
      session.summary,
      {
        asOf: options.asOf,
        law: options.engine.law.hash,
        rows: addCounts(count, session.count),
        notes: [...session.notes, ...new Set(notes)],
      },
      options.engine.parts.translator(options.language),
    );
  } finally {
    await sort.close();
  }
}

type Base = Pick<AuditOptions, "engine" | "data">;

function open(kind: ReportTable, file: string, base: Base, flags: AuditTable = {}): Promise<OpenTable> {
  return openTable(file, { ...reportOptions(kind, base, renamesOf(flags.map)), dates: datesOf(flags.dates), sheet: flags.sheet });
}

/** Read the caller's facts. */
export async function readFacts(file: string, base: Base): Promise<GivenFacts> {
  const facts = givenFacts();
  const table = await open("facts", file, base);
  const header = headerOf(table.plan.header, base.data, base.engine.law.facts);
  if (header.unread.length > 0)
    throw new CallError(message("audit/no-facts", { file, columns: { all: header.unread, by: ", " } }), message("audit/no-facts.fix"));
  await eachRow(file, table, (row) => facts.add(row, header));
  return facts;
}

/** Read a liquidation report: its cells by entry number. */
export async function readLiquidations(file: string, base: Base): Promise<Liquidations> {
  const table = await open("liquidations", file, base);
  const reader = liquidationReader(headerOf(table.plan.header, base.data, base.engine.law.facts));
  await eachRow(file, table, (row) => reader.add(row));
  return reader.found;
}

/** Read what CBP gave back about claims: claim files of ACE and reports REV-615. */
export async function readClaims(files: readonly string[], base: Base): Promise<ClaimRecords> {
  const reader = claimReader();
  for (const file of files) {
    const table = await open("claims", file, base);
    const header = headerOf(table.plan.header, base.data, base.engine.law.facts);
    await eachRow(file, table, (row) => reader.add(row, header));
  }
  return reader.found;
}

async function eachRow(file: string, table: OpenTable, add: (row: TableRow) => Arg | undefined): Promise<void> {
  for await (const batch of table.rows())
    for (const row of batch) {
      const wrong = add(row);
      if (wrong !== undefined) throw new CallError(message("audit/row", { file, row: row.at, wrong }), message("audit/row.fix"));
    }
  await table.close();
}
