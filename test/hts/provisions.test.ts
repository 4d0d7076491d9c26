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
  origin = "CA",
): Answer | { readonly status: "error"; readonly error: { readonly code: string } } {
  const line = { hts: "6203.31.90.20", origin, entryDate: "2026-05-01", value: "1000.00", chapter98, chapter98Value: "10.00" };
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

// Who may claim a provision: the law names the origins, a program its members.
const OPEN_TO: readonly (readonly [prefix: string, origins: readonly string[]])[] = [
  ["9802.00.91", ["MX"]],
  ["9817.22.05", ["CA"]],
  ["9819", ["KE"]],
  ["9820.11", ["HT"]],
  ["9820", ["HT"]],
  ["9822.06.05", ["DO"]],
];

test("a provision is taken as free only where its own columns print so for the claim, and only for who may claim it", () => {
  const ruled = new Set(["9802.00.40", "9802.00.50", "9802.00.60", "9802.00.80"]);
  const claims = [
    ["CA", ["S", "S+", null, "AU"], ["S", "S+"]],
    ["MX", ["S", null], ["S", "S+"]],
    ["DE", [null, "S", "AU"], []],
    ["AU", ["AU", null, "S"], ["AU"]],
    ["KR", ["KR", "S"], ["KR"]],
    ["DO", ["P", "P+"], ["P", "P+"]],
    ["KE", ["D", "A"], ["D"]],
    ["HT", ["E", null], ["E"]],
    ["HT", ["R"], ["R"]],
    ["RU", [null, "S"], []],
  ] as const;
  let refused = 0;
  let answered = 0;
  for (const [number, rate] of Object.entries(printed))
    for (const [origin, symbols, own] of claims)
      for (const spi of symbols) {
        const [general = "", special = "", column2 = ""] = rate.split("|").map((column) => column.trim());
        const named = /Free \(([^)]*)\)/.exec(special)?.[1]?.split(/[\s,]+/) ?? [];
        const claimable = (own as readonly (string | null)[]).includes(spi);
        const open = OPEN_TO.find(([prefix]) => number.startsWith(prefix))?.[1].includes(origin) ?? true;
        const free =
          general === "Free"
            ? origin !== "RU" || column2 === ""
            : claimable && named.some((symbol) => (own as readonly string[]).includes(symbol));
        const expected = open && (free || ruled.has(number));
        const answer = claimed(number, spi, origin);
        if (expected) answered++;
        else refused++;
        assert.equal(
          answer.status === "error" ? answer.error.code : "answered",
          expected ? "answered" : "facts/bad-chapter98",
          `${number} ${origin} ${spi}`,
        );
      }
  assert.ok(refused > 1000 && answered > 1000, `${refused} ${answered}`);
});

test("a provision of a program cannot be claimed after its last day", () => {
  const shirt = { hts: "6109.10.00.12", value: "1000.00" };
  for (const [origin, chapter98, last, first] of [
    ["KE", "9819.11.09", "2026-12-31", "2027-01-01"],
    ["HT", "9820.61.25", "2026-12-31", "2027-01-01"],
    ["HT", "9820.11.12", "2030-09-30", "2030-10-01"],
  ]) {
    assert.notEqual(engine.assess({ ...shirt, origin, chapter98, entryDate: last }).status, "error", chapter98);
    const ended = engine.assess({ ...shirt, origin, chapter98, entryDate: first });
    assert.equal(ended.status === "error" ? ended.error.code : ended.status, "facts/bad-chapter98");
  }
});
