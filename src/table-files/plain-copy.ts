// Copies of a table that DuckDB can read: the rows that the reader of tables found, and a zipped CSV unzipped.

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import type { Translator } from "../said/translator.js";
import type { TablePlan, TableRow } from "../tables/read-table.js";
import type { ReadingReport } from "../tables/report.js";
import type { OpenTable } from "./open-table.js";
import { unzipped } from "./text-rows.js";

/** A copy of the rows of a table. */
export interface Copied {
  readonly plan: TablePlan;
  readonly report: ReadingReport;
  readonly file: string;
}

const quoted = (text: string): string => (text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`);

// An empty cell without quotes is null.
const written = (text: string): string => (text === "" ? "" : quoted(text));

/**
 * Write the rows of a table: each cell as it stands; then the plain form of those that are read, null where it is the cell itself; then
 * why the row is refused, in the language asked.
 */
export async function copyRows(table: OpenTable, file: string, { arg: said }: Translator): Promise<Copied> {
  const read = table.names.flatMap((name, at) => (name === "" ? [] : [at]));
  const line = ({ cells, read: plain, csv, wrong }: TableRow): string => {
    let text = csv ?? cells.map(written).join(",");
    for (const at of read) text += plain[at] === cells[at] ? "," : `,${quoted(plain[at] ?? "")}`;
    return wrong === undefined ? `${text},\n` : `${text},${quoted(`${wrong.code}: ${said(wrong.message)} ${said(wrong.fix)}`)}\n`;
  };
  await put(file, async (write) => {
    for await (const rows of table.rows()) {
      let text = "";
      for (const row of rows) {
        text += line(row);
        if (text.length < PIECE) continue;
        await write(text);
        text = "";
      }
      await write(text);
    }
  });
  return { plan: table.plan, report: table.report(), file };
}

const PIECE = 1 << 20;
// What a zipped table may grow to: more is no table of people, and is read row by row without being written.
const MOST_GROWTH = 200;
const ALWAYS = 64 << 20;
const LONGEST = 1 << 20;

/** Unzip a CSV into a file; undefined where it grows beyond what tables do, or has lines that are too long. */
export async function inflated(path: string, file: string): Promise<string | undefined> {
  let sound = true;
  await put(file, async (write) => {
    let [sinceLine, bytes] = [0, 0];
    for await (const { chunk, read } of unzipped(path)) {
      bytes += chunk.length;
      const line = chunk.lastIndexOf(10);
      sinceLine = line < 0 ? sinceLine + chunk.length : chunk.length - line;
      if (sinceLine > LONGEST || bytes > ALWAYS + MOST_GROWTH * read) {
        sound = false;
        return;
      }
      await write(chunk);
    }
  });
  if (sound) return file;
  await rowsRead(file);
  return undefined;
}

/** Remove a copy. */
export function rowsRead(file: string): Promise<void> {
  return rm(file, { force: true });
}

async function put(file: string, fill: (write: (part: string | Uint8Array) => Promise<void>) => Promise<void>): Promise<void> {
  const target = createWriteStream(file, { mode: 0o600 });
  let failed: Error | undefined;
  target.on("error", (error) => {
    failed = error;
  });
  try {
    await fill(async (part) => {
      if (failed !== undefined) throw failed;
      if (!target.write(part)) await once(target, "drain");
    });
    target.end();
    await finished(target);
  } catch (error) {
    target.destroy();
    await rowsRead(file);
    throw error;
  }
}
