// Copies of a table that DuckDB can read: the rows that the reader of tables found, and a zipped CSV unzipped.

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import type { Translator } from "../said/translator.js";
import type { TableRow } from "../tables/read-table.js";
import { unzipped } from "./text-rows.js";

/** Some rows of a copy. */
export interface CopiedRows {
  readonly text: string;
  readonly rows: number;
  /** Number of the last of them in the file, the first being 1. */
  readonly at: number;
}

const quoted = (text: string): string => (text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`);

const IN_QUOTES = /[",\r\n]/;

// An empty cell without quotes is null.
const written = (text: string): string => (IN_QUOTES.test(text) ? quoted(text) : text);

/**
 * A copy of the rows of a table, some at a time: each cell as it stands; then the plain form of those that are read, null where it is the cell
 * itself; then why the row is refused, in the language asked. `names` are ours, "" where nothing is read.
 */
export async function* copiedRows(
  batches: AsyncIterable<readonly TableRow[]>,
  names: readonly string[],
  { arg: said }: Translator,
): AsyncGenerator<CopiedRows> {
  const read = names.flatMap((name, at) => (name === "" ? [] : [at]));
  const line = ({ cells, read: plain, csv, wrong }: TableRow): string => {
    let text = csv ?? cells.map(written).join(",");
    for (const at of read) text += plain[at] === cells[at] ? "," : `,${quoted(plain[at] ?? "")}`;
    return wrong === undefined ? `${text},\n` : `${text},${quoted(`${wrong.code}: ${said(wrong.message)} ${said(wrong.fix)}`)}\n`;
  };
  let [text, rows, at] = ["", 0, 0];
  for await (const batch of batches)
    for (const row of batch) {
      text += line(row);
      rows++;
      at = row.at;
      if (text.length < PIECE) continue;
      yield { text, rows, at };
      [text, rows] = ["", 0];
    }
  if (rows > 0) yield { text, rows, at };
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
