// Claim files read back and set against the estimate; last days in words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { auditRows, openAudit } from "../../src/audit/audit.js";
import { claimReader, claimRow } from "../../src/audit/claims.js";
import { clockWords } from "../../src/audit/deadline-words.js";
import type { ReportRow } from "../../src/audit/rows.js";
import type { Day } from "../../src/exact/day.js";
import { bundledAuditData } from "../../src/packaged/audit-bundle.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { translatorOf } from "../../src/said/all-languages.js";
import { translator } from "../../src/said/translator.js";

const engine = bundledEngine();
const data = bundledAuditData();

const AT = new Map(
  ["entry_number", "claim_number", "claim_status", "claim_error", "refund", "interest", "refund_date"].map((name, at) => [name, at]),
);

function rowsOf(entry: string): ReportRow[] {
  const c = { entry_date: "2026-01-12", line: "1", origin: "CA" };
  return [
    { n: "2", entry, tariff: "99030110", cents: "210000", c },
    { n: "3", entry, tariff: "6109100004", cents: "99000", c: { ...c, tariff_value: "6000.00" } },
  ];
}

test("claims are paid, paid in part, rejected, open, or of another report; the parts add up", () => {
  const reader = claimReader();
  const add = (...read: string[]): void => assert.equal(reader.add({ read }, { at: AT }), undefined);
  add("TST00000011", "9001", "Entry Summary Updated", "", "2000.00", "30.00", "2026-08-03");
  add("TST00000011", "9001", "Entry Summary Updated", "", "100.00", "", "2026-08-10");
  add("TST00000029", "9001", "Entry Summary Updated", "", "1500.00", "", "2026-08-03");
  add("TST00000037", "9001", "Failed", "NO IEEPA HTS", "", "", "");
  add("TST00000045", "9001", "Accepted", "", "", "", "");
  add("TST00000052", "9001", "Entry Summary Updated", "", "5.00", "", "");
  assert.match(translator("en").arg(reader.add({ read: ["12", "", "", "", "", "", ""] }, { at: AT }) ?? ""), /not an entry number/);
  const session = openAudit({ engine, data, asOf: "2026-10-07" as Day, claims: reader.found }, new Set(["spi", "origin"]), () => {});
  for (const entry of ["TST00000011", "TST00000029", "TST00000037", "TST00000045"]) session.entry(rowsOf(entry));
  const rows = session.claims().map(claimRow);
  assert.deepEqual(
    rows.map((row) => [row[0], row[5], row[8], row[9]]),
    [
      ["TST00000011", "paid", "2100.00", "0.00"],
      ["TST00000029", "paid-less", "1500.00", "-600.00"],
      ["TST00000037", "rejected", "", ""],
      ["TST00000045", "open", "", ""],
      ["TST00000052", "not-in-report", "5.00", ""],
    ],
  );
  assert.equal(rows[0]?.[13], "2026-08-10");
  assert.equal(
    [...session.summary.claims.by.values()].reduce((sum, { entries }) => sum + entries, 0),
    5,
  );
  // A second question counts nothing twice.
  session.claims();
  assert.equal(
    [...session.summary.claims.by.values()].reduce((sum, { entries }) => sum + entries, 0),
    5,
  );
});

test("several importers in one report: sums and payments by importer add up to the whole", () => {
  const header = [
    "Entry Number",
    "Importer Number",
    "Entry Date",
    "Line",
    "HTS",
    "COO",
    "SPI",
    "Entered Value",
    "Duty",
    "Liquidation Date",
    "Payee",
  ];
  const report = auditRows(
    [
      header,
      ["TST00000011", "A", "2026-01-12", "1", "9903.01.10", "CA", "", "", "2100", "2026-09-01", ""],
      ["TST00000011", "A", "2026-01-12", "1", "6109100004", "CA", "", "6000", "990", "2026-09-01", ""],
      ["TST00000029", "B", "2026-01-12", "1", "9903.01.10", "CA", "", "", "350", "2026-09-01", "NOMINEE"],
      ["TST00000029", "B", "2026-01-12", "1", "6109100004", "CA", "", "1000", "165", "2026-09-01", "NOMINEE"],
    ],
    { engine, data, asOf: "2026-10-07" as Day },
  );
  assert.ok("entries" in report);
  const { by, payments, total } = report.summary;
  assert.deepEqual(
    [...by.importer].map(([name, sums]) => [name, sums.backMin]),
    [
      ["A", 210_000n],
      ["B", 35_000n],
    ],
  );
  assert.deepEqual(
    [...payments.values()].map(({ payee, day, backMin }) => [payee, day, backMin]),
    [
      ["A", "2026-09-01", 210_000n],
      ["NOMINEE", "2026-09-01", 35_000n],
    ],
  );
  assert.equal(total.backMin, 245_000n);
});

test("last days in words", () => {
  const [english, french] = [translator("en"), translatorOf("fr")];
  const day = "2026-04-28" as Day;
  const clock = { lastDay: day, daysLeft: 12, estimated: false };
  assert.equal(clockWords({ ...clock, status: "closed" }, english), "Closed 28 Apr 2026");
  assert.equal(clockWords({ ...clock, status: "open" }, english), "Open, 12 days left");
  assert.equal(clockWords({ ...clock, daysLeft: 0, status: "open" }, english), "Open, last day");
  assert.equal(clockWords({ ...clock, estimated: true, daysLeft: 1, status: "open" }, english), "Open, 1 day left (estimate)");
  assert.equal(clockWords({ estimated: false, status: "not-yet" }, english), "Not open yet");
  assert.equal(clockWords({ ...clock, status: "closed" }, french), "Fermé le 28 avr. 2026");
  assert.equal(clockWords({ ...clock, status: "open" }, french), "Ouvert, 12 jours restants");
});

test("the totals by hand of docs/audit.md", () => {
  const header = [
    "Entry Number",
    "Entry Date",
    "Line",
    "HTS",
    "COO",
    "SPI",
    "Entered Value",
    "Duty",
    "Reconciliation Flag",
    "originating",
    "Qty 1",
    "UOM 1",
  ];
  const entry = (
    number: string,
    day: string,
    value: string,
    filed: Readonly<Record<string, string>>,
    more: readonly string[] = [],
  ): string[][] =>
    Object.entries(filed).map(([tariff, duty]) => {
      const own = !tariff.startsWith("99");
      const [flag = "", originates = "", quantity = "", unit = ""] = more;
      return [number, day, "1", tariff, "XM", "", own ? value : "", duty, flag, originates, own ? quantity : "", own ? unit : ""];
    });
  const totals = (asOf: string, rows: readonly string[][], columns = header): [bigint, bigint, bigint] => {
    const report = auditRows([columns, ...rows], { engine, data, asOf: asOf as Day });
    assert.ok("entries" in report);
    return [report.summary.total.backMin, report.summary.total.backMax, report.summary.total.owedMax];
  };
  const program = header.indexOf("SPI");
  const without = (row: readonly string[]): string[] => row.filter((_, at) => at !== program);
  const first = [
    ...entry("TST00000011", "2026-01-12", "6000", { "99030110": "2100", "6109100004": "990" }),
    ...entry("TST00000029", "2026-01-12", "8000", { "99030114": "0", "6109100004": "0" }),
    ...entry("TST00000037", "2026-01-12", "70000", { "99030113": "7000", "2709002090": "105" }, ["", "", "1000", "BBL"]),
  ];
  assert.deepEqual(totals("2026-05-01", first.map(without), without(header)), [910_000n, 910_000n, 0n]);
  const steel = [
    ...entry("TST00000045", "2025-04-22", "8000", { "99038187": "2000", "7208101500": "0" }),
    ...entry("TST00000052", "2025-04-22", "8000", { "99030110": "2000", "7208101500": "0" }),
    ...entry("TST00000060", "2025-06-05", "8000", { "99030110": "2000", "99038187": "4000", "7208101500": "0" }),
  ].map((row) => [...row, "Liquidated", "2026-06-01"]);
  assert.deepEqual(totals("2026-07-10", steel, [...header, "Liquidation Status", "Liquidation Date"]).slice(0, 2), [200_000n, 600_000n]);
  const claims = [
    ...entry("TST00000078", "2026-01-12", "6000", { "99030110": "2100", "6109100004": "990" }, ["N", "yes"]),
    ...entry("TST00000086", "2026-01-12", "6000", { "99030110": "2100", "6109100004": "990" }, ["FTA", "yes"]),
  ];
  assert.deepEqual(totals("2026-10-07", claims).slice(0, 2), [519_000n, 618_000n]);
});
