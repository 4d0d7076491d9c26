// A rule of stacking that begins or ends changes what the tables say on its day, also where no heading changes: lines of the numbers
// that such rules meet, on the days around each, against `assess`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, type Day } from "../../src/exact/day.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bookFor } from "../../src/packaged/bundled-book.js";
import { compareTables } from "./compare.js";

const COLUMNS = ["hts", "origin", "entry_date", "customs_value", "spi"];
const { law } = bundledEngine();
const FIRST = "2025-01-01";
const LAST = "2026-11-30";

// The days on which a rule of stacking or a row of a list of headings begins or ends, and the days before.
function ruleDays(): string[] {
  const rules = [...law.yields, ...Object.values(law.headingLists).flatMap(({ rows }) => [...rows])];
  const days = new Set(rules.flatMap(({ from, until }) => [from, ...(until === undefined ? [] : [until])]));
  return [...new Set([...days].flatMap((day) => [addDays(day as Day, -1), day]))].filter((day) => day >= FIRST && day <= LAST).sort();
}

test("each day of a rule of stacking, in the chapters where measures meet", async () => {
  const numbers = bookFor(bundledEngine(), {}, "CA").numbers.filter((hts) => hts.startsWith("8708"));
  const days = ruleDays();
  assert.ok(numbers.length > 50 && days.length > 20, `${numbers.length} numbers, ${days.length} days`);
  function* rows(): Generator<string[]> {
    for (const hts of numbers) for (const day of days) for (const spi of ["S", "", "?"]) yield [hts, "CA", day, "12345.67", spi];
  }
  const { differences, rows: compared } = await compareTables(rows(), COLUMNS);
  assert.deepEqual(differences.slice(0, 5), []);
  assert.ok(compared > 10_000);
});
