// Finishes the parts of a rated table and joins them into one, which appears whole or not at all.

import { createReadStream, createWriteStream, renameSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { scanRecord } from "./csv-record.js";
import { LONGEST_LINE } from "./csv-records.js";
import { quoted } from "./duckdb-sql.js";

/** File of a part: as it is rated, or as it is kept. */
export function partFile(folder: string, at: number, output: string, state: "rated" | "finished"): string {
  const form = /\.(csv\.gz|csv|parquet)$/i.exec(output)?.[1]?.toLowerCase() ?? "";
  return `${folder}/${String(at).padStart(5, "0")}.${state === "rated" ? `rated.${form.replace(".gz", "")}` : form}`;
}

/** Bring a part that was rated into the form in which it is joined, under its name. Gives its size. */
export async function finishPart(folder: string, at: number, output: string): Promise<number> {
  const [rated, finished] = [partFile(folder, at, output, "rated"), partFile(folder, at, output, "finished")];
  if (/\.gz$/i.test(output)) {
    const start = at === 0 ? 0 : await headerBytes(rated);
    await pipeline(createReadStream(rated, { start }), createGzip(), createWriteStream(`${finished}.new`));
    renameSync(`${finished}.new`, finished);
    rmSync(rated);
  } else renameSync(rated, finished);
  return statSync(finished).size;
}

/** Join finished parts. */
export async function joinParts(folder: string, count: number, output: string): Promise<void> {
  const files = Array.from({ length: count }, (_, at) => partFile(folder, at, output, "finished"));
  const part = `${output}.part-${process.pid}`;
  try {
    if (/\.parquet$/i.test(output)) await joinParquet(files, part);
    else
      for (const [at, file] of files.entries())
        await append(file, part, /\.gz$/i.test(file) || at === 0 ? 0 : await headerBytes(file), at === 0);
    renameSync(part, output);
  } finally {
    rmSync(part, { force: true });
  }
}

async function append(file: string, to: string, start: number, first: boolean): Promise<void> {
  await pipeline(createReadStream(file, { start }), createWriteStream(to, { flags: first ? "w" : "a" }));
}

// Length of the header of a table that was rated.
async function headerBytes(file: string): Promise<number> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2 * LONGEST_LINE), 0, 2 * LONGEST_LINE, 0);
    return scanRecord(buffer.subarray(0, bytesRead), 0, true).end;
  } finally {
    await handle.close();
  }
}

async function joinParquet(files: readonly string[], part: string): Promise<void> {
  const { withDuckdb } = await import("./parquet-rows.js");
  const list = files.map(quoted).join(", ");
  await withDuckdb((connection) =>
    connection.run(`copy (from read_parquet([${list}])) to ${quoted(part)} (format parquet, compression snappy)`),
  );
}
