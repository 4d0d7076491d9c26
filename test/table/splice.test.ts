// A file whose first columns are copied from another as they stand, with others behind: both readers see the same rows and the added columns.

import assert from "node:assert/strict";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { asyncBufferFromFile, type FileMetaData, parquetMetadata, parquetReadObjects, type SchemaElement } from "hyparquet";
import { fileWriter, ParquetWriter } from "hyparquet-writer";
import { withDuckdb } from "../../src/cli/parquet-rows.js";
import { readAt } from "../../src/table/parquet-input.js";
import { type NewColumn, type SplicedGroup, splicedFooter, type WrittenChunk } from "../../src/table/parquet-meta.js";
import { readStruct, writeStruct } from "../../src/table/thrift.js";
import { copied, opened, theirs } from "./read-back.js";
import { trivialChunk } from "./trivial-chunk.js";

const folder = mkdtempSync(join(tmpdir(), "splice-"));
after(() => rmSync(folder, { recursive: true }));

const ADDED: readonly NewColumn[] = [
  { name: "duty", type: { decimals: 2, precision: 18 } },
  { name: "why", type: "text" },
];
const duty = (row: number): bigint | null => (row % 10 === 3 ? null : BigInt(row) * 7n - 1000n);
const why = (row: number): string | null => (row % 4 === 0 ? null : `reason ${row % 13}`);

// Nested, strange and plain columns.
const SELECT = `select 'L' || r as line, [r, r + 1] as list, {'a': r, 'b': ['x' || r, null]} as nested, map {'k': r} as pairs, 'v' || r % 20 as coded,
  timestamp '2025-01-01' + to_seconds(r) as moment, uuid() as id, case when r % 3 = 0 then null else r / 7 end as share, repeat('wide', 20) || r as wide from range(13000) t(r)`;

/** Copy a file with columns added; `anew` is a text column that is encoded anew, with a mark before each text. */
function splice(file: string, out: string, anew?: string): void {
  const input = opened(file);
  const descriptor = openSync(file, "r");
  const parts: Uint8Array[] = [Buffer.from("PAR1")];
  let at = 4;
  const put = (bytes: Uint8Array): number => {
    parts.push(bytes);
    at += bytes.length;
    return at - bytes.length;
  };
  const write = (name: string, cells: readonly (string | bigint | null)[], physical: WrittenChunk["physical"]): WrittenChunk => {
    const { bytes, chunk } = trivialChunk(name, cells, at, physical);
    put(bytes);
    return chunk;
  };
  let first = 0;
  const groups: SplicedGroup[] = input.groups.map(({ rows, chunks }) => {
    const range = Array.from({ length: rows }, (_, row) => first + row);
    first += rows;
    const name = input.columns.find((column) => column.name === anew);
    const kept = chunks.map((chunk, leaf) =>
      leaf === name?.leaf
        ? write(
            name.name,
            range.map((row) => `'L${row}`),
            "BYTE_ARRAY",
          )
        : put(readAt(descriptor, chunk.start, chunk.length)),
    );
    return { kept, added: [write("duty", range.map(duty), "INT64"), write("why", range.map(why), "BYTE_ARRAY")] };
  });
  closeSync(descriptor);
  parts.push(splicedFooter(input.meta, ADDED, groups));
  writeFileSync(out, Buffer.concat(parts));
}

async function sameRows(file: string, out: string, from: string): Promise<void> {
  await withDuckdb(async (connection) => {
    const rows = `read_parquet('${out}', file_row_number = true)`;
    const differing = await connection.runAndReadAll(
      `select count(*)::integer from (select (columns(* exclude (file_row_number, duty, why)))::varchar from ${rows} order by file_row_number) a
       positional join (select columns(*)::varchar as "o_\\0" from (${from})) b where ${COLUMNS.map((name) => `a.${name} is distinct from b.o_${name}`).join(" or ")}`,
    );
    assert.deepEqual(differing.getRows(), [[0]]);
    const added = await connection.runAndReadAll(`select cast(duty * 100 as bigint), why from ${rows} order by file_row_number`);
    assert.deepEqual(
      added.getRows(),
      Array.from({ length: added.currentRowCount }, (_, row) => [duty(row), why(row)]),
    );
    const types = await connection.runAndReadAll(`describe select * from read_parquet('${file}')`);
    const now = await connection.runAndReadAll(`describe select * exclude (duty, why) from read_parquet('${out}')`);
    assert.deepEqual(now.getRows(), types.getRows());
    // Bounds of the input are still there, so a reader may skip what they exclude.
    const kept = await connection.runAndReadAll(
      `select count(*) filter (where stats_min_value is not null)::integer from parquet_metadata('${out}') where path_in_schema = 'coded'`,
    );
    assert.notDeepEqual(kept.getRows(), [[0]]);
    // The older bounds, which readers trust or not by the writer's name, are gone.
    const older = await connection.runAndReadAll(
      `select count(*) filter (where stats_min is not null)::integer from parquet_metadata('${out}') where path_in_schema = 'moment'`,
    );
    assert.deepEqual(older.getRows(), [[0]]);
    const indexes = await connection.runAndReadAll(
      `select count(*)::integer from parquet_metadata('${out}') where bloom_filter_offset is not null`,
    );
    assert.deepEqual(indexes.getRows(), [[0]]);
  });
}

const COLUMNS = ["line", "list", "nested", "pairs", "coded", "moment", "id", "share", "wide"];

for (const options of [
  "compression snappy, row_group_size 4096",
  "compression zstd, parquet_version v2",
  "compression gzip, row_group_size 2048, kv_metadata {kept: 'yes', \"ARROW:schema\": 'no'}",
])
  test(`columns are copied and others added: ${options}`, async () => {
    const file = join(folder, "in.parquet");
    const out = join(folder, "out.parquet");
    await copied(file, SELECT, options);
    splice(file, out);
    await sameRows(file, out, `from read_parquet('${file}')`);
    const before = await parquetReadObjects({ file: await asyncBufferFromFile(file) }).catch(() => undefined);
    if (before !== undefined) {
      const now = await parquetReadObjects({ file: await asyncBufferFromFile(out) });
      assert.deepEqual(
        now.map(({ duty: _, why: __, ...rest }) => rest),
        before,
      );
    }
    const bytes = readFileSync(out);
    const keys =
      parquetMetadata(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer).key_value_metadata ?? [];
    assert.deepEqual(
      keys.map(({ key, value }) => [key, value]),
      options.includes("kept") ? [["kept", "yes"]] : [],
    );
  });

test("a column that was encoded anew stands in its old place", async () => {
  const file = join(folder, "in.parquet");
  const out = join(folder, "out.parquet");
  await copied(file, SELECT, "compression snappy, row_group_size 4096");
  splice(file, out, "line");
  await sameRows(file, out, `select '''' || line as line, * exclude (line) from read_parquet('${file}')`);
});

test("what points outside of the columns is gone, what the file says of itself stays", async () => {
  const file = join(folder, "indexed.parquet");
  const out = join(folder, "out.parquet");
  const schema: SchemaElement[] = [
    { name: "root", num_children: 1 },
    { name: "line", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
  ];
  const writer = new ParquetWriter({ writer: fileWriter(file), schema, kvMetadata: [{ key: "kept", value: "yes" }] });
  writer.write({
    pageSize: 1000,
    columnData: [{ name: "line", data: Array.from({ length: 3000 }, (_, row) => `L${row}`), columnIndex: true, offsetIndex: true }],
  });
  writer.finish();
  const metadata = (path: string): FileMetaData => {
    const bytes = readFileSync(path);
    return parquetMetadata(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
  };
  assert.notEqual(metadata(file).row_groups[0]?.columns[0]?.offset_index_offset, undefined);
  splice(file, out);
  const { row_groups, created_by, key_value_metadata } = metadata(out);
  for (const { columns } of row_groups)
    for (const column of columns) {
      assert.equal(column.offset_index_offset, undefined);
      assert.equal(column.column_index_offset, undefined);
    }
  assert.equal(created_by, "carveout");
  assert.deepEqual(key_value_metadata, [{ key: "kept", value: "yes" }]);
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(out) });
  assert.deepEqual(
    rows.map(({ line, why: reason }) => [line, reason]),
    rows.map((_, row) => [`L${row}`, why(row)]),
  );
  assert.equal(rows.length, 3000);
  // Encoded anew, it has levels, and need not be there in every row any more.
  splice(file, out, "line");
  assert.equal(metadata(file).schema[1]?.repetition_type, "REQUIRED");
  assert.equal(metadata(out).schema[1]?.repetition_type, "OPTIONAL");
  assert.deepEqual((await theirs(out)).columns[0]?.slice(0, 2), ["'L0", "'L1"]);
  const { meta } = opened(file);
  const chunk = trivialChunk("line", ["x"], 4, "BYTE_ARRAY");
  const mixed = opened(file).groups.map((_, at) => ({ kept: [at === 0 ? chunk.chunk : 4], added: [] }));
  assert.ok(mixed.length > 1);
  assert.throws(() => splicedFooter(meta, [], mixed), /some row groups only/);
});

test("footers are written back byte for byte", async () => {
  const file = join(folder, "footer.parquet");
  for (const options of ["compression snappy, row_group_size 2048", "compression zstd, parquet_version v2"]) {
    await copied(file, SELECT, options);
    const bytes = readFileSync(file);
    const length = bytes.readUInt32LE(bytes.length - 8);
    const footer = bytes.subarray(bytes.length - 8 - length, bytes.length - 8);
    const { value, end } = readStruct(footer);
    assert.equal(end, footer.length);
    assert.ok(Buffer.from(writeStruct(value)).equals(footer));
  }
});
