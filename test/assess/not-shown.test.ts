// A part of the goods of which the importer says that it cannot be shown: every rate of the schedule is answered, and where the base duty falls on
// that part the answer lies between none of it and all of the value.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parseRate } from "../../src/hts/rate-text.js";
import { unitOf } from "../../src/hts/units.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();
const DAY = "2026-10-07";
const VALUE = "10000.00";
const METALS = ["steel", "aluminum", "copper", "lead"];

// A number for each text of a general rate.
const byRate = new Map<string, string>();
for (const hts of engine.schedule.numbers()) {
  const line = engine.schedule.line(hts, DAY as never);
  if (line !== undefined && !byRate.has(line.general)) byRate.set(line.general, hts);
}

// Metals whose value a rate falls on.
function metalsIn(text: string): string[] {
  const rate = parseRate(text);
  const terms = "error" in rate || rate.kind !== "sum" ? [] : rate.terms;
  const paths = terms.map((term) => (term.kind === "ad-valorem" ? term.on : unitOf(term.per).base));
  return paths.flatMap((path) => /^content\.(\w+)\.value$/.exec(path)?.[1] ?? []);
}

const line = (hts: string, content: object) => engine.assess({ hts, origin: "CA", entryDate: DAY, value: VALUE, spi: null, content });
const duty = (answer: ReturnType<typeof line>) => {
  assert.ok("status" in answer && answer.status !== "error" && answer.status !== "prohibited", JSON.stringify(answer));
  return answer.status === "range" ? answer.range : { min: answer.totals, max: answer.totals };
};

test("every rate is answered where the value of its metals cannot be shown", () => {
  const unknown = Object.fromEntries(METALS.map((metal) => [metal, { value: "unknown" }]));
  for (const hts of byRate.values()) {
    assert.notEqual(line(hts, unknown).status, "error", hts);
    for (const metal of METALS) assert.notEqual(line(hts, { [metal]: { value: "unknown" } }).status, "error", `${hts} ${metal}`);
  }
});

test("where the base duty falls on it, it may be none or all of the value", () => {
  const onMetal = [...byRate].flatMap(([text, hts]) => metalsIn(text).map((metal) => [hts, metal] as const));
  assert.ok(onMetal.length > 0);
  for (const [hts, metal] of onMetal) {
    const { min, max } = duty(line(hts, { [metal]: { value: "unknown" } }));
    const none = duty(line(hts, { [metal]: { value: "0.00" } }));
    const all = duty(line(hts, { [metal]: { value: VALUE } }));
    assert.equal(min.base, none.min.base, hts);
    assert.equal(max?.base, all.max?.base, hts);
  }
});
