// Finishes the parts of a rated table and joins them into one, which appears whole or not at all.

import { createReadStream, createWriteStream, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { gzipSync } from "node:zlib";
import { partOf } from "./leftovers.js";
import { joinParquet } from "./parquet-join.js";

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
  readonly #files: string[] = [];
  // Parts of text are joined while the next one is rated.
  #joined: Promise<void> = Promise.resolve();

  constructor(output: string) {
    this.#output = output;
    this.#part = partOf(output);
  }

  get #typed(): boolean {
    return /\.parquet$/i.test(this.#output);
  }

  /** Take the next part. Its file may be removed when `close` is done. Throws what joining those before it threw. */
  async add(file: string): Promise<void> {
    const first = this.#files.length === 0;
    this.#files.push(file);
    if (this.#typed) return;
    await this.#joined;
    this.#joined = append(file, this.#part, first).then(() => rm(file));
    // Told by the next call.
    this.#joined.catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#joined;
    const [only] = this.#files;
    if (this.#typed && this.#files.length === 1 && only !== undefined) await rename(only, this.#part);
    else if (this.#typed) await joinParquet(this.#files, this.#part);
    await rename(this.#part, this.#output);
  }

  /** Leave nothing behind. */
  async abandon(): Promise<void> {
    await this.#joined.catch(() => undefined);
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
