// The files that the tab saves: the tables, workbook, printed page and CAPE files of the command.

import type { AuditedEntry } from "../../src/audit/audit-entry.js";
import { type CapeLists, capeDocuments, listForCape } from "../../src/audit/cape-documents.js";
import { CLAIM_COLUMNS, type ComparedClaim, claimRow } from "../../src/audit/claims.js";
import type { AuditData } from "../../src/audit/data.js";
import { defused } from "../../src/audit/escape-formula.js";
import { auditPage, PAGE_ENTRIES, type PageEntry } from "../../src/audit/printed.js";
import { type RowProblem, writeProblem } from "../../src/audit/rows.js";
import { ENTRY_COLUMNS, entryRow, FINDING_COLUMNS, findingRows, type WrittenSummary } from "../../src/audit/tables.js";
import { workbookSheets } from "../../src/audit/workbook.js";
import type { Translator } from "../../src/said/translator.js";
import { writeCsv } from "../read-table.js";
import type { SavedKind } from "./audit-messages.js";

interface SavedFile {
  readonly name: string;
  readonly content: BlobPart;
  readonly type: string;
}

function csv(name: string, header: readonly string[], rows: readonly (readonly string[])[]): SavedFile[] {
  return [{ name, content: writeCsv(header, rows.map(defused)), type: "text/csv" }];
}

/** What was audited. */
interface Audited {
  readonly entries: readonly AuditedEntry[];
  readonly problems: readonly RowProblem[];
  readonly claims: readonly ComparedClaim[];
  readonly summary: WrittenSummary;
}

/** Make the files of one kind, in a language. */
export async function savedFiles(what: SavedKind, audited: Audited, data: AuditData, translator: Translator): Promise<SavedFile[]> {
  const { entries, problems, claims, summary } = audited;
  if (what === "claims") return csv("claims.csv", CLAIM_COLUMNS, claims.map(claimRow));
  if (what === "findings")
    return csv(
      "findings.csv",
      FINDING_COLUMNS,
      entries.flatMap((each) => findingRows(each, translator)),
    );
  if (what === "entries")
    return csv(
      "entries.csv",
      ENTRY_COLUMNS,
      entries.map((each) => entryRow(each, translator)),
    );
  if (what === "rows")
    return csv(
      "rows.csv",
      ["row", "entry_number", "code", "message"],
      problems.map((each) => {
        const { row, entry, code, message } = writeProblem(each, translator);
        return [row, entry, code, message];
      }),
    );
  if (what === "cape") {
    const lists: CapeLists = { fit: [], ask: [], leftOut: [] };
    for (const each of entries) listForCape(lists, each, translator);
    return capeDocuments(lists, data).map(({ name, text }) => ({ name, content: text, type: "text/csv" }));
  }
  const stake = (each: AuditedEntry): bigint => each.backMax + each.lost + each.owedMax;
  const top: PageEntry[] = [...entries]
    .sort((a, b) => (stake(a) < stake(b) ? 1 : stake(a) > stake(b) ? -1 : 0))
    .slice(0, PAGE_ENTRIES)
    .map((each) => ({ entry: defused(entryRow(each, translator)), findings: findingRows(each, translator).map(defused) }));
  if (what === "html") return [{ name: "report.html", content: auditPage(summary, top, data, translator), type: "text/html" }];
  const { default: writeExcelFile } = await import("write-excel-file/universal");
  const content = await writeExcelFile(workbookSheets(summary, top, translator)).toBlob();
  return [{ name: "report.xlsx", content, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }];
}
