// Reads a dropped file as a table, by the reader that the command uses, and writes rated rows; the libraries load when a file of their kind
// comes.

import { parse } from "csv-parse/browser/esm/sync";
import { stringify } from "csv-stringify/browser/esm/sync";
import { message } from "../src/said/message.js";
import type { Wrong } from "../src/tables/cell.js";
import { csvOptions, rowsOfText } from "../src/tables/decode.js";
import { SIGNATURE, signatureOf } from "../src/tables/other-form.js";
import { firstTable, type PickedSheet, sheetRead } from "../src/tables/pick-sheet.js";
import { promisesWorkbook } from "../src/tables/promised-form.js";
import { readRows } from "../src/tables/read-rows.js";
import type { RawRow, ReadOptions, TablePlan, TableRow } from "../src/tables/read-table.js";
import type { ReadingReport, ReportCounter } from "../src/tables/report.js";
import { TableError } from "../src/tables/table-error.js";
import type { WorkbookHost } from "../src/tables/workbook.js";

/** The rows of a file: one sheet where it is no workbook. */
export interface FileRows {
  readonly sheets: readonly (PickedSheet & { readonly rows: readonly RawRow[] })[];
  readonly from1904: boolean;
  readonly more: Pick<ReadingReport, "encoding" | "separator">;
}

/** A table that was read. */
export interface FileTable {
  readonly plan: TablePlan;
  readonly rows: readonly TableRow[];
  readonly report: ReadingReport;
  readonly counter: ReportCounter;
}

/** Rows of a file as they stand. The form is told by the first bytes. */
export async function fileRows(file: File): Promise<FileRows> {
  const head = signatureOf(new Uint8Array(await file.slice(0, SIGNATURE).arrayBuffer()));
  const one = (rows: readonly RawRow[], more: FileRows["more"] = {}): FileRows => ({ sheets: [{ rows }], from1904: false, more });
  if (head.startsWith("PAR1")) return one(await (await import("./parquet-table.js")).parquetTable(await file.arrayBuffer(), file.name));
  if (head.startsWith("PK") || promisesWorkbook(file.name, head)) return sheetRows(file);
  const bytes = head.startsWith("\x1f\x8b") ? await unpacked(file) : new Uint8Array(await file.arrayBuffer());
  const { rows, form } = rowsOfText(bytes, (text, separator, strict) => parse(text, csvOptions(separator, strict)), file.name);
  return one(rows, { encoding: form.encoding, separator: form.separator });
}

// What a page can hold.
const MOST_UNPACKED = 512 << 20;

// A gzipped file may have members one after the other, which not every browser unpacks by itself.
async function unpacked(file: File): Promise<Uint8Array> {
  const { Gunzip } = await import("fflate");
  const parts: Uint8Array[] = [];
  let [bytes, whole] = [0, false];
  const unzip = new Gunzip((part, last) => {
    parts.push(part);
    bytes += part.length;
    whole ||= last;
  });
  const reader = file.stream().getReader();
  try {
    for (let step = await reader.read(); !step.done && bytes <= MOST_UNPACKED; step = await reader.read()) unzip.push(step.value);
    if (bytes <= MOST_UNPACKED) unzip.push(new Uint8Array(), true);
  } catch (error) {
    const why = (error as Error).message;
    if (/unexpected (?:EOF|end)/i.test(why))
      throw new TableError("table/truncated", message("tables/truncated", { file: file.name }), message("tables/again.fix"));
    throw new TableError("table/unreadable", message("tables/gzip", { file: file.name, why }), message("tables/again.fix"));
  } finally {
    await reader.cancel();
  }
  if (bytes > MOST_UNPACKED)
    throw new TableError(
      "table/too-large",
      message("tables/inflates", { file: file.name, most: MOST_UNPACKED >> 20 }),
      message("tables/inflates.fix"),
    );
  if (!whole) throw new TableError("table/truncated", message("tables/truncated", { file: file.name }), message("tables/again.fix"));
  const all = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

async function sheetRows(file: File): Promise<FileRows> {
  const [{ readWorkbook }, { unzipSync, zipSync }, { default: read }] = await Promise.all([
    import("../src/tables/workbook.js"),
    import("fflate"),
    import("read-excel-file/universal"),
  ]);
  const host: WorkbookHost = {
    unzip: (bytes, wanted) => unzipSync(bytes, { filter: wanted }),
    zip: (parts) => zipSync(parts, { level: 0 }),
    read: (bytes) => read(bytes.slice().buffer as ArrayBuffer),
  };
  const { sheets, from1904 } = await readWorkbook(new Uint8Array(await file.arrayBuffer()), file.name, host);
  return { sheets: sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((cells) => ({ cells })) })), from1904, more: {} };
}

/** Read the table of a file: of a workbook, the first sheet that has its columns. Throws {@link TableError}. */
export function tableOf({ sheets, from1904, more }: FileRows, options: ReadOptions): FileTable {
  const found = firstTable(sheets, (sheet): FileTable | Wrong => {
    const read = readRows(sheet.rows, { ...options, from1904 });
    if ("code" in read) return read;
    const { plan, rows, reader } = read;
    return { plan, rows, report: reader.report({ ...more, ...sheetRead(sheet, sheets) }), counter: reader.counter };
  });
  if (found === undefined) throw new TableError("table/empty", message("tables/empty"), message("tables/empty.fix"));
  return found;
}

/** Rows as CSV. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return stringify([header as string[], ...(rows as string[][])]);
}

/** Rows as Parquet, every column text. */
export async function writeParquet(header: readonly string[], rows: readonly (readonly string[])[]): Promise<ArrayBuffer> {
  const { parquetWriteBuffer } = await import("hyparquet-writer");
  return parquetWriteBuffer({
    columnData: header.map((name, at) => ({ name, data: rows.map((row) => row[at] ?? ""), type: "STRING" as const })),
  });
}
