// Layouts with several tariff numbers on a row, duties in columns of their own, and what CBP gives back about claims.

import assert from "node:assert/strict";
import { test } from "node:test";
import { type AuditReport, auditRows } from "../../src/audit/audit.js";
import { correctionRows } from "../../src/audit/corrections.js";
import type { Day } from "../../src/exact/day.js";
import { bundledAuditData } from "../../src/packaged/audit-bundle.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { translator } from "../../src/said/translator.js";

const engine = bundledEngine();
const data = bundledAuditData();
const AS_OF = "2026-05-01" as Day;

function audit(rows: readonly (readonly string[])[], asOf = AS_OF): AuditReport {
  const report = auditRows(rows, { engine, data, asOf });
  if ("refused" in report) throw new Error(translator("en").arg(report.refused.message));
  return report;
}

const found = (report: AuditReport): string[] =>
  report.entries.flatMap(({ findings }) => findings.map((each) => `${each.class} ${each.heading} ${each.backMin} ${each.backMax}`));

test("numbered tariffs and duties, the goods in any place", () => {
  const header = ["Entry No", "Entry Dt", "Line", "HTS1", "Duty1", "HTS2", "Duty2", "Entered Value", "COO", "SPI"];
  const report = audit([
    header,
    ["TST-0000001-1", "1/12/2026", "1", "6109.10.0004", "$990.00", "9903.01.10", "$2,100.00", "$6,000.00", "XO", ""],
    ["TST-0000002-9", "1/12/2026", "1", "9903.01.10", "700.00", "6109.10.0004", "330.00", "2000", "CA", ""],
  ]);
  // 35% x 6000 and 35% x 2000; 16.5% stays.
  assert.deepEqual(found(report), ["ieepa-unlawful 9903.01.10 210000 210000", "ieepa-unlawful 9903.01.10 70000 70000"]);
});

test("a value of its own by number, and a number without duty", () => {
  const header = [
    "Entry Number",
    "Entry Date",
    "Line",
    "Tariff 1",
    "Duty 1",
    "Value 1",
    "Tariff 2",
    "Duty 2",
    "Value 2",
    "Country of Origin",
  ];
  const report = audit([header, ["TST00000011", "2026-01-12", "1", "9903.01.14", "", "", "6109100004", "FREE", "6000", "CA"]]);
  assert.deepEqual(found(report), []);
  assert.equal(report.entries[0]?.filed.lines[0]?.value, 600_000n);
});

test("the number of chapter 99 and its duty in columns of their own, under several names", () => {
  for (const [number, duty] of [
    ["Chapter 99 HTS", "IEEPA Duty"],
    ["IEEPA Tariff Number", "IEEPA Duty Amount"],
    ["Ch 99 HTS", "Ch 99 Duty"],
    ["Additional HTS", "Additional Duty"],
    ["9903 HTS", "9903 Duty Paid"],
  ]) {
    const header = [
      "Entry Number",
      "Entry Date",
      "Line",
      "HTS",
      number ?? "",
      "Entered Value",
      "Duty Amount",
      duty ?? "",
      "Country of Origin",
      "SPI",
    ];
    const report = audit([header, ["TST00000011", "2026-01-12", "1", "6109100004", "9903.01.10", "6000", "990", "2100", "XQ", ""]]);
    assert.deepEqual(found(report), ["ieepa-unlawful 9903.01.10 210000 210000"], `${number} and ${duty}`);
  }
});

test("a column that may hold an IEEPA duty is read or refused, never left out in silence", () => {
  const row = ["TST00000011", "2026-01-12", "1", "6109100004", "6000", "990", "2100", "CA"];
  for (const name of ["IEEPA Duty", "Chapter 99 Amount", "IEEPA", "9903 Paid", "Ch99"]) {
    const header = ["Entry Number", "Entry Date", "Line", "HTS", "Entered Value", "Duty Amount", name, "Country of Origin"];
    const report = auditRows([header, row], { engine, data, asOf: AS_OF });
    assert.ok("refused" in report, name);
    assert.equal(report.refused.code, "table/unread-duty");
    assert.ok(translator("en").arg(report.refused.message).includes(name), "the column is named");
  }
  // A judgment about the entry holds no duty.
  const header = [
    "Entry Number",
    "Entry Date",
    "Line",
    "HTS",
    "Entered Value",
    "Duty Amount",
    "IEEPA Refund Eligible",
    "Country of Origin",
  ];
  assert.ok("entries" in auditRows([header, row], { engine, data, asOf: AS_OF }));
});

test("a duty without its number costs the row, and a total is not taken for the duty of the goods", () => {
  const header = [
    "Entry Number",
    "Entry Date",
    "Line",
    "HTS",
    "Chapter 99 HTS",
    "Entered Value",
    "Duty Amount",
    "IEEPA Duty",
    "COO",
    "SPI",
  ];
  const lost = audit([header, ["TST00000011", "2026-01-12", "1", "6109100004", "", "6000", "990", "2100", "CA", ""]]);
  assert.deepEqual([lost.count.unusable, lost.problems[0]?.code], [1, "report/bad-number"]);
  // 990 + 2100 stands in the column of the duty.
  const whole = audit([header, ["TST00000011", "2026-01-12", "1", "6109100004", "9903.01.10", "6000", "3090", "2100", "CA", ""]]);
  assert.deepEqual(found(whole), ["ieepa-unlawful 9903.01.10 210000 210000", "not-judged base 0 0"]);
});

test("findings and entries say the same of every way back", () => {
  const header = [
    "Entry Number",
    "Entry Date",
    "Entry Type",
    "Line",
    "HTS",
    "COO",
    "SPI",
    "Entered Value",
    "Duty",
    "Liquidation Date",
    "Liquidation Status",
  ];
  const rows = [
    ["TST00000011", "03", "", "Suspended"],
    ["TST00000029", "21", "", "Unliquidated"],
    ["TST00000037", "01", "2026-03-02", "Liquidated"],
    ["TST00000045", "23", "", ""],
  ].flatMap(([entry = "", type = "", day = "", status = ""]) => [
    [entry, "2025-09-10", type, "1", "9903.01.10", "CA", "", "", "3500", day, status],
    [entry, "2025-09-10", type, "1", "6109100004", "CA", "", "10000", "1650", day, status],
  ]);
  for (const asOf of ["2026-05-01", "2026-07-10", "2026-10-07", "2027-03-01"] as Day[])
    for (const entry of audit([header, ...rows], asOf).entries)
      for (const each of entry.findings) {
        if (each.remedy === "") continue;
        assert.equal(entry.clocks.get(each.remedy)?.status, each.state, `${entry.filed.entry} ${each.remedy} ${asOf}`);
        if (entry.cape?.refused === true) assert.notEqual(each.remedy, "cape");
      }
});

test("what a broker corrects first, and what the first line of a report asks for", () => {
  const header = ["Entry Number", "Entry Date", "Line", "HTS", "COO", "SPI", "Entered Value", "Duty", "CLAIM NUMBER", "CLAIM ERROR"];
  const report = audit([
    header,
    ["TST00000011", "2026-02-10", "1", "9903.01.10", "CA", "", "", "2100", "1001", "HTS SEQUENCE MISMATCH"],
    ["TST00000011", "2026-02-10", "1", "6109100004", "CA", "", "6000", "1000", "1001", "HTS SEQUENCE MISMATCH"],
  ]);
  const rows = report.entries.flatMap((entry) => correctionRows(entry, translator("en")));
  // The claim's error by line, and 10 dollars too much: 16.5% x 6000 = 990.
  assert.deepEqual(
    rows.map((row) => [row[2], row[4], row[6], row[8], row[13]]),
    [
      ["1", "9903.01.10 6109.10.00.04", "claim-error", "0.00", "yes"],
      ["1", "9903.01.10 6109.10.00.04", "wrong-amount", "10.00", "yes"],
    ],
  );
  const [step] = [...report.summary.steps.values()];
  assert.deepEqual([step?.code, step?.cents], ["liquidation-dates", 211_000n]);
});
