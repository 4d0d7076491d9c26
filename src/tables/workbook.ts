// The sheets of a workbook as rows of text. The host gives the libraries that unpack and read it; what is checked and how cells become text
// is the same in the command, the server and the page.

import { message } from "../said/message.js";
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

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;

/** Read all sheets of a workbook; `name` is that of the file, for refusals. */
export async function readWorkbook(bytes: Uint8Array, name: string, host: WorkbookHost): Promise<Workbook> {
  const broken = (why: string): TableError =>
    new TableError("table/unreadable", message("tables/workbook", { file: name, why }), message("tables/workbook.fix"));
  let parts: Record<string, Uint8Array>;
  let unpacked = 0;
  try {
    host.unzip(bytes, ({ originalSize }) => {
      unpacked += originalSize;
      return false;
    });
    checkUnpacked(unpacked, name);
    parts = host.unzip(bytes, (part) => SHEET.test(part.name) || /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels)$/.test(part.name));
  } catch (error) {
    throw error instanceof TableError ? error : broken((error as Error).message);
  }
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
      const rows = data.map((row) => row.map(cellText));
      unmerge(rows, merged.get(places.get(sheet) ?? "") ?? []);
      return { name: sheet, rows };
    }),
  };
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
