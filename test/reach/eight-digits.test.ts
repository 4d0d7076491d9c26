// Eight digits whose only line ends in 00 are that line: a sample of pairs on a sample of days (all of them in `npm run check:full`), the ways
// that do not go through `assess`, and eight digits of several lines.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Day } from "../../src/exact/day.js";
import { steps } from "../../src/history/steps.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bookFor } from "../../src/packaged/bundled-book.js";
import { daysWritten, pairsOn, said } from "./pairs.js";

const engine = bundledEngine();
const FIRST = engine.law.coverage.from;
const days = daysWritten(engine, FIRST);
const EVERY = 61;

test("a sample of pairs on a sample of days says the same", () => {
  let looked = 0;
  days.forEach((day, at) => {
    if (at % 5 !== 0) return;
    pairsOn(engine, day).forEach(({ eight, ten }, place) => {
      if ((place + at) % EVERY !== 0) return;
      for (const spi of [null, "S", undefined]) {
        looked++;
        assert.equal(said(engine, eight, day, { spi }, true), said(engine, ten, day, { spi }, true), `${eight} on ${day}, ${spi}`);
      }
    });
  });
  assert.ok(looked > 3_000, `${looked}`);
});

test("a pair has one history", () => {
  for (const ten of ["8302500000", "2709001000", "7612100000", "2937110000", "0704200000"]) {
    const of = (hts: string) =>
      steps(engine, { hts, origin: "CA", value: "10000.00", spi: "S" }).map(({ from, until, status, because }) => [
        from,
        until,
        status,
        because,
      ]);
    // A line that was split lives on as eight digits with several lines.
    const [long, short] = [of(ten), of(ten.slice(0, 8))];
    assert.deepEqual(short.slice(0, long.length - 1), long.slice(0, -1), ten);
  }
});

test("a pair stands alike in the book, from which tables are rated and the panel is made", () => {
  const book = bookFor(engine, {}, "CA");
  let looked = 0;
  pairsOn(engine, FIRST).forEach(({ eight, ten }, at) => {
    if (at % EVERY !== 0) return;
    const [short, long] = [book.place(Number(eight)), book.place(Number(ten))];
    assert.ok(short !== undefined && long !== undefined, eight);
    book.slots.from.forEach((day, slot) => {
      if (!engine.schedule.lookup(ten, day).ok) return;
      looked++;
      assert.equal(book.cell(short, slot), book.cell(long, slot), `${eight} on ${day}`);
      assert.deepEqual(book.rate(short, slot), book.rate(long, slot), `${eight} on ${day}`);
    });
  });
  assert.ok(looked > 5_000, `${looked}`);
});

test("the line of eight digits names its only line, and is out of force with it", () => {
  const found = engine.schedule.lookup("83025000", "2025-09-05" as Day);
  assert.ok(found.ok);
  assert.deepEqual(found.line.statistical, ["8302500000"]);
  assert.equal(found.line.hts, "83025000");
  for (const ten of engine.schedule.numbers().filter((hts) => hts.length === 10 && hts.endsWith("00")))
    for (const day of [FIRST, "2026-07-02" as Day]) {
      const [long, short] = [engine.schedule.lookup(ten, day), engine.schedule.lookup(ten.slice(0, 8), day)];
      if (long.ok) assert.ok(short.ok, ten);
      else if (!short.ok) assert.deepEqual(short.error.successors, long.error.successors, ten);
    }
});

test("eight digits of several lines ask for the line where the lines differ, and only there", () => {
  const asked = (hts: string, spi: string | null) => {
    const answer = engine.assess({ hts, origin: "CA", entryDate: "2025-09-05", value: "10000.00", spi, quantity: { "Pb kg": 1 } });
    assert.ok(answer.status !== "error");
    return answer.questions.find((each) => each.fact === "hts")?.choices ?? [];
  };
  // One of five lines of copper ore stands on the energy and minerals list, which matters where no claim is made.
  assert.deepEqual(asked("2603.00.00", null), ["2603.00.00.10", "2603.00.00.20", "2603.00.00.30", "2603.00.00.40", "2603.00.00.50"]);
  assert.deepEqual(asked("2603.00.00", "S"), []);
  // Both lines of natural gas, gaseous and by any use, are one line.
  assert.deepEqual(asked("2711.21.00", null), []);
});
