// The sheets of a workbook as rows of text. The host gives the libraries that unpack and read it; what is checked and how cells become text
// is the same in the command, the server and the page.

import { message } from "../said/message.js";
import { otherArchive, refuseOtherForm, signatureOf } from "./other-form.js";
import { SHARED_PART, sharedTexts } from "./shared-texts.js";
import { type SheetCells, sheetCells } from "./sheet-cells.js";
import { spokenStyles, withUnits } from "./sheet-formats.js";
import {
  cellText,
  checkExtent,
  checkUnpacked,
  countsFrom1904,
  hiddenRows,
  type Merged,
  mergedCells,
  outspoken,
  placed,
  unmerge,
} from "./sheet-xml.js";
import { TableError } from "./table-error.js";
import { attribute, tags } from "./xml-tags.js";

/** One part of a packed file. */
export interface PackedPart {
  readonly name: string;
  readonly originalSize: number;
}

/** The libraries of a host. */
export interface WorkbookHost {
  /** Unpack the parts that are wanted. */
  unzip(bytes: Uint8Array, wanted: (part: PackedPart) => boolean): Record<string, Uint8Array>;
  zip(parts: Record<string, Uint8Array>): Uint8Array;
  read(bytes: Uint8Array): Promise<readonly { readonly sheet: string; readonly data: readonly (readonly unknown[])[] }[]>;
}

/** One sheet. */
export interface Sheet {
  readonly name: string;
  readonly hidden?: true;
  /** Rows that hold cells and are not shown; absent where there are none. */
  readonly hiddenRows?: number;
  readonly rows: readonly (readonly string[])[];
}

/** What a workbook holds. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly from1904: boolean;
}

// What the library reads of a packed file.
const READ = /\.xml(?:\.rels)?$/;
const STYLES = "xl/styles.xml";
// Parts of a workbook: a sheet has some, and few workbooks have a thousand sheets.
const MOST_PARTS = 10_000;
const WORKBOOK = /^xl\/(?:workbook|worksheets\/[^/]+)\.xml$/;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;

/** Read all sheets of a workbook; `name` is that of the file, for refusals. */
export async function readWorkbook(bytes: Uint8Array, name: string, host: WorkbookHost): Promise<Workbook> {
  const book = await readSheets(bytes, name, host);
  let characters = 0;
  for (const { rows } of book.sheets) for (const cells of rows) for (const cell of cells) characters += cell.length;
  checkUnpacked(characters, name);
  return book;
}

async function readSheets(bytes: Uint8Array, name: string, host: WorkbookHost): Promise<Workbook> {
  const broken = (why: string): TableError =>
    new TableError("table/unreadable", message("tables/workbook", { file: name, why }), message("tables/workbook.fix"));
  const unpack = (wanted: RegExp): Record<string, Uint8Array> => {
    try {
      return host.unzip(bytes, (part) => wanted.test(part.name));
    } catch (error) {
      throw broken((error as Error).message);
    }
  };
  // A name may promise a workbook that the bytes are not.
  refuseOtherForm(signatureOf(bytes), name);
  let unpacked = 0;
  const names: string[] = [];
  try {
    host.unzip(bytes, ({ name: part, originalSize }) => {
      names.push(part);
      unpacked += originalSize;
      return false;
    });
    checkUnpacked(unpacked, name);
    if (names.length > MOST_PARTS) throw new Error(`it has ${names.length} parts`);
  } catch (error) {
    throw error instanceof TableError ? error : broken((error as Error).message);
  }
  if (!names.some((part) => WORKBOOK.test(part))) throw otherArchive(names, name);
  const book = await readFew(unpack(READ), host, broken);
  if (book !== undefined) return book;
  const parts = unpack(READ);
  const decoder = new TextDecoder();
  const merged = new Map<string, Iterable<Merged>>();
  const unseen = new Map<string, number>();
  const changed: [string, Uint8Array][] = [];
  const styles = spokenStyles(decoder.decode(parts[STYLES] ?? new Uint8Array()));
  for (const [part, content] of Object.entries(parts)) {
    if (!SHEET.test(part)) continue;
    const xml = decoder.decode(content);
    const whole = placed(xml);
    checkExtent(whole);
    merged.set(part, mergedCells(xml));
    unseen.set(part, hiddenRows(xml));
    const said = outspoken(withUnits(whole, styles));
    if (said !== xml) changed.push([part, new TextEncoder().encode(said)]);
  }
  const text = (part: string): string => decoder.decode(parts[part] ?? new Uint8Array());
  const listed = listedSheets(text("xl/workbook.xml"), text("xl/_rels/workbook.xml.rels"));
  const from1904 = countsFrom1904(text("xl/workbook.xml"));
  if (merged.size === 0) throw broken("it has no sheet");
  const whole = changed.length === 0 ? bytes : host.zip({ ...host.unzip(bytes, () => true), ...Object.fromEntries(changed) });
  let found: Awaited<ReturnType<WorkbookHost["read"]>>;
  try {
    found = await host.read(whole);
  } catch (error) {
    throw broken((error as Error).message);
  }
  return {
    from1904,
    sheets: found.map(({ sheet, data }) => {
      const rows = data.map((row) => row.map(sheetText));
      const { part = "", hidden } = listed.get(sheet) ?? {};
      if (!unmerge(rows, merged.get(part) ?? [])) throw broken(OVERLAID);
      return { name: sheet, rows, ...(hidden === true ? { hidden } : {}), ...withHidden(unseen.get(part)) };
    }),
  };
}

// Reads the sheets by {@link sheetCells}; undefined where that leaves one to the library as a whole, which then also says what is wrong.
async function readFew(
  parts: Record<string, Uint8Array>,
  host: WorkbookHost,
  broken: (why: string) => TableError,
): Promise<Workbook | undefined> {
  const [decoder, encoder] = [new TextDecoder(), new TextEncoder()];
  const cells = new Map<string, SheetCells>();
  const unseen = new Map<string, number>();
  const texts = parts[SHARED_PART];
  const shared = texts === undefined ? undefined : sharedTexts(decoder.decode(texts));
  if (shared !== undefined) parts[SHARED_PART] = encoder.encode(shared.few);
  const styles = spokenStyles(decoder.decode(parts[STYLES] ?? new Uint8Array()));
  for (const [part, content] of Object.entries(parts)) {
    if (!SHEET.test(part)) continue;
    const xml = decoder.decode(content);
    const found = sheetCells(withUnits(xml, styles), part, shared);
    if (found === undefined) return undefined;
    unseen.set(part, hiddenRows(xml));
    cells.set(part, found);
    parts[part] = encoder.encode(outspoken(found.few));
  }
  const text = (part: string): string => decoder.decode(parts[part] ?? new Uint8Array());
  const listed = listedSheets(text("xl/workbook.xml"), text("xl/_rels/workbook.xml.rels"));
  const read = await host.read(host.zip(parts)).catch(() => undefined);
  const sheets: Sheet[] = [];
  for (const { sheet, data } of read ?? []) {
    const { part = "", hidden } = listed.get(sheet) ?? {};
    const found = cells.get(part);
    const rows = found?.rows(data, sheetText);
    if (found === undefined || rows === undefined) return undefined;
    if (!unmerge(rows, mergedCells(found.behind))) throw broken(OVERLAID);
    sheets.push({ name: sheet, rows, ...(hidden === true ? { hidden } : {}), ...withHidden(unseen.get(part)) });
  }
  return sheets.length === 0 ? undefined : { sheets, from1904: countsFrom1904(text("xl/workbook.xml")) };
}

function withHidden(hiddenRows = 0): Pick<Sheet, "hiddenRows"> {
  return hiddenRows === 0 ? {} : { hiddenRows };
}

const OVERLAID = "merged cells lie over each other";

interface Listed {
  readonly part: string;
  readonly hidden: boolean;
}

// The sheets by their names: which part holds each, and whether it is shown.
function listedSheets(workbook: string, relations: string): Map<string, Listed> {
  const targets = new Map(
    tags(relations, "Relationship").map((tag): [string, string] => {
      const target = attribute(tag, "Target");
      return [attribute(tag, "Id"), target.startsWith("/") ? target.slice(1) : `xl/${target}`];
    }),
  );
  return new Map(
    tags(workbook, "sheet").map((tag): [string, Listed] => [
      attribute(tag, "name"),
      { part: targets.get(attribute(tag, "id")) ?? "", hidden: /^(?:very)?hidden$/i.test(attribute(tag, "state")) },
    ]),
  );
}

// A sheet knows no zones: a moment in it is one of the day that it shows.
function sheetText(value: unknown): string {
  const text = cellText(value);
  return value instanceof Date ? text.replace(/(?:\.000)?Z$/, "") : text;
}
