// Dials write scenario files in the law's grammar: every dial compiles, does what it says, and equals a file written by hand.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import type { Node } from "../../src/law/tree.js";
import { lawTree } from "../../src/law-files/law-trees.js";
import { lawTexts } from "../../src/law-files/law-yaml.js";
import { packagePath } from "../../src/packaged/paths.js";
import { engineOf, scenarioEngine } from "../../src/packaged/scenario-engine.js";
import { exposureAnswer } from "../../src/reports/exposure-answer.js";
import { type DialSetting, dialScenario, readDials, type Turn } from "../../src/scenario/dials.js";
import { share } from "../long.js";

const dials = readDials(parse(readFileSync(packagePath("sectors/dials.csv")), { columns: true }) as Record<string, string>[]);
const trees = new Map<string, Node>();
for (const [file, text] of lawTexts(packagePath("law"))) {
  const tree = file.endsWith(".yaml") ? lawTree(file, text) : undefined;
  if (tree !== undefined && !("code" in tree)) trees.set(file, tree);
}
const turn = (name: string, to: string, from = "2026-12-01") => {
  const dial = dials.find((each) => each.dial === name);
  assert.ok(dial !== undefined, name);
  return { dial, to, from };
};
const written = (setting: Partial<DialSetting>): string =>
  dialScenario(trees, { turns: [], programs: ["S", "S+"], ...setting }) ?? assert.fail("nothing is turned");
const ask = { date: "2027-02-01", month: "2025-10", by: "sector" };

for (const dial of share(dials, 3)) {
  test(`dial ${dial.dial}: compiles turned and turned off, from days before and after the law's own steps`, () => {
    for (const from of ["2025-01-01", "2026-12-01", "2027-01-01"])
      for (const to of dial.headings.length === 0 ? ["off"] : ["12.5", "0", "off"])
        scenarioEngine("dials.yaml", written({ turns: [{ dial, to, from }] }));
  });
}

test("a metal is dialed alone: the three at one rate are the heading at that rate, and one moves less than the three", () => {
  const total = (...turns: readonly Turn[]) => exposureAnswer(ask, scenarioEngine("d.yaml", written({ turns }))).total;
  const three = total(turn("aluminum", "25"), turn("steel", "25"), turn("copper", "25"));
  assert.deepEqual(three.duty, total(turn("metals", "25")).duty);
  const [all, ...each] = [three, ...["aluminum", "steel", "copper"].map((metal) => total(turn(metal, "25")))].map(({ change }) =>
    Number(change?.min),
  );
  assert.ok(
    each.every((one) => one < 0 && one > Number(all)),
    JSON.stringify([all, each]),
  );
});

test("a metal and the heading that it is part of, dialed from two days, each keep their rate", () => {
  const engine = scenarioEngine("d.yaml", written({ turns: [turn("metals", "40", "2027-01-01"), turn("aluminum", "10", "2026-12-01")] }));
  const owes = (hts: string, entryDate: string): string => {
    const answer = engine.assess({ hts, origin: "CA", entryDate, value: "10000.00", spi: "S" });
    return answer.status === "determined" ? answer.totals.duty : answer.status;
  };
  assert.deepEqual(
    ["2026-11-30", "2026-12-01", "2027-01-01"].flatMap((day) => [owes("7601.10.60.90", day), owes("7210.49.00.91", day)]),
    ["5000.00", "5000.00", "1000.00", "5000.00", "1000.00", "4000.00"],
  );
});

test("a turned dial moves the duty of trade, and a lower one lowers it", () => {
  const max = (to: string): number =>
    Number(exposureAnswer(ask, scenarioEngine("d.yaml", written({ turns: [turn("cars", to)] }))).total.change?.max);
  assert.ok(max("15") < 0 && max("50") > 0);
});

test("dials equal the file written by hand: section 338 gone, CUSMA lapsed", () => {
  const rows = (engine: ReturnType<typeof engineOf>) => exposureAnswer(ask, engine).rows;
  const both = scenarioEngine("d.yaml", written({ turns: [turn("section-338", "off"), turn("bans", "off")] }));
  assert.deepEqual(rows(both), rows(engineOf(packagePath("scenarios/section-338-withdrawn.yaml"))));
  const lapse = scenarioEngine("d.yaml", written({ cusmaEnds: "2027-01-01" }));
  assert.deepEqual(rows(lapse), rows(engineOf(packagePath("scenarios/cusma-lapse.yaml"))));
});

test("the saved file, given back, answers the same as its text", () => {
  const text = written({ turns: [turn("metals", "25"), turn("cabinets", "25")], cusmaEnds: "2027-01-01" });
  const file = join(mkdtempSync(join(tmpdir(), "carveout-")), "dials.yaml");
  writeFileSync(file, text);
  assert.deepEqual(exposureAnswer(ask, engineOf(file)), exposureAnswer(ask, scenarioEngine("dials.yaml", text)));
});

test("a step that the law has scheduled later takes the rate of the dial", () => {
  const held = scenarioEngine("d.yaml", written({ turns: [turn("cabinets", "25"), turn("furniture", "25")] }));
  const cancelled = exposureAnswer(ask, engineOf(packagePath("scenarios/wood-steps-cancelled.yaml"))).rows;
  assert.deepEqual(exposureAnswer(ask, held).rows, cancelled);
  assert.ok(cancelled.some((row) => row.change?.max !== "0.00"));
});
