// The table of decisions that the benchmark gives to rules engines says the same as `assess`; the engines, where installed, read it so.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { decisionRows, type Row } from "../../bench/decision-rows.js";
import { dutyAt, dutyIn } from "../../bench/measure-duty.js";
import { type Decided, type Facts, jsonRules, zenByLine, zenInOneCall } from "../../bench/rivals.js";
import { drawSample } from "../../bench/sample.js";
import type { Day } from "../../src/exact/day.js";
import type { Measure } from "../../src/law/types.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";

const engine = bundledEngine();
const measure = engine.law.measures.find(({ id }) => id === "ieepa-canada") as Measure;
const rows = decisionRows(measure);
const lines = drawSample(engine, measure, rows, {
  ...{ lines: 400, seed: 7, from: "2025-03-01" as Day, until: "2026-03-01" as Day, origin: "CA" },
});
const facts = lines.flatMap(({ told }) => told);

function matching(each: Facts): Row | undefined {
  const day = Number(each.day);
  return rows.find(
    ({ from, until, tests }) =>
      day >= from && day < until && tests.every(({ field, any }) => any.includes(each[field] as string | boolean | number)),
  );
}

test("the first row that matches gives the duty of assess, ranges included", () => {
  const reached = new Set<string>();
  for (const { cents, filed, told } of lines) {
    for (const each of told) reached.add(matching(each)?.heading ?? "");
    assert.deepEqual(
      dutyAt(
        cents,
        told.map((each) => matching(each)?.rate),
      ),
      dutyIn(engine.assess(filed), measure.id),
      JSON.stringify(filed),
    );
  }
  assert.deepEqual([...reached].sort(), ["", ...measure.provisions.map(({ id }) => id)].sort(), "the sample reaches every heading");
});

test("a rule that the table has no form for is refused", () => {
  const [first] = measure.provisions;
  assert.ok(first);
  const odd = { ...first, base: { ...first.base, when: { op: "given", fact: "facts.donation" } as const } };
  assert.throws(() => decisionRows({ ...measure, provisions: [odd] }), /no form/);
});

const skip = existsSync(packagePath("bench/node_modules")) ? false : "no rules engines: npm ci --prefix bench";

test("zen and json-rules-engine decide as the table does", { skip }, async () => {
  const wanted = facts.map((each): Decided => matching(each)?.rate);
  for (const rival of [zenByLine, zenInOneCall, jsonRules]) assert.deepEqual(await rival(rows)(facts), wanted, rival.name);
});
