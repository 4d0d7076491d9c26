// A liquidation report: what it says of each entry, laid over the rows of the report that is audited.

import { type Arg, message } from "../said/message.js";
import type { TableRow } from "../tables/read-table.js";
import { readDay, readEntryNumber } from "./cells.js";
import type { Header } from "./header.js";

/** Cells of a liquidation report by entry number, under our column names. */
export type Liquidations = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Takes the rows of a liquidation report one by one. */
export interface LiquidationReader {
  readonly found: Liquidations;
  /** Read one row; says why where it names no entry or no day. */
  add(row: TableRow): Arg | undefined;
}

/** Open a reader. A later row of an entry goes over an earlier one, cell by cell. */
export function liquidationReader({ at }: Pick<Header, "at">): LiquidationReader {
  const found = new Map<string, Record<string, string>>();
  return {
    found,
    add({ read, wrong }) {
      if (wrong !== undefined) return wrong.message;
      const text = (name: string): string => (read[at.get(name) ?? -1] ?? "").trim();
      const entry = readEntryNumber(text("entry_number"))?.text;
      if (entry === undefined) return message("report/no-entry-number", { cell: JSON.stringify(text("entry_number")) });
      const day = text("liquidation_date");
      if (day !== "" && readDay(day) === undefined) return message("report/no-day", { cell: JSON.stringify(day) });
      const kept = found.get(entry) ?? {};
      for (const name of at.keys()) if (name !== "entry_number" && text(name) !== "") kept[name] = text(name);
      found.set(entry, kept);
      return undefined;
    },
  };
}
