// History has a step on every day on which the answer changes and on no other, and each step cites the acts that made it and no bystander.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Day } from "../../src/exact/day.js";
import { diffDays } from "../../src/history/diff.js";
import { lawChanges } from "../../src/history/law-changes.js";
import { steps } from "../../src/history/steps.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { scenarioEngine } from "../../src/packaged/scenario-engine.js";
import { BESIDE, STEPS } from "./acts.js";
import { randomLines, walk } from "./days.js";

const engine = bundledEngine();
const FIRST = "2025-01-01" as Day;

test("on each of 900 days the answers of single days change where the history has a step", () => {
  for (const line of randomLines(engine, 4, 7)) {
    const { assess, history, none } = walk(engine, line, FIRST, 900);
    assert.deepEqual(history, assess, JSON.stringify(line));
    assert.deepEqual(none, [], JSON.stringify(line));
  }
});

// "PP 10947 cl. 6" is of PP 10947.
function isOf(cited: string, act: string): boolean {
  return cited === act || cited.startsWith(`${act} `);
}

for (const { sector, hts, spi, facts, day, acts, status } of STEPS)
  test(`${sector}: ${hts} ${spi ?? "without a claim"} on ${day} by ${acts.join(" and ")}`, () => {
    const found = steps(engine, { hts, origin: "CA", value: "10000.00", spi, ...(facts === undefined ? {} : { facts }) });
    const step = found.find(({ from }) => from === day);
    assert.ok(step !== undefined, `no step: ${found.map(({ from }) => from).join(" ")}`);
    if (status !== undefined) assert.equal(step.status, status);
    for (const act of acts)
      assert.ok(
        step.because.some((cited) => isOf(cited, act)),
        `${act}: ${step.because.join("; ")}`,
      );
    const allowed = acts.flatMap((act) => [act, ...(BESIDE[act] ?? [])]);
    for (const cited of step.because)
      assert.ok(
        allowed.some((act) => isOf(cited, act)),
        `${cited} did not do it`,
      );
  });

test("a step of a range has the range and what is common in place of duties", () => {
  const found = steps(engine, { hts: "7604.21.00.10", origin: "CA", value: "10000.00", spi: null });
  const open = found.find(({ status }) => status === "range");
  assert.ok(open?.range !== undefined && open.common !== undefined);
  assert.equal(open.duties, undefined);
  assert.equal(open.effectiveRate, undefined);
});

test("a number that ended says what followed it", () => {
  const last = steps(engine, { hts: "8479.89.95.99", origin: "CA", value: "10000.00", spi: "S" }).at(-1);
  assert.equal(last?.until, "2026-07-01");
  assert.deepEqual(last?.followedBy, ["8479.89.95.10", "8479.89.95.97"]);
});

test("a lapse of CUSMA on a quiet day is found by history, feeds and differences, and cites its own act", () => {
  const text = readFileSync(packagePath("scenarios/cusma-lapse.yaml"), "utf8").replaceAll("2027-01-01", "2027-02-10");
  const scenario = scenarioEngine("cusma-lapse.yaml", text);
  const hts = "7013.99.90.10";
  const step = steps(scenario, { hts, origin: "CA", value: "10000.00", spi: "S" }).find(({ from }) => from === "2027-02-10");
  assert.ok(step?.because.length === 1 && /lapse/i.test(step.because[0] ?? ""), step?.because.join("; "));
  const change = lawChanges(scenario, [hts], "CA").find(({ day }) => day === "2027-02-10");
  assert.deepEqual(change?.because, step?.because);
  const differences = diffDays(scenario, {
    from: "2027-02-09" as Day,
    to: "2027-02-10" as Day,
    origin: "CA",
    value: "10000.00",
    chapter: "70",
  });
  assert.ok(differences.length > 0);
  for (const { because } of differences) assert.deepEqual(because, step?.because);
});
