// The rates by country of the reference material, where it stands beside the project: on each of their days the engine adds them, under
// their headings, to a number that no list names.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";

const file = packagePath("../shared/law/origins/countries.csv");
const skip = existsSync(file) ? false : "the reference material is not beside the project";
const rows = skip === false ? (parse(readFileSync(file), { columns: true }) as Readonly<Record<string, string>>[]) : [];
const engine = bundledEngine();

// Shin guards: free of ordinary duty, so that a total to be reached is all added.
const HTS = "9506.62.40.40";
const DAYS: readonly (readonly [column: string, days: readonly string[]])[] = [
  ["reciprocal_2025_04_05", ["2025-04-05", "2025-04-08"]],
  ["reciprocal_2025_04_09_one_day", ["2025-04-09"]],
  ["reciprocal_2025_08_07", ["2025-08-07", "2025-11-13"]],
  ["forced_labor_301", ["2026-07-24", "2026-11-20"]],
];
// The headings of these duties, for a day without one of them.
const FAMILIES: Readonly<Record<string, RegExp>> = {
  reciprocal: /^9903\.(01\.(25|[4-7]\d)|02\.\d\d)$/,
  forced: /^9903\.0(5\.[2-9]\d|6\.\d\d)$/,
};
// Of the emergencies of one country, which stand among the numbers of the reciprocal headings.
const OTHERS = /^9903\.01\.77$/;

function added(origin: string, entryDate: string, family: RegExp): string[] {
  const answer = engine.assess({ hts: HTS, origin, entryDate, value: "10000.00", spi: null, mode: "air" });
  assert.equal(answer.status, "determined", `${origin} on ${entryDate}`);
  if (answer.status !== "determined") return [];
  return answer.duties.flatMap(({ heading, amount }) =>
    heading !== undefined && family.test(heading) && !OTHERS.test(heading) && amount !== "0.00" ? [`${heading} ${amount}`] : [],
  );
}

test("rates by country and day", { skip }, () => {
  const answered = rows.filter(({ iso = "" }) => engine.law.countries.encoded.includes(iso));
  let compared = 0;
  for (const row of answered)
    for (const [column, days] of DAYS) {
      const written = row[column] ?? "";
      // Without a rate of its own a country stays under the baseline of April, where it has that.
      const rate = written !== "" || column.startsWith("forced") ? written : (row.reciprocal_2025_04_05 ?? "");
      const [, heading = "", percent = ""] = /^(\S+) (?:\+|total )([\d.]+)%$/.exec(rate) ?? [];
      const family = FAMILIES[column.split("_")[0] ?? ""] ?? /^$/;
      for (const day of days) {
        // What changed a rate of August before the second day stands in a column of its own.
        if (day === "2025-11-13" && (row.reciprocal_changed_by_2026_02 ?? "") !== "") continue;
        assert.deepEqual(
          added(row.iso ?? "", day, family),
          heading === "" ? [] : [`${heading} ${(Number(percent) * 100).toFixed(2)}`],
          `${row.name} on ${day}`,
        );
        compared++;
      }
    }
  assert.ok(compared > 900, `${compared} rates of ${answered.length} countries`);
});
