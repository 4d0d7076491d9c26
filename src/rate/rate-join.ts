// Finishes the parts of a rated table and joins them into one, which appears whole or not at all.

import { createReadStream, createWriteStream, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { gzipSync } from "node:zlib";
import { partOf } from "./leftovers.js";
import { joinParquet, ParquetJoin } from "./parquet-join.js";

/** File of a part: as it is rated, or as it is kept. */
export function partFile(folder: string, at: number, output: string, state: "rated" | "finished"): string {
  const form = /\.(csv\.gz|csv|parquet)$/i.exec(output)?.[1]?.toLowerCase() ?? "";
  return `${folder}/${String(at).padStart(5, "0")}.${state === "rated" ? "rated." : ""}${form}`;
}

/** Keep a part that was rated. Gives its size. */
export function finishPart(folder: string, at: number, output: string): number {
  const finished = partFile(folder, at, output, "finished");
  renameSync(partFile(folder, at, output, "rated"), finished);
  return statSync(finished).size;
}

/** Joins parts into one file as they come; it gets its name on closing. */
export class PartJoiner {
  readonly #output: string;
  readonly #part: string;
  // The first part of a Parquet file waits for the second: where it is the only one it stays as it is.
  #only: string | undefined;
  #count = 0;
  #typed: ParquetJoin | undefined;
  // Parts are joined while the next one is rated.
  #joined: Promise<void> = Promise.resolve();

  constructor(output: string) {
    this.#output = output;
    this.#part = partOf(output);
  }

  /** Take the next part, which is removed. Throws what joining those before it threw. */
  async add(file: string): Promise<void> {
    const at = this.#count++;
    await this.#joined;
    this.#joined = /\.parquet$/i.test(this.#output) ? this.#joinTyped(file) : append(file, this.#part, at === 0).then(() => rm(file));
    // Told by the next call.
    this.#joined.catch(() => undefined);
  }

  async #joinTyped(file: string): Promise<void> {
    if (this.#count === 1) {
      this.#only = file;
      return;
    }
    this.#typed ??= await ParquetJoin.open(this.#part);
    for (const each of [...(this.#only === undefined ? [] : [this.#only]), file]) {
      await this.#typed.add(each);
      await rm(each);
    }
    this.#only = undefined;
  }

  async close(): Promise<void> {
    await this.#joined;
    if (this.#only !== undefined) await rename(this.#only, this.#part);
    await this.#typed?.finish();
    await this.#typed?.close();
    await rename(this.#part, this.#output);
  }

  /** Leave nothing behind. */
  async abandon(): Promise<void> {
    await this.#joined.catch(() => undefined);
    await this.#typed?.close();
    await rm(this.#part, { force: true });
  }
}

/** Join finished parts, which stay. */
export async function joinParts(folder: string, count: number, output: string): Promise<void> {
  const files = Array.from({ length: count }, (_, at) => partFile(folder, at, output, "finished"));
  const part = partOf(output);
  try {
    if (/\.parquet$/i.test(output)) await joinParquet(files, part);
    else for (const [at, file] of files.entries()) await append(file, part, at === 0);
    await rename(part, output);
  } finally {
    await rm(part, { force: true });
  }
}

/** Put a header before the rows of a file, which is gzipped where its name says so. */
export async function withHeader(file: string, header: string, gzipped: boolean): Promise<void> {
  const whole = `${file}.plain`;
  try {
    writeFileSync(whole, gzipped ? gzipSync(header) : header);
    await append(file, whole, false);
    await rename(whole, file);
  } finally {
    rmSync(whole, { force: true });
  }
}

// Zipped files joined are one zipped file.
async function append(file: string, to: string, first: boolean): Promise<void> {
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), createWriteStream(to, { flags: first ? "w" : "a" }));
}
