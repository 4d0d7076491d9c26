// The library of scenarios: each does what it says and nothing else; held and composed law equal what they are made of.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { filedIn } from "../../src/assess/filed.js";
import type { Day } from "../../src/exact/day.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { CallError } from "../../src/packaged/call-error.js";
import { packagePath } from "../../src/packaged/paths.js";
import { engineOf, futuresOf, scenarioEngine } from "../../src/packaged/scenario-engine.js";
import { boundaryLines } from "../assess/boundary-line.js";
import { seeded } from "../assess/random-line.js";

test("every scenario that changes something has a card with a sentence in both languages", () => {
  const cards = parse(readFileSync(packagePath("sectors/scenarios.csv")), { columns: true }) as Record<string, string>[];
  const files = readdirSync(packagePath("scenarios")).map((name) => name.replace(/\.yaml$/, ""));
  assert.deepEqual(cards.map((card) => card.scenario).sort(), files.filter((name) => name !== "law-as-it-stands").sort());
  for (const card of cards) {
    assert.ok(["deal", "court", "threat", "past"].includes(card.group ?? ""), card.scenario);
    for (const column of ["en", "fr", "en_says", "fr_says"]) assert.ok((card[column] ?? "") !== "", `${card.scenario}: ${column}`);
  }
});

const law = bundledEngine();
const file = (name: string): string => packagePath(`scenarios/${name}.yaml`);
type Line = Readonly<Record<string, unknown>>;

function duty(engine: typeof law, line: Line): string {
  const answer = engine.assess({ origin: "CA", value: "10000.00", ...line });
  if (answer.status === "error") return answer.error.code;
  return answer.totals?.duty ?? (answer.range === undefined ? answer.status : `${answer.range.min.duty} to ${answer.range.max?.duty}`);
}

const BAR = { hts: "7604.21.00.10", spi: "S" };
const CAR = { hts: "8703.23.01.30", spi: "S", facts: { vehicleKind: "passenger" } };
const LUMBER = { hts: "4407.11.00.01", spi: "S", facts: { adcvdProducer: "Canfor" } };
const GLASS = { hts: "7013.99.90.10", spi: "S" };
const SHIRT = { hts: "6109.10.00.04", spi: "S" };

// The bar and the shirt also pay the section 338 duty of 50%.
// Scenario, line, what it owes under the law and under the scenario on the day; before its day they agree.
const ROWS: readonly (readonly [string, Line, string, string, string, string])[] = [
  ["august-2026-terms", BAR, "2026-12-01", "10000.00", "7500.00", "2026-11-30"],
  ["august-2026-terms", CAR, "2026-12-01", "2500.00", "1500.00", "2026-11-30"],
  ["august-2026-terms", LUMBER, "2026-12-01", "5759.00", "4759.00", "2026-11-30"],
  ["aluminum-quota", { ...BAR, facts: { withinQuota: true } }, "2026-12-01", "10000.00", "5000.00", "2026-11-30"],
  ["aluminum-quota", BAR, "2026-12-01", "10000.00", "10000.00", "2026-11-30"],
  ["cusma-lapse", SHIRT, "2027-01-01", "5000.00", "7650.00", "2026-12-31"],
  ["section-338-withdrawn", GLASS, "2026-12-01", "5000.00", "0.00", "2026-11-30"],
  ["section-338-withdrawn", { hts: "8711.50.00.60", spi: "S" }, "2026-12-01", "prohibited", "0.00", "2026-11-30"],
  ["vehicles-at-50-in-2027", CAR, "2027-01-01", "2500.00", "5000.00", "2026-12-31"],
  [
    "wood-steps-cancelled",
    { hts: "9401.61.40.11", spi: "S", facts: { upholsteredWoodenFrame: true } },
    "2027-01-01",
    "3000.00",
    "2500.00",
    "2026-12-31",
  ],
  ["metals-back-to-content", { ...BAR, content: { aluminum: { value: "4000.00" } } }, "2026-12-01", "10000.00", "7000.00", "2026-11-30"],
  ["energy-exempt", { hts: "2709.00.20.90", spi: null, quantity: { bbl: 100 } }, "2025-10-08", "1010.50", "10.50", "2025-10-07"],
  ["free-trade", BAR, "2026-12-01", "10000.00", "0.00", "2026-11-30"],
  ["october-2025-held", SHIRT, "2026-11-24", "5000.00", "0.00", "2025-10-03"],
  ["october-2025-held", { ...SHIRT, spi: null }, "2026-11-24", "7650.00", "5150.00", "2025-10-03"],
  [
    "october-2025-held",
    { hts: "7326.90.86.88", spi: null, content: { steel: { value: "6000.00" } } },
    "2026-11-24",
    "5290.00",
    "4690.00",
    "2025-10-03",
  ],
];

for (const [name, line, day, owed, scenario, eve] of ROWS) {
  test(`${name}: ${line.hts} on ${day}`, () => {
    const engine = engineOf(file(name));
    assert.equal(duty(law, { ...line, entryDate: day }), owed, "law");
    assert.equal(duty(engine, { ...line, entryDate: day }), scenario, "scenario");
    assert.equal(duty(engine, { ...line, entryDate: eve }), duty(law, { ...line, entryDate: eve }), "before its day");
  });
}

test("under every scenario goods are answered, whatever rule of what law is left reads", () => {
  for (const name of readdirSync(packagePath("scenarios"))) {
    const engine = engineOf(packagePath(`scenarios/${name}`));
    const make = boundaryLines(law, seeded(71), ["CA"], 2);
    for (let made = 0; made < 250; made++) {
      const line = make();
      const answer = engine.assess(line);
      assert.ok(answer.status !== "error" || answer.error.code.startsWith("hts/"), JSON.stringify(line));
    }
  }
});

test("the library has at least twelve scenarios, each with a title of its own", () => {
  const titles = readdirSync(packagePath("scenarios")).map(
    (each) => /^title: (.+)$/m.exec(readFileSync(packagePath(`scenarios/${each}`), "utf8"))?.[1],
  );
  assert.ok(titles.length >= 12);
  assert.equal(new Set(titles).size, titles.length);
});

test("a duty held unlawful in a scenario is refundable on earlier entries", () => {
  const answer = engineOf(file("section-338-struck-down")).assess({ ...GLASS, origin: "CA", value: "10000.00", entryDate: "2026-10-01" });
  assert.ok(answer.status !== "error");
  assert.deepEqual(
    filedIn(answer).refundable.map((each) => [each.measure, each.amount]),
    [["canada-338", "5000.00"]],
  );
});

test("held law: every later day is answered as the day that is held, on lines that did not change", () => {
  const held = engineOf(file("october-2025-held"));
  const before = new Set(law.schedule.lines("2025-10-03" as Day));
  let compared = 0;
  for (const [index, hts] of law.schedule.lines("2026-11-24" as Day).entries()) {
    if (index % 61 !== 0 || !before.has(hts)) continue;
    const [then, now] = ["2025-10-03", "2026-11-24"].map((day) => law.schedule.lookup(hts, day as Day));
    if (!then?.ok || !now?.ok || then.line.general !== now.line.general || then.line.special !== now.line.special) continue;
    for (const spi of ["S", null]) {
      compared++;
      assert.equal(duty(held, { hts, spi, entryDate: "2026-11-24" }), duty(law, { hts, spi, entryDate: "2025-10-03" }), `${hts} ${spi}`);
    }
  }
  assert.ok(compared > 400);
});

test("scenarios are laid one upon the other in their order", () => {
  const both = engineOf([file("steel-and-aluminum-at-25"), file("section-338-withdrawn")]);
  assert.equal(duty(both, { ...BAR, entryDate: "2026-12-02" }), "2500.00");
  assert.equal(duty(both, { ...GLASS, entryDate: "2026-12-02" }), "0.00");
  // The later one has the last word on the same heading and day.
  assert.equal(duty(engineOf([file("steel-and-aluminum-at-25"), file("free-trade")]), { ...BAR, entryDate: "2026-12-02" }), "0.00");
});

test("probabilities sum to one with the law as it stands, and never to more", () => {
  const futures = futuresOf(["a.yaml=0.3", "b.yaml+c.yaml=.25"]) ?? [];
  assert.deepEqual(
    futures.map((each) => [each.scenarios, each.millionths]),
    [
      [["a.yaml"], 300_000n],
      [["b.yaml", "c.yaml"], 250_000n],
      [[], 450_000n],
    ],
  );
  assert.equal(futuresOf(["a.yaml", "b.yaml"]), undefined);
  assert.equal(futuresOf(["a.yaml=1"])?.length, 1);
  assert.throws(() => futuresOf(["a.yaml=0.7", "b.yaml=0.4"]), CallError);
  assert.throws(() => futuresOf(["a.yaml=0.7", "b.yaml"]), CallError);
});

const WRONG: readonly (readonly [string, string, RegExp])[] = [
  ["nothing changed", "scenario: x\ntitle: X\nact: Scenario x\n", /law\/empty-scenario/],
  ["a day to hold that is none", "scenario: x\ntitle: X\nact: Scenario x\nholds: 2025-13-01\n", /law\/bad-date/],
  [
    "a lapse by another act",
    "scenario: x\ntitle: X\nact: Scenario x\nlapses:\n  - { programs: [S], on: 2027-01-01, by: [Scenario y] }\n",
    /law\/unknown-instrument/,
  ],
  [
    "a program that is none",
    "scenario: x\ntitle: X\nact: Scenario x\nlapses:\n  - { programs: [usmca], on: 2027-01-01, by: [Scenario x] }\n",
    /law\/unknown-program/,
  ],
  [
    "a heading that is none",
    "scenario: x\ntitle: X\nact: Scenario x\namends:\n  wood-232:\n    headings:\n      9903.76.01:\n        history:\n          - { from: 2026-12-01, except: [9903.76.99], by: [Scenario x] }\n",
    /law\/unknown-heading/,
  ],
  ["an unknown key", "scenario: x\ntitle: X\nact: Scenario x\nchanges: {}\n", /law\/unknown-key/],
];

for (const [title, text, code] of WRONG)
  test(`${title} is refused with place and remedy`, () => {
    assert.throws(
      () => scenarioEngine("wrong.yaml", text),
      (error: unknown) => error instanceof CallError && code.test(error.message) && /wrong\.yaml:\d+:\d+/.test(error.message),
    );
  });
