// Footers: what is written by hand is read by DuckDB and hyparquet; what is read is written back byte for byte.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { withDuckdb } from "../../src/cli/parquet-rows.js";
import { footer, type NewColumn, type NewGroup } from "../../src/table/parquet-meta.js";
import { trivialChunk } from "./trivial-chunk.js";

const folder = mkdtempSync(join(tmpdir(), "footer-"));
after(() => rmSync(folder, { recursive: true }));

const COLUMNS: readonly NewColumn[] = [
  { name: "naïve, text", type: "text" },
  { name: "amount", type: { decimals: 2, precision: 18 } },
];
const GROUPS: readonly { readonly texts: readonly (string | null)[]; readonly amounts: readonly (bigint | null)[] }[] = [
  { texts: ["a", "", null, "é", "=1"], amounts: [1n, null, -250n, 99999999999999n, 0n] },
  {
    texts: Array.from({ length: 3000 }, (_, at) => (at % 7 === 0 ? null : `t${at}`)),
    amounts: Array.from({ length: 3000 }, (_, at) => BigInt(at)),
  },
];

function newFile(): Buffer {
  const parts: Buffer[] = [Buffer.from("PAR1")];
  let at = 4;
  const groups: NewGroup[] = GROUPS.map(({ texts, amounts }) => {
    const first = trivialChunk("naïve, text", texts, at, "BYTE_ARRAY");
    const second = trivialChunk("amount", amounts, at + first.bytes.length, "INT64");
    parts.push(first.bytes, second.bytes);
    at += first.bytes.length + second.bytes.length;
    return { rows: texts.length, chunks: [first.chunk, second.chunk] };
  });
  return Buffer.concat([...parts, footer(COLUMNS, groups)]);
}

test("a new file is read by DuckDB and hyparquet as it was meant", async () => {
  const file = join(folder, "new.parquet");
  writeFileSync(file, newFile());
  const texts = GROUPS.flatMap((group) => group.texts);
  const amounts = GROUPS.flatMap((group) => group.amounts);
  await withDuckdb(async (connection) => {
    const types = await connection.runAndReadAll(`describe select * from read_parquet('${file}')`);
    assert.deepEqual(
      types.getRows().map(([name, type]) => [name, type]),
      [
        ["naïve, text", "VARCHAR"],
        ["amount", "DECIMAL(18,2)"],
      ],
    );
    const rows = await connection.runAndReadAll(`select "naïve, text", cast(amount * 100 as bigint) from read_parquet('${file}')`);
    assert.deepEqual(
      rows.getRows(),
      texts.map((each, row) => [each, amounts[row]]),
    );
    const nulls = await connection.runAndReadAll(
      `select sum(stats_null_count)::integer from parquet_metadata('${file}') where path_in_schema = 'amount'`,
    );
    assert.deepEqual(nulls.getRows(), [[1]]);
  });
  // hyparquet gives decimals as doubles.
  const objects = await parquetReadObjects({ file: await asyncBufferFromFile(file) });
  assert.deepEqual(
    objects.map((each) => [each["naïve, text"], each.amount === null ? null : BigInt(Math.round(100 * (each.amount as number)))]),
    texts.map((each, row) => [each, amounts[row]]),
  );
});
