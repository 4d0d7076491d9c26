// A liquidation report as cells by entry number; a row that cannot be read is refused with its number.

import type { AuditOptions } from "../../src/audit/audit.js";
import { readDay, readEntryNumber } from "../../src/audit/cells.js";
import { type Header, readHeader } from "../../src/audit/header.js";

/** Read the rows of the report. Throws where a row names no entry or no day. */
export function liquidationsOf(
  rows: readonly (readonly string[])[],
  { data, engine }: Pick<AuditOptions, "data" | "engine">,
): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const found = new Map<string, Record<string, string>>();
  let header: Header | undefined;
  for (const [at, cells] of rows.entries()) {
    if (header === undefined) {
      const read = readHeader(cells, data, engine.law.facts);
      if (read.at.has("entry_number")) header = read;
      continue;
    }
    if (cells.every((cell) => cell.trim() === "")) continue;
    const { at: columns } = header;
    const text = (name: string): string => (cells[columns.get(name) ?? -1] ?? "").trim();
    const entry = readEntryNumber(text("entry_number"))?.text;
    if (entry === undefined) throw new Error(`row ${at + 1}: ${JSON.stringify(text("entry_number"))} is no entry number`);
    const day = text("liquidation_date");
    if (day !== "" && readDay(day) === undefined) throw new Error(`row ${at + 1}: ${JSON.stringify(day)} is no day`);
    const kept = found.get(entry) ?? {};
    for (const name of columns.keys()) if (name !== "entry_number" && text(name) !== "") kept[name] = text(name);
    found.set(entry, kept);
  }
  if (header === undefined) throw new Error("no column of entry numbers");
  return found;
}
