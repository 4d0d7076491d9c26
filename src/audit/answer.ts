// An audit as one JSON answer, for the API and for agents: the summary, the entries with their findings, the rows put aside.

import type { Wrong } from "../tables/cell.js";
import { type AuditOptions, auditRows } from "./audit.js";
import { type WrittenProblem, writeProblem } from "./rows.js";
import { ENTRY_COLUMNS, entryRow, FINDING_COLUMNS, findingRows, type WrittenSummary, writeSummary } from "./tables.js";

/** One entry of the answer: the cells of its row by name, and those of its findings. */
export interface AnsweredEntry extends Readonly<Record<string, unknown>> {
  readonly findings: readonly Readonly<Record<string, string>>[];
}

/** The answer. */
export interface AuditAnswer {
  readonly summary: WrittenSummary;
  readonly entries: readonly AnsweredEntry[];
  readonly problems: readonly WrittenProblem[];
}

function named(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""]).filter(([, cell]) => cell !== ""));
}

/** Audit rows of cells, in the language of the options, or say why they are refused. */
export function auditAnswer(rows: readonly (readonly string[])[], options: AuditOptions): AuditAnswer | { readonly refused: Wrong } {
  const report = auditRows(rows, options);
  if ("refused" in report) return report;
  const translator = options.engine.parts.translator(options.language);
  return {
    summary: writeSummary(
      report.summary,
      { asOf: options.asOf, law: options.engine.law.hash, rows: report.count, notes: report.notes },
      translator,
    ),
    entries: report.entries.map((entry) => ({
      ...named(ENTRY_COLUMNS, entryRow(entry, translator)),
      findings: findingRows(entry, translator).map((cells) => named(FINDING_COLUMNS, cells)),
    })),
    problems: report.problems.map((each) => writeProblem(each, translator)),
  };
}
