// Which column of a report is what, from the header that the reader of tables found.

import { planRows, type RowPlan } from "../bulk/line.js";
import type { FactRule } from "../law/types.js";
import { type Arg, message } from "../said/message.js";
import { type Renames, renameKey, type Header as TableHeader } from "../tables/header.js";
import { TableError } from "../tables/table-error.js";
import type { AuditData } from "./data.js";
import { seriesOf } from "./report-schema.js";
import { type SeriesColumn, type SeriesPair, seriesPairs, unreadDuties } from "./series.js";

/** The columns of a report. */
export interface Header {
  readonly width: number;
  /** Index of each known column by our name. */
  readonly at: ReadonlyMap<string, number>;
  /** Columns that are facts of the line. */
  readonly facts: RowPlan;
  /** Columns headed by a chapter 99 number: the duty filed under it (one row for a line). */
  readonly wide: readonly { readonly at: number; readonly heading: string }[];
  /** Tariff numbers next to each other on a row. */
  readonly pairs: readonly SeriesPair[];
  /** Columns that nothing is read from. */
  readonly unread: readonly Arg[];
}

/**
 * Sort the columns of a header that was found. With `renames` it is a report of what was filed: then a {@link TableError} is thrown where a
 * column may hold a duty that is not read, unless they say that it is to be left unread.
 */
export function headerOf(
  { names, columns }: TableHeader,
  { words, series }: AuditData,
  facts: readonly FactRule[],
  renames?: Renames,
): Header {
  const own = new Set(["report", "claims"].flatMap((table) => Object.keys(words.headers.tables[table] ?? {})));
  const at = new Map<string, number>();
  const wide: { at: number; heading: string }[] = [];
  const unread: Arg[] = [];
  const placed: (SeriesColumn & { readonly at: number })[] = [];
  const factNames = columns.map((column, index) => {
    if (column === undefined) unread.push(names[index] === "" ? message("report/column", { place: index + 1 }) : (names[index] ?? ""));
    else if (own.has(column.name)) at.set(column.name, index);
    else if (seriesOf(column.name) !== undefined) placed.push({ ...(seriesOf(column.name) as SeriesColumn), at: index });
    else if (/^99\d{6}$/.test(column.name)) wide.push({ at: index, heading: column.name });
    else return column.name;
    return "";
  });
  const pairs = seriesPairs(placed, names);
  if ("code" in pairs) throw TableError.of(pairs);
  const open =
    renames === undefined ? [] : unread.filter((name) => typeof name === "string").filter((name) => renames.get(renameKey(name)) !== "");
  const fault = unreadDuties(open, series);
  if (fault !== undefined) throw TableError.of(fault);
  return { pairs, width: columns.length, at, facts: planRows(factNames, facts), wide, unread };
}
