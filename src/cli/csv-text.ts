// Settles the encoding of a CSV file, or refuses it: UTF-16 is known by its mark; anything else must be UTF-8.

import { isUtf8 } from "node:buffer";

const LF = 10;
const CR = 13;
const MARK = Buffer.from("\ufeff");

/** A file is in no encoding that can be told. */
export class EncodingError extends Error {}

/** Takes the bytes of a file and gives them in UTF-8, lines ended by LF or CR LF. */
export class TextBytes {
  #head: Buffer | undefined = Buffer.alloc(0);
  #wide: TextDecoder | undefined;
  // The first bytes of a character whose last ones are still to come.
  #broken: Buffer = Buffer.alloc(0);
  #carriage = false;
  #lines: number;
  #mark = 0;

  /** `lines`: how many stand before the first byte, where that is not the beginning of the file. */
  constructor(lines?: number) {
    this.#lines = lines ?? 0;
    if (lines !== undefined) this.#head = undefined;
  }

  /** Bytes of the mark of UTF-8 at the beginning, which are not given on. */
  get mark(): number {
    return this.#mark;
  }

  /** The text that is given is not the bytes of the file behind its mark. */
  get converts(): boolean {
    return this.#wide !== undefined || this.#carriage;
  }

  /** Lines that have ended. */
  get lines(): number {
    return this.#lines;
  }

  /** The same bytes in UTF-8; throws {@link EncodingError}. */
  take(bytes: Buffer, last: boolean): Buffer {
    if (this.#head === undefined) return this.#text(bytes, last);
    this.#head = Buffer.concat([this.#head, bytes]);
    if (this.#head.length < MARK.length && !last) return Buffer.alloc(0);
    const head = this.#head;
    this.#head = undefined;
    const [first, second] = head;
    if (first === 0xff && second === 0xfe) this.#wide = new TextDecoder("utf-16le", { fatal: true });
    if (first === 0xfe && second === 0xff) this.#wide = new TextDecoder("utf-16be", { fatal: true });
    // Old spreadsheets end lines by CR alone.
    this.#carriage = this.#wide === undefined && head.includes(CR) && !head.includes(LF);
    if (head.subarray(0, MARK.length).equals(MARK)) this.#mark = MARK.length;
    return this.#text(head.subarray(this.#mark), last);
  }

  #text(bytes: Buffer, last: boolean): Buffer {
    const text = this.#wide === undefined ? this.#checked(bytes, last) : this.#decoded(this.#wide, bytes, last);
    if (this.#carriage) for (let at = text.indexOf(CR); at >= 0; at = text.indexOf(CR, at + 1)) text[at] = LF;
    for (let at = text.indexOf(LF); at >= 0; at = text.indexOf(LF, at + 1)) this.#lines++;
    return text;
  }

  #decoded(decoder: TextDecoder, bytes: Buffer, last: boolean): Buffer {
    try {
      return Buffer.from(decoder.decode(bytes, { stream: !last }));
    } catch {
      throw new EncodingError(`behind line ${this.#lines + 1} stand bytes that are no UTF-16 text`);
    }
  }

  #checked(bytes: Buffer, last: boolean): Buffer {
    const whole = this.#broken.length === 0 ? bytes : Buffer.concat([this.#broken, bytes]);
    const end = last ? whole.length : whole.length - unfinished(whole);
    this.#broken = whole.subarray(end);
    const text = whole.subarray(0, end);
    if (isUtf8(text)) return text;
    let [from, line] = [0, this.#lines + 1];
    for (let end = text.indexOf(LF); end >= 0 && isUtf8(text.subarray(from, end)); end = text.indexOf(LF, from))
      [from, line] = [end + 1, line + 1];
    throw new EncodingError(`line ${line} holds bytes that are no UTF-8 text`);
  }
}

// Bytes at the end that begin a character and do not finish it.
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}
