// Mangled reports: whatever is done to the file, every row is accounted for and the sums stay those of the clean one.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type AuditReport, auditRows, reportOptions } from "../../src/audit/audit.js";
import { readCents, readDay, readEntryNumber, readTariffNumber } from "../../src/audit/cells.js";
import { givenFacts } from "../../src/audit/given-facts.js";
import { headerOf } from "../../src/audit/header.js";
import { SYNTHETIC_HEADER, syntheticRows } from "../../src/audit/synthetic.js";
import { writeSummary } from "../../src/audit/tables.js";
import type { Day } from "../../src/exact/day.js";
import { bundledAuditData } from "../../src/packaged/audit-bundle.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { translator } from "../../src/said/translator.js";
import { readRows } from "../../src/tables/read-rows.js";

const engine = bundledEngine();
const data = bundledAuditData();
const asOf = "2026-10-07" as Day;

function audit(rows: readonly (readonly string[])[]): AuditReport {
  const report = auditRows(rows, { engine, data, asOf });
  assert.ok("entries" in report, "no header was found");
  const { rows: all, filled: _, repaired: __, ...parts } = report.count;
  assert.equal(
    Object.values(parts).reduce((sum, count) => sum + count, 0),
    all,
    "the parts add up to the rows",
  );
  assert.equal(all, rows.length);
  return report;
}

const made = [...syntheticRows({ engine, data, rows: 400, seed: 5, from: "2025-01-02" as Day, until: "2026-10-07" as Day })];
// Without the rows that the generator gives twice.
const clean = [...new Map(made.map((row) => [row.join("|"), row])).values()];
const plain = audit(clean);
const sums = (report: AuditReport): unknown =>
  writeSummary(report.summary, { asOf, law: "", rows: plain.count, notes: [] }, translator("en"));
const at = (name: string): number => SYNTHETIC_HEADER.indexOf(name);

test("a clean report: every row is audited", () => {
  assert.equal(plain.count.audited, clean.length - 1);
  assert.deepEqual(plain.problems, []);
});

test("reordered columns, extra columns, other spellings", () => {
  const order = SYNTHETIC_HEADER.map((_, index) => index).reverse();
  const mangled = clean.map((row, index) => [index === 0 ? "Team" : "x", ...order.map((column) => row[column] ?? ""), ""]);
  const header = mangled[0] ?? [];
  header[header.indexOf("HTS Number - Full")] = "  hts_number ";
  header[header.indexOf("Line Tariff Duty Amount")] = "DUTY AMOUNT";
  header[header.indexOf("Entry Summary Number")] = "N° déclaration";
  header[header.indexOf("Entry Summary Line Number")] = "Nº de ligne";
  const report = audit(mangled);
  assert.deepEqual(sums(report), sums(plain));
  assert.deepEqual(report.header.unread, ["Team"]);
});

test("title rows, repeated headers, blank rows, totals", () => {
  const [header = [], ...body] = clean;
  const blank = header.map(() => "");
  const total = header.map((_, index) => (index === 0 ? "Grand Total" : index === at("Line Tariff Duty Amount") ? "1,000.00" : ""));
  const report = audit([["ACE Reports"], ["Run on 7 October 2026"], header, ...body.slice(0, 50), header, blank, ...body.slice(50), total]);
  assert.deepEqual(sums(report), sums(plain));
  assert.deepEqual([report.count.title, report.count.header, report.count.blank, report.count.total], [2, 2, 1, 1]);
});

test("merged cells that were exported: the entry stands on its first row only", () => {
  const merged = ["Entry Summary Number", "Entry Date", "Entry Type Code", "Entry Summary Line Number", "Importer Number"].map(at);
  let [entry, line] = ["", ""];
  let emptied = 0;
  const mangled = clean.map((row, index) => {
    const copy = [...row];
    if (index > 0 && row[0] === entry) {
      for (const column of merged) if (column !== at("Entry Summary Line Number") || row[column] === line) copy[column] = "";
      emptied++;
    }
    [entry, line] = [row[0] ?? "", row[at("Entry Summary Line Number")] ?? ""];
    return copy;
  });
  const report = audit(mangled);
  assert.equal(report.count.filled, emptied);
  assert.ok(emptied > 100);
  // Entries whose rows are split stand under their own number again and keep their day on the first of their rows.
  assert.deepEqual(sums(report), sums(plain));
});

test("duplicated rows count once and are named", () => {
  const report = audit(clean.flatMap((row, index) => (index > 0 && index % 7 === 0 ? [row, row] : [row])));
  assert.deepEqual(sums(report), sums(plain));
  assert.equal(report.count.duplicate, Math.floor((clean.length - 1) / 7));
  assert.ok(report.problems.every((problem) => problem.code === "report/duplicate-row"));
});

test("rows of an entry in any order", () => {
  const [header = [], ...body] = clean;
  const report = audit([
    header,
    ...body
      .map((row, index) => ({ row, key: (index * 7919) % 1009 }))
      .sort((a, b) => a.key - b.key)
      .map(({ row }) => row),
  ]);
  assert.deepEqual(sums(report), sums(plain));
});

test("lost zeros, text numbers, other forms of days and amounts", () => {
  const mangled = clean.map((row, index) => {
    if (index === 0) return row;
    const copy = [...row];
    const tariff = copy[at("HTS Number - Full")] ?? "";
    copy[at("HTS Number - Full")] = tariff.startsWith("0") ? tariff.slice(1) : `="${tariff}"`;
    const [year, month, day] = (copy[at("Entry Date")] ?? "").split("-");
    copy[at("Entry Date")] = `${Number(month)}/${Number(day)}/${year} 12:00:00 AM`;
    copy[at("Line Tariff Duty Amount")] = `$${copy[at("Line Tariff Duty Amount")]}`;
    copy[at("Country of Origin Code")] = "CA - Canada";
    return copy;
  });
  const report = audit(mangled);
  assert.deepEqual(sums(report), sums(plain));
  assert.ok(report.count.repaired > 0);
});

// Ways to spoil a row. None may make a row vanish.
const SPOILERS: readonly ((row: string[], column: number) => string[][])[] = [
  (row) => [row],
  (row) => [row, row],
  (row) => [row, row.map(() => "")],
  (row, column) => [row.map((cell, index) => (index === column ? "" : cell))],
  (row, column) => [row.map((cell, index) => (index === column ? "#REF!" : cell))],
  (row, column) => [row.slice(0, column)],
  (row) => [[...row, "more"]],
  (row, column) => [row.map((cell, index) => (index === column ? cell.replace(/^0+|\.\d\d$/g, "") : cell))],
  (row, column) => [row.map((cell, index) => (index === column ? `="${cell}"` : cell))],
];

test("whatever is done to its rows, every row of the report ends in one count, and what was set aside is named", () => {
  const some = clean.slice(0, 60);
  const plan = fc.array(
    fc.record({ row: fc.nat(some.length - 2), column: fc.nat(SYNTHETIC_HEADER.length - 1), how: fc.nat(SPOILERS.length - 1) }),
    { maxLength: 25 },
  );
  fc.assert(
    fc.property(plan, fc.boolean(), (spoiled, shuffled) => {
      const [header = [], ...body] = some;
      const changes = new Map(spoiled.map((each) => [each.row, each]));
      const rows = body.flatMap((row, index) => {
        const change = changes.get(index);
        return change === undefined ? [row] : (SPOILERS[change.how]?.(row, change.column) ?? [row]);
      });
      // The equation of the counts is asserted in `audit`.
      const report = audit([header, ...(shuffled ? rows.reverse() : rows)]);
      const named = new Set(report.problems.flatMap((problem) => problem.row.split(" ")));
      assert.ok(named.size >= report.count.setAside + report.count.unusable + report.count.duplicate);
      assert.ok(report.entries.every((entry) => entry.backMin <= entry.backMax && entry.owedMin <= entry.owedMax));
      assert.ok(
        report.entries.every((entry) => entry.backMax + entry.lost <= entry.duty + (entry.filed.mpf ?? 0n) + (entry.filed.hmf ?? 0n)),
      );
    }),
    { numRuns: 60, seed: 8 },
  );
});

test("what cannot be read is named, and its line is not judged as if it were whole", () => {
  const [header = [], first = [], ...body] = clean;
  const broken = [...first];
  broken[at("Line Tariff Duty Amount")] = "n/a";
  const lost = [...first];
  lost[0] = "12";
  const report = audit([header, broken, lost, first.slice(1), ...body]);
  assert.deepEqual(
    report.problems.slice(0, 3).map((problem) => problem.code),
    ["report/bad-amount", "report/no-entry-number", "table/ragged-row"],
  );
  assert.equal(report.count.unusable, 3);
  const entry = report.entries.find((each) => each.filed.entry === first[0]);
  const line = entry?.findings.filter((each) => each.line === "1") ?? [];
  assert.deepEqual(
    line.map((each) => each.class),
    ["not-judged"],
  );
  assert.ok(entry?.cape?.fit === false);
});

test("a tariff number that stands twice with different amounts, two entry dates, two products", () => {
  const header = ["entry number", "entry date", "line", "hts", "origin", "spi", "entered value", "duty"];
  const row = (entry: string, day: string, hts: string, duty: string): string[] => [entry, day, "1", hts, "CA", "S", "1000", duty];
  const report = audit([
    header,
    row("TST00000001", "2025-06-10", "6109100004", "0"),
    row("TST00000001", "2025-06-10", "6109100004", "165.00"),
    row("TST00000002", "2025-06-10", "6109100004", "0"),
    row("TST00000002", "2025-06-11", "99030114", "0"),
    row("TST00000003", "2025-06-10", "6109100004", "0"),
    row("TST00000003", "2025-06-10", "7013999010", "0"),
  ]);
  assert.equal(report.count.setAside, 6);
  assert.equal(report.count.audited, 0);
  assert.deepEqual(
    report.entries.map((each) => each.findings.map((found) => found.class)),
    [["not-judged"], ["not-judged"], ["not-judged"]],
  );
});

test("a report without the columns that are needed is refused with their names", () => {
  const found = auditRows(
    [
      ["Entry Date", "HTS"],
      ["2025-01-02", "6109100004"],
    ],
    { engine, data, asOf },
  );
  assert.ok("refused" in found);
  assert.equal(found.refused.code, "table/missing-column");
  assert.deepEqual(found.refused.missing, ["entry_number", "duty", "tariff_value"]);
});

test("our own table: one row for a line, a column for each heading, facts beside", () => {
  const report = audit([
    ["entry_number", "line", "entry_date", "hts", "origin", "spi", "customs_value", "duty", "9903.01.10", "9903.85.07", "aluminum_value"],
    ["TST00000001", "1", "2025-08-05", "6109.10.00.04", "CA", "", "10000.00", "1650.00", "3500.00", "", ""],
    ["TST00000001", "2", "2025-08-05", "7616.99.51.90", "CA", "S", "10000.00", "0", "", "5000.00", "4000.00"],
  ]);
  const found = report.entries[0]?.findings.map((each) => [each.line, each.class, each.max]) ?? [];
  // 35% x 10000 back; 5000 - 50% x 4000 = 3000 back.
  assert.ok(found.some(([line, id, max]) => line === "1" && id === "ieepa-unlawful" && max === 350_000n));
  assert.ok(found.some(([line, id, max]) => line === "2" && id === "wrong-base" && max === 300_000n));
});

test("eight digits and the code of a province are audited as the line and the country they mean", () => {
  const header = ["entry_number", "line", "entry_date", "hts", "origin", "spi", "customs_value", "duty", "9903.85.08"];
  const found = (hts: string, origin: string, named: string): unknown => {
    const facts = givenFacts();
    const read = readRows([{ cells: ["hts", "aluminum_value"] }, { cells: [named, "400.00"] }], reportOptions("facts", { engine, data }));
    assert.ok("rows" in read);
    for (const row of read.rows) facts.add(row, headerOf(read.plan.header, data, engine.law.facts));
    const rows = [header, ["TST00000001", "1", "2025-09-05", hts, origin, "S", "1000.00", "0", "500.00"]];
    const report = auditRows(rows, { engine, data, asOf, facts });
    assert.ok("entries" in report);
    return report.entries[0]?.findings.map((each) => [each.class, each.min, each.max]);
  };
  const whole = found("8302.50.00.00", "CA", "8302.50.00.00");
  // 500 was paid, 50% of 400 was owed.
  assert.ok(JSON.stringify(whole, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value)).includes("30000"));
  for (const hts of ["8302.50.00", "8302.50.00.00"])
    for (const origin of ["CA", "XQ", "xd"])
      for (const named of ["8302.50.00", "8302.50.00.00"]) assert.deepEqual(found(hts, origin, named), whole, `${hts} ${origin} ${named}`);
});

test("a flag of USMCA stands for the program where the report has no column of programs", () => {
  const header = ["entry number", "entry date", "line", "hts", "origin", "USMCA Flag", "entered value", "duty"];
  const row = (entry: string, flag: string): string[] => [entry, "2025-01-10", "1", "6109100004", "CA", flag, "1000", "165.00"];
  const report = audit([header, row("TST00000001", "Y"), row("TST00000002", "N"), row("TST00000003", "")]);
  // 16.5% x 1000 = 165: all of it was too much under a claim, none without; where nothing is said, the general rate that was paid shows that nothing was claimed.
  assert.deepEqual(
    report.entries.map((each) => [each.filed.lines[0]?.spi, ...each.findings.map((found) => `${found.class} ${found.min} ${found.max}`)]),
    [["S", "wrong-amount 16500 16500"], [null], [undefined]],
  );
});

test("cells", () => {
  assert.equal(readCents("1,234.50"), 123_450n);
  assert.equal(readCents("$0"), 0n);
  assert.equal(readCents("12.5000"), 1250n);
  for (const bad of ["1,23.00", "-5.00", "(5.00)", "1e3", "12.345", "abc"]) assert.equal(readCents(bad), undefined, bad);
  for (const day of ["2025-08-01", "8/1/2025", "08/01/25", "20250801", "01-AUG-25", "45870", "2025-08-01T00:00:00"])
    assert.equal(readDay(day), "2025-08-01", day);
  assert.equal(readDay("2/30/2025"), undefined);
  assert.deepEqual(readTariffNumber("404100500"), { text: "0404100500", repaired: true });
  assert.equal(readTariffNumber("6.10910E+09"), undefined);
  assert.deepEqual(readEntryNumber("abc-1234567-8"), { text: "ABC12345678", repaired: false });
  assert.deepEqual(readEntryNumber("112345678"), { text: "00112345678", repaired: true });
});
