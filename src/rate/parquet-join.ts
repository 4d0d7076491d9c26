// Joins Parquet files of one schema into one: their row groups are taken over byte for byte, and one footer says where they now stand.

import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { ColumnChunk, FileMetaData, RowGroup } from "hyparquet";
import { footer, footerOf, MAGIC, writeAll } from "./parquet-footer.js";

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
