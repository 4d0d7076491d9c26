// What changed between two days.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Day } from "../../src/exact/day.js";
import { diffDays } from "../../src/history/diff.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();
const request = (from: string, to: string, more = {}): Parameters<typeof diffDays>[1] => ({
  from: from as Day,
  to: to as Day,
  origin: "CA",
  value: "10000.00",
  ...more,
});

test("the day section 338 began: listed glassware changes under both claims, by PP 11048", () => {
  const found = diffDays(engine, request("2026-08-21", "2026-08-22", { numbers: ["7013.99.90.10"] }));
  assert.deepEqual(
    found.map((each) => each.spi),
    ["S", null],
  );
  assert.equal(found[0]?.before.effectiveRate, 0);
  assert.equal(found[0]?.after.effectiveRate, 0.5);
  assert.ok(found[0]?.because.includes("PP 11048"));
});

test("two days of the same law differ in nothing", () => {
  assert.deepEqual(diffDays(engine, request("2025-08-19", "2025-08-20", { chapter: "76" })), []);
});

test("a renumbered line is not in force on one side", () => {
  const [first] = diffDays(engine, request("2026-06-30", "2026-07-01", { numbers: ["8479.89.95.99"] }));
  assert.equal(first?.after.status, "error");
  assert.equal(first?.before.status, "determined");
});

test("a ban shows as a bar", () => {
  const found = diffDays(engine, request("2026-09-28", "2026-09-29", { numbers: ["8711.50.00.60"] }));
  assert.equal(found[0]?.after.status, "prohibited");
  assert.ok(found[0]?.because.includes("PP 11063"));
});
