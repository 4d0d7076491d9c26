// The part of the law that the page loads first: on goods of its origin it answers as the whole law does, on those of every other it refuses.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../../src/assess/engine.js";
import type { Day } from "../../src/exact/day.js";
import { nextChange } from "../../src/history/next.js";
import { periods } from "../../src/law/calendar.js";
import { lawForOneOrigin } from "../../src/law/of-origin.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { DEFAULT_ORIGIN } from "../../src/settings.js";

const whole = bundledEngine();
const first = createEngine(lawForOneOrigin(whole.law, DEFAULT_ORIGIN), whole.schedule);
// One line in so many, and so many days after each other: every chapter and every second turn of the law is met.
const STEP = 97;

const days = periods(whole.law, whole.schedule).starts.filter((_, at) => at % 2 === 0);
const lines = (day: Day): readonly string[] => whole.schedule.lines(day).filter((_, at) => at % STEP === days.indexOf(day) % STEP);

test("goods of the origin are answered as by the whole law: duties, questions, reliefs, notices", () => {
  let compared = 0;
  for (const day of days)
    for (const hts of lines(day)) {
      const line = { hts, origin: DEFAULT_ORIGIN, entryDate: day, value: "10000.00" };
      // The names of numbers are not the law's.
      const [one, other] = [first, whole].map((engine) => ({ ...engine.assess(line), line: undefined }));
      assert.deepEqual(one, other, `${hts} ${day}`);
      compared++;
    }
  assert.ok(compared > 5_000, String(compared));
});

test("the next change and its acts are the same", () => {
  for (const hts of ["7326908688", "8703230190", "9403409060", "6109100004", "2204100030"]) {
    const line = { hts, origin: DEFAULT_ORIGIN, value: "10000.00" };
    for (const day of ["2025-03-01", "2025-07-31", "2026-02-20", "2026-07-01"])
      assert.deepEqual(nextChange(first, line, day)?.because, nextChange(whole, line, day)?.because, `${hts} ${day}`);
  }
});

test("goods of another origin are refused, and it is smaller by what they need", () => {
  for (const origin of whole.law.countries.encoded.filter((each) => each !== DEFAULT_ORIGIN)) {
    const answer = first.assess({ hts: "7326908688", origin, entryDate: "2026-09-01", value: "10000.00" });
    assert.equal(answer.status === "error" && answer.error.code, "origin/not-encoded", origin);
  }
  assert.ok(first.law.measures.length < whole.law.measures.length);
  assert.equal(first.law.hash, whole.law.hash);
});
