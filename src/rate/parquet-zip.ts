// Puts columns of Parquet files side by side: those that a table has are taken over byte for byte, since to write them anew takes longer than to
// write the answers.

import { type FileHandle, open } from "node:fs/promises";
import type { ColumnChunk, RowGroup, SchemaElement } from "hyparquet";
import { type OwnColumns, placeOf } from "./own-columns.js";
import { type Described, footer, footerOf, MAGIC, writeAll } from "./parquet-footer.js";

/** Row groups of a file with the columns that go beside them. */
export interface ZippedColumns {
  readonly own: OwnColumns;
  /** Names of the own columns in the new file. */
  readonly names: readonly string[];
  /** Places of own columns that are not taken over: the first columns of the files beside, in this order. */
  readonly anew: readonly number[];
  /** For each row group a file with one of as many rows. */
  readonly beside: readonly string[];
  readonly to: string;
}

/** Write the file. */
export async function zipColumns({ own, names, anew, beside, to }: ZippedColumns): Promise<void> {
  const target = await open(to, "w");
  const source = await open(own.file, "r");
  try {
    const out = new Chunks(target);
    await target.write("PAR1");
    const groups: RowGroup[] = [];
    let said: Described = { schema: [] };
    for (const [at, group] of own.groups.entries()) {
      const file = beside[at] as string;
      const { metadata } = await footerOf(file);
      const [other, ...more] = metadata.row_groups;
      if (other === undefined || more.length > 0 || other.num_rows !== group.num_rows)
        throw new Error(`${metadata.num_rows} answers in ${metadata.row_groups.length} row groups for a group of ${group.num_rows} rows`);
      const elements = metadata.schema.slice(1);
      const schema = [
        { name: "root", num_children: own.schema.length + elements.length - anew.length },
        ...own.schema.map((element, place) => described(element, names[place] as string)),
        ...elements.slice(anew.length),
      ];
      said = { schema, created_by: metadata.created_by };
      const handle = await open(file, "r");
      try {
        const columns: ColumnChunk[] = [];
        for (const [place, chunk] of group.columns.entries()) {
          const written = anew.indexOf(place);
          const taken = written < 0 ? await out.take(source, chunk) : await out.take(handle, other.columns[written] as ColumnChunk);
          columns.push(named(taken, names[place] as string));
        }
        for (const chunk of other.columns.slice(anew.length)) columns.push(await out.take(handle, chunk));
        groups.push(grouped(columns, group.num_rows));
      } finally {
        await handle.close();
      }
    }
    const rows = own.groups.reduce((sum, group) => sum + group.num_rows, 0n);
    await writeAll(target, footer(said, groups, rows));
  } finally {
    await source.close();
    await target.close();
  }
}

// Takes over columns of row groups one behind the other.
class Chunks {
  readonly #target: FileHandle;
  #end = MAGIC;

  constructor(target: FileHandle) {
    this.#target = target;
  }

  async take(from: FileHandle, chunk: ColumnChunk): Promise<ColumnChunk> {
    const { meta_data: meta } = chunk;
    if (meta === undefined) throw new Error("a column without a place");
    const { from: begins, size: length } = placeOf(meta);
    const size = Number(length);
    const bytes = Buffer.allocUnsafe(size);
    const { bytesRead } = await from.read(bytes, 0, size, Number(begins));
    if (bytesRead !== size) throw new Error(`${bytesRead} bytes of a column of ${size}`);
    await writeAll(this.#target, bytes);
    const by = BigInt(this.#end) - begins;
    this.#end += size;
    return placed(meta, by, begins !== meta.data_page_offset);
  }
}

// Bounds of values, indexes of pages and filters stand elsewhere in a file, and are left behind.
function placed(meta: NonNullable<ColumnChunk["meta_data"]>, by: bigint, hasDictionary: boolean): ColumnChunk {
  const { type, encodings, path_in_schema, codec, num_values, total_uncompressed_size, total_compressed_size, encoding_stats } = meta;
  const nulls = meta.statistics?.null_count;
  return {
    file_offset: 0n,
    meta_data: {
      type,
      encodings,
      path_in_schema,
      codec,
      num_values,
      total_uncompressed_size,
      total_compressed_size,
      data_page_offset: meta.data_page_offset + by,
      ...(hasDictionary ? { dictionary_page_offset: (meta.dictionary_page_offset as bigint) + by } : {}),
      ...(encoding_stats === undefined ? {} : { encoding_stats }),
      ...(nulls === undefined ? {} : { statistics: { null_count: nulls } }),
    },
  };
}

// Of whole numbers the older of the two words for their type is kept alone: the writer gives their width in the other one as too wide a number.
function described({ logical_type: logical, ...element }: SchemaElement, name: string): SchemaElement {
  return { ...element, name, ...(logical === undefined || logical.type === "INTEGER" ? {} : { logical_type: logical }) };
}

function named(chunk: ColumnChunk, name: string): ColumnChunk {
  return chunk.meta_data === undefined ? chunk : { ...chunk, meta_data: { ...chunk.meta_data, path_in_schema: [name] } };
}

function grouped(columns: readonly ColumnChunk[], rows: bigint): RowGroup {
  const sum = (of: "total_uncompressed_size" | "total_compressed_size"): bigint =>
    columns.reduce((total, { meta_data: meta }) => total + (meta?.[of] ?? 0n), 0n);
  return {
    columns: [...columns],
    total_byte_size: sum("total_uncompressed_size"),
    num_rows: rows,
    total_compressed_size: sum("total_compressed_size"),
  };
}
