// Two clocks: what the law asks now for a day, and what it asked as far as could be known on another.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../../src/assess/answer.js";
import { filedIn } from "../../src/assess/filed.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();

function known(line: Record<string, unknown>, knownOn?: string): Answer {
  const answer = engine.assess({ origin: "CA", value: "10000.00", ...line }, knownOn === undefined ? {} : { knownOn });
  assert.ok(answer.status !== "error", answer.status === "error" ? answer.error.message : "");
  return answer;
}

const additional = (answer: Answer): string | undefined => answer.totals?.additional;
const headings = (answer: Answer): string[] =>
  filedIn(answer)
    .duties.filter((duty) => duty.measure !== "base")
    .map((duty) => duty.heading);

test("Canadian steel plate of 12 March 2025: both duties as known on 15 April, one as known on 1 June", () => {
  const plate = { hts: "7208.51.00.30", entryDate: "2025-03-12", spi: null, content: { steel: { value: "10000.00" } } };
  assert.deepEqual(headings(known(plate, "2025-04-15")), ["9903.01.10", "9903.81.87"]);
  assert.equal(additional(known(plate, "2025-04-15")), "5000.00");
  assert.deepEqual(headings(known(plate, "2025-06-01")), ["9903.01.10"]);
  assert.equal(additional(known(plate, "2025-06-01")), "2500.00");
  assert.equal(additional(known(plate)), "2500.00");
});

test("the correction of 29 April 2026 reaches back to 6 April", () => {
  const empty = {
    hts: "7615.10.71.80",
    entryDate: "2026-04-10",
    spi: "S",
    weightKg: 10,
    content: { aluminum: { value: "0.00", weightKg: 0 }, steel: { value: "0.00", weightKg: 0 }, copper: { value: "0.00", weightKg: 0 } },
  };
  const before = known(empty, "2026-04-20");
  const after = known(empty, "2026-05-01");
  assert.ok(!filedIn(after).duties.some((duty) => duty.authority === "Section 232"));
  assert.ok(filedIn(after).exemptions.some((each) => each.heading === "9903.82.01"));
  assert.ok(!filedIn(before).exemptions.some((each) => each.heading === "9903.82.01"));
});

test("the misprint of June 2026 in note 2(aa) and its correction", () => {
  const article = { hts: "7604.21.00.10", entryDate: "2026-06-15", spi: null };
  assert.deepEqual(headings(known(article, "2026-06-20")), ["9903.03.01", "9903.82.02"]);
  assert.deepEqual(headings(known(article, "2026-07-01")), ["9903.82.02"]);
  assert.deepEqual(headings(known(article)), ["9903.82.02"]);
});

test("IEEPA before and after 20 February 2026", () => {
  const shirt = { hts: "6109.10.00.04", spi: null };
  assert.deepEqual(headings(known({ ...shirt, entryDate: "2026-03-01" }, "2026-02-15")), ["9903.01.10"]);
  assert.deepEqual(headings(known({ ...shirt, entryDate: "2026-03-01" }, "2026-02-20")), ["9903.03.01"]);
  const before = known({ ...shirt, entryDate: "2026-02-10" }, "2026-02-15");
  const after = known({ ...shirt, entryDate: "2026-02-10" }, "2026-02-20");
  assert.deepEqual(filedIn(before).refundable, []);
  assert.equal(filedIn(after).refundable[0]?.amount, "3500.00");
});

test("a step that was withdrawn the day before it began counts only for those who could not know", () => {
  const seat = { hts: "9401.61.60.11", entryDate: "2026-01-05", spi: "S" };
  assert.equal(additional(known(seat, "2025-12-30")), "3000.00");
  assert.equal(additional(known(seat)), "2500.00");
});
