// Rows that contradict the description of their number are counted in every way that a table is rated, as many as `assess` gives the notice to.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { rateBatch } from "../../src/bulk/batch.js";
import { planRows } from "../../src/bulk/line.js";
import { namedLines } from "../../src/bulk/tally.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { giveFact } from "../../web/rated-table.js";
import { newFolder } from "./ways.js";

const { path, remove } = newFolder("articles");
after(remove);

const engine = bundledEngine();
const NUMBERS = [
  "0702.00.40",
  "0707.00.40",
  "0707.00.60",
  "0705.11.40",
  "0705.11.20",
  "6402.19.70",
  "6402.19.90",
  "0808.10.00",
  "4409.10.05",
];
const MONTHS = ["2025-01-15", "2025-04-01", "2025-07-10", "2025-11-30", "2026-02-28", "2026-06-01", "2026-10-31"];
const UNITS = ["", "prs.", "kg", "doz."];

interface Row {
  readonly hts: string;
  readonly day: string;
  readonly value: string;
  readonly quantity: string;
  readonly unit: string;
}

// Each number as people write it: with dots, without, without its leading zero, with a space.
function rowsOf(count: number): Row[] {
  return Array.from({ length: count }, (_, at) => {
    const hts = NUMBERS[at % NUMBERS.length] as string;
    const digits = hts.replaceAll(".", "");
    const unit = UNITS[(at >> 4) % UNITS.length] as string;
    return {
      hts: [hts, digits, digits.replace(/^0/, ""), ` ${hts}`][(at >> 2) % 4] as string,
      day: MONTHS[at % MONTHS.length] as string,
      value: `${(at * 37) % 3_000}.00`,
      quantity: unit === "" ? "" : String((at % 50) + 1),
      unit,
    };
  });
}

// What the notices of each row say, by code and number.
function told(rows: readonly Row[], quantities: boolean, times: number): Record<string, Record<string, number>> {
  const found: Record<string, Record<string, number>> = { outOfSeason: {}, otherUnitValue: {} };
  for (const { hts, day, value, quantity, unit } of rows) {
    const digits = hts.trim().replaceAll(".", "");
    const answer = engine.assess({
      hts: digits.length === 7 ? `0${digits}` : digits,
      origin: "CA",
      entryDate: day,
      value,
      spi: null,
      ...(quantities && unit !== "" ? { quantity: { [unit]: quantity } } : {}),
    });
    if (answer.status === "error") continue;
    const code = answer.notices.find((notice) => notice.code === "hts/out-of-season" || notice.code === "hts/other-unit-value")?.code;
    if (code === undefined) continue;
    const lines = found[code === "hts/out-of-season" ? "outOfSeason" : "otherUnitValue"] as Record<string, number>;
    const number = NUMBERS.find((each) => each.replaceAll(".", "").endsWith(digits)) as string;
    lines[number] = (lines[number] ?? 0) + times;
  }
  return found;
}

const BASE = rowsOf(1_500);

for (const [what, times] of [
  ["few rows, each by assess", 1],
  ["a megabyte, by the tables of the law", 30],
] as const)
  for (const quantities of [true, false])
    test(`${what}, ${quantities ? "with" : "without"} quantities`, () => {
      const rows = Array.from({ length: times }, () => BASE).flat();
      const input = path("in.csv");
      const header = `hts,origin,entry_date,customs_value,spi${quantities ? ",quantity,unit" : ""}`;
      const text = rows.map(
        ({ hts, day, value, quantity, unit }) => `${hts},CA,${day},${value},${quantities ? `,${quantity},${unit}` : ""}`,
      );
      writeFileSync(input, `${[header, ...text].join("\n")}\n`);
      const run = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "rate", input, path("out.csv"), "--json"], {
        encoding: "utf8",
      });
      const { outOfSeason, otherUnitValue } = JSON.parse(run.stdout) as Record<string, Record<string, number>>;
      const wanted = told(BASE, quantities, times);
      assert.ok(Object.keys(wanted.outOfSeason ?? {}).length > 3, JSON.stringify(wanted));
      assert.equal(Object.keys(wanted.otherUnitValue ?? {}).length > 0, quantities);
      assert.deepEqual({ outOfSeason, otherUnitValue }, wanted);
    });

test("a fact that is given for a line of the page, or taken back, moves its count", () => {
  const setting = { engine, plan: planRows([], engine.law.facts), width: 6, options: {}, raw: false };
  const names = ["hts", "origin", "entry_date", "customs_value", "quantity", "unit"];
  const cells = ["6402.19.70", "CA", "2026-07-10", "2000.00", "", ""];
  const { rows: rated, tally } = rateBatch([{ cells }], { ...setting, plan: planRows(names, engine.law.facts) });
  const table = { header: [...names], names, rows: [{ at: 2, cells, read: cells }], rated, tally };
  const counted: (readonly [number | undefined, Record<string, number>])[] = [];
  for (const pairs of ["100", "250", ""]) {
    giveFact(table, [0], "quantity.prs.", pairs, setting);
    counted.push([namedLines(tally.otherUnitValue)?.count, tally.outOfSeason]);
  }
  assert.deepEqual(counted, [
    [1, {}],
    [undefined, {}],
    [undefined, {}],
  ]);
});

test("the summary names the numbers", () => {
  const input = path("said.csv");
  writeFileSync(
    input,
    "hts,origin,entry_date,customs_value,quantity,unit\n7070040,CA,2026-07-10,1000.00,,\n6402.19.70,CA,2026-07-10,2000.00,100,prs.\n",
  );
  const run = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "rate", input, path("said-out.csv")], { encoding: "utf8" });
  assert.match(run.stdout, /1 row has a number for goods entered at another time of year; .*: 0707\.00\.40 \(1\)\n/);
  assert.match(run.stdout, /1 row has a number for goods worth more or less per unit; .*: 6402\.19\.70 \(1\)\n/);
});
