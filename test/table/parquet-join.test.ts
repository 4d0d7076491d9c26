// Parts of a Parquet table joined byte for byte, against DuckDB's reading of the parts one behind the other.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parquetReadObjects } from "hyparquet";
import { joinParquet } from "../../src/rate/parquet-join.js";
import { withDuckdb } from "../../src/table-files/parquet-rows.js";
import { newFolder } from "./ways.js";

const COLUMNS = [
  "range::bigint as number",
  "(range * 1.25)::decimal(18, 2) as amount",
  "(range % 7)::decimal(38, 6) as wide",
  "range * 0.1::double as rate",
  "date '2025-01-01' + (range % 700)::integer as day",
  "timestamp '2025-01-01 10:00:00' + interval (range) second as moment",
  "range % 2 = 0 as even",
  "case when range % 5 = 0 then null else 'name ' || (range % 50) end as dictionary",
  "md5(range::varchar) as distinct_text",
  "(range % 3)::varchar::enum('0', '1', '2') as choice",
  "range::varchar::blob as bytes",
  "[range, null, range + 1] as list",
  "{a: range, b: 'é' || range} as struct",
  "uuid() as id",
  "null::varchar as nothing",
];

test("parts read as one table, in their order, and filters find their rows", async () => {
  const folder = newFolder("parquet-join");
  try {
    const sizes = [3_000, 1, 0, 250_001];
    const parts = sizes.map((_, at) => folder.path(`${at}.parquet`));
    const joined = folder.path("joined.parquet");
    await withDuckdb(async (connection) => {
      const ask = async (sql: string): Promise<unknown> => (await connection.runAndReadAll(sql)).getRowsJson();
      let from = 0;
      for (const [at, size] of sizes.entries()) {
        await connection.run(
          `copy (select ${COLUMNS.join(", ")} from range(${from}, ${from + size})) to '${parts[at]}' (format parquet, compression snappy, row_group_size 20000)`,
        );
        from += size;
      }
      await joinParquet(parts, joined);
      const list = parts.map((part) => `'${part}'`).join(", ");
      const whole = `read_parquet('${joined}')`;
      assert.deepEqual(await ask(`select count(*)::integer from ${whole}`), [[from]]);
      assert.deepEqual(await ask(`describe select * from ${whole}`), await ask(`describe select * from read_parquet([${list}])`));
      assert.deepEqual(
        await ask(`select count(*)::integer from read_parquet('${joined}', file_row_number = true) where file_row_number <> number`),
        [[0]],
        "the order",
      );
      const hashes = (table: string): string =>
        `select bit_xor(hash(t))::varchar, sum(amount)::varchar, count(dictionary)::integer from ${table} t`;
      assert.deepEqual(await ask(hashes(whole)), await ask(hashes(`read_parquet([${list}])`)));
      for (const filter of [
        "number = 251002",
        "dictionary = 'name 49'",
        "distinct_text = md5('3000')",
        "amount > 313000.00",
        "day = date '2025-01-01'",
      ])
        assert.deepEqual(
          await ask(`select count(*)::integer from ${whole} where ${filter}`),
          await ask(`select count(*)::integer from read_parquet([${list}]) where ${filter}`),
          filter,
        );
    });
    const bytes = readFileSync(joined);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const read = await parquetReadObjects({ file, columns: ["number", "dictionary"] });
    assert.equal(read.length, 253_002);
    assert.deepEqual(read.at(-1), { number: 253_001n, dictionary: "name 1" });
  } finally {
    folder.remove();
  }
});
