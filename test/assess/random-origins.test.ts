// The same properties on goods of other origins, and that the duty grows with the value.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { lineMaker, seeded } from "./random-line.js";
import { tryLines } from "./random-lines.js";

const engine = bundledEngine();
const ORIGINS = ["CN", "HK", "MO", "BR", "IN"];

for (const [at, origin] of ORIGINS.entries()) {
  test(`120 random lines of ${origin}: a range asks, its questions can be answered, and every outcome lies inside its bounds`, () => {
    const { counts, faults } = tryLines(engine, 120, 20_261_201 + at, [origin]);
    assert.deepEqual([...faults], []);
    assert.ok((counts.range ?? 0) > 10 && (counts.questions ?? 0) > 10 && (counts.determined ?? 0) > 30, JSON.stringify(counts));
  });
}

test("the duty on goods of other origins grows with the value", () => {
  const next = seeded(20_261_202);
  let compared = 0;
  for (const origin of ORIGINS) {
    const make = lineMaker(engine, next, [origin]);
    for (let made = 0; made < 150; made++) {
      const { hts, entryDate, spi = null, mode, loadedDate, facts } = make();
      const owed = ["9000.00", "9000.01", "18000.00"].map((value) => {
        const answer = engine.assess({ hts, origin, entryDate, spi, mode, loadedDate, facts, value });
        return answer.status === "determined" ? BigInt(answer.totals.duty.replace(".", "")) : undefined;
      });
      const [less, more, most] = owed;
      if (less === undefined || more === undefined || most === undefined) continue;
      compared++;
      assert.ok(less <= more && more <= most, `${String(hts)} of ${origin} on ${String(entryDate)}: ${owed.join(", ")}`);
    }
  }
  assert.ok(compared > 200, `${compared} lines`);
});
