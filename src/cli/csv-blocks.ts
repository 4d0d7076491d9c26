// Cuts a CSV into blocks of some megabytes that end behind a line end. Whether that ends a row only the one who reads the block can tell.

import { readSync } from "node:fs";
import type { CsvJob } from "./block-job.js";
import type { CsvHead } from "./table-parts.js";
import { openCsv } from "./table-rows.js";

const LF = 10;
const WINDOW = 1 << 16;

/** A block: what a worker is given, and which part of the file ends with it, 0 to 1. */
export interface CsvBlock {
  readonly job: CsvJob;
  readonly share: number;
}

/** Blocks of a file of which a part can be read. */
export function* fileBlocks(file: number, from: number, size: number, bytes: number): Generator<CsvBlock> {
  const window = Buffer.alloc(WINDOW);
  // Behind the first line end from a place on; the end of the file where there is none.
  const cutFrom = (place: number): number => {
    for (let at = place; at < size; at += window.length) {
      const read = readSync(file, window, 0, window.length, at);
      const end = window.subarray(0, read).indexOf(LF);
      if (end >= 0) return at + end + 1;
    }
    return size;
  };
  for (let at = from; at < size; ) {
    const to = at + bytes >= size ? size : cutFrom(at + bytes - 1);
    yield { job: { from: at, to }, share: to / size };
    at = to;
  }
}

/** Blocks of a gzipped file behind its header. */
export async function* unzippedBlocks(input: string, head: CsvHead, bytes: number): AsyncGenerator<CsvBlock> {
  const source = openCsv(input);
  let skip = head.mark + head.end.at;
  let held: Buffer[] = [];
  let size = 0;
  const made = (until: number): CsvBlock => {
    const whole = Buffer.concat(held, size);
    const text = new SharedArrayBuffer(until);
    new Uint8Array(text).set(whole.subarray(0, until));
    held = [whole.subarray(until)];
    size -= until;
    return { job: { text, to: until }, share: source.share() };
  };
  for await (const chunk of source.bytes) {
    const rest = chunk.subarray(skip);
    skip -= chunk.length - rest.length;
    const end = rest.lastIndexOf(LF);
    const before = size;
    held.push(rest);
    size += rest.length;
    if (size >= bytes && end >= 0) yield made(before + end + 1);
  }
  if (size > 0) yield made(size);
}

/** Whether a block goes on behind a place of it. */
export function goesOn({ job }: CsvBlock, place: number): boolean {
  return place < (job.text === undefined ? job.to - job.from : job.to);
}

/** A block from a place of it on, and the one that follows it, as one. */
export function joined(first: CsvBlock, place: number, second: CsvBlock): CsvBlock {
  const [a, b] = [first.job, second.job];
  if (a.text === undefined || b.text === undefined) {
    if (a.text !== undefined || b.text !== undefined) throw new Error("blocks of two kinds");
    return { job: { from: a.from + place, to: b.to }, share: second.share };
  }
  const rest = a.to - place;
  const text = new SharedArrayBuffer(rest + b.to);
  new Uint8Array(text).set(new Uint8Array(a.text, place, rest));
  new Uint8Array(text).set(new Uint8Array(b.text, 0, b.to), rest);
  return { job: { text, to: rest + b.to }, share: second.share };
}
