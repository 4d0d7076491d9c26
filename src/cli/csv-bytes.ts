// What stands between the bytes of a CSV file and its reader: the encoding is settled or refused, and a line too long to be an entry is
// cut where it passes the limit, so that it costs no memory and the rows after it are read.

import { Transform, type TransformCallback } from "node:stream";

/** Longest line of a table, in bytes. */
export const LONGEST_LINE = 1 << 20;

/** Cell that ends a line which was cut. */
export const CUT = "\u0000cut";

const LF = 10;
const QUOTE = 34;

/** A file is in no encoding that can be told. */
export class EncodingError extends Error {}

/** Bytes of a CSV file in, UTF-8 with every line at most {@link LONGEST_LINE} out. UTF-16 is known by its mark; else it must be UTF-8. */
export function csvBytes(): Transform {
  let decoder: TextDecoder | undefined;
  let wide = false;
  let head = Buffer.alloc(0);
  let length = 0;
  let quoted = false;
  let cut = false;
  let lines = 1;

  function begin(bytes: Buffer): Buffer {
    const [first, second] = bytes;
    wide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    decoder = new TextDecoder(!wide ? "utf-8" : first === 0xff ? "utf-16le" : "utf-16be", { fatal: true });
    return bytes;
  }

  function decoded(bytes: Buffer, last: boolean): Buffer {
    try {
      const text = (decoder as TextDecoder).decode(bytes, { stream: !last });
      return wide ? Buffer.from(text) : bytes;
    } catch {
      throw new EncodingError(`after line ${lines} stand bytes that are no ${wide ? "UTF-16" : "UTF-8"} text`);
    }
  }

  // The part of a line in one chunk.
  function part(into: Transform, bytes: Buffer, ends: boolean): void {
    if (!cut) {
      const room = LONGEST_LINE - length;
      const kept = bytes.length > room ? bytes.subarray(0, room) : bytes;
      for (const byte of kept) if (byte === QUOTE) quoted = !quoted;
      into.push(kept);
      length += kept.length;
      if (kept.length < bytes.length) {
        cut = true;
        into.push(`${quoted ? '"' : ""},${CUT}`);
      }
    }
    if (!ends) return;
    into.push("\n");
    lines++;
    length = 0;
    quoted = false;
    cut = false;
  }

  function take(into: Transform, bytes: Buffer): void {
    let from = 0;
    let plain = 0;
    while (from < bytes.length) {
      const at = bytes.indexOf(LF, from);
      const end = at < 0 ? bytes.length : at;
      // Lines that begin and end in the chunk are passed on together.
      if (at >= 0 && length === 0 && !cut && at - from < LONGEST_LINE / 2) {
        lines++;
        from = at + 1;
        continue;
      }
      if (from > plain) into.push(bytes.subarray(plain, from));
      part(into, bytes.subarray(from, end), at >= 0);
      from = end + 1;
      plain = from;
    }
    if (from > plain) into.push(bytes.subarray(plain, Math.min(from, bytes.length)));
  }

  function step(into: Transform, bytes: Buffer, last: boolean, done: TransformCallback): void {
    try {
      let whole = bytes;
      if (decoder === undefined) {
        head = Buffer.concat([head, bytes]);
        if (head.length < 2 && !last) {
          done();
          return;
        }
        whole = begin(head);
      }
      take(into, decoded(whole, last));
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  return new Transform({
    transform(chunk: Buffer, _, done) {
      step(this, chunk, false, done);
    },
    flush(done) {
      step(this, Buffer.alloc(0), true, done);
    },
  });
}
