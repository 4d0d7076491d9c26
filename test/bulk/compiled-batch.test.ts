// Rows rated by the compiled law and rows rated by `assess` one by one come out as the same table and the same sums.

import assert from "node:assert/strict";
import { test } from "node:test";
import { type BatchSetting, rateBatch } from "../../src/bulk/batch.js";
import { compiledBatch } from "../../src/bulk/compiled-batch.js";
import { planRows } from "../../src/bulk/line.js";
import type { Tally } from "../../src/bulk/tally.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bookFor } from "../../src/packaged/bundled-book.js";
import { COLUMNS, randomRow, seeded } from "./equal.js";

// A month that owes nothing is no row of the sums in one way and a row of zeros in the other.
function sums({ duty, ...counts }: Tally): object {
  const owed = Object.entries(duty).flatMap(([month, each]) =>
    Object.entries(each)
      .filter(([, cents]) => cents !== 0n)
      .map(([authority, cents]) => `${month} ${authority} ${cents}`),
  );
  return { ...counts, uncompiled: 0, owed: owed.sort() };
}

test("5,000 random rows, ragged and formula-like ones among them, give the same table and sums", () => {
  const engine = bundledEngine();
  const names = [...COLUMNS, "note"];
  const setting: BatchSetting = { engine, plan: planRows(names, engine.law.facts), width: names.length, options: {}, raw: false };
  const book = bookFor(engine, {}, "CA");
  const random = seeded(5);
  const rows = Array.from({ length: 5_000 }, (_, at) => ({
    cells: [...randomRow(book, random), at % 7 === 0 ? "=1+1" : "x"].slice(0, at % 11 === 0 ? 9 : names.length),
  }));
  const compiled = compiledBatch(names, book, "CA", setting)(rows);
  const assessed = rateBatch(rows, setting);
  assert.deepEqual(compiled.rows, assessed.rows);
  assert.deepEqual(sums(compiled.tally), sums(assessed.tally));
  assert.ok(compiled.tally.uncompiled < 3_500, `${compiled.tally.uncompiled} rows were left to assess`);
  assert.ok(compiled.tally.repaired + compiled.tally.defused > 0);
});
