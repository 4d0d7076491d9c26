// The pages of a column chunk: headers read, bodies decompressed, levels told from values.

import { brotliDecompressSync, crc32, gunzipSync } from "node:zlib";
import { uncompressSync } from "snappy";
import { type Packed, type Presence, packed, readPresence } from "./bit-runs.js";
import { DamageError, UnsupportedError } from "./damage.js";
import type { InputChunk } from "./parquet-input.js";
import { CODEC, DATA_PAGE, DATA_PAGE_V2, ENCODING, PAGE, PAGE_TYPE } from "./parquet-names.js";
import { readStruct, type Struct } from "./thrift.js";
import { countAt, innerAt, integerAt, valueAt } from "./thrift-fields.js";

/** A page of data: values that are there, behind one another. */
export interface DataPage {
  /** Values with the absent ones. */
  readonly values: number;
  /** Undefined where all values are there. */
  readonly present: Presence | undefined;
  readonly encoding: number;
  readonly body: Packed;
  /** Where the values begin in the body. */
  readonly from: number;
}

/** The entries of a dictionary, PLAIN. */
export interface DictionaryPage {
  readonly values: number;
  readonly body: Packed;
}

/** A page before it is decompressed. */
export interface RawPage {
  readonly type: number;
  readonly header: Struct;
  /** The page after its header. */
  readonly bytes: Uint8Array;
}

/** The pages of a chunk as they stand. */
export interface RawPages {
  readonly dictionary: RawPage | undefined;
  readonly data: readonly RawPage[];
}

/** Tell the pages of a chunk apart. Throws DamageError where they do not fill it or have not one value for every row. */
export function rawPages(chunk: Uint8Array, rows: number): RawPages {
  let dictionary: RawPage | undefined;
  const data: RawPage[] = [];
  let values = 0;
  for (let at = 0; at < chunk.length; ) {
    const { value: header, end } = readStruct(chunk, at);
    const length = countAt(header, PAGE.compressed);
    if (length > chunk.length - end) throw new DamageError("a page is longer than its column");
    const page = { type: countAt(header, PAGE.type), header, bytes: chunk.subarray(end, end + length) };
    if (page.type === PAGE_TYPE.dictionary) dictionary = page;
    else if (page.type === PAGE_TYPE.data || page.type === PAGE_TYPE.dataV2) {
      data.push(page);
      values += countAt(partOf(header, page.type === PAGE_TYPE.data ? PAGE.data : PAGE.dataV2), DATA_PAGE.values);
    }
    at = end + length;
  }
  if (values !== rows) throw new DamageError("the pages of a column have not as many values as there are rows");
  return { dictionary, data };
}

/** In which encoding the values of a page of data are. */
export function encodingOf({ type, header }: RawPage): number {
  return type === PAGE_TYPE.dataV2
    ? countAt(partOf(header, PAGE.dataV2), DATA_PAGE_V2.encoding)
    : countAt(partOf(header, PAGE.data), DATA_PAGE.encoding);
}

/** Whether values in this encoding are codes of the dictionary. */
export function isCoded(encoding: number): boolean {
  return encoding === ENCODING.rleDictionary || encoding === ENCODING.plainDictionary;
}

/** How many values of a page are there. */
export function countOf({ values, present }: DataPage): number {
  return present === undefined ? values : present.there;
}

/** Read a page as a dictionary. */
export function dictionaryPage(page: RawPage, { codec }: InputChunk): DictionaryPage {
  const { header, bytes } = checked(page);
  const told = partOf(header, PAGE.dictionary);
  const encoding = countAt(told, DATA_PAGE.encoding);
  if (encoding !== ENCODING.plain && encoding !== ENCODING.plainDictionary)
    throw new UnsupportedError(`a dictionary is in encoding ${encoding}`);
  return { values: countAt(told, DATA_PAGE.values), body: packed(unpressed(bytes, countAt(header, PAGE.uncompressed), codec)) };
}

/** Read a page as data. */
export function dataPage(page: RawPage, chunk: InputChunk, required: boolean): DataPage {
  return page.type === PAGE_TYPE.dataV2 ? secondForm(page, chunk, required) : firstForm(page, chunk, required);
}

function firstForm(page: RawPage, { codec }: InputChunk, required: boolean): DataPage {
  const { header, bytes } = checked(page);
  const told = partOf(header, PAGE.data);
  const values = countAt(told, DATA_PAGE.values);
  const encoding = countAt(told, DATA_PAGE.encoding);
  const body = packed(unpressed(bytes, countAt(header, PAGE.uncompressed), codec));
  if (required) return { values, present: undefined, encoding, body, from: 0 };
  const levels = countAt(told, DATA_PAGE.definitionLevels);
  if (levels !== ENCODING.rle) throw new UnsupportedError(`levels are in encoding ${levels}`);
  const { view } = body;
  const from = view.byteLength < 4 ? Number.POSITIVE_INFINITY : 4 + view.getUint32(0, true);
  if (from > view.byteLength) throw new DamageError("a page ends before its values");
  return { values, present: readPresence(body, 4, from, values), encoding, body, from };
}

function secondForm(page: RawPage, { codec }: InputChunk, required: boolean): DataPage {
  const { header, bytes } = checked(page);
  const told = partOf(header, PAGE.dataV2);
  const values = countAt(told, DATA_PAGE_V2.values);
  const repetition = countAt(told, DATA_PAGE_V2.repetitionBytes);
  const before = repetition + countAt(told, DATA_PAGE_V2.definitionBytes);
  const size = countAt(header, PAGE.uncompressed) - before;
  if (before > bytes.length || size < 0) throw new DamageError("a page ends before its values");
  const content = bytes.subarray(before);
  // A page without values need not be a compressed nothing.
  const plain = valueAt(told, DATA_PAGE_V2.isCompressed) === false || content.length === 0;
  return {
    values,
    present: required ? undefined : readPresence(packed(bytes), repetition, before, values),
    encoding: countAt(told, DATA_PAGE_V2.encoding),
    body: packed(unpressed(content, size, plain ? CODEC.none : codec)),
    from: 0,
  };
}

// A page whose checksum, where it has one, is right.
function checked(page: RawPage): RawPage {
  const sum = integerAt(page.header, PAGE.crc);
  if (sum !== undefined && (crc32(page.bytes) | 0) !== sum) throw new DamageError("the checksum of a page is wrong");
  return page;
}

function partOf(header: Struct, id: number): Struct {
  const found = innerAt(header, id);
  if (found === undefined) throw new DamageError("a page does not tell what it holds");
  return found;
}

function unpressed(bytes: Uint8Array, size: number, codec: number): Uint8Array {
  const out = decompressed(bytes, size, codec);
  if (out.length !== size) throw new DamageError(`a page holds ${out.length} bytes and says ${size}`);
  return out;
}

function decompressed(bytes: Uint8Array, size: number, codec: number): Uint8Array {
  try {
    switch (codec) {
      case CODEC.none:
        return bytes;
      case CODEC.snappy:
        // The room for the output is made by what the input says; no input of this format grows more than this.
        if (snappySize(bytes) !== size || size > 32 * bytes.length) throw new DamageError("a page says another size than its content");
        // Copied out, since memory that snappy would hand over is only freed by and by, and each page would pay for new memory: five times the time.
        return uncompressSync(bytes, { asBuffer: true, copyOutputData: true }) as Buffer;
      case CODEC.gzip:
        return gunzipSync(bytes, { maxOutputLength: Math.max(1, size) });
      case CODEC.brotli:
        return brotliDecompressSync(bytes, { maxOutputLength: Math.max(1, size) });
      default:
        throw new UnsupportedError(`a column is compressed by codec ${codec}`);
    }
  } catch (error) {
    if (error instanceof DamageError || error instanceof UnsupportedError) throw error;
    throw new DamageError(`a page cannot be decompressed (${(error as Error).message})`);
  }
}

// Snappy writes the size of its output first.
function snappySize(bytes: Uint8Array): number {
  let size = 0;
  for (let at = 0, shift = 0; shift < 35; at++, shift += 7) {
    const byte = bytes[at];
    if (byte === undefined) return -1;
    size += (byte & 127) * 2 ** shift;
    if (byte < 128) return size;
  }
  return -1;
}
