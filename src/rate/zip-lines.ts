// Puts the answers of a part of a CSV behind its own lines, which stay as they stand: to write their cells anew takes longer than to write the
// answers. Lines end alike then, and a carriage return elsewhere stands in quotes, so that every reader finds the same cells as before.

import { type FileHandle, open, rm } from "node:fs/promises";
import type { LineEnds } from "../table-files/duck-source.js";
import { writeAll } from "./parquet-footer.js";

const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;
const SIZE = 1 << 20;

/** A file with some lines of a CSV, as they stand there. */
export interface CutLines {
  readonly file: string;
  readonly ends: LineEnds;
  /** Where each line ends, behind its line feed, in bytes from the beginning of the file; a last one without it ends as if there were one. */
  readonly at: readonly number[];
}

/** Lines of a table and, in a CSV without a header, an answer to each, and the file that they become. */
export interface ZippedLines {
  readonly own: CutLines;
  readonly answers: string;
  /** Lines that are written in place of some, a CSV without a header, and the places of those among the rows, in rising order. */
  readonly instead?: { readonly file: string; readonly rows: readonly number[] };
  readonly to: string;
  /** What goes before the lines. */
  readonly header: string;
}

/** Write the lines of both. Gives false, and leaves nothing, where the two do not match line by line, or where lines end otherwise. */
export async function zipLines({ own, answers, instead, to, header }: ZippedLines): Promise<boolean> {
  const handles: FileHandle[] = [];
  const opened = async (file: string, flags: string): Promise<FileHandle> => {
    const handle = await open(file, flags);
    handles.push(handle);
    return handle;
  };
  let whole = false;
  try {
    const left = new OwnLines(await opened(own.file, "r"), own);
    const right = new WrittenLines(await opened(answers, "r"));
    const other = instead === undefined ? undefined : new WrittenLines(await opened(instead.file, "r"));
    const out = new Written(await opened(to, "w"));
    await out.text(header);
    let [row, replaced] = [0, 0];
    while (left.next() || (await left.fill())) {
      // A blank line is no row.
      if (left.from === left.until) continue;
      if (!right.next() && !(await right.fill())) return false;
      let line: Lines = left;
      if (other !== undefined && instead?.rows[replaced] === row) {
        if (!other.next() && !(await other.fill())) return false;
        replaced++;
        line = other;
      }
      row++;
      if (!out.holds(line, right)) await out.flush();
      if (!out.holds(line, right)) return false;
      out.add(line, right);
    }
    if (left.odd || right.next() || (await right.fill()) || replaced !== (instead?.rows.length ?? 0)) return false;
    await out.flush();
    whole = true;
    return true;
  } finally {
    for (const handle of handles) await handle.close();
    if (!whole) await rm(to, { force: true });
  }
}

// Lines of a file, one after the other.
abstract class Lines {
  /** Bytes in which the present line stands. */
  bytes = Buffer.allocUnsafe(SIZE);
  /** Where the present line begins and ends, without its line end. */
  from = 0;
  until = 0;
  /** Whether the last line had no end of its own. */
  protected open = false;
  readonly #handle: FileHandle;
  // Where the next line begins, and where the bytes end that are held.
  #next = 0;
  #end = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Go to the next line; false where it is not held whole. */
  next(): boolean {
    const feed = this.feed(this.#next, this.#end);
    if (feed < 0) return false;
    this.from = this.#next;
    this.until = feed;
    this.#next = feed + 1;
    return this.taken();
  }

  /** Read on until the next line is held whole, and go to it; false at the end of the file. */
  async fill(): Promise<boolean> {
    while (await this.#more()) if (this.next()) return true;
    return false;
  }

  // Gives whether there is more, and as expected.
  async #more(): Promise<boolean> {
    const rest = this.#end - this.#next;
    const before = this.bytes;
    if (2 * rest > before.length) this.bytes = Buffer.allocUnsafe(2 * before.length);
    before.copy(this.bytes, 0, this.#next, this.#end);
    // One byte is kept for the end of a last line that has none.
    const { bytesRead } = await this.#handle.read(this.bytes, rest, this.bytes.length - rest - 1);
    this.moved(this.#next);
    [this.#next, this.#end] = [0, rest + bytesRead];
    if (bytesRead > 0) {
      this.read(this.bytes.subarray(rest, this.#end));
      return true;
    }
    if (rest === 0 || this.open) return false;
    this.open = true;
    this.bytes[this.#end++] = LF;
    return true;
  }

  // Where the line feed stands that ends the line that begins at a place; -1 where it is not held.
  protected abstract feed(from: number, end: number): number;

  // What is held begins so many bytes further on.
  protected moved(_by: number): void {}

  // Told the bytes that were read.
  protected read(_bytes: Buffer): void {}

  // Whether the present line is as expected.
  protected taken(): boolean {
    return true;
  }
}

class OwnLines extends Lines {
  /** Whether there is a carriage return outside of quotes where none is expected, or none where one is. */
  odd = false;
  readonly #own: CutLines;
  #line = 0;
  #begun = 0;
  // Whether there was any carriage return yet.
  #returns = false;

  constructor(handle: FileHandle, own: CutLines) {
    super(handle);
    this.#own = own;
  }

  protected override feed(from: number, end: number): number {
    const feed = (this.#own.at[this.#line] ?? Number.POSITIVE_INFINITY) - this.#begun - 1;
    if (this.odd || feed < from || feed >= end) return -1;
    this.#line++;
    return feed;
  }

  protected override moved(by: number): void {
    this.#begun += by;
  }

  protected override read(bytes: Buffer): void {
    this.#returns ||= bytes.includes(CR);
  }

  protected override taken(): boolean {
    if (!this.#returns) this.odd = this.#own.ends !== "lf" && !this.open;
    else {
      const closed = this.#own.ends !== "lf" && !(this.open && this.#line === this.#own.at.length);
      if (closed && this.bytes[--this.until] !== CR) this.odd = true;
      else this.odd = this.#bare();
    }
    return !this.odd;
  }

  // Whether the present line has a carriage return outside of quotes.
  #bare(): boolean {
    const line = this.bytes.subarray(this.from, this.until);
    if (!line.includes(CR)) return false;
    let quoted = false;
    for (const byte of line) {
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === CR && !quoted) return true;
    }
    return false;
  }
}

// Lines of a file that DuckDB wrote.
class WrittenLines extends Lines {
  protected override feed(from: number, end: number): number {
    const { bytes } = this;
    let quoted = false;
    for (let at = from; at < end; at++) {
      const byte = bytes[at] as number;
      // Nearly all bytes are letters, digits and commas, which come behind both.
      if (byte > QUOTE) continue;
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === LF && !quoted) return at;
    }
    return -1;
  }
}

// Bytes that are written some at a time.
class Written {
  readonly #handle: FileHandle;
  readonly #bytes = Buffer.allocUnsafe(SIZE);
  #at = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async text(text: string): Promise<void> {
    await this.#handle.appendFile(text);
  }

  holds(left: Lines, right: Lines): boolean {
    return this.#at + left.until - left.from + right.until - right.from + 2 <= this.#bytes.length;
  }

  add(left: Lines, right: Lines): void {
    this.#at += left.bytes.copy(this.#bytes, this.#at, left.from, left.until);
    this.#bytes[this.#at++] = COMMA;
    this.#at += right.bytes.copy(this.#bytes, this.#at, right.from, right.until);
    this.#bytes[this.#at++] = LF;
  }

  async flush(): Promise<void> {
    await writeAll(this.#handle, this.#bytes.subarray(0, this.#at));
    this.#at = 0;
  }
}
