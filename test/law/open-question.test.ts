// What a scenario leaves open is checked, carried and printed, and changes no duty.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { questionIn } from "../../src/law/open-question.js";
import { packagePath } from "../../src/packaged/paths.js";
import { engineOf, scenarioEngine } from "../../src/packaged/scenario-engine.js";
import { LONG } from "../long.js";

const file = (name: string): string => packagePath(`scenarios/${name}.yaml`);
const HEAD = "scenario: x\ntitle: T\nact: Scenario x\nlapses:\n  - { programs: [S, S+], on: 2027-01-01, by: [Scenario x] }\n";

test("the questions of the library are carried, each with its scenario; composed scenarios keep those of both", () => {
  const vehicles = engineOf(file("vehicles-at-50-in-2027")).law.openQuestions ?? [];
  assert.deepEqual(
    vehicles.map(({ scenario, id }) => [scenario, id]),
    [
      ["Scenario vehicles-at-50-in-2027", "us-content-of-a-cusma-vehicle"],
      ["Scenario vehicles-at-50-in-2027", "steel-derivatives"],
    ],
  );
  assert.equal(engineOf([file("vehicles-at-50-in-2027"), file("august-2026-terms")]).law.openQuestions?.length, 3);
  assert.equal(engineOf(file("cusma-lapse")).law.openQuestions, undefined);
});

test("a wrong question is refused with its place and what to do", () => {
  const wrong: readonly (readonly [string, RegExp])[] = [
    [
      "  - { id: a, text: T, readings: [only one] }\n",
      /x\.yaml:7:\d+[\s\S]*The question a has fewer than two readings\.[\s\S]*Give two or more/,
    ],
    ["  - { id: A b, text: T, readings: [p, q] }\n", /"A b" is not an id of a question/],
    ["  - { id: a, readings: [p, q] }\n", /text/],
    ["  - { id: a, text: T, readings: [p, q] }\n  - { id: a, text: U, readings: [p, q] }\n", /Two questions are called a/],
    ["  - { id: a, text: T, readings: [p, q], answer: p }\n", /answer/],
    ["  - { id: a, text: T, readings: [p, q], text-fr: U }\n", /readings-fr/],
    ["  - { id: a, text: T, readings: [p, q], text-fr: U, readings-fr: [r] }\n", /not as many as those in English/],
  ];
  for (const [text, message] of wrong) assert.throws(() => scenarioEngine("x.yaml", `${HEAD}questions:\n${text}`), message);
  scenarioEngine("x.yaml", `${HEAD}questions:\n  - { id: a, text: T, readings: [p, q] }\n`);
});

test("every question of the library has its French, by the command too", () => {
  for (const name of readdirSync(packagePath("scenarios")))
    for (const question of engineOf(packagePath(`scenarios/${name}`)).law.openQuestions ?? []) {
      const said = questionIn(question, "fr", "[en] ");
      assert.equal(said.readings.length, question.readings.length);
      assert.ok(
        [said.text, ...said.readings].every((text) => !text.includes("[en]")),
        `${name} ${question.id}`,
      );
    }
  assert.equal(questionIn({ scenario: "x", id: "a", text: "T", readings: ["p", "q"] }, "fr", "[en] ").text, "[en] T");
});

test("a question changes no duty", () => {
  const line = { hts: "8703.23.01.10", origin: "CA", entryDate: "2027-01-02", value: "10000.00", spi: null };
  const [plain, asking] = [HEAD, `${HEAD}questions:\n  - { id: a, text: T, readings: [p, q] }\n`].map((text) =>
    scenarioEngine("x.yaml", text).assess(line),
  );
  assert.ok(plain !== undefined && asking !== undefined && plain.status !== "error" && asking.status !== "error");
  assert.deepEqual(asking.duties, plain.duties);
});

test("exposure and compare print them", () => {
  const run = (...args: string[]): string =>
    execFileSync(process.execPath, [packagePath("dist/cli/main.js"), ...args], { encoding: "utf8" });
  const scenario = ["--scenario", file("august-2026-terms")];
  const exposure = run("exposure", "--date", "2027-01-04", "--month", "2025-10", ...scenario);
  assert.match(exposure, /Open in the scenario[\s\S]+also suspend section 338\?[\s\S]+- They do not\./);
  const { questions } = JSON.parse(run("exposure", "--date", "2027-01-04", "--month", "2025-10", "--json", ...scenario));
  assert.equal(questions[0].id, "section-338");
  if (LONG) assert.doesNotMatch(run("exposure", "--date", "2027-01-04", "--month", "2025-10"), /Open in the scenario/);
  const entries = join(mkdtempSync(join(tmpdir(), "carveout-")), "entries.csv");
  writeFileSync(entries, "hts,origin,entry_date,customs_value,spi\n7604.21.00.10,CA,2026-12-02,10000.00,S\n");
  const compared = run("compare", entries, ...scenario);
  assert.match(compared, /also suspend section 338\?/);
});

test("every scenario of the library has a title in both languages", () => {
  for (const name of readdirSync(packagePath("scenarios"))) {
    const text = readFileSync(packagePath(`scenarios/${name}`), "utf8");
    assert.match(text, /^title: .+$/m, name);
    assert.match(text, /^title-fr: .+$/m, name);
  }
});
