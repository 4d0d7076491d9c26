// Reads a bill of materials, or a producer's purchases, from a file by the one reader of tables.

import { language } from "../console/language.js";
import { billSchema } from "../origin/bill-columns.js";
import { type BillTable, billTable } from "../origin/bill-table.js";
import { CallError } from "../packaged/call-error.js";
import { packagePath } from "../packaged/paths.js";
import { openTable } from "../table-files/open-table.js";
import { tableVocabulary } from "../table-files/table-words.js";
import type { Renames } from "../tables/header.js";
import { reportLines } from "../tables/report-words.js";
import { TableError } from "../tables/table-error.js";

/** How a table is read. */
export interface BillFileOptions {
  readonly renames?: Renames;
  readonly sheet?: string;
}

/** The rows of a table of materials, with what was read how. A file that cannot be read is a {@link CallError}. */
export async function readBillFile(
  file: string,
  options: BillFileOptions = {},
): Promise<BillTable & { readonly report: readonly string[] }> {
  const vocabulary = tableVocabulary(packagePath("dist/tables.json"));
  const schema = billSchema(vocabulary.words);
  try {
    const table = await openTable(file, { schema, vocabulary, renames: options.renames, sheet: options.sheet });
    try {
      const rows = [];
      for await (const batch of table.rows()) rows.push(...batch);
      return {
        ...billTable(table.plan.header, rows, schema, vocabulary, options.renames),
        report: reportLines(table.report(), language()),
      };
    } finally {
      await table.close();
    }
  } catch (error) {
    if (error instanceof TableError) throw new CallError(error.said, error.fix, error.code);
    throw error;
  }
}
