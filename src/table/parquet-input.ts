// Opens a Parquet file: its columns, its row groups, and whether what a run needs of it can be read here.

import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { DamageError } from "./damage.js";
import { chunkStart } from "./parquet-meta.js";
import { CHUNK, CODEC, ENCODING, FILE, GROUP, MAGIC, META, STATISTICS } from "./parquet-names.js";
import { columnsOf, type InputColumn } from "./parquet-types.js";
import { readStruct, type Struct } from "./thrift.js";
import { countAt, innerAt, integersAt, structsAt, valueAt } from "./thrift-fields.js";

/** A Parquet file as its footer tells of it. Plain data, so that it can be handed to a thread. */
export interface ParquetInput {
  /** FileMetaData as it stands, for `splicedFooter`. */
  readonly meta: Struct;
  /** Columns at the top. */
  readonly columns: readonly InputColumn[];
  readonly groups: readonly InputGroup[];
}

/** A row group. */
export interface InputGroup {
  readonly rows: number;
  /** By leaf column. */
  readonly chunks: readonly InputChunk[];
}

/** A column chunk as it stands in the file. */
export interface InputChunk {
  /** Where its bytes begin: with the dictionary page, or with the first data page. */
  readonly start: number;
  /** Its bytes, page headers included. */
  readonly length: number;
  /** The same, not compressed. */
  readonly size: number;
  readonly codec: number;
  /** Encodings of values and of levels. */
  readonly encodings: readonly number[];
  /** Least and greatest text, as far as the file says. */
  readonly least: Uint8Array | undefined;
  readonly greatest: Uint8Array | undefined;
}

const MOST_ROWS = 2_000_000;
const MOST_BYTES = 2 ** 30;
const CODECS = new Set<number>(Object.values(CODEC));
const ENCODINGS = new Set<number>(Object.values(ENCODING));

/** Open a file. Throws DamageError where it is no whole Parquet file; says in words why it is not read where it is encrypted. */
export function openParquet(file: string): ParquetInput | { readonly refused: string } {
  const descriptor = openSync(file, "r");
  try {
    const { size } = fstatSync(descriptor);
    if (size < 12) throw new DamageError("it is too short");
    const tail = readAt(descriptor, size - 8, 8);
    const magic = tail.toString("latin1", 4);
    if (magic === "PARE") return { refused: "its footer is encrypted" };
    const length = tail.readUInt32LE(0);
    if (magic !== MAGIC || readAt(descriptor, 0, 4).toString("latin1") !== MAGIC) throw new DamageError("it does not begin and end as one");
    if (length > size - 12) throw new DamageError("its footer is longer than the file");
    return inputOf(readStruct(readAt(descriptor, size - 8 - length, length)).value, size - 8 - length);
  } finally {
    closeSync(descriptor);
  }
}

/** Bytes of a file; throws DamageError where it ends before. */
export function readAt(descriptor: number, start: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  readInto(descriptor, start, bytes);
  return bytes;
}

/** Fill an array with bytes of a file; throws DamageError where it ends before. */
export function readInto(descriptor: number, start: number, bytes: Uint8Array): void {
  for (let read = 0; read < bytes.length; ) {
    const more = readSync(descriptor, bytes, read, bytes.length - read, start + read);
    if (more === 0) throw new DamageError("it ends early");
    read += more;
  }
}

function inputOf(meta: Struct, end: number): ParquetInput | { readonly refused: string } {
  if (valueAt(meta, FILE.encryption) !== undefined) return { refused: "it is encrypted" };
  const elements = structsAt(meta, FILE.schema);
  const columns = columnsOf(elements);
  const last = columns.at(-1);
  const leaves = last === undefined ? 0 : last.leaf + last.leaves;
  const groups = structsAt(meta, FILE.groups);
  for (const chunk of groups.flatMap((group) => structsAt(group, GROUP.columns))) {
    if (valueAt(chunk, CHUNK.crypto) !== undefined || valueAt(chunk, CHUNK.encrypted) !== undefined) return { refused: "it is encrypted" };
    if (valueAt(chunk, CHUNK.path) !== undefined) return { refused: "its columns stand in other files" };
  }
  const flat = new Set(columns.flatMap(({ type, leaf }) => (type === "NESTED" ? [] : [leaf])));
  const found = groups.map((group) => groupOf(group, leaves, flat, end));
  if (found.reduce((sum, { rows }) => sum + rows, 0) !== countAt(meta, FILE.rows))
    throw new DamageError("its row groups have not as many rows as it says");
  return { meta, columns, groups: found };
}

function groupOf(group: Struct, leaves: number, flat: ReadonlySet<number>, end: number): InputGroup {
  const rows = countAt(group, GROUP.rows);
  const chunks = structsAt(group, GROUP.columns).map((chunk, leaf) => {
    const meta = innerAt(chunk, CHUNK.meta);
    if (meta === undefined) throw new DamageError("a column of its footer tells nothing of itself");
    const start = chunkStart(meta);
    const length = countAt(meta, META.compressed);
    if (start < MAGIC.length || start + length > end) throw new DamageError("a column lies outside of the file");
    if (flat.has(leaf) && countAt(meta, META.values) !== rows) throw new DamageError("a column has not as many values as there are rows");
    const statistics = innerAt(meta, META.statistics);
    return {
      start,
      length,
      size: countAt(meta, META.uncompressed),
      codec: countAt(meta, META.codec),
      encodings: integersAt(meta, META.encodings),
      least: boundOf(statistics, STATISTICS.least),
      greatest: boundOf(statistics, STATISTICS.greatest),
    };
  });
  if (chunks.length !== leaves) throw new DamageError("a row group has not as many columns as the schema");
  return { rows, chunks };
}

function boundOf(statistics: Struct | undefined, id: number): Uint8Array | undefined {
  const found = statistics === undefined ? undefined : valueAt(statistics, id);
  return found instanceof Uint8Array ? found : undefined;
}

/** Why columns of a file, by their places, cannot be decoded here; undefined where they can. Columns that only pass through are no obstacle. */
export function refusalOf({ columns, groups }: ParquetInput, decoded: readonly number[]): string | undefined {
  for (const { rows, chunks } of groups) {
    if (rows > MOST_ROWS) return `a row group has ${rows} rows`;
    if (chunks.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES) return "a row group is larger than a gibibyte";
  }
  for (const place of decoded) {
    const column = columns[place] as InputColumn;
    if (column.layout === undefined) return `${column.name} is ${column.type === "NESTED" ? "nested" : `of type ${column.type}`}`;
    for (const { chunks } of groups) {
      const { codec, encodings } = chunks[column.leaf] as InputChunk;
      if (!CODECS.has(codec)) return `${column.name} is compressed by codec ${codec}`;
      const other = encodings.find((each) => !ENCODINGS.has(each));
      if (other !== undefined) return `${column.name} is in encoding ${other}`;
    }
  }
  return undefined;
}
