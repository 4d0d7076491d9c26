// Rates by country and day against the table of the reference material, where it stands beside the project: goods that are free in column 1 and
// goods at 16.5% of every origin that is answered.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { filedIn } from "../../src/assess/filed.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";

const table = packagePath("../shared/law/origins/countries.csv");
const skip = existsSync(table) ? false : "the table of rates by country is not beside the project";

/** Days of the columns, and the headings of which at most one is owed. Where a cell is empty, the earlier column named holds. */
const COLUMNS = [
  { column: "reciprocal_2025_04_05", day: "2025-04-05", family: /^9903\.0[12]\./, otherwise: [] },
  { column: "reciprocal_2025_04_09_one_day", day: "2025-04-09", family: /^9903\.0[12]\./, otherwise: ["reciprocal_2025_04_05"] },
  { column: "reciprocal_2025_08_07", day: "2025-08-07", family: /^9903\.0[12]\./, otherwise: ["reciprocal_2025_04_05"] },
  {
    column: "reciprocal_changed_by_2026_02",
    day: "2026-02-20",
    family: /^9903\.0[12]\./,
    otherwise: ["reciprocal_2025_08_07", "reciprocal_2025_04_05"],
  },
  { column: "forced_labor_301", day: "2026-08-01", family: /^9903\.0[56]\./, otherwise: [] },
] as const;
// Headings of the same families that are duties of their own: on goods of Canada and Mexico, and section 301 on one country.
const OTHERS = /^9903\.(01\.(0|1[0-6]|2[0-4]|7[7-9]|8)|05\.0)/;
const GOODS = [
  { hts: "9506.62.40.40", millis: 0 },
  { hts: "6109.10.00.04", millis: 165 },
] as const;

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): Row[] {
  const [head = "", ...lines] = readFileSync(file, "utf8").trim().split("\n");
  const names = head.split(",");
  return lines.map((line) => {
    const cells = line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? [];
    return Object.fromEntries(names.map((name, at) => [name, (cells[at] ?? "").replace(/,$/, "").replaceAll('"', "").trim()]));
  });
}

/** What a cell says goods at a base rate owe on $10,000: "9903.02.20 total 15%", "9903.02.60 +20%"; the heading where it is owed. */
function wanted(cell: string, millis: number): string[] {
  if (cell === "") return [];
  const [, heading = "", how, percent = ""] = /^(\S+) (\+|total )([\d.]+)%$/.exec(cell) ?? assert.fail(`cannot read "${cell}"`);
  const whole = Number(percent) * 10;
  const adds = how === "+" ? whole : Math.max(whole - millis, 0);
  return adds === 0 ? [] : [`${heading} ${(adds * 10).toFixed(2)}`];
}

test("every origin that is answered owes the rate of its country, day by day", { skip }, () => {
  const engine = bundledEngine();
  const encoded = new Set(engine.law.countries.encoded);
  const rows = rowsOf(table).filter(({ iso = "" }) => encoded.has(iso));
  assert.equal(rows.length, encoded.size, "an origin that is answered stands in the table");
  const off: string[] = [];
  for (const row of rows)
    for (const { column, day, family, otherwise } of COLUMNS)
      for (const { hts, millis } of GOODS) {
        const cell = [column, ...otherwise].map((name) => row[name] ?? "").find((text) => text !== "") ?? "";
        const answer = engine.assess({ hts, origin: row.iso, entryDate: day, value: "10000.00", spi: null });
        if (answer.status === "error") assert.fail(`${row.iso}: ${answer.error.message}`);
        const found = filedIn(answer)
          .duties.filter(({ heading }) => family.test(heading) && !OTHERS.test(heading))
          .map(({ heading, amount }) => `${heading} ${amount}`);
        const due = wanted(cell, millis);
        if (found.join() !== due.join()) off.push(`${row.iso} ${hts} ${day}: ${found.join()}, not ${due.join()}`);
      }
  assert.deepEqual(off, []);
});
