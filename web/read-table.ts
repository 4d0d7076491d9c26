// Reads a dropped file as a table, by the reader that the command uses, and writes rated rows; the libraries load when a file of their kind
// comes.

import { parse } from "csv-parse/browser/esm/sync";
import { stringify } from "csv-stringify/browser/esm/sync";
import { message } from "../src/said/message.js";
import { csvOptions, rowsOfText } from "../src/tables/decode.js";
import { promisesWorkbook } from "../src/tables/promised-form.js";
import { type RawRow, type ReadOptions, readRows, type TablePlan, type TableRow } from "../src/tables/read-table.js";
import type { ReadingReport, ReportCounter } from "../src/tables/report.js";
import { cellText } from "../src/tables/sheet-xml.js";
import { TableError } from "../src/tables/table-error.js";
import type { WorkbookHost } from "../src/tables/workbook.js";

/** The rows of a file: one sheet where it is no workbook. */
export interface FileRows {
  readonly sheets: readonly { readonly name?: string; readonly rows: readonly RawRow[] }[];
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

// First bytes that are looked at.
const HEAD = 512;

/** Rows of a file as they stand. The form is told by the first bytes. */
export async function fileRows(file: File): Promise<FileRows> {
  const head = new TextDecoder("latin1").decode(await file.slice(0, HEAD).arrayBuffer());
  const one = (rows: readonly RawRow[], more: FileRows["more"] = {}): FileRows => ({ sheets: [{ rows }], from1904: false, more });
  if (head.startsWith("PAR1")) return one(await parquetRows(await file.arrayBuffer()));
  if (head.startsWith("\xd0\xcf\x11\xe0"))
    throw new TableError("table/unreadable", message("tables/xls", { file: file.name }), message("tables/xls.fix"));
  if (head.startsWith("PK") || promisesWorkbook(file.name, head)) return sheetRows(file);
  const bytes = head.startsWith("\x1f\x8b") ? await unpacked(file) : new Uint8Array(await file.arrayBuffer());
  const { rows, form } = rowsOfText(bytes, (text, separator, strict) => parse(text, csvOptions(separator, strict)));
  return one(rows, { encoding: form.encoding, separator: form.separator });
}

// What a page can hold.
const MOST_UNPACKED = 512 << 20;

async function unpacked(file: File): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = file.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    parts.push(step.value);
    bytes += step.value.length;
    if (bytes <= MOST_UNPACKED) continue;
    await reader.cancel();
    throw new TableError(
      "table/too-large",
      message("tables/inflates", { file: file.name, most: MOST_UNPACKED >> 20 }),
      message("tables/inflates.fix"),
    );
  }
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function parquetRows(bytes: ArrayBuffer): Promise<RawRow[]> {
  const { parquetMetadata, parquetReadObjects } = await import("hyparquet");
  const names = (parquetMetadata(bytes).schema.slice(1) as { name: string }[]).map((each) => each.name);
  const objects = (await parquetReadObjects({ file: bytes })) as Record<string, unknown>[];
  return [{ cells: names }, ...objects.map((row) => ({ cells: names.map((name) => cellText(row[name])) }))];
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
  return { sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.map((cells) => ({ cells })) })), from1904, more: {} };
}

/** Read the table of a file: of a workbook, the first sheet that has its columns. Throws {@link TableError}. */
export function tableOf({ sheets, from1904, more }: FileRows, options: ReadOptions): FileTable {
  let refused: TableError | undefined;
  for (const { name, rows } of sheets) {
    const read = readRows(rows, { ...options, from1904 });
    if (!("code" in read)) {
      const report = read.reader.report({
        ...more,
        ...(name === undefined ? {} : { sheet: name }),
        ...(name === undefined || sheets.length < 2 ? {} : { sheets: sheets.map((sheet) => sheet.name ?? "") }),
      });
      return { plan: read.plan, rows: read.rows, report, counter: read.reader.counter };
    }
    if (refused === undefined || refused.code === "table/empty") refused = TableError.of(read);
  }
  throw refused ?? new TableError("table/empty", message("tables/empty"), message("tables/empty.fix"));
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
