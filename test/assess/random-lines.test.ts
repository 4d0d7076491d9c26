// A sample of the properties that every answer has; `npm run check:full` tries twenty thousand lines.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { tryLines } from "./random-lines.js";

// Partners with an agreement: totals, companion headings, claims of their own.
test("300 random lines of goods of partners with an agreement", () => {
  const { counts, faults } = tryLines(bundledEngine(), 300, 20_261_201, ["DE", "FR", "IE", "JP", "KR", "CH", "LI", "TW", "GB"]);
  assert.deepEqual([...faults], []);
  assert.ok((counts.range ?? 0) > 50 && (counts.questions ?? 0) > 50 && (counts.completions ?? 0) > 100, JSON.stringify(counts));
});

test("300 random lines: a range asks, its questions can be answered, and every outcome lies inside its bounds", () => {
  const { counts, faults } = tryLines(bundledEngine(), 300, 20_261_130);
  assert.deepEqual([...faults], []);
  assert.ok((counts.range ?? 0) > 50 && (counts.questions ?? 0) > 50 && (counts.completions ?? 0) > 100, JSON.stringify(counts));
});
