// The Origin tab in a real Chromium: a bill is dropped, judged, mended and certified; what the page says is what the command says.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { determine } from "../../src/packaged/origin-bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { browserFixture, limits } from "./fixture.js";

const fixture = browserFixture();
const { accessible, choose, click, count, fill, folder, foreign, linked, open, says, shoot, text, wrong } = fixture;

async function verdict(expected: RegExp): Promise<void> {
  await says("#verdict .outcome", expected);
}

test("a dropped bill is judged: verdict, rule in words, each material, the value bar", limits, async () => {
  await open("tab=origin&hts=8414.59.65.60&date=2025-10-01&value=1.00");
  await choose("#bill-file", packagePath("examples/bill-of-materials.csv"));
  await fixture.page.waitForSelector("#verdict");
  await verdict(/Needs facts/);
  await accessible("needs facts");
  assert.match(await text("#questions"), /What is the transaction value/);
  await fill("#ask-transactionValue", "75.00");
  await fixture.page.waitForSelector("#ask-netCost");
  await fill("#ask-netCost", "60.00");
  await verdict(/Does not originate/);
  assert.match(
    await text("#alternatives"),
    /materials of subheading 8414\.90 are admitted, too; the regional value content is at least 60% by transaction value/,
  );
  assert.match(await text("#bars"), /Transaction value: 57\.73%, needs 60%/);
  assert.match(await text("#materials"), /motor assembly\s+8501\.40\s+\$30\.00\s+self-produced, originates by itself/);
  assert.match(await text("#materials"), /machine oil[^\n]*left out of the count/);
  await fixture.page.waitForSelector("#worth .amount");
  assert.match(await text("#worth"), /not available while/);
  await accessible("does not originate");
  await shoot("origin");
});

test("a certification is refused for it, with the reason", limits, async () => {
  await click("#certificate summary");
  await click("#make-certificate");
  await fixture.page.waitForSelector("#certificate-problems");
  assert.match(await text("#certificate-problems"), /does not originate, so it cannot be certified/);
});

test("a suggestion followed makes it qualify, and the link carries it", limits, async () => {
  assert.match(await text("#suggestions"), /power cord \(\$4\.20 of value\)/);
  await click("#suggestions button");
  await verdict(/^Originates/);
  const kept = new URL((await linked(/"originating":"yes"/)).replace("#", "?")).searchParams.get("origin.q") ?? "";
  assert.match(kept, /"name":"power cord".*"originating":"yes"/);
  await open(fixture.page.url().split("#")[1] ?? "");
  await verdict(/^Originates/);
  assert.equal(await count("#suggestions"), 0);
});

test("a certification is saved as a page, with nine elements and its marks", limits, async () => {
  await fixture.saveHere();
  await click("#certificate summary");
  await fixture.select("#cert-role", "exporter");
  for (const [key, value] of Object.entries({
    certifier: "Fan Works, Hamilton",
    producer: "Fan Works",
    importer: "Fans Inc.",
    description: "axial fans",
    signatory: "A. B.",
  }))
    await fill(`#cert-${key}`, value);
  await click("#make-certificate");
  const html = readFileSync(await fixture.saved("certification-of-origin.html"), "utf8");
  for (const wanted of [/9\. Authorized signature/, /UNVERIFIED/, /B \(product-specific rule/, /single shipment/, /8414\.59/])
    assert.match(html, wanted);
  await accessible("certificate form");
});

test("rows are added, nested, mended and removed by hand; a bad cell is said by its row", limits, async () => {
  const question = {
    hts: "8414.59.65",
    date: "2025-10-01",
    transactionValue: "100.00",
    netCost: "95.00",
    rows: [{ name: "motor", hts: "8501.10", value: "20.00", originating: "no" }],
  };
  await open(`tab=origin&origin.q=${encodeURIComponent(JSON.stringify(question))}`);
  await verdict(/^Originates/);
  await click("#add-row");
  const cell = (field: string): string => `.editor tbody tr:nth-child(2) .${field}`;
  await fill(cell("name"), "blade");
  await fill(cell("hts"), "8414.90");
  await fill(cell("value"), "fifty");
  await fixture.page.waitForSelector("#mend");
  assert.match(await text("#mend"), /Row 2, value: "fifty"/);
  // The last answer stands, and is seen to be an old one.
  await says(".stale #verdict .outcome", /./);
  await accessible("a bad cell");
  await fill(cell("value"), "$50.00");
  await fixture.select(cell("originating"), "no");
  await verdict(/Does not originate/);
  await fixture.select(cell("level"), "2");
  await fixture.says("#materials", /– blade/);
  await click(".editor tbody tr:nth-child(2) .remove");
  await verdict(/^Originates/);
});

test("a question is answered by choice, and a remembered rule is marked so that it cannot be missed", limits, async () => {
  const materials = [{ name: "cane juice", hts: "1212.93", value: "10.00", originating: false }];
  const asks = [
    { hts: "8708.99.81", date: "2025-10-01", transactionValue: "100.00", materials },
    { hts: "2009.89.00", date: "2025-10-01", transactionValue: "100.00", materials: [{ ...materials[0], hts: "2009.41" }] },
  ];
  for (const asked of asks) {
    const found = determine(asked);
    assert.ok(found.status !== "error");
    const { materials: bill, ...good } = asked;
    const rows = bill.map(({ originating, ...rest }) => ({ ...rest, originating: originating ? "yes" : "no" }));
    await open(`tab=origin&origin.q=${encodeURIComponent(JSON.stringify({ ...good, rows }))}`);
    await fixture.page.waitForSelector("#verdict");
    const words = { originates: /^Originates/, "does-not-originate": /Does not originate/, "needs-facts": /Needs facts/ };
    await verdict(words[found.status]);
    assert.equal((await count("#reliance")) > 0, found.reliance !== "read");
    const choice = found.questions.find(({ choices }) => choices?.includes(true));
    if (choice === undefined) continue;
    await fixture.select(`#ask-${choice.fact.replace(/[^A-Za-z0-9]+/g, "-")}`, "true");
    await fixture.page.waitForSelector("#answered");
  }
});

test("XLSX and Parquet bills are judged as the CSV is; a malformed one is refused by a code, in place", limits, async () => {
  const [header = [], ...rows] = parse(readFileSync(packagePath("examples/bill-of-materials.csv"), "utf8")) as string[][];
  const { default: writeSheet } = await import("write-excel-file/node");
  const { parquetWriteBuffer } = await import("hyparquet-writer");
  const xlsx = join(folder, "bill.xlsx");
  await writeSheet([header, ...rows].map((row) => row.map((value): string => value))).toFile(xlsx);
  const parquet = join(folder, "bill.parquet");
  const columnData = header.map((name, at) => ({ name, data: rows.map((row) => row[at] ?? ""), type: "STRING" as const }));
  writeFileSync(parquet, new Uint8Array(parquetWriteBuffer({ columnData })));
  const good = { hts: "8414.59.65", date: "2025-10-01", transactionValue: "75.00", netCost: "60.00", rows: [{}] };
  for (const file of [xlsx, parquet]) {
    await open(`tab=origin&origin.q=${encodeURIComponent(JSON.stringify(good))}`);
    await choose("#bill-file", file);
    await verdict(/Does not originate/);
    assert.match(await text("#bars"), /Transaction value: 57\.73%, needs 60%/, file);
    assert.match(
      await text("#alternatives"),
      /1\.70 of the 31\.70 of non-originating value \(5\.3%\) would have to originate to reach 60\.0%/,
    );
  }
  const bad = join(folder, "bad.csv");
  writeFileSync(bad, "name,hts,Cost (CAD)\nmotor,8501.10,-3\n");
  await choose("#bill-file", bad);
  await fixture.page.waitForSelector("#mend");
  assert.match(await text("#mend"), /Header, value:[^\n]*bill\/other-currency/);
  writeFileSync(bad, "name,hts,Cost\nmotor,8501.10,-3\n");
  await choose("#bill-file", bad);
  await says("#mend", /Row 1, value:[^\n]*bill\/negative/);
});

test("units by the cost of one are read as people write them; an empty bill asks; the good is found by words", limits, async () => {
  const good = { hts: "8414.59.65", date: "2025-10-01", transactionValue: "75.00", rows: [{}] };
  const file = join(folder, "units.csv");
  await open(`tab=origin&origin.q=${encodeURIComponent(JSON.stringify(good))}`);
  writeFileSync(
    file,
    "Part Description,HTS Code,Qty Per,Unit Cost (USD),USMCA Qualified (Y/N),Supplier\nMotor,8501.10,2,$10.25,N,A\nTotal,,,,,\n",
  );
  await choose("#bill-file", file);
  await says("#bars", /\$20\.50/);
  writeFileSync(file, "name,hts,value,originating\n");
  await choose("#bill-file", file);
  await verdict(/Needs facts/);
  assert.match(await text("#questions"), /Which materials was the good made of\?/);
  await accessible("empty bill");
  await fill("#good-hts", "ceiling fan");
  await fixture.page.waitForSelector("#found-numbers button");
  await click("#found-numbers button");
  await linked(/"hts":"84\d\d\.\d\d/);
});

test("a car's core parts are marked in the bill and computed", limits, async () => {
  const question = {
    hts: "8703.23.01",
    date: "2025-10-01",
    netCost: "20000.00",
    branch: "passenger vehicle",
    rows: [
      {
        name: "engine",
        hts: "8407.34",
        value: "3000.00",
        originating: "no",
        corePart: "engine",
        supplierValue: "900.00",
        supplierNetCost: "3000.00",
      },
      {
        name: "body",
        hts: "8707.10",
        value: "4000.00",
        originating: "no",
        corePart: "body and chassis",
        supplierValue: "500.00",
        supplierNetCost: "4000.00",
      },
    ],
  };
  await open(`tab=origin&origin.q=${encodeURIComponent(JSON.stringify(question))}`);
  await verdict(/Needs facts/);
  assert.match(await text("#alternatives"), /engine \(engine\) does not originate 70\.0%, body and chassis \(body\) originates 87\.5%/);
  assert.match(await text("#alternatives"), /as one super-core: 80\.0%, needs 75\.0%/);
  assert.match(await text("#questions"), /No line of the bill is marked as the core part "transmission"/);
  assert.match(await text(".editor thead"), /Core part/);
  await accessible("a car");
  await fixture.scrollTo("#verdict");
  await shoot("origin-vehicle");
});

test("a workbook's worth of rows stays in the page and is judged", limits, async () => {
  const file = join(folder, "long.csv");
  const rows = Array.from({ length: 400 }, (_, index) => `part ${index},7318.15,0.10,CN,no`);
  writeFileSync(file, ["name,hts,value,origin,originating", ...rows].join("\n"));
  await open(
    "tab=origin&origin.q=" +
      encodeURIComponent(JSON.stringify({ hts: "8414.59.65", date: "2025-10-01", transactionValue: "100.00", rows: [] })),
  );
  await choose("#bill-file", file);
  await verdict(/^Originates/);
  assert.match(await text("main"), /too long for a link/);
});

test("French, dark and narrow; print leaves the forms out", limits, async () => {
  await open(`tab=origin&origin.q=${encodeURIComponent(JSON.stringify({ rows: [{}] }))}`);
  await fixture.page.waitForSelector("#example");
  await click("#example");
  await fixture.page.waitForSelector("#ask-netCost");
  await fill("#ask-netCost", "60.00");
  await verdict(/Does not originate/);
  await click("#language");
  await verdict(/Non originaire/);
  assert.match(await text("#alternatives"), /les matières suivantes sont admises aussi\s: sous-position 8414\.90/);
  await click("#theme");
  await accessible("French and dark");
  await fixture.scrollTo("#verdict");
  await shoot("origin-dark");
  await fixture.page.setViewport({ width: 390, height: 844 });
  assert.ok((await fixture.overflow()) <= 0);
  await accessible("narrow");
  await fixture.scrollTo("#verdict");
  await shoot("origin-mobile");
  await fixture.page.emulateMediaType("print");
  assert.equal(await fixture.style("#certificate", "display"), "none");
  assert.notEqual(await fixture.style("#verdict", "display"), "none");
  await fixture.page.emulateMediaType("screen");
});

test("no request left the origin, and nothing went wrong", limits, () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(wrong, []);
});
