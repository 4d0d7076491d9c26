// The sheets of a workbook as rows of text. The host gives the libraries that unpack and read it; what is checked and how cells become text
// is the same in the command, the server and the page.

import { message } from "../said/message.js";
import { SHARED_PART, sharedTexts } from "./shared-texts.js";
import { type SheetCells, sheetCells } from "./sheet-cells.js";
import { cellText, checkExtent, checkUnpacked, countsFrom1904, type Merged, mergedCells, outspoken, unmerge } from "./sheet-xml.js";
import { TableError } from "./table-error.js";

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
  readonly rows: readonly (readonly string[])[];
}

/** What a workbook holds. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly from1904: boolean;
}

// What the library reads of a packed file.
const READ = /\.xml(?:\.rels)?$/;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;

/** Read all sheets of a workbook; `name` is that of the file, for refusals. */
export async function readWorkbook(bytes: Uint8Array, name: string, host: WorkbookHost): Promise<Workbook> {
  const broken = (why: string): TableError =>
    new TableError("table/unreadable", message("tables/workbook", { file: name, why }), message("tables/workbook.fix"));
  const unpack = (wanted: RegExp): Record<string, Uint8Array> => {
    try {
      return host.unzip(bytes, (part) => wanted.test(part.name));
    } catch (error) {
      throw broken((error as Error).message);
    }
  };
  let unpacked = 0;
  try {
    host.unzip(bytes, ({ originalSize }) => {
      unpacked += originalSize;
      return false;
    });
    checkUnpacked(unpacked, name);
  } catch (error) {
    throw error instanceof TableError ? error : broken((error as Error).message);
  }
  const book = await readFew(unpack(READ), host);
  if (book !== undefined) return book;
  const parts = unpack(READ);
  const decoder = new TextDecoder();
  const merged = new Map<string, readonly Merged[]>();
  const changed: [string, Uint8Array][] = [];
  for (const [part, content] of Object.entries(parts)) {
    if (!SHEET.test(part)) continue;
    const xml = decoder.decode(content);
    checkExtent(xml);
    merged.set(part, mergedCells(xml));
    const said = outspoken(xml);
    if (said !== xml) changed.push([part, new TextEncoder().encode(said)]);
  }
  const text = (part: string): string => decoder.decode(parts[part] ?? new Uint8Array());
  const places = partsOfSheets(text("xl/workbook.xml"), text("xl/_rels/workbook.xml.rels"));
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
      unmerge(rows, merged.get(places.get(sheet) ?? "") ?? []);
      return { name: sheet, rows };
    }),
  };
}

// Reads the sheets by {@link sheetCells}; undefined where that leaves one to the library as a whole, which then also says what is wrong.
async function readFew(parts: Record<string, Uint8Array>, host: WorkbookHost): Promise<Workbook | undefined> {
  const [decoder, encoder] = [new TextDecoder(), new TextEncoder()];
  const cells = new Map<string, SheetCells>();
  const texts = parts[SHARED_PART];
  const shared = texts === undefined ? undefined : sharedTexts(decoder.decode(texts));
  if (shared !== undefined) parts[SHARED_PART] = encoder.encode(shared.few);
  for (const [part, content] of Object.entries(parts)) {
    if (!SHEET.test(part)) continue;
    const found = sheetCells(decoder.decode(content), part, shared);
    if (found === undefined) return undefined;
    cells.set(part, found);
    parts[part] = encoder.encode(outspoken(found.few));
  }
  const text = (part: string): string => decoder.decode(parts[part] ?? new Uint8Array());
  const places = partsOfSheets(text("xl/workbook.xml"), text("xl/_rels/workbook.xml.rels"));
  const read = await host.read(host.zip(parts)).catch(() => undefined);
  const sheets: Sheet[] = [];
  for (const { sheet, data } of read ?? []) {
    const found = cells.get(places.get(sheet) ?? "");
    const rows = found?.rows(data, sheetText);
    if (found === undefined || rows === undefined) return undefined;
    unmerge(rows, mergedCells(found.behind));
    sheets.push({ name: sheet, rows });
  }
  return sheets.length === 0 ? undefined : { sheets, from1904: countsFrom1904(text("xl/workbook.xml")) };
}

// Which part holds the sheet of a name.
function partsOfSheets(workbook: string, relations: string): Map<string, string> {
  const targets = new Map(
    [...relations.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]): [string, string] => {
      const target = /\bTarget="([^"]+)"/.exec(tag)?.[1] ?? "";
      return [/\bId="([^"]+)"/.exec(tag)?.[1] ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`];
    }),
  );
  return new Map(
    [...workbook.matchAll(/<sheet\b[^>]*>/g)].map(([tag]): [string, string] => [
      unescaped(/\bname="([^"]*)"/.exec(tag)?.[1] ?? ""),
      targets.get(/\br:id="([^"]+)"/.exec(tag)?.[1] ?? "") ?? "",
    ]),
  );
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");
}

// A sheet knows no zones: a moment in it is one of the day that it shows.
function sheetText(value: unknown): string {
  const text = cellText(value);
  return value instanceof Date ? text.replace(/(?:\.000)?Z$/, "") : text;
}
