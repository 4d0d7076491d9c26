// The compiled schedule: numbers, days, refusals, successors, checksums, imports.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Day } from "../../src/exact/day.js";
import { compileSchedule, extendSchedule } from "../../src/hts/compile.js";
import { openSchedule } from "../../src/hts/schedule.js";
import { bundledSchedule } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";

const schedule = openSchedule(bundledSchedule());
const day = (text: string): Day => text as Day;

test("checksums fit the committed files, and they are small", () => {
  const sums = JSON.parse(readFileSync(packagePath("schedule/checksums.json"), "utf8")) as Record<string, string>;
  let bytes = 0;
  for (const [name, sum] of Object.entries(sums)) {
    const file = readFileSync(packagePath(`schedule/${name}`));
    bytes += file.length;
    assert.equal(createHash("sha256").update(file).digest("hex"), sum, name);
  }
  assert.ok(bytes < 4_000_000);
});

test("44 revisions stand on record, each with the reason for its first day", () => {
  assert.equal(schedule.revisions.length, 44);
  for (const revision of schedule.revisions) assert.ok(revision.how.length > 0, revision.name);
});

test("a line carries the rates of its eight digits", () => {
  const found = schedule.lookup("6109100004", day("2025-08-01"));
  assert.ok(found.ok);
  assert.equal(found.line.general, "16.5%");
  assert.deepEqual(found.line.units, ["doz.", "kg"]);
});

test("numbers that cannot be entered are refused in words", () => {
  const code = (digits: string, on = "2025-06-01"): string => {
    const found = schedule.lookup(digits, day(on));
    return found.ok ? "ok" : found.error.code;
  };
  assert.equal(code("7604"), "hts/not-an-entry-level-number");
  assert.equal(code("760421"), "hts/not-an-entry-level-number");
  assert.equal(code("99030110"), "hts/not-a-primary-number");
  assert.equal(code("98020050"), "hts/not-a-primary-number");
  assert.equal(code("7604219999"), "hts/not-in-force");
});

test("a renumbered line names its successors", () => {
  const found = schedule.lookup("8479899599", day("2026-07-01"));
  assert.ok(!found.ok);
  assert.equal(found.error.code, "hts/not-in-force");
  assert.deepEqual(found.error.successors, ["8479.89.95.10", "8479.89.95.97"]);
  assert.ok(schedule.lookup("8479899599", day("2026-06-30")).ok);
  const later = schedule.lookup("8479899510", day("2026-06-30"));
  assert.ok(!later.ok);
  assert.deepEqual(later.error.message, { id: "hts/not-in-force.not-yet", args: { number: "8479.89.95.10", day: "2026-07-01" } });
});

test("every line in force on any boundary has a general rate and a unit or a mark", () => {
  for (const on of schedule.boundaries()) {
    for (const hts of schedule.lines(on)) {
      const found = schedule.lookup(hts, on);
      assert.ok(found.ok, `${hts} on ${on}`);
      assert.notEqual(found.line.general, "", hts);
      assert.notEqual(found.line.other, "", `${hts} has no column 2`);
    }
  }
});

const ROW = { units: ["kg"], general: "5%", special: "Free (S)", other: "20%", description: "" };
const FIRST = { name: "first", from: day("2025-01-01"), published: day("2025-01-01"), how: "sample" };
const SECOND = { name: "second", from: day("2025-06-01"), published: day("2025-06-01"), how: "sample" };

test("a later edition changes, ends and adds numbers", () => {
  const before = compileSchedule(
    [
      {
        revision: FIRST,
        rows: [
          { ...ROW, hts: "0101210010" },
          { ...ROW, hts: "0101210020" },
        ],
      },
    ],
    [],
    {},
    () => true,
  );
  const after = openSchedule(
    extendSchedule(before, SECOND, [
      { ...ROW, hts: "0101210010", general: "6%" },
      { ...ROW, hts: "0101210030" },
    ]),
  );
  const general = (hts: string, on: string): string | undefined => {
    const found = after.lookup(hts, day(on));
    return found.ok ? found.line.general : undefined;
  };
  assert.equal(general("0101210010", "2025-05-31"), "5%");
  assert.equal(general("0101210010", "2025-06-01"), "6%");
  assert.equal(general("0101210020", "2025-05-31"), "5%");
  assert.equal(general("0101210020", "2025-06-01"), undefined);
  assert.equal(general("0101210030", "2025-05-31"), undefined);
  assert.equal(general("0101210030", "2025-06-01"), "5%");
});

test("equal editions give equal bytes", () => {
  const rows = [
    { ...ROW, hts: "0101210010" },
    { ...ROW, hts: "0101210020", general: "Free" },
  ];
  const make = (): string =>
    JSON.stringify(
      compileSchedule(
        [
          { revision: FIRST, rows },
          { revision: SECOND, rows },
        ],
        [],
        {},
        () => true,
      ),
    );
  assert.equal(make(), make());
});
