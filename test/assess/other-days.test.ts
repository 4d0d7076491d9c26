// A day that was not stated, or that of a status in a zone, may decide in place of the day of entry: the answer says so with what would be owed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();

function told(code: string, line: object, options: object = {}): readonly string[] {
  const answer = engine.assess({ origin: "CA", value: "10000.00", spi: null, ...line }, options);
  assert.ok(answer.status !== "error", answer.status === "error" ? answer.error.message : "");
  return answer.notices.filter((notice) => notice.code === code).map(({ text }) => text);
}

// Motorcycles above 800 cc are barred from 29 September 2026; imported before, they owe 50%, and 2.4% and 10% more without a claim.
const MOTORCYCLES = { hts: "8711.50.00.30", entryDate: "2026-10-05" };

test("barred by the day of entry alone: what goods owe that were imported before the ban", () => {
  const [said = "", ...more] = told("law/ban-import-day", MOTORCYCLES);
  assert.deepEqual(more, []);
  assert.match(said, /before 29 September 2026/);
  assert.match(said, /\$6,240\.00/);
  assert.match(told("law/ban-import-day", { ...MOTORCYCLES, spi: "S" })[0] ?? "", /\$5,000\.00/);
  assert.match(told("law/ban-import-day", MOTORCYCLES, { language: "fr" })[0] ?? "", /29 septembre 2026/);
});

test("a stated day of importation, the other reading, a day before the ban and goods on no list say nothing", () => {
  assert.deepEqual(told("law/ban-import-day", { ...MOTORCYCLES, importDate: "2026-10-05" }), []);
  assert.deepEqual(told("law/ban-import-day", { ...MOTORCYCLES, importDate: "2026-09-28" }), []);
  assert.deepEqual(told("law/ban-import-day", MOTORCYCLES, { readings: { "bans#trigger": 2 } }), []);
  assert.deepEqual(told("law/ban-import-day", { ...MOTORCYCLES, entryDate: "2026-09-28" }), []);
  assert.deepEqual(told("law/ban-import-day", { ...MOTORCYCLES, hts: "9506.62.40.40" }), []);
});

test("where packing decides, too", () => {
  assert.equal(told("law/ban-import-day", { hts: "2203.00.00.30", entryDate: "2026-10-05", quantity: { liters: 100 } }).length, 1);
  const bulk = { hts: "2203.00.00.30", entryDate: "2026-10-05", quantity: { liters: 100 }, facts: { packagedForConsumption: false } };
  assert.deepEqual(told("law/ban-import-day", bulk), []);
});

// T-shirts owe 16.5%, and under the IEEPA duty 25% until 31 July 2025 and 35% after it.
function status(privilegedForeignSince: string, line: object = {}): readonly string[] {
  return told("zone/day-of-status", { hts: "6109.10.00.04", entryDate: "2025-09-01", facts: { privilegedForeignSince }, ...line });
}

test("goods that took their status under other rates: what they would owe by these", () => {
  assert.match(status("2025-07-31")[0] ?? "", /entered on 31 July 2025, .*\$4,150\.00/);
  assert.match(status("2025-03-03")[0] ?? "", /\$1,650\.00/);
  assert.match(status("2025-07-31", { spi: undefined })[0] ?? "", /\$0\.00 to \$4,150\.00/);
  assert.match(status("2024-12-31")[0] ?? "", /not on record/);
});

test("equal rates say nothing, nor does a heading that speaks of the status itself; a status that came later is not read", () => {
  assert.deepEqual(status("2025-08-01"), []);
  assert.deepEqual(
    told("facts/not-read", { hts: "6109.10.00.04", entryDate: "2025-09-01", facts: { privilegedForeignSince: "2025-08-01" } }),
    [],
  );
  const plate = { hts: "7208.51.00.30", entryDate: "2025-06-10", spi: "S", facts: { privilegedForeignSince: "2025-05-01" } };
  assert.deepEqual(told("zone/day-of-status", plate), []);
  assert.deepEqual(status("2025-09-02"), []);
});
