// A table that can be read once only (a pipe, standard input, the body of a request) is put into a file of its own, so that it can be looked
// through before it is read.

import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** A file that may have to be removed. */
export interface Spooled {
  readonly file: string;
  remove(): Promise<void>;
}

/** Put a stream into a file. */
export async function spool(stream: Readable | AsyncIterable<Uint8Array>): Promise<Spooled> {
  const folder = await mkdtemp(join(tmpdir(), "carveout-table-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const file = join(folder, "table");
  try {
    await pipeline(stream instanceof Readable ? stream : Readable.from(stream), createWriteStream(file, { mode: 0o600 }));
  } catch (error) {
    await remove();
    throw error;
  }
  return { file, remove };
}

/** The file itself where it can be read twice; else what comes out of it. `-` is standard input. */
export async function readableTwice(file: string): Promise<Spooled> {
  if (file === "-") return spool(process.stdin);
  const found = await stat(file);
  return found.isFile() ? { file, remove: () => Promise.resolve() } : spool(createReadStream(file));
}
