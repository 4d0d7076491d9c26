// Numbers of the fields and enumerations of Parquet's metadata that are read or written here, as parquet.thrift of the Apache Parquet format gives them.

/** Fields of FileMetaData. */
export const FILE = { version: 1, schema: 2, rows: 3, groups: 4, keyValues: 5, createdBy: 6, columnOrders: 7, encryption: 8 } as const;
/** Fields of SchemaElement. */
export const ELEMENT = {
  type: 1,
  length: 2,
  repetition: 3,
  name: 4,
  children: 5,
  converted: 6,
  scale: 7,
  precision: 8,
  logical: 10,
} as const;
/** Fields of RowGroup. */
export const GROUP = { columns: 1, bytes: 2, rows: 3, sorting: 4, offset: 5, compressed: 6, ordinal: 7 } as const;
/** Fields of ColumnChunk. */
export const CHUNK = {
  path: 1,
  offset: 2,
  meta: 3,
  offsetIndexOffset: 4,
  offsetIndexLength: 5,
  columnIndexOffset: 6,
  columnIndexLength: 7,
  crypto: 8,
  encrypted: 9,
} as const;
/** Fields of ColumnMetaData. */
export const META = {
  type: 1,
  encodings: 2,
  path: 3,
  codec: 4,
  values: 5,
  uncompressed: 6,
  compressed: 7,
  dataOffset: 9,
  indexOffset: 10,
  dictionaryOffset: 11,
  statistics: 12,
  bloomOffset: 14,
  bloomLength: 15,
} as const;
/** Fields of Statistics; `max` and `min` are the deprecated ones, `greatest` and `least` bounds in the order that the type defines. */
export const STATISTICS = { max: 1, min: 2, nulls: 3, greatest: 5, least: 6 } as const;
/** Fields of PageHeader. */
export const PAGE = { type: 1, uncompressed: 2, compressed: 3, crc: 4, data: 5, dictionary: 7, dataV2: 8 } as const;
/** Fields of DataPageHeader and, as far as they go, of DictionaryPageHeader. */
export const DATA_PAGE = { values: 1, encoding: 2, definitionLevels: 3, repetitionLevels: 4 } as const;
/** Fields of DataPageHeaderV2. */
export const DATA_PAGE_V2 = { values: 1, nulls: 2, rows: 3, encoding: 4, definitionBytes: 5, repetitionBytes: 6, isCompressed: 7 } as const;

/** Kinds of pages. */
export const PAGE_TYPE = { data: 0, index: 1, dictionary: 2, dataV2: 3 } as const;
/** Physical types. */
export const PHYSICAL = ["BOOLEAN", "INT32", "INT64", "INT96", "FLOAT", "DOUBLE", "BYTE_ARRAY", "FIXED_LEN_BYTE_ARRAY"] as const;
export type Physical = (typeof PHYSICAL)[number];
/** Encodings. */
export const ENCODING = { plain: 0, plainDictionary: 2, rle: 3, bitPacked: 4, rleDictionary: 8 } as const;
/** Compression codecs. */
export const CODEC = { none: 0, snappy: 1, gzip: 2, brotli: 4 } as const;
export const REPETITION = { required: 0, optional: 1, repeated: 2 } as const;
/** Converted types, by their number. */
export const CONVERTED = [
  "UTF8",
  "MAP",
  "MAP_KEY_VALUE",
  "LIST",
  "ENUM",
  "DECIMAL",
  "DATE",
  "TIME_MILLIS",
  "TIME_MICROS",
  "TIMESTAMP_MILLIS",
  "TIMESTAMP_MICROS",
  "UINT_8",
  "UINT_16",
  "UINT_32",
  "UINT_64",
  "INT_8",
  "INT_16",
  "INT_32",
  "INT_64",
  "JSON",
  "BSON",
  "INTERVAL",
] as const;
/** Logical types, by the number of their field in the union LogicalType. */
export const LOGICAL: Readonly<Record<number, string>> = {
  1: "STRING",
  2: "MAP",
  3: "LIST",
  4: "ENUM",
  5: "DECIMAL",
  6: "DATE",
  7: "TIME",
  8: "TIMESTAMP",
  10: "INTEGER",
  11: "UNKNOWN",
  12: "JSON",
  13: "BSON",
  14: "UUID",
  15: "FLOAT16",
};
/** First and last bytes of a file. */
export const MAGIC = "PAR1";
