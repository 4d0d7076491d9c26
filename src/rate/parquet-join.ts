// Joins Parquet files of one schema into one: their row groups are taken over byte for byte, and one footer says where they now stand.

import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { type ColumnChunk, type FileMetaData, parquetMetadata, type RowGroup } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";

// Bytes of the magic word, and of the footer's length with the magic word behind it.
const MAGIC = 4;
const TAIL = 8;
const CHUNK = 1 << 20;

/** A file that others are joined to. Bounds of values that their footers state are left out, since they would have to be read and written as values. */
export class ParquetJoin {
  readonly #target: FileHandle;
  readonly #groups: RowGroup[] = [];
  #first: FileMetaData | undefined;
  #end = MAGIC;
  #rows = 0n;

  /** Begin a file. */
  static async open(to: string): Promise<ParquetJoin> {
    const target = await open(to, "w");
    await target.write("PAR1");
    return new ParquetJoin(target);
  }

  private constructor(target: FileHandle) {
    this.#target = target;
  }

  /** Put the rows of a file behind those that are there; it has the schema of the first. */
  async add(file: string): Promise<void> {
    const { metadata, body } = await footerOf(file);
    this.#first ??= metadata;
    const by = BigInt(this.#end - MAGIC);
    this.#groups.push(...metadata.row_groups.map((group) => moved(group, by)));
    this.#rows += metadata.num_rows;
    // A file without rows has nothing between the two.
    if (body > MAGIC)
      for await (const chunk of createReadStream(file, { start: MAGIC, end: body - 1, highWaterMark: CHUNK }))
        await writeAll(this.#target, chunk as Buffer);
    this.#end += body - MAGIC;
  }

  /** Write the footer. */
  async finish(): Promise<void> {
    if (this.#first === undefined) throw new Error("no file to join");
    await writeAll(this.#target, footer(this.#first, this.#groups, this.#rows));
  }

  async close(): Promise<void> {
    await this.#target.close();
  }
}

/** Join files into `to`, as {@link ParquetJoin} does. */
export async function joinParquet(files: readonly string[], to: string): Promise<void> {
  const join = await ParquetJoin.open(to);
  try {
    for (const file of files) await join.add(file);
    await join.finish();
  } finally {
    await join.close();
  }
}

// What the end of a file says, and where the bytes before it end.
async function footerOf(file: string): Promise<{ readonly metadata: FileMetaData; readonly body: number }> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(TAIL);
    await handle.read(tail, 0, TAIL, size - TAIL);
    const length = tail.readUInt32LE(0);
    const bytes = Buffer.alloc(length + TAIL);
    await handle.read(bytes, 0, bytes.length, size - bytes.length);
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    return { metadata: parquetMetadata(buffer as ArrayBuffer), body: size - bytes.length };
  } finally {
    await handle.close();
  }
}

async function writeAll(target: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await target.write(bytes, at)).bytesWritten;
}

function footer({ schema, created_by }: FileMetaData, groups: readonly RowGroup[], rows: bigint): Uint8Array {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema,
    statistics: false,
    ...(created_by === undefined ? {} : { createdBy: created_by }),
  });
  writer.row_groups = [...groups];
  writer.num_rows = rows;
  writer.finish();
  // It begins a file of its own.
  return bytes.getBytes().subarray(MAGIC);
}

function moved(group: RowGroup, by: bigint): RowGroup {
  return { ...group, ...shifted(group, ["file_offset"], by), columns: group.columns.map((column) => movedColumn(column, by)) };
}

function movedColumn(column: ColumnChunk, by: bigint): ColumnChunk {
  const { meta_data: meta } = column;
  const own = { ...column, ...shifted(column, ["file_offset", "offset_index_offset", "column_index_offset"], by) };
  if (meta === undefined) return own;
  const { statistics, ...rest } = meta;
  const nulls = statistics?.null_count;
  const places = ["data_page_offset", "index_page_offset", "dictionary_page_offset", "bloom_filter_offset"] as const;
  return {
    ...own,
    meta_data: { ...rest, ...shifted(rest, places, by), ...(nulls === undefined ? {} : { statistics: { null_count: nulls } }) },
  };
}

function shifted<Of extends object, Key extends keyof Of>(of: Of, keys: readonly Key[], by: bigint): Pick<Of, Key> {
  const found: Partial<Pick<Of, Key>> = {};
  for (const key of keys) {
    const place = of[key] as bigint | undefined;
    if (place !== undefined && place > 0n) found[key] = (place + by) as Of[Key];
  }
  return found as Pick<Of, Key>;
}
