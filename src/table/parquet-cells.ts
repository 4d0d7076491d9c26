// Reads a column chunk of a Parquet file as cells.

import type { Spans, TextList } from "../bulk/spans.js";
import { type Presence, readRuns } from "./bit-runs.js";
import { DamageError, UnsupportedError } from "./damage.js";
import type { InputChunk } from "./parquet-input.js";
import { ENCODING } from "./parquet-names.js";
import { countOf, type DataPage, type DictionaryPage, dataPage, dictionaryPage, isCoded, rawPages } from "./parquet-pages.js";
import type { InputColumn, Layout } from "./parquet-types.js";
import { checkTexts, readTexts, readValues } from "./plain-values.js";
import { TextSink } from "./text-sink.js";

/** The cells of a column chunk by row. */
export type Cells =
  /** By row the code of a text, -1 where there is no cell. Texts of a dictionary may be empty, alike, or used by no row. */
  { readonly kind: "codes"; readonly codes: Int32Array; readonly texts: TextList } | { readonly kind: "spans"; readonly spans: Spans };

/** Arrays that are filled anew by each chunk of a column: cells hold until the next one is read. */
export class Room {
  #codes = new Int32Array(0);
  #starts = new Int32Array(0);
  #lengths = new Int32Array(0);
  #bytes = new Uint8Array(0);

  codes(size: number): Int32Array {
    if (this.#codes.length < size) this.#codes = new Int32Array(size);
    return this.#codes.subarray(0, size);
  }

  starts(size: number): Int32Array {
    if (this.#starts.length < size) this.#starts = new Int32Array(size);
    return this.#starts.subarray(0, size);
  }

  lengths(size: number): Int32Array {
    if (this.#lengths.length < size) this.#lengths = new Int32Array(size);
    return this.#lengths.subarray(0, size);
  }

  bytes(size: number): Uint8Array {
    if (this.#bytes.length < size) this.#bytes = Buffer.allocUnsafeSlow(size + (size >> 2));
    return this.#bytes.subarray(0, size);
  }
}

/**
 * Read a chunk from its bytes, `chunk.length` of them. Throws DamageError where they are not what the file says, UnsupportedError where a page is
 * written in a way that its footer did not tell.
 */
export function readCells(bytes: Uint8Array, chunk: InputChunk, column: InputColumn, rows: number, room = new Room()): Cells {
  const { layout } = column;
  if (layout === undefined) throw new UnsupportedError(`a column is of type ${column.type}`);
  const raw = rawPages(bytes, rows);
  const dictionary = raw.dictionary === undefined ? undefined : dictionaryPage(raw.dictionary, chunk);
  const pages = raw.data.map((page) => dataPage(page, chunk, column.required));
  if (layout.kind === "boolean") return booleans(pages, room.codes(rows));
  // Pages where every cell is absent hold nothing that could stand in another form.
  if (pages.every((page) => isCoded(page.encoding) || countOf(page) === 0))
    return coded(pages, textsOf(dictionary, layout), room.codes(rows));
  return { kind: "spans", spans: spread(pages, dictionary, layout, rows, room) };
}

const NO_TEXTS: TextList = { bytes: new Uint8Array(0), starts: new Int32Array(0), lengths: new Int32Array(0), count: 0 };

/** The texts of a dictionary. */
export function textsOf(dictionary: DictionaryPage | undefined, layout: Layout): TextList {
  if (dictionary === undefined) return NO_TEXTS;
  const { values, body } = dictionary;
  if (values > body.bytes.length) throw new DamageError("a dictionary is shorter than it says");
  const target = { starts: new Int32Array(values), lengths: new Int32Array(values) };
  if (layout.kind === "text") {
    readTexts(body, 0, 0, target, 0, values);
    checkTexts(body, 0, 0, target, 0, values);
    return { bytes: body.bytes, ...target, count: values };
  }
  const sink = new TextSink();
  readValues(layout, body, 0, sink, target, 0, values);
  return { bytes: sink.bytes, ...target, count: values };
}

function coded(pages: readonly DataPage[], texts: TextList, codes: Int32Array): Cells {
  let at = 0;
  for (const page of pages) {
    readCodes(page, texts.count, codes, at);
    if (page.present !== undefined) spreadOut(codes, at, page.present, -1);
    at += page.values;
  }
  return { kind: "codes", codes, texts };
}

// The codes of a page, behind one another.
function readCodes(page: DataPage, texts: number, codes: Int32Array, at: number): number {
  const there = countOf(page);
  if (there === 0) return 0;
  const { body, from } = page;
  const width = body.bytes[from];
  if (width === undefined) throw new DamageError("a page ends before its values");
  readRuns(body, from + 1, body.bytes.length, width, texts - 1, codes, at, there);
  return there;
}

// Values that stand behind one another from `at` on go to their rows, from the last one on. Without branches: a level is 0 or 1.
function spreadOut(values: Int32Array, at: number, { levels, there }: Presence, absent: number): void {
  if (there === 0) {
    values.fill(absent, at, at + levels.length);
    return;
  }
  let from = at + there;
  for (let row = levels.length - 1; row >= 0; row--) {
    const level = levels[row] as number;
    from -= level;
    values[at + row] = ((values[from] as number) & -level) | (absent & (level - 1));
  }
}

const TRUTH: TextList = {
  bytes: new Uint8Array(Buffer.from("falsetrue")),
  starts: Int32Array.of(0, 5),
  lengths: Int32Array.of(5, 4),
  count: 2,
};

function booleans(pages: readonly DataPage[], codes: Int32Array): Cells {
  let at = 0;
  for (const page of pages) {
    const { body, from, encoding } = page;
    const { view } = body;
    const there = countOf(page);
    if (encoding === ENCODING.plain) {
      if (from + Math.ceil(there / 8) > view.byteLength) throw new DamageError("a page ends before its values");
      for (let each = 0; each < there; each++) codes[at + each] = ((body.bytes[from + (each >> 3)] as number) >> (each & 7)) & 1;
    } else if (encoding === ENCODING.rle) {
      const end = from + 4 > view.byteLength ? Number.POSITIVE_INFINITY : from + 4 + view.getUint32(from, true);
      if (end > view.byteLength) throw new DamageError("a page ends before its values");
      readRuns(body, from + 4, end, 1, 1, codes, at, there);
    } else throw new UnsupportedError(`a page is in encoding ${encoding}`);
    if (page.present !== undefined) spreadOut(codes, at, page.present, -1);
    at += page.values;
  }
  return { kind: "codes", codes, texts: TRUTH };
}

// Spans over all rows where a page holds its values itself. Texts stay where they stand in the bodies, which are put behind one another.
function spread(pages: readonly DataPage[], dictionary: DictionaryPage | undefined, layout: Layout, rows: number, room: Room): Spans {
  const target = { starts: room.starts(rows), lengths: room.lengths(rows) };
  const sink = new TextSink();
  const text = layout.kind === "text";
  const bodies = text ? [...(dictionary === undefined ? [] : [dictionary.body]), ...pages.map(({ body }) => body)] : [];
  const texts = textsOf(dictionary, layout);
  // Texts of the dictionary come first.
  let base = text ? (dictionary?.body.bytes.length ?? 0) : texts.bytes.length;
  if (!text && dictionary !== undefined) {
    sink.room(base);
    sink.bytes.set(texts.bytes);
    sink.length = base;
  }
  let at = 0;
  for (const page of pages) {
    const { body, from, encoding, present, values } = page;
    if (isCoded(encoding)) {
      const codes = room.codes(values);
      const there = readCodes(page, texts.count, codes, 0);
      for (let each = 0; each < there; each++) {
        const code = codes[each] as number;
        target.starts[at + each] = texts.starts[code] as number;
        target.lengths[at + each] = texts.lengths[code] as number;
      }
    } else if (encoding !== ENCODING.plain) throw new UnsupportedError(`a page is in encoding ${encoding}`);
    else if (text) {
      readTexts(body, from, base, target, at, countOf(page));
      checkTexts(body, from, base, target, at, countOf(page));
    } else readValues(layout, body, from, sink, target, at, countOf(page));
    if (present !== undefined) {
      spreadOut(target.starts, at, present, 0);
      spreadOut(target.lengths, at, present, -1);
    }
    if (text) base += body.bytes.length;
    at += values;
  }
  return { bytes: text ? joined(bodies, base, room) : sink.bytes, ...target };
}

function joined(bodies: readonly { readonly bytes: Uint8Array }[], size: number, room: Room): Uint8Array {
  const [first] = bodies;
  if (bodies.length === 1 && first !== undefined) return first.bytes;
  const bytes = room.bytes(size);
  let at = 0;
  for (const body of bodies) {
    bytes.set(body.bytes, at);
    at += body.bytes.length;
  }
  return bytes;
}
