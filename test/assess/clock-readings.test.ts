// Where two readings part over the day that decides, the other is told exactly where it would change the answer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();

// Beer is barred only when packed for consumption, whey in any packing, by the day of importation; salt is on no list of goods barred.
function told(hts: string, importDate: string, entryDate: string, more: object = {}, readings?: Record<string, number>): boolean {
  const line = { hts, origin: "CA", value: "10000.00", spi: "S", quantity: { kg: 1000, liters: 1000 }, importDate, entryDate, ...more };
  const answer = engine.assess(line, readings === undefined ? {} : { readings });
  assert.ok(answer.status !== "error", answer.status === "error" ? answer.error.message : "");
  return answer.notices.some((notice) => notice.code === "law/reading" && notice.text.includes("bans#trigger"));
}

test("goods that arrived before a ban and are entered under it", () => {
  assert.equal(told("0404.10.05.00", "2026-09-28", "2026-09-29"), true);
  assert.equal(told("0404.10.05.00", "2026-09-28", "2026-12-31"), true);
});

test("where packing decides, the reading is told while packing is open and where it is stated as barred", () => {
  assert.equal(told("2203.00.00.30", "2026-09-28", "2026-10-02"), true);
  assert.equal(told("2203.00.00.30", "2026-09-28", "2026-10-02", { facts: { packagedForConsumption: true } }), true);
  assert.equal(told("2203.00.00.30", "2026-09-28", "2026-10-02", { facts: { packagedForConsumption: false } }), false);
});

test("days on one side of the start, goods on no list, and a reading that was chosen say nothing", () => {
  assert.equal(told("0404.10.05.00", "2026-09-20", "2026-09-28"), false);
  assert.equal(told("0404.10.05.00", "2026-09-29", "2026-10-05"), false);
  assert.equal(told("2501.00.00.00", "2026-09-28", "2026-10-02"), false);
  assert.equal(told("0404.10.05.00", "2026-09-28", "2026-10-02", {}, { "bans#trigger": 1 }), false);
  assert.equal(told("0404.10.05.00", "2026-09-28", "2026-10-02", {}, { "bans#trigger": 2 }), false);
});
