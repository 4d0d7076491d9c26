// Which column of a report is what, from the header that the reader of tables found.

import { planRows, type RowPlan } from "../bulk/line.js";
import type { FactRule } from "../law/types.js";
import type { Header as TableHeader } from "../tables/header.js";
import type { AuditData } from "./data.js";

/** The columns of a report. */
export interface Header {
  readonly width: number;
  /** Index of each known column by our name. */
  readonly at: ReadonlyMap<string, number>;
  /** Columns that are facts of the line. */
  readonly facts: RowPlan;
  /** Columns headed by a chapter 99 number: the duty filed under it (one row for a line). */
  readonly wide: readonly { readonly at: number; readonly heading: string }[];
  /** Columns that nothing is read from. */
  readonly unread: readonly string[];
}

/** Sort the columns of a header that was found. */
export function headerOf({ names, columns }: TableHeader, { words }: AuditData, facts: readonly FactRule[]): Header {
  const own = new Set(Object.keys(words.headers.tables.report ?? {}));
  const at = new Map<string, number>();
  const wide: { at: number; heading: string }[] = [];
  const unread: string[] = [];
  const factNames = columns.map((column, index) => {
    if (column === undefined) unread.push(names[index] === "" ? `column ${index + 1}` : (names[index] ?? ""));
    else if (own.has(column.name)) at.set(column.name, index);
    else if (/^99\d{6}$/.test(column.name)) wide.push({ at: index, heading: column.name });
    else return column.name;
    return "";
  });
  return { width: columns.length, at, facts: planRows(factNames, facts), wide, unread };
}
