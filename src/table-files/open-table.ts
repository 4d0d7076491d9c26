// Opens a table file of any form: looks all of it through, then gives its rows. The form is told by the first bytes, then by the name.

import { open, stat } from "node:fs/promises";
import { type Arg, isMessage, message } from "../said/message.js";
import type { Wrong } from "../tables/cell.js";
import { SIGNATURE, signatureOf } from "../tables/other-form.js";
import { firstTable, sheetRead } from "../tables/pick-sheet.js";
import { promisesWorkbook } from "../tables/promised-form.js";
import { type RawRow, type ReadOptions, type TablePlan, TableReader, type TableRow, TableSurvey } from "../tables/read-table.js";
import type { ReadFrom, ReadingReport, ReportCounter } from "../tables/report.js";
import { TableError } from "../tables/table-error.js";
import type { Sheet } from "../tables/workbook.js";
import { parquetRows } from "./parquet-rows.js";
import { sheetsOf } from "./sheet-rows.js";
import { readableTwice } from "./spool.js";
import { asWindows, openText, type TextFile, textRows } from "./text-rows.js";

/** Forms of files. */
export type TableForm = "text" | "gzip" | "workbook" | "parquet";

/** How a file is opened, beside how its rows are read. */
export interface OpenOptions extends Omit<ReadOptions, "from1904"> {
  /** Sheet of a workbook; where absent, the first that has a header of such a table. */
  readonly sheet?: string | undefined;
  /** Name of the file in refusals, where it is not the path. */
  readonly called?: Arg | undefined;
  /** Told which part of the file has been looked at or read, 0 to 1. */
  readonly told?: ((share: number) => void) | undefined;
}

/** A table that was looked through. */
export interface OpenTable {
  readonly form: TableForm;
  readonly plan: TablePlan;
  /** Names as they stand in the table. */
  readonly header: readonly string[];
  /** Our names by column; "" where nothing is read. */
  readonly names: readonly string[];
  /** Its rows, several at a time, in their order. The report is that of the last time they were read. */
  rows(): AsyncGenerator<readonly TableRow[]>;
  /** Counts of the last time the rows were read. */
  readonly counter: ReportCounter;
  /** What was read how; whole once the rows were read. */
  report(): ReadingReport;
  /** Remove what was put aside to read it. */
  close(): Promise<void>;
}

/** The form of a file, by its first bytes. */
export async function formOf(file: string, called: Arg = file): Promise<TableForm> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(SIGNATURE), 0, SIGNATURE, 0);
    const head = signatureOf(buffer.subarray(0, bytesRead));
    if (head.startsWith("PAR1")) return "parquet";
    if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) return "workbook";
    if (head.startsWith("\x1f\x8b")) return "gzip";
    const name = typeof called === "string" ? called : file;
    // What is none of these is told by the reader of the form that its name promises, which says what it is.
    if (/\.parquet$/i.test(name)) return "parquet";
    if (promisesWorkbook(name, head)) return "workbook";
    return /\.gz$/i.test(name) && bytesRead > 0 ? "gzip" : "text";
  } finally {
    await handle.close();
  }
}

type Batches = (told?: (share: number) => void) => AsyncGenerator<RawRow[]>;

interface Source {
  readonly batches: Batches;
  readonly from1904?: boolean;
  readonly more: ReadFrom;
}

/** Open a table file. Throws {@link TableError}. */
export async function openTable(path: string, options: OpenOptions): Promise<OpenTable> {
  const called = options.called ?? path;
  if (path !== "-") {
    const found = await stat(path).catch(() => undefined);
    if (found === undefined)
      throw new TableError("table/no-such-file", message("tables/no-file", { file: called }), message("tables/no-file.fix"));
    if (found.isDirectory())
      throw new TableError("table/unreadable", message("tables/folder", { file: called }), message("tables/no-file.fix"));
  }
  const spooled = await readableTwice(path);
  try {
    const form = await formOf(spooled.file, called);
    if (options.sheet !== undefined && form !== "workbook")
      throw new TableError(
        "table/no-such-sheet",
        message("tables/no-workbook", { file: called, sheet: options.sheet }),
        message("tables/no-workbook.fix"),
      );
    const { source, plan } = await lookedThrough(spooled.file, form, { ...options, called });
    let reader = new TableReader(plan);
    return {
      form,
      plan,
      header: plan.header.names,
      names: plan.header.columns.map((column) => column?.name ?? ""),
      async *rows() {
        reader = new TableReader(plan);
        for await (const batch of source.batches(options.told)) {
          const rows = batch.flatMap((raw) => reader.next(raw) ?? []);
          if (rows.length > 0) yield rows;
        }
      },
      get counter() {
        return reader.counter;
      },
      report: () => reader.report(source.more),
      close: () => spooled.remove(),
    };
  } catch (error) {
    await spooled.remove();
    throw renamed(error, spooled.file, called);
  }
}

// The file as the caller knows it; what is said stays to be put into a language.
function renamed(error: unknown, file: string, called: Arg): unknown {
  if (!(error instanceof TableError) || file === called) return error;
  const as = (said: Arg): Arg => {
    if (typeof said === "string" && said.includes(file)) {
      const parts = said.split(file).flatMap((part, at): Arg[] => (at === 0 ? [part] : [called, part]));
      return { all: parts.filter((part) => part !== ""), by: "" };
    }
    return isMessage(said)
      ? { id: said.id, args: Object.fromEntries(Object.entries(said.args).map(([name, arg]) => [name, as(arg)])) }
      : said;
  };
  return new TableError(error.code, as(error.said), as(error.fix), error.missing);
}

interface Looked {
  readonly source: Source;
  readonly plan: TablePlan;
}

async function lookedThrough(file: string, form: TableForm, options: OpenOptions): Promise<Looked> {
  if (form === "workbook") return bookPlan(file, options);
  if (form === "parquet") {
    const batches: Batches = (told) => parquetRows(file, told);
    return { source: { batches, more: {} }, plan: planned(await survey(batches, options)) };
  }
  return textPlan(await openText(file, form === "gzip"), options);
}

async function textPlan(text: TextFile, options: OpenOptions): Promise<Looked> {
  const tried = async (source: TextFile): Promise<Looked> => {
    const batches: Batches = (told) => textRows(source, told);
    const plan = planned(await survey(batches, options));
    return { source: { batches, more: { encoding: source.form.encoding, separator: source.form.separator } }, plan };
  };
  try {
    return await tried(text);
  } catch (error) {
    return tried(asWindows(text, error));
  }
}

async function survey(batches: Batches, options: OpenOptions): Promise<TableSurvey> {
  const found = new TableSurvey(options);
  for await (const batch of batches()) {
    for (const row of batch) found.add(row);
    if (found.refused !== undefined) break;
  }
  return found;
}

function planned(found: TableSurvey): TablePlan {
  const plan = found.plan();
  if ("code" in plan) throw TableError.of(plan);
  return plan;
}

// Rows of a sheet that are read at once.
const BATCH = 1_000;

async function bookPlan(file: string, options: OpenOptions): Promise<Looked> {
  const { sheets, from1904 } = await sheetsOf(file);
  const tried = (sheet: Sheet): Looked | Wrong => {
    const rows = sheet.rows.map((cells) => ({ cells }));
    const found = new TableSurvey({ ...options, from1904 });
    for (const row of rows) found.add(row);
    const plan = found.plan();
    if ("code" in plan) return plan;
    const batches: Batches = async function* () {
      for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH);
    };
    const more = sheetRead(sheet, options.sheet === undefined ? sheets : [sheet]);
    return { source: { batches, from1904, more }, plan };
  };
  const asked = options.sheet === undefined ? sheets : sheets.filter(({ name }) => name === options.sheet);
  const found = firstTable(asked, tried);
  if (found !== undefined) return found;
  if (options.sheet === undefined)
    throw new TableError("table/unreadable", message("tables/no-sheet", { file: options.called ?? "" }), message("tables/no-sheet.fix"));
  throw new TableError(
    "table/no-such-sheet",
    message("tables/no-such-sheet", { file: options.called ?? "", sheet: options.sheet }),
    message("tables/no-such-sheet.fix", { sheets: sheets.map(({ name }) => name).join(", ") }),
  );
}
