// The SQL that `carveout book export` writes rates as `assess` does, in DuckDB and PostgreSQL; a larger sample runs in `npm run check:full`.

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { membersOf } from "../../src/rate/law-store.js";
import { storesOf } from "../compiled/compare.js";
import { NARROW, statedRows, WIDE } from "../compiled/origin-rows.js";
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

test("one script rates entries of several origins, and leaves those of no other", async (t) => {
  const [own = "", ...others] = bundledEngine().law.countries.tables;
  const origins = [own, ...others.slice(0, 2)];
  const columns = ["row", ...NARROW, "steel_value", "quantity", "unit"];
  const places = columns.slice(1).map((name) => WIDE.indexOf(name));
  const stated = storesOf(origins).flatMap((store, at) => [...statedRows(membersOf(store), 700, at)]);
  const foreign = stated.slice(0, 50).map((row) => row.map((cell, at) => (WIDE[at] === "origin" ? "US" : cell)));
  const several = [...stated, ...foreign].map((row, at) => [String(at), ...places.map((place) => row[place] ?? "")]);
  const folder = await exported(several, { columns, origin: origins.join(",") });
  try {
    const check = ({ byStatus, differences }: WarehouseCompared): void => {
      assert.deepEqual(differences.slice(0, 5), []);
      assert.ok((byStatus.assess ?? 0) >= 50 && (byStatus.assess ?? 0) < several.length / 2, `${byStatus.assess} left`);
    };
    check(compareRated(several, await rateInDuckdb(folder), columns));
    const found = findPostgres(true);
    if ("skip" in found) t.diagnostic(found.skip);
    else check(compareRated(several, await rateInPostgres(folder, found.bin, columns), columns));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
