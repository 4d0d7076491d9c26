// The audit of a report held in memory, and the session that larger runs share. Runs anywhere.

import type { Engine } from "../assess/engine.js";
import { CASE_AUTHORITIES } from "../contract/vocabulary.js";
import { type Day, parseDay } from "../exact/day.js";
import type { Authority } from "../law/types.js";
import { printNotice } from "../print/words.js";
import type { Language } from "../said/language.js";
import { message } from "../said/message.js";
import { translator } from "../said/translator.js";
import { DEFAULT_LANGUAGE } from "../settings.js";
import type { Wrong } from "../tables/cell.js";
import type { Renames } from "../tables/header.js";
import { readRows } from "../tables/read-rows.js";
import type { ReadOptions } from "../tables/read-table.js";
import type { ReadingReport } from "../tables/report.js";
import { reportLines } from "../tables/report-words.js";
import { TableError } from "../tables/table-error.js";
import { type AuditedEntry, type AuditSetting, auditEntry } from "./audit-entry.js";
import { addClaim, type ClaimRecord, type ClaimRecords, type ComparedClaim, compareClaim, strangeClaim } from "./claims.js";
import type { AuditData } from "./data.js";
import { assembleEntry } from "./entry.js";
import { type GivenFacts, givenFacts } from "./given-facts.js";
import { type Header, headerOf } from "./header.js";
import { type InterestRate, interestTable } from "./interest.js";
import { indexLaw } from "./law-index.js";
import type { Liquidations } from "./liquidations.js";
import { createRater, type MakeRater } from "./rate.js";
import { type ReportTable, reportSchema, vocabularyOf } from "./report-schema.js";
import { emptyCount, type ReportRow, type RowCount, type RowProblem, RowReader } from "./rows.js";
import { addEntry, emptySummary, type Summary } from "./summary.js";

/** What a run needs besides its rows. */
export interface AuditOptions {
  readonly engine: Engine;
  readonly data: AuditData;
  readonly asOf: Day;
  /** Interest rates in place of those on record. */
  readonly rates?: readonly InterestRate[];
  readonly facts?: GivenFacts;
  /** Cells of a liquidation report by entry number. */
  readonly liquidations?: Liquidations;
  /** What CBP gave back about claims, by entry number. */
  readonly claims?: ClaimRecords;
  /** The language of reasons and notes; English unless said. */
  readonly language?: Language | undefined;
  /** How lines are rated; by recalled answers unless said. */
  readonly rater?: MakeRater;
}

/** Audits entries one after the other and keeps the sums. */
export interface AuditSession {
  readonly summary: Summary;
  readonly count: RowCount;
  readonly setting: AuditSetting;
  readonly notes: readonly string[];
  /** Audit the rows of one entry. */
  entry(rows: readonly ReportRow[]): AuditedEntry;
  /** How the claims on file compare with what was audited so far; those of entries that it does not hold come last. */
  claims(): readonly ComparedClaim[];
}

const WITH_CASES: ReadonlySet<Authority> = new Set(CASE_AUTHORITIES);

/** Open a session. `has` are the columns that the report has. */
export function openAudit(options: AuditOptions, has: ReadonlySet<string>, report: (problem: RowProblem) => void): AuditSession {
  const { engine, data, asOf } = options;
  const cases = has.has("ad_case") || has.has("cvd_case");
  const rater = (options.rater ?? createRater)(engine, cases ? new Set() : WITH_CASES, options.language);
  const setting: AuditSetting = {
    rater,
    index: indexLaw(rater.law, asOf),
    data,
    asOf,
    cases,
    law: engine.law,
    holidays: new Set(data.holidays),
    interest: interestTable(options.rates ?? ratesOf(data)),
  };
  const summary = emptySummary();
  const count = emptyCount();
  const facts = options.facts ?? givenFacts();
  const compared = new Map<string, ComparedClaim>();
  return {
    summary,
    count,
    setting,
    notes: notesOf(options, has, cases),
    entry(rows) {
      const number = rows[0]?.entry ?? "";
      const record = options.claims?.get(number);
      const extra = { ...options.liquidations?.get(number), ...(record === undefined ? {} : claimCells(record)) };
      const audited = auditEntry(facts.apply(assembleEntry(rows, has, data, count, report, extra)), setting);
      addEntry(summary, audited);
      const claim = options.claims === undefined ? undefined : compareClaim(audited, options.claims, data.codes);
      if (claim !== undefined) {
        compared.set(number, claim);
        addClaim(summary.claims, claim);
      }
      return audited;
    },
    claims() {
      for (const [number, record] of options.claims ?? []) {
        if (compared.has(number)) continue;
        const claim = strangeClaim(number, record);
        compared.set(number, claim);
        addClaim(summary.claims, claim);
      }
      return [...compared.values()];
    },
  };
}

// What a claim file says of an entry goes before what the report says.
function claimCells({ claim, status, error }: ClaimRecord): Record<string, string> {
  const cells = { claim_number: claim, claim_status: status, claim_error: error };
  return Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ""));
}

/** Rates on record for corporations, which most importers are. */
export function ratesOf(data: AuditData): InterestRate[] {
  return data.rates.map((row) => ({ from: (parseDay(row.from) ?? "1970-01-01") as Day, percent: row.corporateOverpayment }));
}

function notesOf(options: AuditOptions, has: ReadonlySet<string>, cases: boolean): string[] {
  const { data, rates } = options;
  const { say } = options.engine.parts.translator(options.language);
  const print = printNotice(options.engine.law, options.engine.parts.translator(options.language), { day: options.asOf });
  return [
    say(message("audit/note.no-advice")),
    ...(print === undefined ? [] : [print]),
    ...(cases ? [] : [say(message("audit/note.no-cases", { columns: CASE_AUTHORITIES.join(", ") }))]),
    ...(has.has("spi") || has.has("usmca") ? [] : [say(message("audit/note.no-program"))]),
    ...(has.has("liquidation_date") || options.liquidations !== undefined
      ? []
      : [say(message("audit/note.no-liquidations", { days: data.estimate.days }))]),
    say(message("audit/note.estimate", { days: data.estimate.days, mark: { law: data.estimate.mark }, by: data.estimate.by.join("; ") })),
    ...(rates === undefined ? [say(message("audit/note.interest"))] : []),
    ...Object.entries(data.remedies).flatMap(([id, remedy]) =>
      remedy.mark === undefined ? [] : [say(message("audit/note.remedy", { remedy: id, mark: { law: remedy.mark } }))],
    ),
  ];
}

/** A report audited in memory. */
export interface AuditReport {
  readonly header: Header;
  readonly summary: Summary;
  readonly count: RowCount;
  readonly entries: readonly AuditedEntry[];
  readonly problems: readonly RowProblem[];
  readonly notes: readonly string[];
}

/** How a table about entries is read. */
export function reportOptions(table: ReportTable, { engine, data }: Pick<AuditOptions, "engine" | "data">, renames?: Renames): ReadOptions {
  return { schema: reportSchema(table, engine.law.facts, data), vocabulary: vocabularyOf(data.words), renames };
}

/** Audit rows of cells. Returns why they are refused where they are not such a table. */
export function auditRows(rows: readonly (readonly string[])[], options: AuditOptions): AuditReport | { readonly refused: Wrong } {
  const found = readRows(
    rows.map((cells) => ({ cells })),
    reportOptions("report", options),
  );
  if ("code" in found) return { refused: found };
  let header: Header;
  try {
    header = headerOf(found.plan.header, options.data, options.engine.law.facts, new Map());
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return {
      refused: { code: error.code as Wrong["code"], message: error.said, fix: error.fix },
    };
  }
  const problems: RowProblem[] = [];
  const report = (problem: RowProblem): void => void problems.push(problem);
  const reader = new RowReader(header, report);
  const byEntry = new Map<string, ReportRow[]>();
  reader.collect(found.rows, byEntry);
  const session = openAudit(options, new Set(header.at.keys()), report);
  const entries = [...byEntry.keys()].sort().map((entry) => session.entry(byEntry.get(entry) ?? []));
  return {
    header,
    summary: session.summary,
    count: addCounts(session.count, reader.count(found.reader)),
    entries,
    problems,
    notes: [...session.notes, ...readingNotes(found.reader.report(), header, options.language)],
  };
}

/** What was read how, and which columns nothing was read from. */
export function readingNotes(report: ReadingReport, header: Header, language: Language = DEFAULT_LANGUAGE): string[] {
  return [...reportLines(report, language), ...unreadNote(header, language)];
}

/** Says which columns nothing was read from. */
function unreadNote({ unread }: Header, language: Language): string[] {
  return unread.length === 0 ? [] : [translator(language).say(message("audit/note.unread", { columns: { all: unread, by: ", " } }))];
}

/** The sum of two counts. */
export function addCounts(a: RowCount, b: RowCount): RowCount {
  return Object.fromEntries(Object.entries(a).map(([key, value]) => [key, value + b[key as keyof RowCount]])) as unknown as RowCount;
}
