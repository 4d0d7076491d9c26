// What bad facts get: an error value with a code, the key, what was found and how to mend it. Never an exception.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();
const GOOD = { hts: "6109.10.00.04", origin: "CA", entryDate: "2025-08-01", value: "10000.00", spi: null };

const BAD: readonly (readonly [title: string, line: unknown, code: string, key: string])[] = [
  ["no object", 7, "facts/wrong-type", "line"],
  ["null", null, "facts/wrong-type", "line"],
  ["a list", [], "facts/wrong-type", "line"],
  ["a misspelt key", { ...GOOD, orign: "CA" }, "facts/unknown-key", "orign"],
  ["a misspelt fact", { ...GOOD, facts: { civilAircaft: true } }, "facts/unknown-key", "facts.civilAircaft"],
  ["no value", { ...GOOD, value: undefined }, "facts/missing-key", "value"],
  ["a value below zero", { ...GOOD, value: "-1" }, "facts/bad-decimal", "value"],
  ["a value with a comma", { ...GOOD, value: "10,000" }, "facts/bad-decimal", "value"],
  ["a value of three decimals", { ...GOOD, value: "1.005" }, "facts/bad-decimal", "value"],
  ["a value that is true", { ...GOOD, value: true }, "facts/wrong-type", "value"],
  ["nine digits", { ...GOOD, hts: "6109.10.00.4" }, "hts/wrong-length", "hts"],
  ["six digits", { ...GOOD, hts: "6109.10" }, "hts/not-an-entry-level-number", "hts"],
  ["chapter 99", { ...GOOD, hts: "9903.01.10" }, "hts/not-a-primary-number", "hts"],
  ["a number of no schedule", { ...GOOD, hts: "6109.99.99.99" }, "hts/not-in-force", "hts"],
  ["the 30th of February", { ...GOOD, entryDate: "2025-02-30" }, "date/invalid", "entryDate"],
  ["the year before", { ...GOOD, entryDate: "2024-12-31" }, "date/before-coverage", "entryDate"],
  ["arrival after entry", { ...GOOD, importDate: "2025-08-02" }, "date/import-after-entry", "importDate"],
  ["an unknown country", { ...GOOD, origin: "XX" }, "country/unknown", "origin"],
  ["a country not on record", { ...GOOD, origin: "AQ" }, "origin/not-encoded", "origin"],
  ["content above the value", { ...GOOD, content: { steel: { value: "10000.01" } } }, "content/exceeds-whole", "content"],
  ["two spellings that contradict", { ...GOOD, quantity: { kg: 1, KGS: 2 } }, "facts/two-amounts", "quantity.KGS"],
  ["two units that contradict", { ...GOOD, quantity: { t: 1, kg: 499 } }, "facts/two-amounts", "quantity.kg"],
  ["two units that contradict, the smaller first", { ...GOOD, quantity: { kg: 1501, t: 1 } }, "facts/two-amounts", "quantity.t"],
  [
    "a metal weighed twice",
    { ...GOOD, content: { copper: { weightKg: 5 } }, quantity: { "Cu kg": 1 } },
    "facts/two-amounts",
    "quantity.Cu kg",
  ],
  ["a mode that is none", { ...GOOD, mode: "drone" }, "facts/wrong-type", "mode"],
  ["a fact of the wrong type", { ...GOOD, facts: { donation: "yes" } }, "facts/wrong-type", "facts.donation"],
];

for (const [title, line, code, key] of BAD) {
  test(`${title} is refused with ${code}`, () => {
    const answer = engine.assess(line);
    assert.equal(answer.status, "error");
    assert.equal(answer.error.code, code);
    assert.ok(answer.error.key.startsWith(key), answer.error.key);
    assert.ok(answer.error.message.length > 0 && answer.error.fix.length > 0);
  });
}

test("one quantity in two spellings with one amount stands", () => {
  const oil = { ...GOOD, hts: "2709.00.20.90" };
  const same = engine.assess({ ...oil, quantity: { t: 2, kg: "2000.0", bbl: 100, BBL: "100" } });
  assert.equal(same.status, "determined");
  const { duties } = engine.assess({ ...oil, quantity: { bbl: 100 } }) as { duties: unknown };
  assert.deepEqual((same as { duties: unknown }).duties, duties);
});

test("the id is echoed, also in errors", () => {
  assert.equal(engine.assess({ ...GOOD, id: "a1" }).id, "a1");
  assert.equal(engine.assess({ ...GOOD, id: "a2", value: "x" }).id, "a2");
});

test("a misspelt fact is told its neighbor", () => {
  const answer = engine.assess({ ...GOOD, facts: { civilAircaft: true } });
  assert.ok(answer.status === "error" && answer.error.fix.includes("civilAircraft"));
});

test("whatever comes in, an assessment comes out", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (input) => {
      const answer = engine.assess(input);
      assert.ok(["determined", "range", "prohibited", "error"].includes(answer.status));
    }),
    { numRuns: 500 },
  );
  const keys = fc.constantFrom(
    "hts",
    "origin",
    "entryDate",
    "value",
    "spi",
    "content",
    "facts",
    "quantity",
    "mode",
    "weightKg",
    "id",
    "importDate",
  );
  fc.assert(
    fc.property(fc.dictionary(keys, fc.jsonValue()), (change) => {
      assert.doesNotThrow(() => engine.assess({ ...GOOD, ...change }));
    }),
    { numRuns: 500 },
  );
});

test("of two units that are one but for their rounding the smaller counts, whichever comes first", () => {
  const duties = (quantity: object): string => {
    const answer = engine.assess({ ...GOOD, hts: "0406.90.18.00", entryDate: "2025-11-20", quantity });
    assert.notEqual(answer.status, "error", JSON.stringify(answer));
    return JSON.stringify([answer.status, "totals" in answer ? answer.totals : "range" in answer ? answer.range : undefined]);
  };
  const plain = duties({ kg: 600 });
  assert.notEqual(plain, duties({ kg: 700 }), "the weight decides");
  assert.deepEqual([duties({ kg: 600, t: 1 }), duties({ t: 1, kg: 600 })], [plain, plain]);
});
