// Writes the metadata of a Parquet file: page headers, and footers of new files and of files whose first columns come from another one.

import {
  CHUNK,
  CONVERTED,
  DATA_PAGE,
  ELEMENT,
  ENCODING,
  FILE,
  GROUP,
  MAGIC,
  META,
  PAGE,
  PAGE_TYPE,
  PHYSICAL,
  REPETITION,
  STATISTICS,
} from "./parquet-names.js";
import { type Struct, writeStruct } from "./thrift.js";
import {
  countAt,
  i32,
  i64,
  inner,
  innerAt,
  integerAt,
  integers,
  struct,
  structs,
  structsAt,
  text,
  textAt,
  texts,
  withFields,
  withoutFields,
} from "./thrift-fields.js";

/** What a page header says. Sizes are in bytes without the header. */
export interface PageHeader {
  readonly kind: "data" | "dictionary";
  /** Values with the absent ones; of a dictionary, its entries. */
  readonly values: number;
  readonly encoding: number;
  readonly uncompressed: number;
  readonly compressed: number;
}

/** A column chunk that has been written. Sizes are in bytes with the page headers, offsets from the start of the file. */
export interface WrittenChunk {
  readonly name: string;
  readonly physical: "BYTE_ARRAY" | "INT64";
  readonly encodings: readonly number[];
  readonly codec: number;
  /** Values with the absent ones, which is rows. */
  readonly values: number;
  readonly nulls?: number;
  readonly uncompressedSize: number;
  readonly compressedSize: number;
  readonly dictionaryOffset?: number;
  readonly dataOffset: number;
}

/** A column that is added to a file; its cells may be absent. */
export interface NewColumn {
  readonly name: string;
  readonly type: "text" | { readonly decimals: number; readonly precision: number };
}

/** Row group of a new file. */
export interface NewGroup {
  readonly rows: number;
  readonly chunks: readonly WrittenChunk[];
}

/** Row group of a file whose first columns are those of another. */
export interface SplicedGroup {
  /**
   * The leaf columns of the input in their order: where the bytes of a chunk begin now that was copied, or the chunk that stands in its place. Since one
   * that is written has levels, a required column is copied in every row group or written in every one, and is then no longer required.
   */
  readonly kept: readonly (number | WrittenChunk)[];
  readonly added: readonly WrittenChunk[];
}

const CREATED_BY = "carveout";
// Keys whose values describe all columns of a file. Readers that go by them would not see the columns added (Spark, Avro), or pair theirs with the
// columns by place (Arrow, which sets its schema aside where the counts differ); without them they read the Parquet schema, where every column has its type.
const SCHEMA_KEYS = new Set([
  "ARROW:schema",
  "org.apache.spark.sql.parquet.row.metadata",
  "parquet.avro.schema",
  "avro.schema",
  "iceberg.schema",
]);

/** The bytes of a page header. Levels are RLE. */
export function pageHeader({ kind, values, encoding, uncompressed, compressed }: PageHeader): Uint8Array {
  const sizes = [i32(PAGE.uncompressed, uncompressed), i32(PAGE.compressed, compressed)];
  const dictionary = [i32(DATA_PAGE.values, values), i32(DATA_PAGE.encoding, encoding)];
  if (kind === "dictionary")
    return writeStruct(struct(i32(PAGE.type, PAGE_TYPE.dictionary), ...sizes, inner(PAGE.dictionary, struct(...dictionary))));
  const levels = [i32(DATA_PAGE.definitionLevels, ENCODING.rle), i32(DATA_PAGE.repetitionLevels, ENCODING.rle)];
  return writeStruct(struct(i32(PAGE.type, PAGE_TYPE.data), ...sizes, inner(PAGE.data, struct(...dictionary, ...levels))));
}

/** The end of a new file: metadata, its length, the magic. */
export function footer(columns: readonly NewColumn[], groups: readonly NewGroup[]): Uint8Array {
  const root = struct(text(ELEMENT.name, "root"), i32(ELEMENT.children, columns.length));
  return finished(
    struct(
      i32(FILE.version, 1),
      structs(FILE.schema, [root, ...columns.map(elementOf)]),
      i64(
        FILE.rows,
        groups.reduce((sum, { rows }) => sum + rows, 0),
      ),
      structs(
        FILE.groups,
        groups.map(({ rows, chunks }) => groupOf(struct(i64(GROUP.rows, rows)), chunks.map(chunkOf))),
      ),
      text(FILE.createdBy, CREATED_BY),
    ),
  );
}

/** The end of a file with the columns of another (`input`, its FileMetaData) and others behind. It has the row groups of the input. */
export function splicedFooter(input: Struct, columns: readonly NewColumn[], groups: readonly SplicedGroup[]): Uint8Array {
  const [root = struct(), ...elements] = structsAt(input, FILE.schema);
  const old = structsAt(input, FILE.groups);
  const children = countAt(root, ELEMENT.children) + columns.length;
  const orders = structsAt(input, FILE.columnOrders);
  const keyValues = structsAt(input, FILE.keyValues);
  const fields = [
    structs(FILE.schema, [withFields(root, i32(ELEMENT.children, children)), ...relaxed(elements, groups), ...columns.map(elementOf)]),
    structs(
      FILE.groups,
      groups.map((group, at) => splicedGroup(old[at] as Struct, group)),
    ),
    text(FILE.createdBy, CREATED_BY),
    ...(keyValues.length === 0
      ? []
      : [
          structs(
            FILE.keyValues,
            keyValues.filter((each) => !SCHEMA_KEYS.has(textAt(each, 1) ?? "")),
          ),
        ]),
    // Where an order is told, it is told for every column: the one that the type defines.
    ...(orders.length === 0 ? [] : [structs(FILE.columnOrders, [...orders, ...columns.map(() => struct(inner(1, struct())))])]),
  ];
  return finished(withFields(input, ...fields));
}

// The elements of the input, those of columns that were written anew as optional.
function relaxed(elements: readonly Struct[], groups: readonly SplicedGroup[]): readonly Struct[] {
  let leaf = 0;
  return elements.map((element) => {
    if ((integerAt(element, ELEMENT.children) ?? 0) > 0) return element;
    const place = leaf++;
    if (integerAt(element, ELEMENT.repetition) !== REPETITION.required) return element;
    const written = groups.filter(({ kept }) => typeof kept[place] !== "number").length;
    if (written === 0) return element;
    if (written < groups.length) throw new Error(`${textAt(element, ELEMENT.name)} has levels in some row groups only`);
    return withFields(element, i32(ELEMENT.repetition, REPETITION.optional));
  });
}

function splicedGroup(old: Struct, { kept, added }: SplicedGroup): Struct {
  const chunks = structsAt(old, GROUP.columns).map((chunk, at) => {
    const now = kept[at] as number | WrittenChunk;
    return typeof now === "number" ? movedChunk(chunk, now) : writtenOver(chunk, now);
  });
  const encodedAnew = kept.some((each) => typeof each !== "number");
  // A column that was encoded anew may no longer be sorted.
  return groupOf(withoutFields(old, ...(encodedAnew ? [GROUP.sorting] : [])), [...chunks, ...added.map(chunkOf)]);
}

/** Where the bytes of a chunk begin in its file. */
export function chunkStart(meta: Struct): number {
  const data = countAt(meta, META.dataOffset);
  const dictionary = integerAt(meta, META.dictionaryOffset);
  // Some writers say 0 where there is no dictionary.
  return dictionary !== undefined && dictionary > 0 && dictionary < data ? dictionary : data;
}

// A chunk whose bytes begin elsewhere now. What points outside of it is gone: the indexes and the Bloom filter are not copied.
function movedChunk(chunk: Struct, start: number): Struct {
  const meta = innerAt(chunk, CHUNK.meta) as Struct;
  const shift = start - chunkStart(meta);
  const offsets = [META.dataOffset, META.dictionaryOffset, META.indexOffset].flatMap((id) => {
    const offset = integerAt(meta, id);
    return offset === undefined || offset === 0 ? [] : [i64(id, offset + shift)];
  });
  const statistics = innerAt(meta, META.statistics);
  // Readers judge by the writer's name whether they may trust the deprecated minimum and maximum, and that name is no longer the one that wrote them.
  const trusted = statistics === undefined ? [] : [inner(META.statistics, withoutFields(statistics, STATISTICS.max, STATISTICS.min))];
  const moved = withFields(withoutFields(meta, META.bloomOffset, META.bloomLength), ...offsets, ...trusted);
  const at = integerAt(chunk, CHUNK.offset) ?? 0;
  return withFields(withoutIndexes(chunk), i64(CHUNK.offset, at === 0 ? 0 : at + shift), inner(CHUNK.meta, moved));
}

function withoutIndexes(chunk: Struct): Struct {
  return withoutFields(chunk, CHUNK.offsetIndexOffset, CHUNK.offsetIndexLength, CHUNK.columnIndexOffset, CHUNK.columnIndexLength);
}

// The chunk of a column that was encoded anew: its place in the schema is that of the old one.
function writtenOver(chunk: Struct, written: WrittenChunk): Struct {
  const path = innerAt(chunk, CHUNK.meta)?.fields.find(({ id }) => id === META.path);
  const now = chunkOf(written);
  return path === undefined ? now : withFields(now, inner(CHUNK.meta, withFields(innerAt(now, CHUNK.meta) as Struct, path)));
}

function chunkOf(chunk: WrittenChunk): Struct {
  const { dictionaryOffset, nulls } = chunk;
  const meta = struct(
    i32(META.type, PHYSICAL.indexOf(chunk.physical)),
    integers(META.encodings, chunk.encodings),
    texts(META.path, [chunk.name]),
    i32(META.codec, chunk.codec),
    i64(META.values, chunk.values),
    i64(META.uncompressed, chunk.uncompressedSize),
    i64(META.compressed, chunk.compressedSize),
    i64(META.dataOffset, chunk.dataOffset),
    dictionaryOffset === undefined ? undefined : i64(META.dictionaryOffset, dictionaryOffset),
    nulls === undefined ? undefined : inner(META.statistics, struct(i64(STATISTICS.nulls, nulls))),
  );
  return struct(i64(CHUNK.offset, 0), inner(CHUNK.meta, meta));
}

// A row group with these columns: sums and places are theirs, the rest is that of the group given.
function groupOf(group: Struct, chunks: readonly Struct[]): Struct {
  const metas = chunks.map((each) => innerAt(each, CHUNK.meta) as Struct);
  const sum = (id: number): number => metas.reduce((total, meta) => total + countAt(meta, id), 0);
  const [first] = metas;
  return withFields(
    group,
    structs(GROUP.columns, chunks),
    i64(GROUP.bytes, sum(META.uncompressed)),
    i64(GROUP.compressed, sum(META.compressed)),
    ...(first === undefined ? [] : [i64(GROUP.offset, chunkStart(first))]),
  );
}

function elementOf({ name, type }: NewColumn): Struct {
  const common = [i32(ELEMENT.repetition, REPETITION.optional), text(ELEMENT.name, name)];
  if (type === "text")
    return struct(
      i32(ELEMENT.type, PHYSICAL.indexOf("BYTE_ARRAY")),
      ...common,
      i32(ELEMENT.converted, CONVERTED.indexOf("UTF8")),
      inner(ELEMENT.logical, struct(inner(1, struct()))),
    );
  const { decimals, precision } = type;
  return struct(
    i32(ELEMENT.type, PHYSICAL.indexOf("INT64")),
    ...common,
    i32(ELEMENT.converted, CONVERTED.indexOf("DECIMAL")),
    i32(ELEMENT.scale, decimals),
    i32(ELEMENT.precision, precision),
    inner(ELEMENT.logical, struct(inner(5, struct(i32(1, decimals), i32(2, precision))))),
  );
}

function finished(meta: Struct): Uint8Array {
  const bytes = writeStruct(meta);
  const out = Buffer.alloc(bytes.length + 8);
  out.set(bytes);
  out.writeUInt32LE(bytes.length, bytes.length);
  out.write(MAGIC, bytes.length + 4, "latin1");
  return out;
}
