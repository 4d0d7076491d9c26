// Parquet files that are cut or whose bytes were changed: each is refused with its code or every row has an answer; none hangs or ends the process,
// and nothing stands under the name of the output where it was refused.

import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { quoted } from "../../src/rate/duckdb-sql.js";
import { withDuckdb } from "../../src/table-files/parquet-rows.js";
import { TableError } from "../../src/tables/table-error.js";
import { seeded } from "../bulk/equal.js";
import { byDuckdb, newFolder, type Written } from "./ways.js";

const { path, remove } = newFolder("damage");
after(remove);

const ROWS = 600;
const SELECT = `select '6109.10.00.04' as hts, 'CA' as origin, '2025-08-01' as entry_date, (1000 + r)::decimal(12, 2) as customs_value, 'S' as spi,
  case when r % 7 = 0 then null else 'v' || r % 50 end as coded, md5(r::varchar) as plain, (r / 3)::double as share from range(${ROWS}) t(r)`;

// As the command does: in place, and where that cannot be, from a copy.
async function attempt(file: string): Promise<Written | TableError> {
  const output = path("out.csv");
  rmSync(output, { force: true });
  try {
    return (await byDuckdb(file, output)) ?? ((await byDuckdb(file, output, { whole: true })) as Written);
  } catch (error) {
    assert.ok(error instanceof TableError, `${(error as Error).stack}`);
    assert.ok(!existsSync(output));
    return error;
  }
}

for (const options of ["compression snappy", "compression uncompressed, row_group_size 2048", "compression gzip, parquet_version v2"]) {
  test(`cut files are refused, and changed bytes do no harm: ${options}`, async () => {
    const [whole, other] = [path("whole.parquet"), path("other.parquet")];
    await withDuckdb((connection) => connection.run(`copy (${SELECT}) to ${quoted(whole)} (format parquet, ${options})`));
    const bytes = readFileSync(whole);
    for (let part = 0; part < 12; part++) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * part) / 12));
      for (const some of [cut, Buffer.concat([cut, bytes.subarray(-8)])]) {
        writeFileSync(other, some);
        const found = await attempt(other);
        assert.ok(found instanceof TableError, `${part}`);
        assert.match(found.code, /^table\/(unreadable|empty)$/);
      }
    }
    const footed = bytes.readUInt32LE(bytes.length - 8) + 8;
    const random = seeded(7);
    let refused = 0;
    for (let each = 0; each < 30; each++) {
      const now = Buffer.from(bytes);
      // Half of them in the footer, where sizes and places stand.
      const [from, to] = each % 2 === 0 ? [now.length - footed, now.length] : [0, now.length - footed];
      for (let times = 0; times < 1 + (each % 3); times++) now[from + Math.floor(random() * (to - from))] = Math.floor(random() * 256);
      writeFileSync(other, now);
      const found = await attempt(other);
      if (found instanceof TableError) refused++;
      else assert.equal(found.table.length, ROWS + 1);
    }
    assert.ok(refused > 3, `${refused}`);
  });
}
