// Runs an audit over files: reads, groups by entry, audits, hands on entry by entry.

import { existsSync } from "node:fs";
import { type AuditOptions, addCounts, findHeader, openAudit, unreadNote } from "../audit/audit.js";
import type { AuditedEntry } from "../audit/audit-entry.js";
import { type GivenFacts, givenFacts } from "../audit/given-facts.js";
import { type Header, readHeader } from "../audit/header.js";
import { type Liquidations, liquidationReader } from "../audit/liquidations.js";
import { emptyCount, type RowCount, type RowProblem, RowReader } from "../audit/rows.js";
import { type WrittenSummary, writeSummary } from "../audit/tables.js";
import { CallError } from "./call-error.js";
import { entrySort } from "./entry-sort.js";
import { tableRows } from "./table-rows.js";

/** Where the parts of a run go, as they come. */
export interface AuditSink {
  entry(entry: AuditedEntry): Promise<void>;
  problem(problem: RowProblem): void;
}

const HEADER_WITHIN = 40;

/** Audit the files of one report. */
export async function runAudit(
  files: readonly string[],
  options: AuditOptions,
  renames: ReadonlyMap<string, string>,
  sink: AuditSink,
): Promise<WrittenSummary> {
  const sort = entrySort();
  let count: RowCount = emptyCount();
  const has = new Set<string>();
  const notes: string[] = [];
  try {
    for (const [index, file] of files.entries()) {
      const read = await readReport(file, options, renames, files.length > 1 ? `${index + 1}:` : "", sink, sort.add);
      for (const name of read.header.at.keys()) has.add(name);
      count = addCounts(count, read.count);
      notes.push(...unreadNote(read.header));
    }
    const session = openAudit(options, has, sink.problem);
    for await (const rows of sort.entries()) await sink.entry(session.entry(rows));
    return writeSummary(session.summary, {
      asOf: options.asOf,
      law: options.engine.law.hash,
      rows: addCounts(count, session.count),
      notes: [...session.notes, ...new Set(notes)],
    });
  } finally {
    await sort.close();
  }
}

async function readReport(
  file: string,
  options: AuditOptions,
  renames: ReadonlyMap<string, string>,
  prefix: string,
  sink: AuditSink,
  add: (row: Parameters<ReturnType<typeof entrySort>["add"]>[0]) => Promise<void>,
): Promise<{ readonly header: Header; readonly count: RowCount }> {
  const before: (readonly string[])[] = [];
  let reader: RowReader | undefined;
  let header: Header | undefined;
  let at = 0;
  for await (const { cells } of rowsOf(file)) {
    at++;
    if (reader !== undefined) {
      const row = reader.read(cells, at);
      if (row !== undefined) await add(row);
      continue;
    }
    before.push(cells);
    const found = findHeader(before.slice(-1), options, renames);
    if ("header" in found) {
      header = found.header;
      reader = new RowReader(header, sink.problem, prefix);
      for (let title = 1; title < at; title++) reader.title();
      reader.head();
    } else if (at >= HEADER_WITHIN) break;
  }
  if (reader === undefined || header === undefined) {
    const found = findHeader(before, options, renames);
    const missing = "missing" in found ? found.missing : [];
    throw new CallError(
      `${file} has no header with ${missing.join(", ")} among its first ${HEADER_WITHIN} rows.`,
      "Add the columns to the report (docs/audit.md lists the spellings), or rename with --map theirs=ours.",
    );
  }
  return { header, count: reader.count };
}

async function* rowsOf(file: string): AsyncGenerator<{ readonly cells: readonly string[] }> {
  if (!existsSync(file)) throw new CallError(`${file} does not exist.`, "Name a CSV, Parquet or XLSX file.");
  try {
    yield* tableRows(file);
  } catch (error) {
    if (error instanceof CallError) throw error;
    throw new CallError(`${file} cannot be read (${(error as Error).message}).`, "Give a CSV, Parquet or XLSX file.");
  }
}

/** Read the caller's facts. */
export async function readFacts(file: string, options: Pick<AuditOptions, "engine" | "data">): Promise<GivenFacts> {
  const facts = givenFacts();
  let header: Header | undefined;
  let at = 0;
  for await (const { cells } of rowsOf(file)) {
    at++;
    if (header === undefined) {
      header = readHeader(cells, options.data, options.engine.law.facts);
      if (!header.at.has("entry_number") && !header.at.has("tariff_number"))
        throw new CallError(`${file} names neither entries nor tariff numbers.`, "Give a column entry_number or hts.");
      if (header.unread.length > 0)
        throw new CallError(`${file} has columns that are no facts: ${header.unread.join(", ")}.`, "`carveout facts` lists the facts.");
      continue;
    }
    const wrong = facts.add(cells, header);
    if (wrong !== undefined) throw new CallError(`${file}, row ${at}: ${wrong}`, "Correct the row; nothing was written.");
  }
  return facts;
}

/** Read a liquidation report: its cells by entry number. */
export async function readLiquidations(file: string, options: Pick<AuditOptions, "engine" | "data">): Promise<Liquidations> {
  const reader = liquidationReader(options.data, options.engine.law.facts);
  let at = 0;
  for await (const { cells } of rowsOf(file)) {
    at++;
    const wrong = reader.add(cells);
    if (wrong !== undefined) throw new CallError(`${file}, row ${at}: ${wrong}`, "Correct the row; nothing was written.");
    if (!reader.headed && at >= HEADER_WITHIN) break;
  }
  if (!reader.headed) throw new CallError(`${file} has no column entry_number.`, "Give a report with entry numbers and liquidation dates.");
  return reader.found;
}
