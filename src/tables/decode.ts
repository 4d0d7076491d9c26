// Bytes of a table as text, and the whole text of one that is held in memory.

import { type Message, message } from "../said/message.js";
import { refuseOtherForm, signatureOf } from "./other-form.js";
import type { RawRow } from "./read-table.js";
import { TableError } from "./table-error.js";
import { type Encoding, encodingShown, type ParseCells, RowSplitter, type Separator, separatorShown } from "./text.js";

/** The bytes are not UTF-8, and may be Windows-1252: nothing in them was UTF-8 beyond ASCII. */
export class NotUtf8 extends Error {}

/** Decodes the bytes of a table in parts; throws where they are no text of the encoding. */
export class TextReader {
  readonly #encoding: Encoding;
  readonly #decoder: TextDecoder;
  #beyondAscii = false;
  #lines = 1;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
    this.#decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  }

  /** The text of some bytes. */
  take(bytes: Uint8Array, last = false): string {
    let text: string;
    try {
      text = this.#decoder.decode(bytes, { stream: !last });
    } catch {
      throw this.#failed(bytes);
    }
    if (text.includes("\0")) throw this.#bad(message("tables/bytes.nul"));
    if (this.#encoding === "windows-1252" && /[\x80-\x9f]/.test(text)) throw this.#bad(message("tables/bytes.neither"));
    if (this.#encoding === "utf-8" && !this.#beyondAscii) this.#beyondAscii = /[^\0-\x7f]/.test(text);
    this.#lines += linesIn(text);
    return text;
  }

  #failed(bytes: Uint8Array): Error {
    if (this.#encoding !== "utf-8") return this.#bad(message("tables/bytes.utf-16"));
    const lenient = new TextDecoder().decode(bytes);
    if (!this.#beyondAscii && !/[^\0-\x7f\ufffd]/.test(lenient)) return new NotUtf8("no UTF-8");
    this.#lines += linesIn(lenient.slice(0, lenient.indexOf("\ufffd")));
    return this.#bad(message("tables/bytes.mixed"));
  }

  #bad(what: Message): TableError {
    return new TableError("table/bad-encoding", message("tables/bytes", { line: this.#lines, what }), message("tables/bytes.fix"));
  }
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

/** How a text table is written. */
export interface TextForm {
  readonly encoding: Encoding;
  /** Bytes of its mark. */
  readonly mark: number;
  readonly separator: Separator;
  /** Whether a line in it ends by a carriage return alone. */
  readonly bareReturns: boolean;
}

/** What the first bytes of a table show. Throws {@link TableError} where they are of another form. */
export function textFormOf(head: Uint8Array, name?: string): TextForm {
  const { encoding, mark } = encodingShown(head);
  // What was packed by gzip shows its form here for the first time.
  refuseOtherForm(signatureOf(head), name);
  const text = new TextDecoder(encoding).decode(head.subarray(mark));
  return { encoding, mark, separator: separatorShown(text), bareReturns: /\r[^\n]/.test(text.replace(IN_QUOTES, "")) };
}

// What stands in quotes, also where the text ends within them.
const IN_QUOTES = /"[^"]*(?:"|$)/g;

const STEP = 1 << 20;

/** The rows of a text table that is held in memory; `name` is that of its file, for refusals. */
export function rowsOfText(bytes: Uint8Array, parse: ParseCells, name?: string): { readonly form: TextForm; readonly rows: RawRow[] } {
  const form = textFormOf(bytes.subarray(0, STEP), name);
  const read = (encoding: Encoding): RawRow[] => {
    const reader = new TextReader(encoding);
    const splitter = new RowSplitter(form.separator, parse);
    const rows: RawRow[] = [];
    for (let from = form.mark; from < bytes.length; from += STEP)
      for (const row of splitter.take(reader.take(bytes.subarray(from, from + STEP)))) rows.push(row);
    for (const row of splitter.take(reader.take(new Uint8Array(), true), true)) rows.push(row);
    return rows;
  };
  try {
    return { form, rows: read(form.encoding) };
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return { form: { ...form, encoding: "windows-1252" }, rows: read("windows-1252") };
  }
}

/** Options of the library that takes cells apart, the same wherever it runs. */
export function csvOptions(
  separator: Separator,
  strict: boolean,
): {
  delimiter: string;
  relax_quotes: boolean;
  relax_column_count: true;
  skip_empty_lines: false;
  record_delimiter: string[];
} {
  return { delimiter: separator, relax_quotes: !strict, relax_column_count: true, skip_empty_lines: false, record_delimiter: ["\n"] };
}
