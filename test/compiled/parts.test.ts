// Rates on parts of an article, some of which the row states: the tables and `assess` leave the same to the others.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { compareTables } from "./compare.js";

const { schedule } = bundledEngine();
const PARTS = ["case_value", "strap_value", "case_and_strap_value", "battery_value", "movement_value", "movement_and_case_value"];
const COLUMNS = ["hts", "origin", "entry_date", "customs_value", "spi", "quantity", "unit", ...PARTS];

// Every number of chapter 91 with a rate of its own, with none, one and two of the parts stated.
function* rows(): Generator<string[]> {
  const seen = new Set<string>();
  const stated = [undefined, ...PARTS.keys()];
  for (const hts of schedule.numbers()) {
    const rate = hts.startsWith("91") ? schedule.line(hts, "2025-11-20" as never)?.general : undefined;
    if (rate === undefined || seen.has(rate)) continue;
    seen.add(rate);
    for (const first of stated)
      for (const second of stated) {
        if (first !== undefined && second !== undefined && second <= first) continue;
        const parts = PARTS.map((_, at) => (at === first ? "1200.00" : at === second ? "799.95" : ""));
        for (const spi of ["", "?"]) yield [hts, "CA", "2025-11-20", "5000.00", spi, "10", "No.", ...parts];
      }
  }
}

test("parts that are stated are left to no other, in the tables as in `assess`", async () => {
  const { rows: count, left, differences } = await compareTables(rows(), COLUMNS);
  assert.deepEqual(differences.slice(0, 5), []);
  assert.ok(count > 1_000 && left < count, `${left} of ${count} left`);
});
