// Bulk equals `assess`, cent for cent, bounds and questions included; and the packed book is of the law and schedule at hand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/cli/bundle.js";
import { bookFor, packedBook, scheduleHash } from "../../src/cli/bundled-book.js";
import { compareRows, randomRow, seeded } from "./equal.js";

test("the packed book was made from this law and this schedule", () => {
  const packed = packedBook("CA");
  assert.equal(packed?.law, bundledEngine().law.hash, "run `carveout book build`");
  assert.equal(packed?.schedule, scheduleHash(), "run `carveout book build`");
});

test("20,000 random rows are rated as assess rates them", () => {
  const book = bookFor(bundledEngine(), {}, "CA");
  const random = seeded(20_261_124);
  const rows = Array.from({ length: 20_000 }, () => randomRow(book, random));
  const { differences, uncompiled } = compareRows(rows);
  assert.deepEqual(differences.slice(0, 5), []);
  assert.ok(uncompiled < 10_000, `${uncompiled} rows were left to assess`);
});

test("every line of two chapters on every day of change, both claims", () => {
  const book = bookFor(bundledEngine(), {}, "CA");
  const columns = ["hts", "origin", "entry_date", "customs_value", "spi"];
  const rows = book.numbers
    .filter((hts) => hts.startsWith("76") || hts.startsWith("22"))
    .flatMap((hts) => book.slots.from.flatMap((day) => ["", "S"].map((spi) => [hts, "CA", day, "12345.67", spi])));
  const { differences } = compareRows(rows, columns);
  assert.deepEqual(differences.slice(0, 5), []);
});
