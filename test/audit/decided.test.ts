// What CBP decided already (a protest, a reliquidation, a declaration that failed) or the calendar did: nothing is certain that it may have settled.

import assert from "node:assert/strict";
import { test } from "node:test";
import { auditAnswer } from "../../src/audit/answer.js";
import type { Day } from "../../src/exact/day.js";
import { bundledAuditData } from "../../src/packaged/audit-bundle.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();
const data = bundledAuditData();

interface Found {
  readonly min: string;
  readonly max: string;
  readonly cape: string;
  readonly words: string;
  readonly finding: Readonly<Record<string, string>>;
}

// One entry of 10,000 dollars of T-shirts that paid 3,500 under 9903.01.10, audited on 7 October 2026.
function audited(cells: Readonly<Record<string, string>>): Found {
  const columns = { "Entry Summary Number": "EX700000017", "Entry Type Code": "01", "Entry Date": "2025-11-01", ...cells };
  const header = [
    ...Object.keys(columns),
    ...["Entry Summary Line Number", "Country of Origin Code", "Line SPI Code", "HTS Number - Full"],
    ...["Line Tariff Goods Value Amount", "Line Tariff Duty Amount"],
  ];
  const row = (hts: string, value: string, duty: string): string[] => [...Object.values(columns), "1", "CA", "", hts, value, duty];
  const found = auditAnswer([header, row("9903.01.10", "0", "3500.00"), row("6109.10.00.04", "10000", "1650.00")], {
    engine,
    data,
    asOf: "2026-10-07" as Day,
    language: "en",
  });
  assert.ok("summary" in found, JSON.stringify(found));
  const { total } = found.summary;
  const finding = found.entries[0]?.findings.find((each) => each.heading === "9903.01.10");
  assert.ok(finding !== undefined);
  return {
    min: total.backMin,
    max: total.backMax,
    cape: String(found.entries[0]?.cape_file),
    words: String(found.entries[0]?.cape_status),
    finding: finding as unknown as Found["finding"],
  };
}

const LIQUIDATED = { "Liquidation Date": "2026-09-11", "Liquidation Status": "Liquidated" };

test("a denied protest leaves CAPE as long as its days run, and nothing certain afterwards", () => {
  const within = audited({ ...LIQUIDATED, "Protest Status": "Denied" });
  assert.deepEqual([within.min, within.cape, within.finding.remedy], ["3500.00", "yes", "cape"]);
  for (const day of ["2026-04-10", "2026-07-10"]) {
    const late = audited({ ...LIQUIDATED, "Liquidation Date": day, "Protest Status": "Denied" });
    assert.deepEqual([late.min, late.max, late.cape], ["0.00", "3500.00", "no"], day);
    assert.notEqual([late.finding.remedy, late.finding.state].join(), "protest,open", day);
  }
  const none = audited({ ...LIQUIDATED, "Liquidation Date": "2026-07-10" });
  assert.deepEqual([none.min, none.finding.remedy], ["3500.00", "voluntary-reliquidation"], "without a protest one is left by right");
});

test("an allowed protest and a reliquidation may have paid already", () => {
  const paid = [
    ...["Approved", "Allowed", "Granted", "Approved in Part", "Partially Approved"].map((status) => ({
      ...LIQUIDATED,
      "Protest Status": status,
    })),
    ...["Reliquidated", "Re-liquidated"].map((status) => ({ ...LIQUIDATED, "Liquidation Status": status })),
  ];
  for (const cells of paid) {
    const { min, max, cape, finding } = audited(cells);
    assert.deepEqual([min, max, cape], ["0.00", "3500.00", "ask"], JSON.stringify(cells));
    assert.match(finding.note ?? "", /ask what (it|that) gave back/);
  }
});

test("a declaration that failed was not accepted, whichever column says so", () => {
  for (const [header, cell] of [
    ["CAPE Status", "Rejected"],
    ["CAPE Status", "Failed"],
    ["CAPE Status", "Error"],
    ["Claim Status", "Failed"],
  ] as const) {
    const { min, cape, finding } = audited({ ...LIQUIDATED, [header]: cell });
    assert.deepEqual([min, cape, finding.remedy, finding.last_day], ["3500.00", "ask", "cape", "2026-11-30"], `${header} ${cell}`);
  }
  const accepted = audited({ ...LIQUIDATED, "CAPE Status": "Accepted" });
  assert.equal(accepted.cape, "no", "a second declaration is a duplicate");
});

test("an entry said to be unliquidated more than a year after entry is told that the law liquidates it then, unless it was extended or suspended", () => {
  const told = (entry: string, status: string): boolean => {
    const { words } = audited({ "Entry Date": entry, "Liquidation Status": status });
    return /1504\(a\)/.test(words);
  };
  assert.equal(told("2025-10-07", "Unliquidated"), false, "the year is not over");
  assert.equal(told("2025-10-06", "Unliquidated"), true);
  assert.equal(told("2025-10-06", "Extended"), false);
  assert.equal(told("2025-10-06", "Suspended"), false);
});
