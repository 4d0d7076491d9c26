// What a broker corrects first, by post-summary correction: an accepted CAPE claim closes that way, so it comes before the declaration.

import { formatCents } from "../exact/money.js";
import { formatHts } from "../hts/number.js";
import type { Translator } from "../said/translator.js";
import type { AuditedEntry } from "./audit-entry.js";

/** Columns of the list. */
export const CORRECTION_COLUMNS: readonly string[] = [
  "entry_number",
  "importer",
  "line",
  "hts",
  "numbers_filed",
  "heading",
  "class",
  "cause",
  "back_max",
  "owed_max",
  "last_day",
  "days_left",
  "last_day_estimated",
  "before_cape",
  "note",
];

const WAY = "psc";

/** Rows of one entry: findings that a correction can mend, and what a claim came back with; none once the way is closed. */
export function correctionRows(entry: AuditedEntry, { arg }: Translator): string[][] {
  const { filed } = entry;
  const clock = entry.clocks.get(WAY);
  if (clock?.status !== "open") return [];
  const last = [clock.lastDay ?? "", clock.daysLeft === undefined ? "" : String(clock.daysLeft), clock.estimated ? "yes" : "no"];
  const before = entry.cape?.fit === true || entry.cape?.ask === true ? "yes" : "no";
  const rows = entry.findings
    .filter((each) => each.ways.includes(WAY))
    .map((each) => [
      ...[filed.entry, filed.importer, each.line, each.hts, numbersOf(entry, each.line), arg(each.heading), each.class, arg(each.cause)],
      ...[formatCents(each.backMax), formatCents(each.owedMax), ...last, before, arg(each.note)],
    ]);
  if (filed.claimError === undefined) return rows;
  const lines = filed.lines.map((line) => [
    ...[filed.entry, filed.importer, line.line, line.hts === undefined ? "" : formatHts(line.hts), numbersOf(entry, line.line)],
    ...["", "claim-error", filed.claimError ?? "", "0.00", "0.00", ...last, "yes", ""],
  ]);
  return [...lines, ...rows];
}

function numbersOf({ filed }: AuditedEntry, line: string): string {
  const numbers = filed.lines.find((each) => each.line === line)?.numbers ?? [];
  return numbers.map(({ tariff }) => formatHts(tariff)).join(" ");
}
