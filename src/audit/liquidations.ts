// A liquidation report: what it says of each entry, laid over the rows of the report that is audited.

import { readDay, readEntryNumber } from "./cells.js";
import type { AuditData } from "./data.js";
import { type Header, readHeader } from "./header.js";

/** Cells of a liquidation report by entry number, under our column names. */
export type Liquidations = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Takes the rows of a liquidation report one by one, titles before the header included. */
export interface LiquidationReader {
  /** Whether a header with entry numbers has been read. */
  readonly headed: boolean;
  readonly found: Liquidations;
  /** Read one row; says why where it names no entry or no day. */
  add(cells: readonly string[]): string | undefined;
}

/** Open a reader. A later row of an entry goes over an earlier one, cell by cell. */
export function liquidationReader(data: AuditData, facts: Parameters<typeof readHeader>[2]): LiquidationReader {
  const found = new Map<string, Record<string, string>>();
  let header: Header | undefined;
  return {
    found,
    get headed() {
      return header !== undefined;
    },
    add(cells) {
      if (header === undefined) {
        const read = readHeader(cells, data, facts);
        if (read.at.has("entry_number")) header = read;
        return undefined;
      }
      if (cells.every((cell) => cell.trim() === "")) return undefined;
      const { at } = header;
      const text = (name: string): string => (cells[at.get(name) ?? -1] ?? "").trim();
      const entry = readEntryNumber(text("entry_number"))?.text;
      if (entry === undefined) return `${JSON.stringify(text("entry_number"))} is no entry number.`;
      const day = text("liquidation_date");
      if (day !== "" && readDay(day) === undefined) return `${JSON.stringify(day)} is no day; write it as YYYY-MM-DD or MM/DD/YYYY.`;
      const kept = found.get(entry) ?? {};
      for (const name of at.keys()) if (name !== "entry_number" && text(name) !== "") kept[name] = text(name);
      found.set(entry, kept);
      return undefined;
    },
  };
}
