// Audits a report away from the page. The rows stay in this worker, so that they can be audited again with other facts.

import { type AuditOptions, addCounts, openAudit, readingNotes, reportOptions } from "../../src/audit/audit.js";
import type { AuditedEntry } from "../../src/audit/audit-entry.js";
import { type ComparedClaim, claimReader } from "../../src/audit/claims.js";
import type { AuditData } from "../../src/audit/data.js";
import { type GivenFacts, givenFacts } from "../../src/audit/given-facts.js";
import { type Header, headerOf } from "../../src/audit/header.js";
import { type Liquidations, liquidationReader } from "../../src/audit/liquidations.js";
import { emptyCount, type ReportRow, type RowCount, type RowProblem, RowReader, writeProblem } from "../../src/audit/rows.js";
import { syntheticRows } from "../../src/audit/synthetic.js";
import { type WrittenSummary, writeSummary } from "../../src/audit/tables.js";
import type { Day } from "../../src/exact/day.js";
import type { Language } from "../../src/said/language.js";
import { message } from "../../src/said/message.js";
import { DEFAULT_LANGUAGE } from "../../src/settings.js";
import { failureText, RowRefused } from "../failure.js";
import { loadAuditData, loadEngine, loadTranslator } from "../load.js";
import { type FileRows, type FileTable, fileRows, tableOf } from "../read-table.js";
import type { AuditReply, AuditRequest } from "./audit-messages.js";
import { deadlinesOf, listed, setClaim, shownEntry, standingOf } from "./audit-views.js";
import { savedFiles } from "./saved-files.js";

const STEP = 500;
const SYNTHETIC_FROM = "2025-01-02" as Day;

interface Read {
  readonly byEntry: ReadonlyMap<string, readonly ReportRow[]>;
  readonly count: RowCount;
  readonly problems: readonly RowProblem[];
  readonly has: ReadonlySet<string>;
  /** How each table was read. */
  readonly readings: readonly { readonly report: FileTable["report"]; readonly header: Header }[];
  readonly facts: FileTable | undefined;
  readonly liquidations: AuditOptions["liquidations"];
  readonly claims: AuditOptions["claims"];
}

// The language in which it was last asked to audit.
let language: Language = DEFAULT_LANGUAGE;
let read: Read | undefined;
let entries: ReadonlyMap<string, AuditedEntry> = new Map();
let problems: readonly RowProblem[] = [];
let claims: readonly ComparedClaim[] = [];
let summary: WrittenSummary | undefined;

function say(reply: AuditReply): void {
  postMessage(reply);
}

type Asked = Extract<AuditRequest, { kind: "audit" }>;

async function readAll(asked: Asked, data: AuditData): Promise<Read> {
  const engine = await loadEngine(asked.language);
  const base = { engine, data };
  const tables: FileTable[] = [];
  if (asked.synthetic !== undefined) {
    const { rows, seed } = asked.synthetic;
    const made: string[][] = [];
    const until = asked.asOf < engine.law.coverage.lastSeen ? asked.asOf : engine.law.coverage.lastSeen;
    for (const row of syntheticRows({ engine, data, rows, seed, from: SYNTHETIC_FROM, until: until as Day })) {
      made.push(row);
      if (made.length % (4 * STEP) === 0) say({ kind: "progress", stage: "reading", done: made.length, of: rows });
    }
    tables.push(
      tableOf({ sheets: [{ rows: made.map((cells) => ({ cells })) }], from1904: false, more: {} }, reportOptions("report", base)),
    );
  }
  for (const file of asked.files ?? []) tables.push(tableOf(await fileRows(file), reportOptions("report", base)));
  const found: RowProblem[] = [];
  const byEntry = new Map<string, ReportRow[]>();
  const has = new Set<string>();
  const readings: Read["readings"][number][] = [];
  let count = emptyCount();
  for (const [index, table] of tables.entries()) {
    const header = headerOf(table.plan.header, data, engine.law.facts, new Map());
    const reader = new RowReader(header, (problem) => void found.push(problem), tables.length > 1 ? `${index + 1}:` : "");
    for (const name of header.at.keys()) has.add(name);
    readings.push({ report: table.report, header });
    reader.collect(table.rows, byEntry);
    count = addCounts(count, reader.count(table));
  }
  return {
    byEntry,
    count,
    problems: found,
    has,
    readings,
    facts: asked.facts === undefined ? undefined : tableOf(await fileRows(asked.facts), reportOptions("facts", base)),
    liquidations: asked.liquidations === undefined ? undefined : liquidationsOf(await fileRows(asked.liquidations), base),
    claims: asked.claims === undefined ? undefined : claimsOf(await Promise.all(asked.claims.map(fileRows)), base),
  };
}

type Base = Pick<AuditOptions, "engine" | "data">;

function liquidationsOf(rows: FileRows, base: Base): Liquidations {
  const table = tableOf(rows, reportOptions("liquidations", base));
  const reader = liquidationReader(headerOf(table.plan.header, base.data, base.engine.law.facts));
  for (const row of table.rows) {
    const wrong = reader.add(row);
    if (wrong !== undefined) throw new RowRefused(message("bill/at", { place: message("bill/row", { row: row.at }), found: wrong }));
  }
  return reader.found;
}

function claimsOf(files: readonly FileRows[], base: Base): NonNullable<AuditOptions["claims"]> {
  const reader = claimReader();
  for (const rows of files) {
    const table = tableOf(rows, reportOptions("claims", base));
    const header = headerOf(table.plan.header, base.data, base.engine.law.facts);
    for (const row of table.rows) {
      const wrong = reader.add(row, header);
      if (wrong !== undefined) throw new RowRefused(message("bill/at", { place: message("bill/row", { row: row.at }), found: wrong }));
    }
  }
  return reader.found;
}

function factsOf(read: FileTable | undefined, asked: Asked, base: Base): GivenFacts {
  const facts = givenFacts();
  const put = ({ plan, rows }: Pick<FileTable, "plan" | "rows">): void => {
    const known = headerOf(plan.header, base.data, base.engine.law.facts);
    if (known.unread.length > 0) throw new RowRefused({ all: known.unread, by: ", " });
    for (const row of rows) {
      const wrong = facts.add(row, known);
      if (wrong !== undefined) throw new RowRefused(wrong);
    }
  };
  if (read !== undefined) put(read);
  for (const { entry, line, column, value } of asked.given) {
    const rows = [
      ["entry_number", "line", column],
      [entry, line, value],
    ].map((cells) => ({ cells }));
    put(tableOf({ sheets: [{ rows }], from1904: false, more: {} }, reportOptions("facts", base)));
  }
  return facts;
}

async function audit(asked: Asked): Promise<void> {
  const [engine, data, translator] = await Promise.all([loadEngine(asked.language), loadAuditData(), loadTranslator(asked.language)]);
  if (asked.files !== undefined || asked.synthetic !== undefined || read === undefined) read = await readAll(asked, data);
  const base = { engine, data };
  const options: AuditOptions = {
    ...base,
    asOf: asked.asOf as Day,
    language: asked.language,
    facts: factsOf(read.facts, asked, base),
    ...(read.liquidations === undefined ? {} : { liquidations: read.liquidations }),
    ...(read.claims === undefined ? {} : { claims: read.claims }),
  };
  const found = [...read.problems];
  const session = openAudit(options, read.has, (problem) => void found.push(problem));
  const audited = new Map<string, AuditedEntry>();
  for (const entry of [...read.byEntry.keys()].sort()) {
    audited.set(entry, session.entry(read.byEntry.get(entry) ?? []));
    if (audited.size % STEP === 0) say({ kind: "progress", stage: "auditing", done: audited.size, of: read.byEntry.size });
  }
  entries = audited;
  problems = found;
  claims = session.claims();
  const readings = read.readings.flatMap(({ report, header }) => readingNotes(report, header, asked.language));
  summary = writeSummary(
    session.summary,
    {
      asOf: asked.asOf,
      law: engine.law.hash,
      rows: addCounts(read.count, session.count),
      notes: [...session.notes, ...new Set(readings)],
    },
    translator,
  );
  const titles = Object.fromEntries([
    ...data.classes.map((each): [string, string] => [each.id, translator.law(each.title)]),
    ...Object.entries(data.remedies).map(([id, each]): [string, string] => [id, translator.law(each.title)]),
  ]);
  const all = [...audited.values()];
  say({
    kind: "done",
    language: asked.language,
    summary,
    standing: standingOf(all),
    entries: all.map(listed),
    deadlines: deadlinesOf(all, translator),
    problems: problems.map((each) => writeProblem(each, translator)),
    claims: claims.map(setClaim),
    titles,
  });
}

async function answer(asked: AuditRequest): Promise<void> {
  if (asked.kind === "audit") language = asked.language;
  if (asked.kind === "audit") return audit(asked);
  if (asked.kind === "entry") {
    const found = entries.get(asked.entry);
    if (found !== undefined) say({ kind: "entry", entry: shownEntry(found, await loadTranslator(language)) });
    return;
  }
  if (summary === undefined) return;
  say({
    kind: "saved",
    files: await savedFiles(
      asked.what,
      { entries: [...entries.values()], problems, claims, summary },
      await loadAuditData(),
      await loadTranslator(language),
    ),
  });
}

addEventListener("message", (event: MessageEvent<AuditRequest>) => {
  answer(event.data).catch(async (error: unknown) => say({ kind: "failed", message: failureText(await loadTranslator(language), error) }));
});
