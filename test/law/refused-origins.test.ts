// Origins that are not answered and of which something is known: the refusal says it, and a claim that leaves nothing is answered.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();
const { countries } = engine.law;
const LINE = { hts: "6109.10.00.04", value: "10000.00", spi: null };
const DAYS = ["2025-01-20", "2025-04-09", "2025-09-15", "2026-03-02", "2026-10-06"];

test("no origin is both answered and refused, and each refusal says why and what to do", () => {
  const refused = countries.refused.flatMap(({ origins }) => origins);
  assert.equal(new Set(refused).size, refused.length);
  assert.ok(refused.length > 0);
  for (const { origins, why, fix } of countries.refused)
    for (const origin of origins) {
      assert.ok(countries.known.includes(origin) && !countries.encoded.includes(origin), origin);
      const answer = engine.assess({ ...LINE, origin, entryDate: "2026-10-06" });
      assert.equal(answer.status === "error" && answer.error.code, "origin/not-encoded");
      assert.ok(answer.status === "error" && answer.error.message.endsWith(why) && answer.error.fix === fix);
    }
});

test("a claim of chapter 98 that leaves nothing is answered for them, under every duty of every day", () => {
  for (const { origins, but } of countries.refused)
    for (const origin of origins)
      for (const chapter98 of but)
        for (const entryDate of DAYS)
          for (const hts of ["6109.10.00.04", "7326.90.86.88", "7601.20.90.80", "8703.23.01.60"]) {
            const answer = engine.assess({ ...LINE, hts, origin, entryDate, chapter98 });
            assert.ok(answer.status === "determined", `${origin} ${entryDate} ${hts}: ${answer.status}`);
            assert.equal(answer.totals.duty, "0.00");
            assert.equal(answer.headings.length, 2);
          }
});

test("another claim of chapter 98 is refused like none", () => {
  for (const { origins, but } of countries.refused) {
    assert.ok(but.every((number) => !"98020050".startsWith(number)));
    const answer = engine.assess({
      ...LINE,
      origin: origins[0],
      entryDate: "2026-10-06",
      chapter98: "9802.00.50",
      chapter98Value: "100.00",
    });
    assert.equal(answer.status === "error" && answer.error.code, "origin/not-encoded");
  }
});
