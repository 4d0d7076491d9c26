// Country rates against the reference table of countries, which was read from the headings apart from the law files: toys, which are on no
// list of exceptions and free in the schedule, of every origin that is answered, on a day of each period.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";

const TABLE = packagePath("../shared/law/origins/countries.csv");
const TOYS = "9503.00.00.73";

// Headings by which the acts of that table set rates; other acts have headings of their own.
const BY_COUNTRY = /^9903\.(01\.(25|4[3-9]|[56]\d|7[0-6])|02\.\d\d|05\.[2-9]\d)$/;

type Row = Readonly<Record<string, string>>;

// The day, and the columns of the table of which the last that says something is the heading of that day.
const PERIODS: readonly (readonly [day: string, columns: readonly string[]])[] = [
  ["2025-04-06", ["reciprocal_2025_04_05"]],
  ["2025-04-09", ["reciprocal_2025_04_05", "reciprocal_2025_04_09_one_day"]],
  ["2025-04-11", ["reciprocal_2025_04_05"]],
  ["2025-08-08", ["reciprocal_2025_04_05", "reciprocal_2025_08_07"]],
  ["2026-02-10", ["reciprocal_2025_04_05", "reciprocal_2025_08_07", "reciprocal_changed_by_2026_02"]],
  ["2026-10-01", ["forced_labor_301"]],
];

// "9903.02.61 +19%" or "9903.02.20 total 15%"; the schedule's own rate of toys is nothing.
const SAID = /^(9903\.\d\d\.\d\d) (?:\+|total )([\d.]+)%$/;

test("each origin pays the country rate of its day", { skip: !existsSync(TABLE) && "the reference table is not there" }, () => {
  const engine = bundledEngine();
  const rows = parse(readFileSync(TABLE), { columns: true, bom: true }) as Row[];
  const encoded = new Set(engine.law.countries.encoded);
  const compared = rows.filter(({ iso = "" }) => encoded.has(iso));
  assert.ok(compared.length >= 150);
  const differences: string[] = [];
  for (const row of compared)
    for (const [day, columns] of PERIODS) {
      const said = columns.map((column) => row[column] ?? "").findLast((cell) => cell !== "") ?? "";
      const [, heading, rate] = SAID.exec(said) ?? [];
      assert.ok(said === "" || heading !== undefined, `${row.iso} ${said}`);
      const answer = engine.assess({ hts: TOYS, origin: row.iso, entryDate: day, importDate: day, value: "1000.00", spi: null });
      assert.ok(answer.status === "determined", `${row.iso} ${day} ${answer.status}`);
      const owed = answer.duties.flatMap(({ heading: at = "" }) => (BY_COUNTRY.test(at) ? [at] : []));
      const duty = answer.duties.find(({ heading: at }) => at === heading);
      const expected = heading === undefined ? "nothing" : `${heading} ${(Number(rate) * 10).toFixed(2)}`;
      const found = heading === undefined ? owed.join(" ") || "nothing" : `${heading} ${duty?.amount ?? "0.00"}`;
      if (expected !== found) differences.push(`${row.iso} ${day}: ${expected}, found ${found} (${owed.join(" ")})`);
    }
  assert.deepEqual(differences, []);
});
