// Open answers: equal money is no settled answer, bounds are bounds, a value of nothing hides no question, fees make no range.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../../src/assess/answer.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();

function answered(line: Record<string, unknown>, options = {}): Answer {
  const answer = engine.assess({ origin: "CA", ...line }, options);
  assert.ok(answer.status !== "error", answer.status === "error" ? answer.error.message : "");
  return answer;
}

test("equal money under two headings is a range that asks, with nothing at the top to file", () => {
  const answer = answered({ hts: "8703.23.01.90", entryDate: "2025-05-20", value: "10000.00", spi: null });
  assert.ok(answer.status === "range");
  assert.equal(answer.range.min.duty, answer.range.max?.duty);
  assert.deepEqual(
    answer.questions.map(({ fact }) => fact),
    ["facts.vehicleKind"],
  );
  for (const key of ["duties", "exemptions", "headings", "refundable", "totals"]) assert.ok(!(key in answer), key);
  const [car, home] = answer.completions;
  assert.ok(car?.headings.includes("9903.94.01") && car.refundable.length === 0);
  assert.ok(home?.headings.includes("9903.01.10") && home.refundable.length === 1);
  assert.ok(!answer.common.headings.some((each) => ["9903.94.01", "9903.01.10"].includes(each)));
});

test("no two completions are one outcome, and none is out of order", () => {
  const answer = answered({ hts: "8471.50.01.50", entryDate: "2026-10-07", value: "10000.00" });
  assert.ok(answer.status === "range" && answer.questions.length > 1 && answer.completions.length > 2);
  const duties = answer.completions.map(({ totals }) => Number(totals?.duty));
  assert.deepEqual(
    duties,
    [...duties].sort((a, b) => a - b),
  );
});

test("a quantity that nothing limits leaves no upper bound, and the rate is told in words", () => {
  for (const value of ["10000.00", "0"]) {
    const answer = answered({ hts: "2710.12.15.10", entryDate: "2026-04-05", value, spi: null });
    assert.ok(answer.status === "range");
    assert.equal(answer.range.max, undefined);
    assert.deepEqual(answer.range.unboundedBy, ["quantity.bbl"]);
    assert.equal(answer.range.plus, "52.5 cents a barrel");
    assert.deepEqual(answer.completions[0]?.when, [{ fact: "quantity.bbl", is: "0" }]);
    assert.ok(!JSON.stringify(answer).includes("99999999"));
  }
});

test("the smallest amount that owes a cent and so displaces another duty is a bound", () => {
  const line = { hts: "7326.20.00.30", entryDate: "2025-05-03", value: "76727.67", spi: null, chapter98: "9802.00.60" };
  const answer = answered(line);
  const least = answered({ ...line, chapter98Value: "0.02" });
  assert.ok(answer.status === "range" && least.status === "determined");
  assert.ok(Number(answer.range.min.duty) <= Number(least.totals.duty), answer.range.min.duty);
});

test("what a rate text asks for can be given", () => {
  const line = { hts: "6203.23.00.15", entryDate: "2025-09-15", value: "100.00", spi: null };
  assert.ok(answered(line).questions.some(({ fact }) => fact === "facts.applicableRate"));
  assert.equal(answered({ ...line, facts: { applicableRate: "10" } }).status, "determined");
});

test("a rate that another line sets has no upper end where lines of that chapter count units", () => {
  const juice = { hts: "2106.90.52.00", entryDate: "2025-09-15", value: "100.00", spi: null };
  for (const line of [juice, { ...juice, hts: "6203.23.00.15" }]) {
    const answer = answered(line);
    assert.ok(answer.status === "range");
    assert.equal(answer.range.max, undefined);
    assert.deepEqual(answer.range.unboundedBy, ["facts.applicableRate"]);
    assert.ok(answer.range.plus);
  }
});

test("fees make no range: the claim on which one hangs is asked, and the fee without it is shown", () => {
  const line = { hts: "9403.99.90.10", entryDate: "2026-03-03", value: "10000.00" };
  const free = { hts: "4901.99.00.92", entryDate: "2025-02-10", value: "10000.00" };
  for (const each of [line, free]) {
    const answer = answered({ ...each }, { fees: true });
    assert.ok(answer.questions.some(({ fact }) => fact === "spi"));
  }
  const answer = answered(free, { fees: true });
  assert.equal(answer.status, "determined");
  assert.equal(answer.fees.find(({ fee }) => fee === "MPF")?.amount, "34.64");
});

test("in an entry each line asks for the claim on which the fees of the entry hang", () => {
  const free = { hts: "4901.99.00.92", origin: "CA", entryDate: "2025-02-10", value: "20000.00" };
  const entry = engine.assessEntry([free, { ...free, value: "10000.00" }, { ...free, spi: "S" }]);
  const asked = entry.lines.map((line) => (line.status === "error" ? [] : line.questions.filter(({ fact }) => fact === "spi")));
  assert.deepEqual(
    asked.map((questions) => questions.length),
    [1, 1, 0],
  );
  const without = engine.assessEntry([
    { ...free, spi: "S" },
    { ...free, value: "10000.00", spi: null },
    { ...free, spi: "S" },
  ]);
  const mpf = (fees: readonly { readonly fee: string; readonly amount?: string }[]) => fees.find(({ fee }) => fee === "MPF")?.amount;
  assert.equal(asked[0]?.[0]?.outcomes[0]?.fees, mpf(without.fees));
  assert.equal(asked[0]?.[0]?.outcomes[1]?.fees, mpf(entry.fees));
});
