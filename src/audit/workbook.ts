// The report as the sheets of a workbook: summary, entries, findings. It holds the entries with the most at stake; the CSV holds all.

import { message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import { NOTHING_TO_ADD } from "./next-steps.js";
import type { PageEntry } from "./printed.js";
import { ENTRY_COLUMNS, FINDING_COLUMNS, PAYMENT_COLUMNS, paymentRow, type WrittenSummary } from "./tables.js";

/** A cell in the form of write-excel-file; null where empty. */
export type SheetCell = {
  readonly value: string | number;
  readonly type: StringConstructor | NumberConstructor;
  readonly format?: string;
  readonly fontWeight?: "bold";
} | null;

const MONEY = /^-?\d{1,13}\.\d\d$/;

// Amounts as numbers with two decimals: below 10^13 dollars a double holds the cents exactly enough to show them.
function row(cells: readonly string[]): SheetCell[] {
  return cells.map((cell) => {
    if (cell === "") return null;
    return MONEY.test(cell) ? { value: Number(cell), type: Number, format: "#,##0.00" } : { value: cell, type: String };
  });
}

function header(cells: readonly string[]): SheetCell[] {
  return cells.map((value) => ({ value, type: String, fontWeight: "bold" as const }));
}

/** The sheets, in their order, with their sentences in a language; names of sheets, columns and codes are the same in each. */
export function workbookSheets(
  summary: WrittenSummary,
  entries: readonly PageEntry[],
  { say, word }: Translator,
): { sheet: string; data: SheetCell[][] }[] {
  const sums = ["group", "name", "findings", "back_min", "back_max", "lost_to_closed_clocks", "owed_min", "owed_max"];
  const groups = Object.entries(summary.by).flatMap(([group, each]) =>
    Object.entries(each).map(([name, one]) =>
      row([group, name, String(one.findings), one.backMin, one.backMax, one.lost, one.owedMin, one.owedMax]),
    ),
  );
  const { total } = summary;
  return [
    {
      sheet: "Summary",
      data: [
        header(sums),
        row([
          word("all"),
          say(message("audit/as-of", { day: summary.asOf })),
          String(total.findings),
          total.backMin,
          total.backMax,
          total.lost,
          total.owedMin,
          total.owedMax,
        ]),
        row([word("interest"), "", "", summary.interest.min, summary.interest.max ?? ""]),
        ...groups,
        ...(summary.next.length === 0 ? [say(NOTHING_TO_ADD)] : summary.next.map(({ text }) => text)).map((text) =>
          row([word("add next"), text]),
        ),
        ...summary.notes.map((note) => row([word("note"), note])),
        row([word("note"), say(message("audit/workbook-holds", { shown: entries.length, count: summary.entries }))]),
      ],
    },
    { sheet: "Payments", data: [header(PAYMENT_COLUMNS), ...summary.payments.map((each) => row(paymentRow(each)))] },
    { sheet: "Entries", data: [header(ENTRY_COLUMNS), ...entries.map((each) => row(each.entry))] },
    { sheet: "Findings", data: [header(FINDING_COLUMNS), ...entries.flatMap((each) => each.findings.map(row))] },
  ];
}
