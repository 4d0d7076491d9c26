// Writes the workbook of an audit; it appears whole under its name or not at all.

import { rename } from "node:fs/promises";
import writeExcelFile from "write-excel-file/node";
import type { PageEntry } from "../audit/printed.js";
import type { WrittenSummary } from "../audit/tables.js";
import { workbookSheets } from "../audit/workbook.js";
import type { Translator } from "../said/translator.js";

/** Write the workbook. */
export async function writeWorkbook(
  file: string,
  summary: WrittenSummary,
  entries: readonly PageEntry[],
  translator: Translator,
): Promise<void> {
  const part = `${file}.part-${process.pid}`;
  await writeExcelFile(workbookSheets(summary, entries, translator)).toFile(part);
  await rename(part, file);
}
