// Parquet files of several writers are read cell by cell as DuckDB reads them.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { SchemaElement } from "hyparquet";
import { fileWriter, ParquetWriter } from "hyparquet-writer";
import { footer, type NewColumn, pageHeader, type WrittenChunk } from "../../src/table/parquet-meta.js";
import { CODEC, ENCODING } from "../../src/table/parquet-names.js";
import { rawPages } from "../../src/table/parquet-pages.js";
import { copied, opened, ours, theirs } from "./read-back.js";
import { levelsOf, plainOf } from "./trivial-chunk.js";

const folder = mkdtempSync(join(tmpdir(), "parquet-"));
after(() => rmSync(folder, { recursive: true }));

// Dictionary, plain, with absent and empty cells, long ones, one value all through, nothing at all; and dictionaries of many sizes.
const TEXTS = `select 'L' || r as plain, case when r % 7 = 0 then null else 'v' || (r % 50) end as coded, case r % 3 when 0 then '' when 1 then null else 'é' || (hash(r) % 9) end as sparse,
  repeat('x', (hash(r) % 40)::integer) || case when r % 1000 = 0 then repeat('long', 3000) else '' end as long, 'one' as same, cast(null as varchar) as none,
  case when hash(r) % 10 < 8 then null else 'rare' || r end as mostly, 'd' || (hash(r) % 3000) as wide, 'd' || (hash(r + 1) % 2) as two, 'd' || (r // 400) as runs
  from range(20000) t(r)`;

async function equal(file: string): Promise<{ forms: Set<string>[] }> {
  const mine = ours(file);
  const their = await theirs(file);
  assert.deepEqual(
    opened(file).columns.map(({ type }) => type),
    their.types,
  );
  mine.columns.forEach((column, at) => {
    const other = their.columns[at] ?? [];
    const wrong = column.findIndex((cell, row) => cell !== other[row]);
    assert.equal(wrong, -1, `column ${at}, row ${wrong}: ${column[wrong]} is ${other[wrong]}`);
    assert.equal(column.length, other.length);
  });
  return mine;
}

for (const options of [
  "compression snappy, row_group_size 6144",
  "compression uncompressed",
  "compression gzip, row_group_size 4096",
  "compression brotli",
  "compression snappy, dictionary_size_limit 1",
  "compression snappy, row_group_size 8192, dictionary_size_limit 1000",
])
  test(`texts as DuckDB writes them: ${options}`, async () => {
    const file = join(folder, "texts.parquet");
    await copied(file, TEXTS, options);
    await equal(file);
  });

test("both forms of cells come, as the writer chose", async () => {
  const file = join(folder, "forms.parquet");
  await copied(file, TEXTS, "compression snappy");
  const { forms } = await equal(file);
  assert.deepEqual([...(forms[1] ?? [])], ["codes"]);
  assert.deepEqual([...(forms[0] ?? [])], ["spans"]);
});

test("DuckDB's second form of pages", async () => {
  const file = join(folder, "v2.parquet");
  await copied(
    file,
    "select case when r % 7 = 0 then null else 'v' || (r % 50) end as coded, r % 9 as number from range(20000) t(r)",
    "parquet_version v2",
  );
  await equal(file);
});

const TYPED = `select (h % 256)::utinyint as u1, (h % 256 - 128)::tinyint as i1, (h % 65536)::usmallint as u2, (h % 65536 - 32768)::smallint as i2,
  (h % 4294967296)::uinteger as u4, (h % 4294967296 - 2147483648)::integer as i4, h::ubigint as u8, (h - 9223372036854775808)::bigint as i8,
  (h % 1000)::bigint as small8, r % 2 = 0 as truth, case when h % 3 = 0 then null else h % 2 = 0 end as sparse_truth,
  date '1970-01-01' + (h % 40000 - 20000)::integer as usual_day, date '2025-01-01' + (r % 300)::integer as coded_day,
  case r % 6 when 0 then date '0001-01-01' when 1 then date '9999-12-31' when 2 then date '10000-01-01' when 3 then date '0044-03-15 (BC)' when 4 then 'infinity'::date
    else '-infinity'::date end as far_day,
  ((h % 20000 - 10000) / 200)::decimal(4, 2) as d4, ((h % 2000000000 - 1000000000) / 100)::decimal(15, 2) as d15, ((h % 200000 - 100000) / 7)::decimal(9, 3) as d9,
  (h % 1000000000000000000)::decimal(18, 0) as d18, (h * 1234567 - 1234567890123456789)::decimal(38, 0) as d38, ((h % 200 - 100) / 101)::decimal(3, 3) as d33,
  (r - 500)::decimal(20, 5) as d20, case when r % 3 = 0 then null else (r % 100)::decimal(12, 2) end as coded_decimal
  from (select r, hash(r)::hugeint as h from range(5000) t(r))`;

test("numbers, days and truth are the text that DuckDB casts them to", async () => {
  const file = join(folder, "typed.parquet");
  for (const options of ["compression snappy", "compression snappy, dictionary_size_limit 1"]) {
    await copied(file, TYPED, options);
    await equal(file);
  }
});

const FLOATS = `select v as d, v::float as f from (
  select case r % 12 when 0 then (hash(r) % 100000000)::double / 100 when 1 then -(hash(r) % 100000)::double / 1000 when 2 then (hash(r) % 1000)::double
    when 3 then (hash(r)::double / 3) when 4 then 1 / (hash(r)::double + 1) when 5 then pow(10, (r // 12) % 40 - 20) when 6 then pow(2, (r // 12) % 120 - 60) when 7 then r::double / 7
    when 8 then 1e16 - 2 * (r % 10) when 9 then 123456789012345678 / (r + 1) when 10 then 0.1 * r else -0.0001 / (r + 1) end as v from range(30000) t(r)
  union all select unnest([0.0, -0.0, 'nan'::double, 'inf'::double, '-inf'::double, 1e16, 9999999999999998, 1e15, 1e-4, 9.999e-5, 1e-5, 5e-324, 1e22, 1e23, 0.1 + 0.2, 1234.0, 1e7, 123456.7]))`;

test("doubles are written as DuckDB writes them", async () => {
  const file = join(folder, "floats.parquet");
  await copied(file, FLOATS, "compression snappy");
  await equal(file);
});

test("bytes without a meaning, JSON and enumerations", async () => {
  const file = join(folder, "blobs.parquet");
  await copied(
    file,
    `select encode('a"b\\c''d' || chr(r::integer + 1)) as bytes, ('{"a": ' || r || '}')::json as json, (case when r % 2 = 0 then 'x' else 'y' end)::enum('x', 'y') as word from range(300) t(r)`,
    "compression snappy",
  );
  await equal(file);
});

test("files of another writer: required columns, many pages, short decimals", async () => {
  const file = join(folder, "other.parquet");
  const schema: SchemaElement[] = [
    { name: "root", num_children: 7 },
    { name: "needed", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
    { name: "coded", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
    { name: "amount", type: "INT64", converted_type: "DECIMAL", precision: 18, scale: 2, repetition_type: "OPTIONAL" },
    { name: "count", type: "INT32", repetition_type: "REQUIRED" },
    ...[6, 9, 16].map(
      (bytes, at): SchemaElement => ({
        name: `fixed${bytes}`,
        type: "FIXED_LEN_BYTE_ARRAY",
        type_length: bytes,
        converted_type: "DECIMAL",
        precision: [14, 20, 38][at] as number,
        scale: 2,
        repetition_type: "OPTIONAL",
      }),
    ),
  ];
  const writer = new ParquetWriter({ writer: fileWriter(file), schema });
  const rows = Array.from({ length: 30_000 }, (_, row) => row);
  const fixed = (row: number, unit: bigint): bigint | null => (row % 6 === 0 ? null : (BigInt(row) - 15_000n) * unit);
  for (let group = 0; group < 3; group++)
    writer.write({
      pageSize: 20_000,
      columnData: [
        { name: "needed", data: rows.map((row) => `needed ${row * (group + 1)}`) },
        { name: "coded", data: rows.map((row) => (row % 5 === 0 ? null : `c${row % 11}`)) },
        { name: "amount", data: rows.map((row) => (row % 4 === group ? null : BigInt(row * 37 - 5000))) },
        { name: "count", data: rows.map((row) => row % (group === 0 ? 10 : 100_000)) },
        { name: "fixed6", data: rows.map((row) => fixed(row, 1_000_003n)) },
        { name: "fixed9", data: rows.map((row) => fixed(row, 1_000_000_000_000_007n)) },
        { name: "fixed16", data: rows.map((row) => fixed(row, 2n ** BigInt(row % 90))) },
      ],
    });
  writer.finish();
  await equal(file);
  assert.equal(opened(file).columns[0]?.required, true);
  const pages = opened(file).groups.flatMap(({ rows: many, chunks }) =>
    chunks.map((chunk) => rawPages(readFileSync(file).subarray(chunk.start, chunk.start + chunk.length), many).data.length),
  );
  assert.ok(
    pages.some((count) => count > 10),
    `${pages}`,
  );
});

// A chunk whose dictionary was given up: entries, a page of codes, a page of values.
function fallenBack(
  name: string,
  entries: readonly (string | bigint)[],
  codes: readonly (number | null)[],
  rest: readonly (string | bigint | null)[],
  at: number,
) {
  const parts: Buffer[] = [];
  const put = (kind: "data" | "dictionary", values: number, encoding: number, page: Buffer): void => {
    parts.push(Buffer.from(pageHeader({ kind, values, encoding, uncompressed: page.length, compressed: page.length })), page);
  };
  put("dictionary", entries.length, ENCODING.plain, plainOf(entries));
  const before = Buffer.concat(parts).length;
  const levels = levelsOf(codes.map((code) => (code === null ? null : "")));
  // Codes of two bits in runs of one.
  const runs = codes.flatMap((code) => (code === null ? [] : [2, code]));
  put("data", codes.length, ENCODING.rleDictionary, Buffer.concat([levels, Buffer.from([2, ...runs])]));
  put("data", rest.length, ENCODING.plain, Buffer.concat([levelsOf(rest), plainOf(rest)]));
  const bytes = Buffer.concat(parts);
  const chunk: WrittenChunk = {
    name,
    physical: typeof entries[0] === "string" ? "BYTE_ARRAY" : "INT64",
    encodings: [ENCODING.plain, ENCODING.rle, ENCODING.rleDictionary],
    codec: CODEC.none,
    values: codes.length + rest.length,
    uncompressedSize: bytes.length,
    compressedSize: bytes.length,
    dictionaryOffset: at,
    dataOffset: at + before,
  };
  return { bytes, chunk };
}

test("a column whose dictionary was given up on the way", async () => {
  const file = join(folder, "fallen.parquet");
  const codes = [0, 1, null, 2, 0, null, 1];
  const texts = fallenBack("text", ["one", "", "é"], codes, [null, "plain", "", "more", null], 4);
  const amounts = fallenBack("amount", [5n, -12345n, 0n], codes, [null, 99n, -1n, null, 7n], 4 + texts.bytes.length);
  const columns: NewColumn[] = [
    { name: "text", type: "text" },
    { name: "amount", type: { decimals: 2, precision: 18 } },
  ];
  const end = footer(columns, [{ rows: 12, chunks: [texts.chunk, amounts.chunk] }]);
  writeFileSync(file, Buffer.concat([Buffer.from("PAR1"), texts.bytes, amounts.bytes, end]));
  const { forms } = await equal(file);
  assert.deepEqual([...(forms[0] ?? []), ...(forms[1] ?? [])], ["spans", "spans"]);
  assert.deepEqual(ours(file).columns[0], ["one", "", null, "é", "one", null, "", null, "plain", "", "more", null]);
});
