// The files of an audit: each appears whole under its name at the end, or not at all.

import { mkdirSync, writeFileSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { AuditedEntry } from "../audit/audit-entry.js";
import { type CapeLists, capeDocuments, listForCape } from "../audit/cape-documents.js";
import { CLAIM_COLUMNS, type ComparedClaim, claimRow } from "../audit/claims.js";
import { CORRECTION_COLUMNS, correctionRows } from "../audit/corrections.js";
import type { AuditData } from "../audit/data.js";
import { defused } from "../audit/escape-formula.js";
import { auditPage, PAGE_ENTRIES, type PageEntry } from "../audit/printed.js";
import { type RowProblem, writeProblem } from "../audit/rows.js";
import {
  DEADLINE_COLUMNS,
  deadlineRows,
  ENTRY_COLUMNS,
  entryRow,
  FINDING_COLUMNS,
  findingRows,
  PAYMENT_COLUMNS,
  paymentRow,
  type WrittenSummary,
} from "../audit/tables.js";
import { type TableWriter, tableWriter } from "../rate/table-writer.js";
import type { Translator } from "../said/translator.js";
import { writeWorkbook } from "./audit-xlsx.js";

/** Where to write; each may be left out. */
export interface AuditPlaces {
  readonly out?: string;
  readonly csv?: string;
  readonly entriesCsv?: string;
  readonly rowsCsv?: string;
  readonly xlsx?: string;
  readonly html?: string;
  readonly cape?: string;
}

/** Takes entries as they come and finishes every file at the end. */
export interface AuditFiles {
  entry(entry: AuditedEntry): Promise<void>;
  problem(problem: RowProblem): void;
  claims(claims: readonly ComparedClaim[]): Promise<void>;
  close(summary: WrittenSummary): Promise<void>;
  abandon(): Promise<void>;
}

const PROBLEM_COLUMNS = ["row", "entry_number", "code", "message"];
const HELD_ROWS = 1_000;

/** Open the files; what they say is in the language of the translator. */
export async function auditFiles(places: AuditPlaces, data: AuditData, translator: Translator): Promise<AuditFiles> {
  const part = places.out === undefined ? undefined : `${places.out}.part-${process.pid}`;
  if (part !== undefined) mkdirSync(part, { recursive: true });
  const inside = (name: string): string | undefined => (part === undefined ? undefined : join(part, name));
  const writers: TableWriter[] = [];
  const open = async (
    files: readonly (string | undefined)[],
    header: readonly string[],
  ): Promise<(rows: readonly string[][]) => Promise<void>> => {
    const mine: TableWriter[] = [];
    for (const file of files) if (file !== undefined) mine.push(await tableWriter(file, header));
    writers.push(...mine);
    return async (rows) => {
      for (const writer of mine) await writer.write(rows);
    };
  };
  const findings = await open([places.csv, inside("findings.csv")], FINDING_COLUMNS);
  const entries = await open([places.entriesCsv, inside("entries.csv")], ENTRY_COLUMNS);
  const problems = await open([places.rowsCsv, inside("rows.csv")], PROBLEM_COLUMNS);
  const deadlines = await open([inside("deadlines.csv")], DEADLINE_COLUMNS);
  const corrections = await open([inside("corrections.csv")], CORRECTION_COLUMNS);
  const payments = await open([inside("payments.csv")], PAYMENT_COLUMNS);
  const html = [places.html, inside("report.html")].filter((each) => each !== undefined);
  const xlsx = [places.xlsx, inside("report.xlsx")].filter((each) => each !== undefined);
  let top: (PageEntry & { readonly stake: bigint })[] = [];
  let findingBatch: string[][] = [];
  let entryBatch: string[][] = [];
  let problemBatch: string[][] = [];
  let deadlineBatch: string[][] = [];
  let correctionBatch: string[][] = [];
  const lists: CapeLists = { fit: [], ask: [], leftOut: [] };
  const capeWanted = places.cape !== undefined || part !== undefined;
  const flush = async (): Promise<void> => {
    const [a, b, c, d, e] = [findingBatch, entryBatch, problemBatch, deadlineBatch, correctionBatch];
    [findingBatch, entryBatch, problemBatch, deadlineBatch, correctionBatch] = [[], [], [], [], []];
    if (d.length > 0) await deadlines(d);
    if (e.length > 0) await corrections(e);
    if (a.length > 0) await findings(a);
    if (b.length > 0) await entries(b);
    if (c.length > 0) await problems(c);
  };
  const shown = (): PageEntry[] => top.sort((a, b) => (a.stake < b.stake ? 1 : a.stake > b.stake ? -1 : 0)).slice(0, PAGE_ENTRIES);
  return {
    async entry(entry) {
      const [row, rows] = [defused(entryRow(entry, translator)), findingRows(entry, translator).map(defused)];
      entryBatch.push(row);
      findingBatch.push(...rows);
      deadlineBatch.push(...deadlineRows(entry, translator).map(defused));
      correctionBatch.push(...correctionRows(entry, translator).map(defused));
      if (html.length > 0 || xlsx.length > 0) {
        top.push({ entry: row, findings: rows, stake: entry.backMax + entry.lost + entry.owedMax });
        if (top.length > 4 * PAGE_ENTRIES) top = shown() as typeof top;
      }
      if (capeWanted) listForCape(lists, entry, translator);
      if (entryBatch.length >= HELD_ROWS) await flush();
    },
    problem(problem) {
      const { row, entry, code, message } = writeProblem(problem, translator);
      problemBatch.push(defused([row, entry, code, message]));
    },
    async claims(claims) {
      if (claims.length === 0) return;
      const write = await open([inside("claims.csv")], CLAIM_COLUMNS);
      await write(claims.map((each) => defused(claimRow(each))));
    },
    async close(summary) {
      await flush();
      if (summary.payments.length > 0) await payments(summary.payments.map((each) => defused(paymentRow(each))));
      for (const file of html) await whole(file, auditPage(summary, shown(), data, translator));
      for (const file of xlsx) await writeWorkbook(file, summary, shown(), translator);
      for (const writer of writers) await writer.close();
      if (part !== undefined && places.out !== undefined) {
        await whole(join(part, "summary.json"), `${JSON.stringify(summary, undefined, 2)}\n`);
        writeCape(join(part, "cape"), lists, data);
        await rename(part, places.out);
      }
      if (places.cape !== undefined) {
        const folder = `${places.cape}.part-${process.pid}`;
        writeCape(folder, lists, data);
        await rename(folder, places.cape);
      }
    },
    async abandon() {
      for (const writer of writers) await writer.abandon();
      if (part !== undefined) await rm(part, { recursive: true, force: true });
    },
  };
}

async function whole(file: string, text: string): Promise<void> {
  const part = `${file}.part-${process.pid}`;
  writeFileSync(part, text);
  await rename(part, file);
}

function writeCape(folder: string, lists: CapeLists, data: AuditData): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of capeDocuments(lists, data)) writeFileSync(join(folder, name), text);
}
