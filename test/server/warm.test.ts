// The plans made while the server starts: those of the newest days, with turns for others in between, and no more after a stop.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../../src/assess/engine.js";
import { addDays } from "../../src/exact/day.js";
import { openSchedule } from "../../src/hts/schedule.js";
import { bundledLaw, bundledSchedule } from "../../src/packaged/bundle.js";
import { PERIODS, warm } from "../../src/server/warm.js";

function fresh(): ReturnType<typeof createEngine> {
  return createEngine(bundledLaw(), openSchedule(bundledSchedule()));
}

test("the whole schedule of the newest periods is planned, and others have their turn many times", async () => {
  const engine = fresh();
  const today = engine.law.coverage.lastSeen;
  let turns = 0;
  let done = false;
  const others = (): void => {
    turns++;
    if (!done) setImmediate(others);
  };
  setImmediate(others);
  const { numbers, slices } = await warm(engine, today, () => false);
  done = true;
  let expected = 0;
  let day = engine.parts.plans.startOf(today);
  for (let period = 0; period < PERIODS; period++) {
    expected += engine.schedule.lines(day).length;
    day = engine.parts.plans.startOf(addDays(day, -1));
  }
  assert.equal(numbers, expected);
  assert.ok(slices > 10 && turns >= slices, `${slices} slices, ${turns} turns of others`);
});

test("a stop ends it at the next turn", async () => {
  const engine = fresh();
  const { slices } = await warm(engine, engine.law.coverage.lastSeen, () => true);
  assert.equal(slices, 1);
});
