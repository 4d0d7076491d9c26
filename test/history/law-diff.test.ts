// Two versions of the law: against the differences of days, and against the answers themselves on every period.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine, type Engine } from "../../src/assess/engine.js";
import type { Day } from "../../src/exact/day.js";
import { diffDays } from "../../src/history/diff.js";
import { lawDifferences } from "../../src/history/law-diff.js";
import { shown } from "../../src/history/shown.js";
import { formatHts } from "../../src/hts/number.js";
import { openSchedule } from "../../src/hts/schedule.js";
import { periods } from "../../src/law/calendar.js";
import { heldLaw } from "../../src/law/hold.js";
import type { Law, Measure } from "../../src/law/types.js";
import { bundledLaw, bundledSchedule } from "../../src/packaged/bundle.js";
import { share } from "../long.js";

const law = bundledLaw();
const schedule = openSchedule(bundledSchedule());
const engineOn = (changed: Law): Engine => createEngine(changed, schedule);
const now = engineOn(law);

test("the law of before and after 15 September 2026 differs as the two days do, and goes on doing so", () => {
  const [eve, day] = ["2026-09-14", "2026-09-15"] as Day[] as [Day, Day];
  const found = lawDifferences(engineOn({ ...heldLaw(law, eve), hash: "eve" }), engineOn({ ...heldLaw(law, day), hash: "day" }));
  const days = diffDays(now, { from: eve, to: day, origin: "CA", value: "10000.00" });
  assert.ok(days.length > 100);
  assert.deepEqual(
    found.map(({ hts, spi, before, after }) => ({ hts, spi, before, after })),
    days.map(({ hts, spi, before, after }) => ({ hts, spi, before, after })),
  );
  assert.deepEqual([...new Set(found.map(({ from, until }) => `${from} ${until}`))], [`${day} undefined`]);
});

function withMeasure(id: string, change: (measure: Measure) => Measure): Law {
  assert.ok(law.measures.some((measure) => measure.id === id));
  return { ...law, hash: "changed", measures: law.measures.map((measure) => (measure.id === id ? change(measure) : measure)) };
}

const doubled = (measure: Measure): Measure => ({
  ...measure,
  provisions: measure.provisions.map((provision) => ({
    ...provision,
    amendments: provision.amendments.map((each) =>
      each.terms.adds?.kind === "rate"
        ? { ...each, terms: { ...each.terms, adds: { kind: "rate", rate: ["3", "4"], text: "75%" } } }
        : each,
    ),
  })),
});

// Questions of which both readings were computed are taken in one, and the other way round.
const otherwiseRead = (measure: Measure): Measure => ({
  ...measure,
  questions: measure.questions.map((each) => ({ ...each, treatment: each.treatment === "first" ? "range" : "first" })),
});

// Each is a kind of amendment; what it touches is not told here.
const AMENDED: readonly [kind: string, changed: Law][] = [
  ["a rate", withMeasure("wood-232", doubled)],
  ["a heading that is gone", withMeasure("metals-232", (measure) => ({ ...measure, provisions: measure.provisions.slice(2) }))],
  [
    "an end",
    withMeasure("canada-338", (measure) => ({ ...measure, ends: { on: "2026-12-01" as Day, known: "2026-11-01" as Day, by: [] } })),
  ],
  ["questions", { ...law, hash: "changed", measures: law.measures.map(otherwiseRead) }],
  ["a rule of stacking", { ...law, hash: "changed", yields: law.yields.filter(({ until }) => until !== "2025-06-04") }],
  [
    "rows of lists",
    {
      ...law,
      hash: "changed",
      lists: Object.fromEntries(
        Object.entries(law.lists).map(([id, list]) => [id, { ...list, rows: list.rows.filter(([prefix]) => !prefix.startsWith("94")) }]),
      ),
    },
  ],
];

const NUMBERS = ["7604210010", "7308909590", "4407119000", "9403200075", "9401616011", "8703230110", "8708299060", "7013999010"];

test("every kind of amendment: the answers of both laws on every period, number by number", () => {
  for (const [kind, changed] of AMENDED) {
    const other = engineOn(changed);
    const found = lawDifferences(now, other, (hts) => NUMBERS.includes(hts));
    let differing = 0;
    const starts = [...new Set([...periods(law, schedule).starts, ...periods(changed, schedule).starts])].sort();
    for (const entryDate of share(starts, 3))
      for (const hts of NUMBERS)
        for (const spi of ["S", null]) {
          const line = { hts, origin: "CA", entryDate, value: "10000.00", spi };
          const [first, second] = [now.assess(line), other.assess(line)];
          if (first.status === "error" || second.status === "error") continue;
          const told = found.some(
            (each) =>
              each.hts === formatHts(hts) &&
              each.spi === spi &&
              each.from <= entryDate &&
              (each.until === undefined || entryDate < each.until),
          );
          const differs = shown(first) !== shown(second);
          assert.equal(told, differs, `${kind}: ${hts} ${spi} on ${entryDate}`);
          if (differs) differing++;
        }
    assert.ok(differing > 0, `${kind} differs nowhere`);
  }
});
