// Rows of one entry that contradict each other: nothing is certain, whichever row comes first. Every last day cites the law that sets it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { auditAnswer } from "../../src/audit/answer.js";
import type { Day } from "../../src/exact/day.js";
import { bundledAuditData } from "../../src/packaged/audit-bundle.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import type { Language } from "../../src/said/language.js";

const engine = bundledEngine();
const data = bundledAuditData();

// Columns that stand once for an entry, a cell of each in which a report is settled, and one that contradicts it.
const COLUMNS: readonly (readonly [header: string, settled: string, other: string])[] = [
  ["Entry Type Code", "01", "08"],
  ["Entry Summary Date", "12/29/2025", "01/02/2026"],
  ["Payment Date", "12/29/2025", "01/02/2026"],
  ["Import Date", "12/14/2025", "12/15/2025"],
  ["Liquidation Date", "08/14/2026", "03/02/2026"],
  ["Liquidation Status", "Unliquidated", "Cancelled"],
  ["Entry Summary Status", "Accepted", "Rejected"],
  ["Control Status", "CBP", "TRADE"],
  ["Reconciliation Indicator", "N", "FTA"],
  ["Drawback Flag", "N", "Y"],
];

const FIXED = ["Entry Summary Number", "Entry Date", "Entry Summary Line Number", "Country of Origin Code", "Line SPI Code"];
const GIVEN = ["EX700000017", "12/15/2025", "1", "CA", ""];
const NUMBERS = ["Tariff Ordinal Number", "HTS Number - Full", "Line Tariff Goods Value Amount", "Line Tariff Duty Amount"];
const ROWS = [
  ["1", "9903.01.10", "0", "3500.00"],
  ["2", "6109.10.00.04", "10000", "1650.00"],
];

function answer(
  header: string,
  cells: readonly string[],
  language: Language = "en",
  filed: readonly (readonly string[])[] = ROWS,
): ReturnType<typeof auditAnswer> {
  const rows = [[...FIXED, header, ...NUMBERS], ...filed.map((numbers, at) => [...GIVEN, cells[at] ?? "", ...numbers])];
  return auditAnswer(rows, { engine, data, asOf: "2026-10-07" as Day, language });
}

function read(found: ReturnType<typeof auditAnswer>): Extract<ReturnType<typeof auditAnswer>, { summary: unknown }> {
  assert.ok("summary" in found);
  return found;
}

for (const [header, settled, other] of COLUMNS)
  test(`two cells of ${header} in one entry`, () => {
    const same = read(answer(header, [settled, settled]));
    assert.equal(same.summary.total.backMin, "3500.00", "certain where the rows agree");
    assert.deepEqual(same.problems, []);
    const [one, two] = [read(answer(header, [settled, other])), read(answer(header, [other, settled]))];
    for (const each of [one, two]) {
      assert.equal(each.summary.total.backMin, "0.00", "nothing is certain");
      assert.equal(each.summary.interest.min, "0.00");
      assert.notEqual(each.entries[0]?.cape_file, "yes", "on no list");
      assert.ok(each.problems.some(({ code, message }) => code === "report/entry-cells" && message.includes(other.slice(0, 2))));
      assert.match(String(each.entries[0]?.findings[0]?.note), /^not certain/);
    }
    const { findings, ...first } = one.entries[0] ?? { findings: [] };
    assert.deepEqual(two.entries[0], { ...first, findings }, "the order of the rows decides nothing");
  });

test("a cell that a row leaves empty contradicts nothing", () => {
  const found = read(answer("Liquidation Date", ["08/14/2026", ""]));
  assert.equal(found.summary.total.backMin, "3500.00");
  assert.deepEqual(found.problems, []);
});

test("no entry liquidates before it is made", () => {
  const found = read(answer("Liquidation Date", ["12/01/2025", "12/01/2025"]));
  assert.equal(found.summary.total.backMin, "0.00");
  assert.deepEqual(
    found.problems.map(({ code }) => code),
    ["report/entry-cells"],
  );
});

test("of an entry linked to drawback nothing is certain but duty on which none is paid, and it says why", () => {
  const barred = read(answer("Drawback Flag", ["Y", "Y"]));
  assert.deepEqual([barred.summary.total.backMin, barred.summary.total.backMax], ["3500.00", "3500.00"]);
  const [ieepa, base = []] = ROWS;
  const over = [ieepa as readonly string[], [...base.slice(0, 3), "2650.00"]];
  for (const [flag, back] of [
    ["N", "4500.00"],
    ["Y", "3500.00"],
  ] as const) {
    const found = read(answer("Drawback Flag", [flag, flag], "en", over));
    assert.deepEqual([found.summary.total.backMin, found.summary.total.backMax], [back, "4500.00"]);
    const notes = found.entries[0]?.findings.map(({ note }) => /not certain: linked to drawback/.test(String(note)));
    assert.deepEqual(notes?.filter(Boolean).length, flag === "Y" ? 1 : 0);
  }
});

test("a way that an entry is refused has no last day of its own", () => {
  const [entry] = read(answer("Entry Type Code", ["23", "23"])).entries;
  assert.deepEqual([entry?.cape_last_day, entry?.cape_words], [undefined, "Closed"]);
});

test("every last day cites the law that sets it and carries its mark, in each language", () => {
  for (const [language, mark] of [
    ["en", /UNVERIFIED: read in secondary texts/],
    ["fr", /UNVERIFIED : lu dans des textes secondaires/],
  ] as const)
    for (const cell of ["", "08/14/2026", "04/14/2026", "05/18/2026"]) {
      const { summary, entries } = read(answer("Liquidation Date", [cell, cell], language));
      assert.ok(summary.deadlines.length > 0);
      for (const each of summary.deadlines) assert.ok(each.cites.length > 0, each.remedy);
      for (const entry of entries) {
        for (const [name, day] of Object.entries(entry).filter(([column]) => column.endsWith("_last_day")))
          assert.ok(entry[name.replace(/_last_day$/, "_cites")], `${name} ${String(day)}`);
        assert.match(String(entry.psc_cites), mark);
        assert.match(String(entry.protest_cites), /19 U\.S\.C\. 1514\(c\)\(3\); 19 CFR 174\.12\(e\)/);
        if (cell === "") assert.match(String(entry.protest_cites), /19 U\.S\.C\. 1504/, "an estimate cites the law of liquidation");
        for (const finding of entry.findings) if (finding.last_day !== undefined) assert.ok(finding.last_day_cites, finding.remedy);
      }
    }
});
