// Columns whose cells could be read in two ways: what the header or another cell says settles them, or they are refused. A table that is rated
// in place, because its head is plain, is read like any other.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parse } from "csv-parse/sync";
import { reportSchema } from "../../src/audit/report-schema.js";
import { bundledEntrySchema, bundledTableWords } from "../../src/console/table-words.js";
import { bundledAuditData } from "../../src/packaged/audit-bundle.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { openTable } from "../../src/table-files/open-table.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-two-ways-"));
after(() => rmSync(folder, { recursive: true, force: true }));

// The cells of one column, or the code by which their row is refused.
async function cells(ours: string, text: string): Promise<string[]> {
  const file = join(folder, "table.csv");
  writeFileSync(file, text);
  const table = await openTable(file, { schema: bundledEntrySchema(), vocabulary: bundledTableWords() });
  const at = table.names.indexOf(ours);
  const found: string[] = [];
  for await (const batch of table.rows()) for (const { read, wrong } of batch) found.push(wrong?.code ?? read[at] ?? "");
  await table.close();
  return found;
}

const table = (header: string, ...rows: readonly string[]): string => [header, ...rows, ""].join("\n");
const shares = (name: string, ...each: readonly string[]): string =>
  table(`hts,origin,entry_date,customs_value,${name}`, ...each.map((share) => `7308.90.95.90,CA,2025-10-03,1000.00,${share}`));

test("a header that says per cent makes every share one of a hundred", async () => {
  for (const name of ["Steel US Share (%)", "Steel US Share %", "steel_us_share_pct", "Steel US Share (percent)", "Steel US share in %"])
    assert.deepEqual(await cells("steel_us_share", shares(name, "50", "1", "0.5", "12%", "")), ["0.5", "0.01", "0.005", "0.12", ""], name);
});

test("beside a share above one, a bare share below is refused", async () => {
  assert.deepEqual(await cells("steel_us_share", shares("steel_us_share", "50", "1", "0.5", "12%", "0")), [
    "50",
    "table/two-numbers",
    "table/two-numbers",
    "0.12",
    "0",
  ]);
  assert.deepEqual(await cells("steel_us_share", shares("steel_us_share", "1", "0.5", "12%")), ["1", "0.5", "0.12"]);
});

test("dollars with a point before three digits are refused where no mark of the table settles them", async () => {
  const values = (...each: readonly string[]): string =>
    table("hts;origin;entry_date;customs_value", ...each.map((value) => `7604.21.00.10;CA;2025-10-20;${value}`));
  assert.deepEqual(await cells("customs_value", values("50.000", "12.500")), ["table/two-numbers", "table/two-numbers"]);
  assert.deepEqual(await cells("customs_value", values("50.000", "1.234,50")), ["50000", "1234.50"]);
  assert.deepEqual(await cells("customs_value", values("50.000", "1234.50")), ["50.00", "1234.50"]);
});

test("a header says the order of its days, unless the cells gainsay it", async () => {
  const days = (name: string, ...each: readonly string[]): string =>
    table(`hts,origin,${name},customs_value`, ...each.map((day) => `7604.21.00.10,CA,${day},1000.00`));
  assert.deepEqual(await cells("entry_date", days("Entry Date (MM/DD/YYYY)", "10/07/2025")), ["2025-10-07"]);
  assert.deepEqual(await cells("entry_date", days("Entry Date (DD/MM/YYYY)", "10/07/2025")), ["2025-07-10"]);
  assert.deepEqual(await cells("entry_date", days("Date d'entrée [jj/mm/aaaa]", "10/07/2025")), ["2025-07-10"]);
  assert.deepEqual(await cells("entry_date", days("Entry Date - MM/DD/YY", "10/07/25")), ["2025-10-07"]);
  assert.deepEqual(await cells("entry_date", days("Entry Date (YYYY-MM-DD)", "2025-10-07")), ["2025-10-07"]);
  assert.deepEqual(await cells("entry_date", days("Entry Date (DD/MM/YYYY)", "10/07/2025", "10/20/2025")), [
    "table/two-days",
    "2025-10-20",
  ]);
});

test("what a report is written like says nothing of a column where another column shows the other order", async () => {
  const columns =
    "Entry Summary Number,Entry Date,Liquidation Date,HTS Number - Full,Line Tariff Goods Value Amount,Line Tariff Duty Amount";
  const schema = reportSchema("report", bundledEngine().law.facts, bundledAuditData());
  const days = async (header: string, entry: string, liquidation: string): Promise<string> => {
    const file = join(folder, "report.csv");
    writeFileSync(file, table(header, `EX700000017,${entry},${liquidation},9903.01.10,0,3500`));
    const read = await openTable(file, { schema, vocabulary: bundledTableWords() });
    const at = read.names.indexOf("liquidation_date");
    const found: string[] = [];
    for await (const batch of read.rows()) for (const row of batch) found.push(row.wrong?.code ?? row.read[at] ?? "");
    await read.close();
    return found.join();
  };
  assert.equal(await days(columns, "11/01/2025", "11/09/2026"), "2026-11-09");
  assert.equal(await days(columns, "10/31/2025", "11/09/2026"), "2026-11-09");
  assert.equal(await days(columns, "2025-11-01", "11/09/2026"), "2026-11-09");
  assert.equal(await days(columns, "31/10/2025", "11/09/2026"), "table/two-days");
  assert.equal(await days(columns.replace("Entry Date", "Entry Date (DD/MM/YYYY)"), "01/11/2025", "11/09/2026"), "table/two-days");
  assert.equal(await days(columns, "31/10/2025", "13/09/2026"), "2026-09-13");
});

test("a header that is repeated in another case or spacing is no row", async () => {
  const rows = [
    "7604.21.00.10,CA,2025-10-20,1000.00",
    "HTS NUMBER,COUNTRY OF  ORIGIN,ENTRY DATE ,ENTERED VALUE",
    "0101.21.00.10,CA,2025-10-20,2.00",
  ];
  assert.deepEqual(await cells("hts", table("HTS Number,Country of Origin,Entry Date,Entered Value", ...rows)), [
    "7604.21.00.10",
    "0101.21.00.10",
  ]);
});

test("C/O is the country of origin where no other column says it", async () => {
  assert.deepEqual(await cells("origin", table("HTS,C/O,Entry Date,Customs Value", "7604.21.00.10,Canada,2025-10-20,1000.00")), ["CA"]);
});

test("what stands far behind a plain head is read as in a short table", () => {
  const plain = "7308.90.95.90,CA,2025-10-03,1000.00,0.5";
  const far = (row: string): string[] => [...Array.from({ length: 3_000 }, () => plain), row, plain];
  const rated = (name: string, rows: readonly string[]): Record<string, string>[] => {
    const [file, out] = [join(folder, "far.csv"), join(folder, "out.csv")];
    writeFileSync(file, table(`hts,origin,entry_date,customs_value,${name}`, ...rows));
    spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "rate", file, out]);
    return parse(readFileSync(out), { columns: true }) as Record<string, string>[];
  };
  const over = rated("steel_us_share", far("7308.90.95.90,CA,2025-10-03,1000.00,50"));
  for (const row of over.filter(({ steel_us_share: share }) => share === "0.5")) assert.match(row.error ?? "", /^table\/two-numbers/);
  const empty = "7308.90.95.90,CA,2025-10-03,1000.00,";
  const hundred = rated("Steel US Share (%)", [...Array.from({ length: 3_000 }, () => empty), "7308.90.95.90,CA,2025-10-03,1000.00,1"]);
  const half = rated("steel_us_share", ["7308.90.95.90,CA,2025-10-03,1000.00,0.01"]);
  assert.equal(hundred.at(-1)?.duty_max, half[0]?.duty_max);
  assert.equal(hundred.at(-1)?.status, half[0]?.status);
  const header = rated("Steel US Share", far("HTS,Origin,Entry Date,Customs Value,STEEL US SHARE"));
  assert.deepEqual([header.length, header.filter(({ error }) => error !== "").length], [3_001, 0]);
});
