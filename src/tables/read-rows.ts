// Reads the rows of a table that is held in memory.

import type { Wrong } from "./cell.js";
import { type RawRow, type ReadOptions, type TablePlan, TableReader, type TableRow, TableSurvey } from "./read-table.js";

/** Read rows that are held in memory; the plan and the rows, or why the table is refused. */
export function readRows(
  rows: readonly RawRow[],
  options: ReadOptions,
): { readonly plan: TablePlan; readonly rows: readonly TableRow[]; readonly reader: TableReader } | Wrong {
  const survey = new TableSurvey(options);
  for (const row of rows) survey.add(row);
  const plan = survey.plan();
  if ("code" in plan) return plan;
  const reader = new TableReader(plan);
  return { plan, rows: rows.flatMap((row) => reader.next(row) ?? []), reader };
}
