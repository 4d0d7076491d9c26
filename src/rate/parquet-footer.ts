// What stands at the end of a Parquet file, and how one is written.

import { type FileHandle, open } from "node:fs/promises";
import { type FileMetaData, parquetMetadata, type RowGroup, type SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";

/** Bytes of the magic word. */
export const MAGIC = 4;
// Bytes of the footer's length with the magic word behind it.
const TAIL = 8;

/** What the end of a file says, and where the bytes before it end. */
export interface Footer {
  readonly metadata: FileMetaData;
  readonly body: number;
}

/** Read the footer of a file. */
export async function footerOf(file: string): Promise<Footer> {
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

/** The end of a file whose row groups stand before it. */
export function footer({ schema, created_by }: Described, groups: readonly RowGroup[], rows: bigint): Uint8Array {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [...schema],
    statistics: false,
    ...(created_by === undefined ? {} : { createdBy: created_by }),
  });
  writer.row_groups = [...groups];
  writer.num_rows = rows;
  writer.finish();
  // It begins a file of its own.
  return bytes.getBytes().subarray(MAGIC);
}

/** What a footer says besides the row groups. */
export interface Described {
  readonly schema: readonly SchemaElement[];
  readonly created_by?: string | undefined;
}

/** Write all of some bytes. */
export async function writeAll(target: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await target.write(bytes, at)).bytesWritten;
}
