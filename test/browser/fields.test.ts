// The fields of the page read what people write, show it in the marks of the language, and keep the last answer where they cannot be read.

import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { ANSWER_COLUMNS } from "../../src/bulk/answer-cells.js";
import { rateBatch } from "../../src/bulk/batch.js";
import { planRows } from "../../src/bulk/line.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { NAMES, PLAIN, textForms } from "../tables/gallery.js";
import { browserFixture, limits } from "./fixture.js";

const fixture = browserFixture();
const { accessible, count, fill, folder, foreign, linked, open, says, text, wrong } = fixture;

const engine = bundledEngine();
const WANTED = rateBatch(
  PLAIN.map((cells) => ({ cells })),
  { engine, plan: planRows(NAMES, engine.law.facts), width: NAMES.length, options: {}, raw: false },
).rows.map((row) => row.slice(NAMES.length));
const GOOD = "hts=7604210010&date=2025-10-07&value=50000.00&f.content.aluminum.value=50000.00";
const shown = (selector: string): Promise<string> =>
  fixture.page.evaluate((where) => document.querySelector<HTMLInputElement>(where)?.value ?? "", selector);

test("amounts and days as people write them, shown in groups", limits, async () => {
  await open(GOOD);
  await says("#amounts", /\$25,000/);
  assert.equal(await shown("#value"), "50,000.00");
  for (const [written, value, after] of [
    ["$12,500", "12500", "12,500"],
    ["4,000", "4000", "4,000"],
    ["1 234,50", "1234.50", "1,234.50"],
  ] as const) {
    await fill("#value", written);
    await linked(new RegExp(`value=${value.replace(".", "\\.")}(&|$)`));
    assert.equal(await shown("#value"), after);
  }
  for (const [written, day] of [
    ["30 Nov 2026", "2026-11-30"],
    ["10/20/2025", "2025-10-20"],
    ["7 octobre 2025", "2025-10-07"],
  ] as const) {
    await fill("#date", written);
    await linked(new RegExp(`date=${day}`));
    assert.equal(await shown("#date"), { "2026-11-30": "30 Nov 2026", "2025-10-20": "20 Oct 2025", "2025-10-07": "7 Oct 2025" }[day]);
  }
});

test("what cannot be read is said at its field, and the last answer stands", limits, async () => {
  await open(GOOD);
  await says("#amounts", /\$25,000/);
  for (const [field, written, said] of [
    ["#value", "fifty", /Not an amount/],
    ["#value", "€500", /Not in U\.S\. dollars/],
    ["#value", "", /Nothing is written/],
    ["#date", "10/07/2025", /could be two days/],
    ["#date", "31 Feb 2026", /Not a day/],
    ["#date", "0002-01-01", /law on record|day/i],
    ["#value", "-500", /./],
  ] as const) {
    await fill(field, written);
    await says(`${field}-wrong`, said);
    assert.equal(await fixture.attribute(field, "aria-invalid"), "true");
    assert.match(await text("#amounts"), /\$25,000/, written);
    assert.equal(await count("#date"), 1, written);
    const pale = "saturate(0.25)";
    assert.ok((await fixture.style("#amounts", "filter")) === pale || (await fixture.style("article.stale > .two", "filter")) === pale);
    await fill("#value", "50,000");
    await fill("#date", "2025-10-07");
    await fixture.many(".wrong", 0);
    assert.match(await text("#amounts"), /\$25,000/);
  }
  await accessible("fields");
});

test("in French", limits, async () => {
  await fixture.prefer("fr", "light");
  await open(GOOD);
  await fill("#value", "1 234,50");
  await linked(/value=1234\.50/);
  assert.equal((await shown("#value")).replace(/\s/g, " "), "1 234,50");
  await fill("#value", "cinquante");
  await says("#value-wrong", /Ce n’est pas un montant/);
  await fixture.prefer("en", "light");
});

for (const name of ["american.csv", "french.csv", "utf16.csv"])
  test(`Entries reads ${name} of the gallery`, limits, async () => {
    const file = join(folder, name);
    writeFileSync(file, textForms().find((form) => form.name === name)?.bytes ?? "");
    await open("tab=entries");
    await fixture.choose("#file", file);
    await fixture.click("#rate:not([disabled])");
    await says("#sums", new RegExp(`${PLAIN.length} lines rated`));
    assert.match(await text("#sums"), /not rated 0/);
    assert.match(await text("#sums .reading summary"), /How the table was read/);
    await fixture.saveHere();
    rmSync(join(folder, "rated.csv"), { force: true });
    await fixture.click("#save-csv");
    const rows = parse(readFileSync(await fixture.saved("rated.csv"), "utf8"), { columns: true }) as Record<string, string>[];
    assert.deepEqual(
      rows.map((row) => ANSWER_COLUMNS.map((column) => row[column] ?? "")),
      WANTED,
    );
  });

test("Origin reads a bill in UTF-16, one with semicolons and decimal commas, and one in a second sheet", limits, async () => {
  const good = { hts: "8414.59.65", date: "2025-10-01", transactionValue: "$100", netCost: "95,00", rows: [{}] };
  const rows = [
    ["Part Description", "HTS Code", "Extended Cost", "USMCA Qualified (Y/N)"],
    ["motor", "8501.10", "$1,020.50", "N"],
    ["blade", "8414.90", "20.00", "Y"],
  ];
  const tabbed = rows.map((row) => row.join("\t")).join("\r\n");
  const french = ["Désignation;Code SH;Valeur;Originaire", "motor;8501.10;1 020,50;non", "blade;8414.90;20,00;oui"].join("\r\n");
  const { default: writeSheet } = await import("write-excel-file/node");
  const cells = (table: readonly (readonly string[])[]) => table.map((row) => row.map((value) => ({ value, type: String })));
  const book = join(folder, "two-sheets.xlsx");
  await writeSheet([
    { sheet: "Cover", data: cells([["Run by"], ["A. Broker"]]) },
    { sheet: "BOM", data: cells(rows) },
  ] as never).toFile(book);
  writeFileSync(join(folder, "bill-utf16.txt"), Buffer.from(`\ufeff${tabbed}`, "utf16le"));
  writeFileSync(join(folder, "bill-french.csv"), french);
  for (const file of ["bill-utf16.txt", "bill-french.csv", "two-sheets.xlsx"]) {
    await open(`tab=origin&origin.q=${encodeURIComponent(JSON.stringify(good))}`);
    await fixture.choose("#bill-file", join(folder, file));
    await fixture.page.waitForSelector("#verdict");
    assert.match(await text("#materials"), /motor\s+8501\.10\s+\$1,020\.50/, file);
    assert.match(await text("#materials"), /blade[\s\S]*originating/, file);
    assert.ok((await count("details.reading")) > 0, file);
    assert.equal(await shown("#good-netCost"), "95.00");
  }
});

test("no request left the origin, and nothing went wrong", limits, () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(wrong, []);
});
