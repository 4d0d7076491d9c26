// The duty on one product, change by change.

import assert from "node:assert/strict";
import { test } from "node:test";
import { filedIn } from "../../src/assess/filed.js";
import { dutiesOf, steps } from "../../src/history/steps.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();
const history = (hts: string, spi: string | null): ReturnType<typeof steps> => steps(engine, { hts, origin: "CA", value: "10000.00", spi });

test("a T-shirt without a claim: every change with its acts, no gap between", () => {
  const found = history("6109.10.00.04", null);
  assert.deepEqual(
    found.map((step) => [step.from, step.effectiveRate]),
    [
      ["2025-01-01", 0.165],
      ["2025-03-04", 0.415],
      ["2025-08-01", 0.515],
      ["2026-02-24", 0.265],
      ["2026-07-24", 0.265],
      ["2026-08-22", 0.765],
    ],
  );
  found.forEach((step, index) => {
    assert.equal(step.until, found[index + 1]?.from);
  });
  assert.deepEqual(
    found.map((step) => step.because[0]),
    ["HTS 2025 rev 1", "EO 14193 s.2(a)", "EO 14325 s.2(a)", "PP 11012", "Memorandum of 2026-07-23", "PP 11048"],
  );
});

test("an edition of the schedule alone is no reason", () => {
  for (const step of history("6109.10.00.04", "S").slice(1))
    assert.ok(!step.because.some((act) => act.startsWith("HTS")), step.because.join());
});

test("a number that ended has no step after its end", () => {
  const found = history("8479.89.95.99", "S");
  assert.equal(found.at(-1)?.until, "2026-07-01");
});

test("a bar is a step", () => {
  const last = history("8711.50.00.60", "S").at(-1);
  assert.deepEqual([last?.from, last?.status], ["2026-09-29", "prohibited"]);
});

test("known on a day and with a reading chosen, each step is what the answer of its first day is", () => {
  const line = { hts: "7604.21.00.10", origin: "CA", value: "50000.00" };
  const plain = steps(engine, { ...line, spi: null });
  const questions = engine.law.measures.flatMap((measure) => measure.questions);
  let differing = 0;
  for (const options of [{ knownOn: "2025-06-01" }, { knownOn: "2026-05-01" }, ...questions.map(({ id }) => ({ readings: { [id]: 2 } }))]) {
    const found = steps(engine, { ...line, spi: null, options });
    if (JSON.stringify(found) !== JSON.stringify(plain)) differing++;
    for (const step of found) {
      const answer = engine.assess({ ...line, entryDate: step.from, spi: null }, options);
      assert.ok(answer.status !== "error");
      assert.deepEqual([step.effectiveRate, step.range], [answer.effectiveRate, answer.range], `${step.from} ${JSON.stringify(options)}`);
      assert.deepEqual(
        dutiesOf(step).map(({ heading }) => heading),
        filedIn(answer).duties.map(({ heading }) => heading),
      );
    }
  }
  assert.ok(differing >= 2, "a day of knowledge changes the history");
  const early = steps(engine, { ...line, spi: null, options: { knownOn: "2025-06-01" } });
  assert.ok(early.length < plain.length);
});

test("a step of a range is told by the acts of a duty that stands under some completions only", () => {
  const found = steps(engine, { hts: "7604.21.00.10", origin: "CA", value: "50000.00", spi: null });
  const step = found.find(({ from }) => from === "2025-08-01");
  assert.ok(
    step?.because.some((act) => act.startsWith("EO 14325")),
    step?.because.join("; "),
  );
  assert.deepEqual(
    found.filter(({ because }) => because.length === 0).map(({ from }) => from),
    [],
  );
});
