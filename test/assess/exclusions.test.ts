// Goods that an exclusion describes: the relief says, number by number, what they must be; a number that is excluded whole asks nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { AssessOptions } from "../../src/assess/answer.js";
import { readList } from "../../src/law/lists.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();

function proofs(hts: string, entryDate: string, options: AssessOptions = {}): string[] {
  const answer = engine.assess({ hts, origin: "CN", entryDate, value: "10000.00", spi: null }, options);
  if (answer.status === "error") throw new Error(answer.error.message);
  return answer.reliefs.flatMap(({ fact, proof }) => (fact === "facts.chinaExclusion" ? [proof] : []));
}

test("a relief names every kind of goods that is excluded under the number", () => {
  const [proof = ""] = proofs("8413.91.90.85", "2025-10-15");
  assert.match(proof, /^the goods are pump housings and casings or pump covers or parts of pumps in plastic/);
  assert.match(
    proofs("8413.91.90.85", "2025-10-15", { language: "fr" })[0] ?? "",
    /^les marchandises sont carters et enveloppes de pompes ou /,
  );
});

test("on the numbers that took the place of others, from their day and to the last", () => {
  assert.equal(proofs("8413.91.90.39", "2026-07-01").length, 1);
  assert.equal(proofs("8413.91.90.39", "2026-11-09").length, 1);
  assert.deepEqual(proofs("8413.91.90.39", "2026-11-10"), []);
});

test("neither on other numbers nor on those that are excluded whole", () => {
  assert.deepEqual(proofs("7326.90.86.30", "2025-10-15"), []);
  assert.deepEqual(proofs("5603.92.00.70", "2025-10-15"), []);
});

test("every description of the law stands under a number of its list", () => {
  const described = Object.values(engine.law.lists).filter(({ goods }) => goods !== undefined);
  assert.ok(described.length >= 2);
  for (const { id, rows, goods = [] } of described)
    for (const [prefix, from, until] of goods)
      assert.ok(
        rows.some((row) => row[0] === prefix && row[1] === from && row[2] === until),
        `${prefix} of ${id}`,
      );
});

test("a list reads descriptions behind the days, and counts a number with several once", () => {
  const { list, problems } = readList(
    "x",
    "x.txt",
    "source: note\n8413.91.90.85 until 2026-07-01 is covers\n8413.91.90.85 until 2026-07-01 is housings\n",
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(list.rows, [["8413919085", "", "2026-07-01"]]);
  assert.deepEqual(
    list.goods?.map(([, , , is]) => is),
    ["covers", "housings"],
  );
});
