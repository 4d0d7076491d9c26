// The option `scenario` of the library: the same answers as a file after --scenario, and what is none is refused. Nothing is thrown on input.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { assess, assessEntry, assessUnknown, carveout, type EntryLineInput } from "../../src/index.js";
import { packagePath } from "../../src/packaged/paths.js";
import { engineOf } from "../../src/packaged/scenario-engine.js";

const path = (name: string): string => packagePath(`scenarios/${name}.yaml`);
const text = (name: string): string => readFileSync(path(name), "utf8");

const COPPER: EntryLineInput = { id: "c", hts: "7411.10.10.30", origin: "CA", entryDate: "2026-02-02", value: "10000.00", spi: "S" };
const BAR: EntryLineInput = { ...COPPER, hts: "7604.21.00.10", entryDate: "2026-12-02" };

const without = (answer: object): object => ({ ...answer, law: "" });

test("a scenario by its text or as an object is what its file is to the commands", () => {
  const name = "copper-at-25";
  for (const line of [COPPER, { ...COPPER, entryDate: "2025-12-31" }, BAR]) {
    const by = engineOf(path(name)).assess(line, { trace: true });
    assert.deepEqual(assess(line, { scenario: text(name), trace: true }), by);
    assert.deepEqual(assessUnknown(line, { scenario: [text(name)], trace: true }), by);
    assert.deepEqual(without(carveout().assess(line, { scenario: parse(text(name), { schema: "failsafe" }), trace: true })), without(by));
  }
  const [law, laid] = [assess(COPPER), assess(COPPER, { scenario: text(name) })];
  assert.ok(law.status !== "error" && laid.status !== "error" && law.law !== laid.law);
  assert.notDeepEqual(without(law), without(laid));
});

test("several scenarios are laid one upon the other in their order", () => {
  const names = ["section-338-withdrawn", "steel-and-aluminum-at-25"];
  assert.deepEqual(assess(BAR, { scenario: names.map(text) }), engineOf(names.map(path)).assess(BAR));
  assert.deepEqual(assess(BAR, { scenario: [] }), assess(BAR));
});

test("the lines of an entry are under it too", () => {
  const found = assessEntry([COPPER, BAR], { scenario: text("copper-at-25"), fees: true });
  assert.deepEqual(found, engineOf(path("copper-at-25")).assessEntry([COPPER, BAR], { fees: true }));
});

test("what is no scenario is refused, with the id of the line", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  const bad: readonly (readonly [unknown, string])[] = [
    [5, "options/wrong-type"],
    [null, "options/wrong-type"],
    [true, "options/wrong-type"],
    [() => "", "options/wrong-type"],
    [circle, "options/wrong-type"],
    [{ title: 1n }, "options/wrong-type"],
    [["scenario: x", 5], "options/wrong-type"],
    ["", "law/refused"],
    ["scenarios/copper-at-25.yaml", "law/refused"],
    ["x".repeat((1 << 20) + 1), "law/refused"],
    ["[".repeat(100_000), "law/refused"],
    [{}, "law/refused"],
    [JSON.parse('{"__proto__": {"act": "x"}}'), "law/refused"],
    [{ constructor: "x" }, "law/refused"],
  ];
  for (const [scenario, code] of bad) {
    const options = { scenario } as object;
    const answer = assess(COPPER, options);
    assert.ok(answer.status === "error", String(code));
    assert.deepEqual([answer.id, answer.error.code, answer.error.key], ["c", code, "scenario"]);
    assert.ok(answer.error.fix.length > 0);
    const entry = assessEntry([COPPER, BAR], options);
    assert.deepEqual([entry.status, entry.lines.map(({ status }) => status)], ["error", ["error", "error"]]);
  }
});

test("wrong options beside a scenario, and lines that are none, are refused as without one", () => {
  const scenario = text("copper-at-25");
  for (const [line, options] of [
    [COPPER, { trace: "yes" }],
    [COPPER, { senario: scenario }],
    [COPPER, { language: "de" }],
    [null, {}],
    [[], {}],
    [{ ...COPPER, value: "x" }, {}],
  ] as const)
    assert.deepEqual(assessUnknown(line, { scenario, ...options } as object), assessUnknown(line, options as object));
});
