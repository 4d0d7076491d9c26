// A sample of the properties that every answer has; `npm run check:full` tries twenty thousand lines.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { tryLines } from "./random-lines.js";

test("300 random lines: a range asks, its questions can be answered, and every outcome lies inside its bounds", () => {
  const { counts, faults } = tryLines(bundledEngine(), 300, 20_261_130);
  assert.deepEqual([...faults], []);
  assert.ok((counts.range ?? 0) > 50 && (counts.questions ?? 0) > 50 && (counts.completions ?? 0) > 100, JSON.stringify(counts));
});
