// The rows of a text file, also gzipped, some at a time; memory stays flat whatever its size or the length of its lines.

import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse/sync";
import { message } from "../said/message.js";
import { csvOptions, NotUtf8, type TextForm, TextReader, textFormOf } from "../tables/decode.js";
import type { RawRow } from "../tables/read-table.js";
import { TableError } from "../tables/table-error.js";
import { type ParseCells, RowSplitter } from "../tables/text.js";

const HEAD = 1 << 16;

/** Takes the cells of records apart. */
export const parseCells: ParseCells = (text, separator, strict) => parse(text, csvOptions(separator, strict));

/** Bytes of a file, unzipped where it is gzipped; `share` says which part of the file was read, 0 to 1. */
async function* bytesOf(file: string, gzipped: boolean, size: number, told?: (share: number) => void): AsyncGenerator<Uint8Array> {
  const source = createReadStream(file, { highWaterMark: 1 << 18 });
  // Errors reach the reader of the last stream.
  const bytes: AsyncIterable<Buffer> = gzipped ? pipeline(source, createGunzip({ chunkSize: 1 << 18 }), () => undefined) : source;
  try {
    for await (const chunk of bytes) {
      told?.(Math.min(1, source.bytesRead / Math.max(1, size)));
      yield chunk;
    }
  } catch (error) {
    throw zipRefusal(file, error);
  } finally {
    source.destroy();
  }
}

/** The bytes of a gzipped file, with how many of its own bytes were read so far. Throws {@link TableError} where it is damaged. */
export async function* unzipped(file: string): AsyncGenerator<{ readonly chunk: Uint8Array; readonly read: number }> {
  const { size } = await stat(file);
  let share = 0;
  const told = (read: number): void => {
    share = read;
  };
  for await (const chunk of bytesOf(file, true, size, told)) yield { chunk, read: share * size };
}

function zipRefusal(file: string, error: unknown): unknown {
  const { code, message: why } = error as NodeJS.ErrnoException;
  if (code === "Z_BUF_ERROR") return new TableError("table/truncated", message("tables/truncated", { file }), message("tables/again.fix"));
  if (code?.startsWith("Z_") === true)
    return new TableError("table/unreadable", message("tables/gzip", { file, why }), message("tables/again.fix"));
  return error;
}

/** A text table whose first bytes were looked at. */
export interface TextFile {
  readonly file: string;
  readonly gzipped: boolean;
  readonly size: number;
  readonly form: TextForm;
}

/** Look at the first bytes of a text file. */
export async function openText(file: string, gzipped: boolean): Promise<TextFile> {
  const handle = await open(file);
  const { size } = await handle.stat();
  await handle.close();
  const parts: Uint8Array[] = [];
  let held = 0;
  for await (const chunk of bytesOf(file, gzipped, size)) {
    parts.push(chunk);
    held += chunk.length;
    if (held >= HEAD) break;
  }
  return { file, gzipped, size, form: textFormOf(Buffer.concat(parts).subarray(0, HEAD), file) };
}

/** Rows of a text file, several at a time. */
export async function* textRows({ file, gzipped, size, form }: TextFile, told?: (share: number) => void): AsyncGenerator<RawRow[]> {
  const reader = new TextReader(form.encoding);
  const splitter = new RowSplitter(form.separator, parseCells);
  let mark = form.mark;
  for await (const chunk of bytesOf(file, gzipped, size, told)) {
    const skipped = Math.min(mark, chunk.length);
    mark -= skipped;
    yield splitter.take(reader.take(chunk.subarray(skipped)));
  }
  yield splitter.take(reader.take(new Uint8Array(), true), true);
}

/** The same file read as Windows-1252, where a pass over it found that it is no UTF-8. */
export function asWindows(text: TextFile, error: unknown): TextFile {
  if (!(error instanceof NotUtf8)) throw error;
  return { ...text, form: { ...text.form, encoding: "windows-1252" } };
}
