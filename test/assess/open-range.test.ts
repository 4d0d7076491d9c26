// A duty by quantity that is not known has no upper end: it is asked for and drawn open, and the largest number there could be is never shown.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stepChart } from "../../src/chart/steps.js";
import { inWords } from "../../src/explain/words.js";
import { dutiesOf, steps } from "../../src/history/steps.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();
const byLiter = { hts: "1702903500", origin: "CA", value: "1000.00", spi: null };

test("the outcomes of a question name the quantity that leaves them open", () => {
  const answer = engine.assess({ ...byLiter, entryDate: "2026-06-07" });
  assert.equal(answer.status, "range");
  const [question] = answer.questions;
  assert.equal(question?.fact, "quantity.liters");
  assert.deepEqual(
    question?.outcomes.map((each) => each.duty?.unboundedBy),
    [undefined, ["quantity.liters"]],
  );
  const text = inWords(answer).join("\n");
  assert.match(text, /from \$[\d.,]+, plus [\d.]+ cents a liter/);
  assert.doesNotMatch(text, /\$\d+,\d{3},\d{3}/);
});

test("a duty that does not grow is not called open", () => {
  const answer = engine.assess({ hts: "7604210010", origin: "CA", entryDate: "2025-10-07", value: "50000.00", spi: null });
  assert.equal(answer.status, "range");
  for (const question of answer.questions) for (const each of question.outcomes) assert.equal(each.duty?.unboundedBy, undefined);
});

test("the history says so, and its chart is drawn open with few ticks", () => {
  const found = steps(engine, byLiter);
  const open = found.find((step) => step.range !== undefined);
  assert.deepEqual(open?.range?.unboundedBy, ["quantity.liters"]);
  const points = found.map((step) => ({
    day: step.from,
    value: Number(step.range?.min ?? dutiesOf(step)[0]?.amount ?? 0) / 1000,
    open: step.range?.unboundedBy !== undefined,
  }));
  const svg = stepChart({ title: "t", from: "2025-01-01", until: "2026-10-07", series: [{ name: "s", points }], markers: [] });
  assert.match(svg, /class="open"/);
});

for (const highest of [0.0004, 0.073, 1, 1.015, 37, 4e9])
  test(`a highest value of ${highest} is reached in at most six labels`, () => {
    const points = [{ day: "2025-01-01", value: highest }];
    const svg = stepChart({ title: "t", from: "2025-01-01", until: "2025-03-01", series: [{ name: "s", points }], markers: [] });
    const labels = [...svg.matchAll(/>([\d.e+]+)%</g)].map(([, text]) => Number(text));
    assert.ok(labels.length >= 2 && labels.length <= 6, labels.join(" "));
    assert.ok((labels.at(-1) ?? 0) >= highest * 100 - 1e-9);
  });
