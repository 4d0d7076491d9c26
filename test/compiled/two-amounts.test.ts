// Two quantities of a row that count as one: the same amount stands, another is an error, in the tables as in `assess`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { lineOf, planRows } from "../../src/bulk/line.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { compareTables } from "./compare.js";

const COLUMNS = [
  "hts",
  "origin",
  "entry_date",
  "customs_value",
  "spi",
  "quantity",
  "unit",
  "quantity2",
  "unit2",
  "copper_weight_kg",
  "weight_kg",
];
// By barrel, kilogram, number, dozen and kilogram of a metal; and by none.
const NUMBERS = ["2709.00.20.90", "0406.90.18.00", "6504.00.90.75", "2607.00.00.10", "8544.49.30.80"];
const UNITS = ["bbl", "BBL", "kg", "t", "g", "No.", "doz.", "Cu kg", "Cu g", "Pb kg", "furlongs", "Furlongs"];

function* rows(): Generator<string[]> {
  for (const hts of NUMBERS)
    for (const first of UNITS)
      for (const second of UNITS)
        for (const [one, two] of [
          ["100", "1"],
          ["12", "12"],
          ["1", "1000"],
        ] as const)
          for (const [copper, whole] of [
            ["", ""],
            ["1", ""],
            ["", "0.5"],
          ] as const)
            yield [hts, "CA", "2025-11-20", "50000.00", "", one, first, two, second, copper, whole];
}

test("two amounts in one unit are rated alike by the tables and by `assess`", async () => {
  const { rows: count, left, differences } = await compareTables(rows(), COLUMNS);
  assert.deepEqual(differences.slice(0, 5), []);
  assert.ok(left < (count * 3) / 4, `${left} of ${count} left`);
});

test("a row that states one unit twice, spelled alike, keeps both amounts", () => {
  const engine = bundledEngine();
  const plan = planRows(COLUMNS, engine.law.facts);
  const answer = (two: string): string => {
    const found = engine.assess(lineOf(["2709.00.20.90", "CA", "2025-11-20", "50000.00", "", "100", "bbl", two, "bbl", "", ""], plan));
    return found.status === "error" ? found.error.code : found.status;
  };
  assert.deepEqual([answer("1"), answer("100")], ["facts/two-amounts", "determined"]);
});
