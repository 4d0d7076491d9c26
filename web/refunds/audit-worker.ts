// Audits a report away from the page. The rows stay in this worker, so that they can be audited again with other facts.

import { type AuditOptions, addCounts, findHeader, openAudit, unreadNote } from "../../src/audit/audit.js";
import type { AuditedEntry } from "../../src/audit/audit-entry.js";
import type { AuditData } from "../../src/audit/data.js";
import { type GivenFacts, givenFacts } from "../../src/audit/given-facts.js";
import { readHeader } from "../../src/audit/header.js";
import { type Liquidations, liquidationReader } from "../../src/audit/liquidations.js";
import { emptyCount, type ReportRow, type RowCount, type RowProblem, RowReader } from "../../src/audit/rows.js";
import { syntheticRows } from "../../src/audit/synthetic.js";
import { type WrittenSummary, writeSummary } from "../../src/audit/tables.js";
import type { Day } from "../../src/exact/day.js";
import { loadAuditData, loadEngine } from "../load.js";
import { readTable } from "../read-table.js";
import type { AuditReply, AuditRequest } from "./audit-messages.js";
import { deadlinesOf, listed, shownEntry, standingOf } from "./audit-views.js";
import { savedFiles } from "./saved-files.js";

const STEP = 500;
const SYNTHETIC_FROM = "2025-01-02" as Day;

interface Read {
  readonly byEntry: ReadonlyMap<string, readonly ReportRow[]>;
  readonly count: RowCount;
  readonly problems: readonly RowProblem[];
  readonly has: ReadonlySet<string>;
  readonly notes: readonly string[];
  readonly facts: readonly (readonly string[])[];
  readonly liquidations: AuditOptions["liquidations"];
}

let read: Read | undefined;
let entries: ReadonlyMap<string, AuditedEntry> = new Map();
let problems: readonly RowProblem[] = [];
let summary: WrittenSummary | undefined;

function say(reply: AuditReply): void {
  postMessage(reply);
}

type Asked = Extract<AuditRequest, { kind: "audit" }>;

async function readAll(asked: Asked, data: AuditData): Promise<Read> {
  const engine = await loadEngine();
  const tables: (readonly (readonly string[])[])[] = [];
  if (asked.synthetic !== undefined) {
    const { rows, seed } = asked.synthetic;
    const made: string[][] = [];
    const until = asked.asOf < engine.law.coverage.lastSeen ? asked.asOf : engine.law.coverage.lastSeen;
    for (const row of syntheticRows({ engine, data, rows, seed, from: SYNTHETIC_FROM, until: until as Day })) {
      made.push(row);
      if (made.length % (4 * STEP) === 0) say({ kind: "progress", stage: "reading", done: made.length, of: rows });
    }
    tables.push(made);
  }
  for (const file of asked.files ?? []) tables.push(await readTable(file));
  const found: RowProblem[] = [];
  const byEntry = new Map<string, ReportRow[]>();
  const has = new Set<string>();
  const notes: string[] = [];
  let count = emptyCount();
  for (const [index, rows] of tables.entries()) {
    const head = findHeader(rows, { engine, data });
    if ("missing" in head) throw new Error(`${asked.files?.[index]?.name ?? ""}: ${head.missing.join(", ")}`);
    const reader = new RowReader(head.header, (problem) => void found.push(problem), tables.length > 1 ? `${index + 1}:` : "");
    for (const name of head.header.at.keys()) has.add(name);
    notes.push(...unreadNote(head.header));
    reader.collect(rows, head.at, byEntry);
    count = addCounts(count, reader.count);
  }
  return {
    byEntry,
    count,
    problems: found,
    has,
    notes,
    facts: asked.facts === undefined ? [] : await readTable(asked.facts),
    liquidations: asked.liquidations === undefined ? undefined : liquidationsOf(await readTable(asked.liquidations), data, engine),
  };
}

function liquidationsOf(rows: readonly (readonly string[])[], data: AuditData, engine: AuditOptions["engine"]): Liquidations {
  const reader = liquidationReader(data, engine.law.facts);
  for (const [at, cells] of rows.entries()) {
    const wrong = reader.add(cells);
    if (wrong !== undefined) throw new Error(`row ${at + 1}: ${wrong}`);
  }
  if (!reader.headed) throw new Error("no column of entry numbers");
  return reader.found;
}

function factsOf(rows: readonly (readonly string[])[], asked: Asked, options: Pick<AuditOptions, "engine" | "data">): GivenFacts {
  const facts = givenFacts();
  const put = (header: readonly string[], body: readonly (readonly string[])[]): void => {
    const known = readHeader(header, options.data, options.engine.law.facts);
    if (known.unread.length > 0) throw new Error(known.unread.join(", "));
    for (const cells of body) {
      const wrong = facts.add(cells, known);
      if (wrong !== undefined) throw new Error(wrong);
    }
  };
  const [header, ...body] = rows;
  if (header !== undefined) put(header, body);
  for (const { entry, line, column, value } of asked.given) put(["entry_number", "line", column], [[entry, line, value]]);
  return facts;
}

async function audit(asked: Asked): Promise<void> {
  const [engine, data] = await Promise.all([loadEngine(), loadAuditData()]);
  if (asked.files !== undefined || asked.synthetic !== undefined || read === undefined) read = await readAll(asked, data);
  const base = { engine, data };
  const options: AuditOptions = {
    ...base,
    asOf: asked.asOf as Day,
    facts: factsOf(read.facts, asked, base),
    ...(read.liquidations === undefined ? {} : { liquidations: read.liquidations }),
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
  summary = writeSummary(session.summary, {
    asOf: asked.asOf,
    law: engine.law.hash,
    rows: addCounts(read.count, session.count),
    notes: [...session.notes, ...new Set(read.notes)],
  });
  const titles = Object.fromEntries([
    ...data.classes.map((each): [string, string] => [each.id, each.title]),
    ...Object.entries(data.remedies).map(([id, each]): [string, string] => [id, each.title]),
  ]);
  const all = [...audited.values()];
  say({
    kind: "done",
    summary,
    standing: standingOf(all),
    entries: all.map(listed),
    deadlines: deadlinesOf(all),
    problems,
    titles,
  });
}

async function answer(asked: AuditRequest): Promise<void> {
  if (asked.kind === "audit") return audit(asked);
  if (asked.kind === "entry") {
    const found = entries.get(asked.entry);
    if (found !== undefined) say({ kind: "entry", entry: shownEntry(found) });
    return;
  }
  if (summary === undefined) return;
  say({ kind: "saved", files: await savedFiles(asked.what, [...entries.values()], problems, summary, await loadAuditData()) });
}

addEventListener("message", (event: MessageEvent<AuditRequest>) => {
  answer(event.data).catch((error: Error) => say({ kind: "failed", message: error.message }));
});
