// Claims under chapter 98 are held against what is printed: a provision that does not exist frees nothing, nor does one with a rate of its own.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Answer } from "../../src/assess/answer.js";
import { printedProvisions } from "../../src/hts/provisions.js";
import { openSchedule } from "../../src/hts/schedule.js";
import { provisionsFile } from "../../src/law-tools/schedule-data.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { readSchedule } from "../../src/packaged/read-schedule.js";

const engine = bundledEngine();
const data = readSchedule(packagePath("schedule/chapters-98-99.json.gz"));
const printed = printedProvisions(data);

function claimed(
  chapter98: string,
  spi: string | null | undefined,
): Answer | { readonly status: "error"; readonly error: { readonly code: string } } {
  const line = { hts: "6203.31.90.20", origin: "CA", entryDate: "2026-05-01", value: "1000.00", chapter98, chapter98Value: "10.00" };
  return engine.assess(spi === undefined ? line : { ...line, spi });
}

test("the file of provisions is what the archived editions print", () => {
  assert.equal(readFileSync(packagePath("schedule/chapter-98.yaml"), "utf8"), provisionsFile(data));
  const schedule = openSchedule(data);
  for (const line of (data.chapters["98"] ?? "").split("\n")) {
    const digits = line.slice(0, 8);
    assert.ok(`${digits.slice(0, 4)}.${digits.slice(4, 6)}.${digits.slice(6)}` in printed, digits);
  }
  assert.ok(schedule.revisions.length > 0 && Object.keys(printed).length > 400);
});

test("a number that is no provision is refused, whatever is claimed", () => {
  for (const number of ["9899.99.99", "9801.00.12", "9802.00.55", "98130036", "9817001234"])
    for (const spi of ["S", null, undefined]) {
      const answer = claimed(number, spi);
      assert.equal(answer.status === "error" ? answer.error.code : answer.status, "facts/bad-chapter98", `${number} ${spi}`);
    }
});

test("a provision is taken as free only where its own columns print so for the claim", () => {
  const ruled = new Set(["9802.00.40", "9802.00.50", "9802.00.60", "9802.00.80"]);
  let refused = 0;
  for (const [number, rate] of Object.entries(printed))
    for (const spi of ["S", "S+", null]) {
      // The general column, else what a special column prints for USMCA.
      const special = /(^|\| *)Free \(([^)]*)\)/.exec(rate)?.[2]?.split(/[\s,]+/) ?? [];
      const free = rate === "Free" || ruled.has(number) || (spi !== null && special.some((symbol) => symbol === "S" || symbol === "S+"));
      const answer = claimed(number, spi);
      if (!free) refused++;
      assert.equal(
        answer.status === "error" ? answer.error.code : "answered",
        free ? "answered" : "facts/bad-chapter98",
        `${number} ${spi}`,
      );
    }
  assert.ok(refused > 400, `${refused}`);
});
