// The tab Refunds in a real Chromium: a report dropped, the total, one entry heading by heading, a fact given, files saved; nothing leaves.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { syntheticRows } from "../../src/audit/synthetic.js";
import type { Day } from "../../src/exact/day.js";
import { bundledAuditData } from "../../src/packaged/audit-bundle.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { browserFixture, limits } from "./fixture.js";

const ROWS = 20_000;
const fixture = browserFixture();
const { accessible, click, count, folder, foreign, open, press, saved, says, shoot, text, wrong } = fixture;

const REPORT = `entry number,entry date,line,hts,origin,spi,entered value,duty,liquidation date
TST00000001,2025-08-05,1,99030110,CA,,,3500.00,2026-09-01
TST00000001,2025-08-05,1,6109100004,CA,,10000,1650.00,2026-09-01
TST00000002,2025-10-07,1,99030114,CA,S,,0,2026-09-01
TST00000002,2025-10-07,1,99038507,CA,S,,2000.00,2026-09-01
TST00000002,2025-10-07,1,7616995190,CA,S,10000,0,2026-09-01
TST00000003,2025-05-10,1,99030110,CA,,,2500.00,2026-09-01
TST00000003,2025-05-10,1,7208101500,CA,,10000,0,2026-09-01
`;

// India paid 25% twice, Germany 15% in all: every duty under IEEPA comes back.
const OTHERS = `entry number,entry date,line,hts,origin,spi,entered value,duty,liquidation date
TST00000001,2025-09-16,1,99030184,IN,,,2500.00,2026-09-01
TST00000001,2025-09-16,1,99030226,IN,,,2500.00,2026-09-01
TST00000001,2025-09-16,1,6109100012,IN,,10000,1650.00,2026-09-01
TST00000002,2025-10-07,1,99030220,DE,,,1500.00,2026-09-01
TST00000002,2025-10-07,1,9403608081,DE,,10000,0,2026-09-01
`;

const CLAIMS = `Entry Number,Claim Number,Claim Status,Claim Error,Refund Amount
TST00000001,9001,Entry Summary Updated,,"$3,500.00"
TST00000003,9001,Failed,NO IEEPA HTS,
TST00000099,9001,Accepted,,
`;

async function leaveAndReturn(): Promise<void> {
  await press("#tab-home");
  await fixture.many("#total", 0);
  await press("#tab-refunds");
  await fixture.page.waitForSelector("#total");
}

test("a report is dropped and the total stands with its bounds", limits, async () => {
  const file = join(folder, "report.csv");
  writeFileSync(file, REPORT);
  await open("tab=refunds&refunds.asof=2026-10-07");
  await fixture.choose("#report", file);
  await fixture.page.waitForSelector("#audit:not([disabled])");
  await accessible("refunds, before");
  await press("#audit");
  await fixture.page.waitForSelector("#total");
  // 3500 of shirts is certain (36 days after liquidation); 2500 of steel is not final; the aluminum turns on its content.
  assert.match(await text("#total .figure"), /^\$3,500\.00 to \$8,000\.00$/);
  assert.match(await text("#total"), /No final refund[^\n]*\$2,500\.00/);
  await accessible("refunds");
  await shoot("refunds");
});

test("the last days stand with their day and their money", limits, async () => {
  await press("#deadlines button:nth-of-type(2)");
  // 1 September + 80 days is 20 November.
  assert.match(await text("#deadlines"), /20 Nov 2026\s+Open, 44 days left\s+CAPE declaration CSMS 68340863\s+TST00000001\s+\$3,500\.00/);
});

test("one entry heading by heading; the fact that settles it is given, and it is audited again", limits, async () => {
  await fixture.pressOne("tr.audited", /^TST00000002/);
  await fixture.page.waitForSelector("#entry-detail input[name='1|aluminum_value']");
  await fixture.scrollTo("#entry-detail");
  await accessible("one entry");
  await shoot("refunds-entry");
  await fixture.type("#entry-detail input[name='1|aluminum_value']", "3000.00");
  await press("#audit-again");
  // 50% x 3000 = 1500 was owed on the aluminum, 2000 was filed.
  await says("#total", /\$4,000\.00 to \$6,500\.00/);
  assert.match(await text("#entry-detail"), /9903\.85\.07[\s\S]*\$500\.00[\s\S]*\$2,000\.00[\s\S]*\$1,500\.00/);
});

test("an entry that is pressed before the browser has told that the one before was closed opens", limits, async () => {
  for (const entry of ["TST00000001", "TST00000002"]) {
    await fixture.pressPast("#entry-detail", "tr.audited", new RegExp(`^${entry}`));
    await says("#entry-detail h2", new RegExp(entry));
  }
});

test("the audit stands when another tab was shown in between, and goes on", limits, async () => {
  const before = await text("#total");
  await leaveAndReturn();
  assert.equal(await text("#total"), before);
  assert.match(await text("#entry-detail"), /TST00000002/);
});

test("tables, workbook, printed page and CAPE file are saved", limits, async () => {
  await fixture.saveHere();
  await press("#save-findings");
  const findings = parse(readFileSync(await saved("findings.csv")), { columns: true }) as Record<string, string>[];
  assert.equal(findings.find((each) => each.class === "ieepa-unlawful")?.back_min, "3500.00");
  await press("#save-html");
  assert.match(readFileSync(await saved("report.html"), "utf8"), /Audit of entries as of 2026-10-07/);
  await press("#save-xlsx");
  assert.equal((await readSheet(await saved("report.xlsx"), "Summary"))[1]?.[4], 6500);
  await press("#save-cape");
  const path = await saved("cape-001.csv");
  assert.equal(readFileSync(path, "utf8"), "Entry Number\r\nTST00000001\r\nTST00000003\r\n");
});

test("what CBP said of the claims is read beside the report and set against the estimate", limits, async () => {
  const [report, claims] = [join(folder, "report.csv"), join(folder, "ace-claims.csv")];
  writeFileSync(claims, CLAIMS);
  await open("tab=refunds&refunds.asof=2026-10-07");
  await fixture.choose("#report", report);
  await fixture.choose("#claim-files", claims);
  await press("#audit:not([disabled])");
  const said = await says("#claims", /Refused/);
  assert.match(said, /Paid as expected\s+1\s+Paid \$3,500\.00/);
  assert.match(said, /TST00000003\s+Refused[\s\S]*Failed: NO IEEPA HTS/);
  assert.match(said, /TST00000099\s+Not in your report/);
  await accessible("claims");
  await press("#save-claims");
  const rows = parse(readFileSync(await saved("claims.csv")), { columns: true }) as Record<string, string>[];
  assert.deepEqual(
    rows.map((each) => [each.entry_number, each.standing]),
    [
      ["TST00000001", "paid"],
      ["TST00000003", "rejected"],
      ["TST00000099", "not-in-report"],
    ],
  );
});

test("the synthetic report says that it is synthetic; French, dark, narrow", limits, async () => {
  await press("#synthetic");
  await says("body", /Synthetic data/);
  await click("#language");
  await says("#total", /Peut revenir/);
  // The rows are audited anew, and what is said of them is in French.
  await says("main", /Droit IEEPA jugé illégal/);
  await press("#deadlines button.link");
  assert.match(await says("#entry-detail", /Délais/), /restant/);
  assert.equal(await count("#entry-detail [lang=en]"), 0);
  await press("#entry-detail .drawer-close");
  await click("#theme");
  await accessible("refunds, French and dark");
  await shoot("refunds-french-dark");
  await fixture.page.setViewport({ width: 390, height: 844 });
  const overflow = await fixture.overflow();
  assert.ok(overflow <= 0, `${overflow} pixels too wide`);
  await shoot("refunds-mobile");
  await fixture.page.setViewport({ width: 1200, height: 900 });
  await click("#language");
  await click("#theme");
});

test(`a report of ${ROWS} rows: the page answers while it is audited, and it can be cancelled`, limits, async () => {
  const [engine, data] = [bundledEngine(), bundledAuditData()];
  const file = join(folder, "large.csv");
  const rows = [...syntheticRows({ engine, data, rows: ROWS, seed: 4, from: "2025-01-02" as Day, until: "2026-10-07" as Day })];
  writeFileSync(file, rows.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n"));
  await open("tab=refunds&refunds.asof=2026-10-07");
  await fixture.choose("#report", file);
  await fixture.page.waitForSelector("#audit:not([disabled])");
  await press("#audit");
  await press("#cancel");
  assert.equal(await count("#total"), 0);
  await press("#audit");
  await fixture.page.waitForSelector("progress");
  await click("#theme");
  assert.equal(await count("#total"), 0, "the page answers before the audit is done");
  await fixture.page.waitForSelector("#total");
  await press("#total details summary");
  assert.match(await text("#total"), new RegExp(`rows ${(rows.length).toLocaleString("en-US")}`));
  assert.ok((await count("tr.audited")) < 100, "only what is seen is drawn");
  await click("#theme");
});

test("goods of other origins are judged by the law of their own", limits, async () => {
  const file = join(folder, "others.csv");
  writeFileSync(file, OTHERS);
  await open("tab=refunds&refunds.asof=2026-10-07");
  await fixture.choose("#report", file);
  await fixture.page.waitForSelector("#audit:not([disabled])");
  await press("#audit");
  await fixture.page.waitForSelector("#total");
  assert.match(await text("#total .figure"), /^\$6,500\.00$/);
});

test("no request left the origin, and nothing went wrong", limits, () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(wrong, []);
});
