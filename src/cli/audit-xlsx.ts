// The report as a workbook: summary, entries, findings. A workbook holds the entries with the most at stake; the CSV holds all.

import { rename } from "node:fs/promises";
import writeExcelFile from "write-excel-file/node";
import { ENTRY_COLUMNS, FINDING_COLUMNS, type WrittenSummary } from "../audit/tables.js";
import type { PageEntry } from "./audit-html.js";

const MONEY = /^-?\d{1,13}\.\d\d$/;

// Amounts as numbers with two decimals: below 10^13 dollars a double holds the cents exactly enough to show them.
function row(
  cells: readonly string[],
): ({ value: string | number; type: StringConstructor | NumberConstructor; format?: string } | null)[] {
  return cells.map((cell) => {
    if (cell === "") return null;
    return MONEY.test(cell) ? { value: Number(cell), type: Number, format: "#,##0.00" } : { value: cell, type: String };
  });
}

function header(cells: readonly string[]): { value: string; type: StringConstructor; fontWeight: "bold" }[] {
  return cells.map((value) => ({ value, type: String, fontWeight: "bold" }));
}

/** Write the workbook. */
export async function writeWorkbook(file: string, summary: WrittenSummary, entries: readonly PageEntry[]): Promise<void> {
  const sums = ["group", "name", "findings", "back_min", "back_max", "lost_to_closed_clocks", "owed_min", "owed_max"];
  const groups = Object.entries(summary.by).flatMap(([group, each]) =>
    Object.entries(each).map(([name, one]) =>
      row([group, name, String(one.findings), one.backMin, one.backMax, one.lost, one.owedMin, one.owedMax]),
    ),
  );
  const { total } = summary;
  const part = `${file}.part-${process.pid}`;
  await writeExcelFile([
    {
      sheet: "Summary",
      data: [
        header(sums),
        row([
          "all",
          `as of ${summary.asOf}`,
          String(total.findings),
          total.backMin,
          total.backMax,
          total.lost,
          total.owedMin,
          total.owedMax,
        ]),
        row(["interest", "", "", summary.interest.min, summary.interest.max]),
        ...groups,
        ...summary.notes.map((note) => row(["note", note])),
        row(["note", `${entries.length} of ${summary.entries} entries are in this workbook`]),
      ],
    },
    { sheet: "Entries", data: [header(ENTRY_COLUMNS), ...entries.map((each) => row(each.entry))] },
    { sheet: "Findings", data: [header(FINDING_COLUMNS), ...entries.flatMap((each) => each.findings.map(row))] },
  ]).toFile(part);
  await rename(part, file);
}
