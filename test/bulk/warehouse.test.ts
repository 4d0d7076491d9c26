// The SQL that `carveout book export` writes rates as `assess` does, in DuckDB and PostgreSQL; a larger sample runs in `npm run check:full`.

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { compareRated, exported, findPostgres, rateInDuckdb, rateInPostgres, sampleRows, type WarehouseCompared } from "./warehouse.js";

const rows = sampleRows(3_000, 7);
let dir = "";

before(async () => {
  dir = await exported(rows);
});

after(() => rmSync(dir, { recursive: true, force: true }));

function equal({ byStatus, differences }: WarehouseCompared): void {
  assert.deepEqual(differences.slice(0, 5), []);
  for (const status of ["determined", "range", "prohibited", "assess"]) assert.ok((byStatus[status] ?? 0) > 10, `too few rows ${status}`);
  assert.ok((byStatus.assess ?? 0) < 1_000, `${byStatus.assess} rows were left to assess`);
}

test("DuckDB rates the entries as assess does, cent for cent", async () => {
  equal(compareRated(rows, await rateInDuckdb(dir)));
});

test("PostgreSQL rates the entries as assess does, cent for cent", async (t) => {
  const found = findPostgres(true);
  if ("skip" in found) return t.skip(found.skip);
  equal(compareRated(rows, await rateInPostgres(dir, found.bin)));
});
