// Scenarios: an act nobody has signed amends the law as an act would, and a wrong one is refused with place and remedy.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { CallError } from "../../src/packaged/call-error.js";
import { packagePath } from "../../src/packaged/paths.js";
import { engineOf, scenarioEngine } from "../../src/packaged/scenario-engine.js";

const law = bundledEngine();
const file = (name: string): string => packagePath(`scenarios/${name}.yaml`);

function duty(engine: typeof law, line: Record<string, unknown>): string | undefined {
  const answer = engine.assess({ origin: "CA", value: "10000.00", ...line });
  return answer.status === "error" ? answer.error.code : answer.totals?.duty;
}

test("every scenario of the library compiles", () => {
  for (const name of readdirSync(packagePath("scenarios")))
    assert.ok(engineOf(packagePath(`scenarios/${name}`)).law.hash !== law.law.hash, name);
});

test("copper at 25%", () => {
  const wire = { hts: "7408.11.60.00", entryDate: "2026-01-15", spi: "S", content: { copper: { value: "9000.00" } } };
  assert.equal(duty(law, wire), "4500.00");
  assert.equal(duty(engineOf(file("copper-at-25")), wire), "2250.00");
  assert.equal(duty(engineOf(file("copper-at-25")), { ...wire, entryDate: "2025-12-31" }), "4500.00");
});

test("section 338 struck down", () => {
  const glass = { hts: "7013.99.90.10", entryDate: "2026-12-01", spi: "S" };
  assert.equal(duty(law, glass), "5000.00");
  assert.equal(duty(engineOf(file("section-338-struck-down")), glass), "0.00");
  assert.equal(duty(engineOf(file("section-338-struck-down")), { ...glass, entryDate: "2026-11-30" }), "5000.00");
});

test("the law restated changes nothing", () => {
  const same = engineOf(file("law-as-it-stands"));
  for (const [index, hts] of law.schedule.lines("2026-05-01" as Parameters<typeof law.schedule.lines>[0]).entries()) {
    if (index % 97 !== 0) continue;
    for (const entryDate of ["2026-09-20", "2026-12-02"])
      assert.equal(duty(same, { hts, entryDate, spi: "S" }), duty(law, { hts, entryDate, spi: "S" }), `${hts} on ${entryDate}`);
  }
});

const GOOD = readFileSync(file("copper-at-25"), "utf8");
const BAD: readonly (readonly [title: string, text: string, code: RegExp])[] = [
  ["an unknown measure", GOOD.replace("copper-232", "coper-232"), /law\/unknown-measure/],
  ["a rate that is none", GOOD.replace("adds: 25%", "adds: 25%%"), /law\/bad-rate/],
  ["a day that is none", GOOD.replace("2026-01-01\n", "2026-02-30\n").replace("from: 2026-01-01", "from: 2026-02-30"), /law\/bad-date/],
  ["goods left out", GOOD.replace("origin: CA", "origin: US"), /law\/unknown-origin/],
  ["an act that is not named", GOOD.replace("by: [Scenario copper-at-25]", "by: [Scenario copper]"), /law\/unknown-instrument/],
  ["no YAML", "scenario: [", /law\/bad-yaml/],
];

for (const [title, text, code] of BAD) {
  test(`${title} is refused with its place`, () => {
    assert.throws(
      () => scenarioEngine("wrong.yaml", text),
      (error: unknown) => error instanceof CallError && code.test(error.message) && /:\d+:\d+/.test(error.message),
    );
  });
}

const MARK = "law/scenario";

test("every answer under a scenario says so with its title, in each language, and none of the law does", () => {
  const lines = [
    { hts: "6109.10.00.04", entryDate: "2027-01-05", spi: "S" },
    { hts: "2204.21.50.05", entryDate: "2026-12-02", spi: null },
    { hts: "7604.21.00.10", entryDate: "2025-05-05" },
  ].map((line) => ({ origin: "CA", value: "10000.00", ...line }));
  const marks = (engine: typeof law, line: Record<string, unknown>, language: "en" | "fr"): string[] => {
    const answer = engine.assess(line, { language });
    assert.ok(answer.status !== "error");
    return answer.notices.filter(({ code }) => code === MARK).map(({ text }) => text);
  };
  for (const line of lines) assert.deepEqual(marks(law, line, "en"), []);
  for (const name of readdirSync(packagePath("scenarios"))) {
    const text = readFileSync(packagePath(`scenarios/${name}`), "utf8");
    const engine = scenarioEngine(name, text);
    for (const [language, key] of [
      ["en", "title"],
      ["fr", "title-fr"],
    ] as const) {
      const title = new RegExp(`^${key}: (.+)$`, "m").exec(text)?.[1] ?? "";
      for (const line of lines) {
        const [mark, ...more] = marks(engine, line, language);
        assert.deepEqual([mark?.includes(title), more], [true, []], `${name} ${language}`);
      }
    }
  }
  const both = engineOf([file("section-338-withdrawn"), file("cusma-lapse")]);
  assert.match(marks(both, lines[0] ?? {}, "en").join(), /section 338 duties .*; CUSMA can no longer/);
});
