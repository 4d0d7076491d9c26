// Which Parquet files keep their own columns byte for byte when they are rated, and where their parts end.

import type { ColumnMetaData, FileMetaData, RowGroup, SchemaElement } from "hyparquet";
import { footerOf, MAGIC } from "./parquet-footer.js";

/** Row groups of a Parquet file, in their order, whose columns can be taken over. */
export interface OwnColumns {
  readonly file: string;
  /** One for each column. */
  readonly schema: readonly SchemaElement[];
  readonly groups: readonly RowGroup[];
}

// Writers whose files state where each column begins and how long it is. Old releases of some did not count the head of a dictionary.
const WRITERS = /^(DuckDB|Polars|Arrow|parquet-cpp-arrow|parquet-rs|hyparquet|datafusion|parquet-mr version 1\.(8|9|[1-9]\d)\.)/i;
// Rows of a group that is rated at once, and rows below which it does not pay.
const MOST = 375_000;
const LEAST = 20_000;

/** What the types of a column must allow. */
export interface ColumnNeed {
  /** Whether some cells may have to be written anew, as text. */
  readonly anew: boolean;
}

/** The columns of a file, where all can be taken over: none is nested, and each that may be written anew is text that may be missing. */
export async function ownColumns(file: string, needs: readonly ColumnNeed[]): Promise<OwnColumns | undefined> {
  // What this cannot read DuckDB may, and says so where it cannot.
  const found = await footerOf(file).catch(() => undefined);
  if (found === undefined) return undefined;
  const { metadata, body } = found;
  const { schema, row_groups: groups, created_by: writer = "" } = metadata;
  const columns = schema.slice(1);
  const kept =
    WRITERS.test(writer) &&
    columns.length === needs.length &&
    columns.every((column, at) => isKept(column, needs[at] as ColumnNeed)) &&
    groups.every((group) => group.columns.length === columns.length && group.columns.every((chunk) => isHere(chunk, BigInt(body)))) &&
    sizesFit(metadata);
  return kept ? { file, schema: columns, groups } : undefined;
}

/** Cut row groups into parts of about so many rows. */
export function groupParts({ groups }: OwnColumns, rows: number): RowGroup[][] {
  const parts: RowGroup[][] = [];
  let held = Number.POSITIVE_INFINITY;
  for (const group of groups) {
    const size = Number(group.num_rows);
    if (held + size / 2 > rows) {
      parts.push([]);
      held = 0;
    }
    (parts.at(-1) as RowGroup[]).push(group);
    held += size;
  }
  return parts;
}

function isKept({ type, num_children: children, repetition_type: repeats }: SchemaElement, { anew }: ColumnNeed): boolean {
  const isFlat = type !== undefined && (children === undefined || children === 0) && repeats !== "REPEATED";
  return isFlat && (!anew || (type === "BYTE_ARRAY" && repeats === "OPTIONAL"));
}

/** Where the bytes of a column stand in a file: its dictionary, if any, and what is behind it. */
export function placeOf({ dictionary_page_offset: dictionary, data_page_offset: data, total_compressed_size: size }: ColumnMetaData): {
  readonly from: bigint;
  readonly size: bigint;
} {
  return { from: dictionary !== undefined && dictionary > 0n && dictionary < data ? dictionary : data, size };
}

function isHere({ file_path: elsewhere, meta_data: meta, crypto_metadata: encrypted }: RowGroup["columns"][number], body: bigint): boolean {
  if (elsewhere || meta === undefined || encrypted !== undefined) return false;
  const { from, size } = placeOf(meta);
  return from >= MAGIC && size > 0n && from + size <= body;
}

function sizesFit({ row_groups: groups, num_rows: rows }: FileMetaData): boolean {
  const sizes = groups.map(({ num_rows: size }) => Number(size));
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  return whole === Number(rows) && whole > 0 && sizes.every((size) => size > 0 && size <= MOST) && whole >= LEAST * (sizes.length - 1);
}
