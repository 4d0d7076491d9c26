// Answers recalled from another line equal those of the engine, whatever the value, claim, day, day of knowledge and quantity.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ratingOf } from "../../src/audit/rating.js";
import { recallingRater } from "../../src/audit/rating-cache.js";
import { addDays, type Day } from "../../src/exact/day.js";
import { bundledAuditData } from "../../src/packaged/audit-bundle.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();
const { weights } = bundledAuditData();
const AS_OF = "2026-10-07";
const SPAN = 660;

// Deterministic picks; a run can be repeated.
function picks(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("recalled answers equal assessed ones", () => {
  const rate = recallingRater(engine);
  const pick = picks(11);
  const seen = new Map<string, number>();
  // Few numbers and many lines, so that most answers are recalled.
  const numbers = Array.from({ length: 40 }, () => weights[pick(weights.length)]?.[0] ?? "");
  for (let turn = 0; turn < 3_000; turn++) {
    const hts = numbers[pick(numbers.length)] ?? "";
    const entryDate = addDays("2025-01-02" as Day, pick(SPAN));
    const cents = pick(8) === 0 ? pick(20_000) : pick(2_000_000_000);
    const line = {
      hts,
      origin: "CA",
      entryDate,
      ...(pick(3) === 0 ? { importDate: addDays(entryDate, -pick(20) - 1) < "2025-01-01" ? entryDate : addDays(entryDate, -pick(4)) } : {}),
      value: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`,
      ...[{ spi: null }, { spi: "S" }, {}, { spi: "S+" }, { spi: "QQ" }][pick(12) === 0 ? 4 : pick(4)],
      ...(pick(2) === 0 ? { quantity: { kg: String(pick(5_000)) } } : {}),
      ...(pick(2) === 0 ? { mode: ["truck", "rail", "vessel"][pick(3)] } : {}),
      ...(pick(10) === 0 ? { content: { steel: { value: "10.00" } } } : {}),
    };
    const knownOn = pick(2) === 0 ? AS_OF : entryDate;
    const expected = ratingOf(engine.assess(line, { knownOn }));
    assert.deepEqual(rate(line, knownOn), expected, JSON.stringify({ line, knownOn }));
    seen.set(expected.status, (seen.get(expected.status) ?? 0) + 1);
  }
  for (const status of ["determined", "range", "error"]) assert.ok((seen.get(status) ?? 0) > 50, `${status}: ${seen.get(status)}`);
});

test("an error names the day that was given", () => {
  const line = { hts: "7604211000", origin: "CA", entryDate: "2024-12-01", value: "1000.00", spi: null };
  const { status, because } = recallingRater(engine)(line, AS_OF);
  assert.equal(status, "error");
  assert.match(String(because), /2024-12-01/);
});
