// The head of a large table: whether it is in the plain form throughout, so that it can be rated without being looked through first.

import { meansAlways } from "../tables/plain-row.js";
import { readRows } from "../tables/read-rows.js";
import type { RawRow, TablePlan } from "../tables/read-table.js";
import { formOf, type OpenOptions } from "./open-table.js";
import { parquetRows } from "./parquet-rows.js";
import { openText, textRows } from "./text-rows.js";

/** What the first rows of a table show. */
export interface TableHead {
  readonly plan: TablePlan;
  /**
   * UTF-8 with commas and line feeds, the header first, and every cell that is read in the plain form of the contract, or means the same in any
   * table.
   */
  readonly plain: boolean;
}

const MOST_ROWS = 2_000;

/** Look at the first rows; undefined where they are no such table, which opening the whole of it says better. */
export async function tableHead(file: string, options: OpenOptions): Promise<TableHead | undefined> {
  try {
    const form = await formOf(file);
    if (form === "workbook") return undefined;
    const text = form === "parquet" ? undefined : await openText(file, form === "gzip");
    const rows = await firstRows(text === undefined ? parquetRows(file, undefined, MOST_ROWS) : textRows(text));
    const read = readRows(rows, options);
    if ("code" in read) return undefined;
    const { counter } = read.reader;
    const odd = Object.entries(counter.skipped).some(([kind, count]) => count > (kind === "header" ? 1 : 0));
    const plain =
      (text === undefined || (text.form.encoding === "utf-8" && text.form.separator === "," && !text.form.bareReturns)) &&
      !odd &&
      Object.keys(counter.refused).length === 0 &&
      read.plan.settled.every(({ overOne }) => overOne !== true) &&
      read.plan.header.columns.every((_, at) => counter.as(at).every(({ how }) => meansAlways(how)));
    return { plan: read.plan, plain };
  } catch {
    return undefined;
  }
}

async function firstRows(batches: AsyncGenerator<RawRow[]>): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of batches) {
    rows.push(...batch);
    if (rows.length >= MOST_ROWS) break;
  }
  return rows.slice(0, MOST_ROWS);
}
