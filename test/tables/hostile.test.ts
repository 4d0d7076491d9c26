// Files made to break a reader: each is refused with its code, or costs its own row, and none is held in memory.

import assert from "node:assert/strict";
import { createWriteStream, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createGzip } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { strToU8, zipSync } from "fflate";
import { bundledEntrySchema, bundledTableWords } from "../../src/console/table-words.js";
import { openTable } from "../../src/table-files/open-table.js";
import { placeToWrite } from "../../src/table-files/places.js";
import { TableError } from "../../src/tables/table-error.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-hostile-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string): string => join(folder, name);
const HEADER = "hts,origin,entry_date,customs_value,spi";

async function readAll(file: string): Promise<readonly (string | undefined)[]> {
  const table = await openTable(file, { schema: bundledEntrySchema(), vocabulary: bundledTableWords() });
  const codes: (string | undefined)[] = [];
  for await (const batch of table.rows()) for (const row of batch) codes.push(row.wrong?.code);
  await table.close();
  return codes;
}

const codeOf = (file: string): Promise<string> =>
  readAll(file).then(
    (rows) => `read ${rows.length}`,
    (error: unknown) => (error instanceof TableError ? error.code : String(error)),
  );

function workbook(name: string, sheets: readonly string[]): string {
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets.map((_, at) => `<sheet name="S${at + 1}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}</Relationships>`,
  };
  sheets.forEach((rows, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  });
  writeFileSync(path(name), zipSync(Object.fromEntries(Object.entries(parts).map(([part, xml]) => [part, strToU8(xml)]))));
  return path(name);
}

const text = (value: string, place: string): string => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
const HEAD = `<row r="1">${HEADER.split(",")
  .map((name, at) => text(name, `${"ABCDE"[at]}1`))
  .join("")}</row>`;
const row = (at: number, value: string): string =>
  `<row r="${at}">${text("6109.10.00.04", `A${at}`)}${text("CA", `B${at}`)}${text("2025-08-01", `C${at}`)}<c r="D${at}"><v>${value}</v></c>${text("S", `E${at}`)}</row>`;

test("workbooks of a few hundred bytes that name cells beyond a sheet", async () => {
  const started = process.memoryUsage().rss;
  assert.equal(await codeOf(workbook("row.xlsx", [`${HEAD}<row r="999999999"><c r="A999999999"><v>1</v></c></row>`])), "table/unreadable");
  assert.equal(await codeOf(workbook("column.xlsx", [`${HEAD}<row r="2"><c r="ZZZZZZZ2"><v>1</v></c></row>`])), "table/unreadable");
  assert.equal(await codeOf(workbook("both.xlsx", [`${HEAD}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`])), "table/too-large");
  assert.ok(process.memoryUsage().rss - started < 200 << 20);
});

test("a workbook without a sheet, and a number that is none", async () => {
  assert.equal(await codeOf(workbook("none.xlsx", [])), "table/unreadable");
  const table = await openTable(workbook("nan.xlsx", [HEAD + row(2, "NaN") + row(3, "1000")]), {
    schema: bundledEntrySchema(),
    vocabulary: bundledTableWords(),
  });
  const values: string[] = [];
  for await (const batch of table.rows()) for (const each of batch) values.push(each.read[3] ?? "");
  assert.deepEqual(values, ["#NUM!", "1000"]);
});

test("a workbook that unpacks to a gigabyte is refused before it is unpacked", async () => {
  const { Zip, ZipDeflate } = await import("fflate");
  const out = createWriteStream(path("bomb.xlsx"));
  await new Promise<void>((resolve) => {
    const zip = new Zip((_, data, last) => {
      out.write(data);
      if (last) out.end(resolve);
    });
    const sheet = new ZipDeflate("xl/worksheets/sheet1.xml", { level: 9 });
    zip.add(sheet);
    const spaces = new Uint8Array(16 << 20).fill(32);
    for (let at = 0; at < 16; at++) sheet.push(spaces, at === 15);
    zip.end();
  });
  assert.ok(statSync(path("bomb.xlsx")).size < 1 << 20);
  assert.equal(await codeOf(path("bomb.xlsx")), "table/too-large");
});

test("a gzipped line without an end costs its own row and is not held", async () => {
  const pack = createGzip({ level: 1 });
  const out = pack.pipe(createWriteStream(path("long.csv.gz")));
  pack.write(`${HEADER}\n6109.10.00.04,CA,2025-08-01,`);
  for (let at = 0; at < 60; at++) pack.write(Buffer.alloc(1 << 20, 49));
  pack.end(",S\n6109.10.00.04,CA,2025-08-01,1000.00,S\n");
  await new Promise((resolve) => out.on("close", () => resolve(undefined)));
  assert.deepEqual(await readAll(path("long.csv.gz")), ["table/line-too-long", undefined]);
});

test("the input is never the output, and a link is written through", async () => {
  writeFileSync(path("in.csv"), `${HEADER}\n`);
  symlinkSync("in.csv", path("link.csv"));
  symlinkSync("new.csv", path("out.csv"));
  for (const output of ["in.csv", "link.csv"])
    await assert.rejects(placeToWrite(path(output), path("in.csv")), (error: TableError) => error.code === "table/same-file");
  assert.equal(await placeToWrite(path("out.csv"), path("in.csv")), path("new.csv"));
  await assert.rejects(placeToWrite(folder, path("in.csv")), (error: TableError) => error.code === "table/unwritable");
});

test("text that is none, and names that lead nowhere", async () => {
  writeFileSync(
    path("nul.csv"),
    Buffer.concat([Buffer.from(`${HEADER}\n6109.10.00.04,CA,2025-08-01,`), Buffer.alloc(20_000), Buffer.from("1,S\n")]),
  );
  assert.equal(await codeOf(path("nul.csv")), "table/bad-encoding");
  writeFileSync(path("old.xls"), Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]));
  assert.equal(await codeOf(path("old.xls")), "table/unreadable");
  assert.equal(await codeOf(path("absent.csv")), "table/no-such-file");
  assert.equal(await codeOf(folder), "table/unreadable");
});

const ROW = "6109.10.00.04,CA,2025-08-01,1000.00,S";

test("a line that is too long is a row in error wherever it stands and however it begins", async () => {
  const long = ["1", '"1', '"', "é", " "].map((begins) => `${begins}${begins.slice(-1).repeat(1_100_000)}`);
  for (const line of long) {
    const file = path("long-line.csv");
    writeFileSync(file, [HEADER, ROW, line, ROW, line].join("\n"));
    assert.deepEqual(await readAll(file), [undefined, "table/line-too-long", undefined, "table/line-too-long"], line.slice(0, 3));
  }
});

test("blank lines are counted one by one, however many there are and whatever ends them", async () => {
  for (const end of ["\n", "\r\n"]) {
    const parts = [7, 0, 1, 2, 3, 4, 70_000, 1].map((count) => end.repeat(count));
    const body = parts.map((blanks, at) => `${blanks}${at === 0 ? HEADER : ROW}${end}`).join("");
    const file = path("blanks.csv");
    writeFileSync(file, body);
    const table = await openTable(file, { schema: bundledEntrySchema(), vocabulary: bundledTableWords() });
    const places: number[] = [];
    for await (const batch of table.rows()) places.push(...batch.map(({ at }) => at));
    const texts = body.split(end);
    assert.deepEqual(
      places,
      texts.flatMap((each, at) => (each === ROW ? [at + 1] : [])),
    );
    assert.equal(table.counter.skipped.blank, texts.slice(0, -1).filter((each) => each === "").length);
    await table.close();
  }
});

test("sixty million line ends in a zipped table are read in the time of a few", async () => {
  const file = path("line-ends.csv.gz");
  const zipped = createGzip({ level: 1 });
  const done = new Promise<void>((resolve) => zipped.pipe(createWriteStream(file)).on("close", () => resolve()));
  zipped.write(`${HEADER}\n${ROW}\n`);
  for (let at = 0; at < 6; at++) zipped.write(Buffer.alloc(10_000_000, "\n"));
  zipped.end(`${ROW}\n`);
  await done;
  const table = await openTable(file, { schema: bundledEntrySchema(), vocabulary: bundledTableWords() });
  let batches = 0;
  for await (const rows of table.rows()) batches += rows.length;
  assert.equal(batches, 2);
  assert.equal(table.counter.skipped.blank, 60_000_000);
  await table.close();
});

async function parquet(name: string, columns: string, rows: number): Promise<string> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const own = "'6109.10.00.04' as hts, 'CA' as origin, date '2025-08-01' as entry_date, 1000 as customs_value, 'S' as spi";
  await connection.run(`copy (select ${own}, ${columns} from range(${rows}) t(n)) to '${path(name)}' (format parquet, compression zstd)`);
  connection.closeSync();
  instance.closeSync();
  return path(name);
}

test("Parquet tables of some kilobytes that unfold to cells of megabytes", async () => {
  const code = async (columns: string, rows: number): Promise<string> => codeOf(await parquet("unfolds.parquet", columns, rows));
  assert.equal(await code("repeat('x', 20000000) as memo", 5), "table/line-too-long");
  assert.equal(await code("case when n % 400 = 0 then repeat('x', 20000000) else 'y' end as memo", 2_000), "table/line-too-long");
  assert.equal(await code("case when n = 999 then repeat('x', 150000) else 'y' end as memo", 1_000), "table/line-too-long");
  assert.equal(await code(Array.from({ length: 9 }, (_, at) => `repeat('x', 30000) as memo${at}`).join(", "), 100), "table/line-too-long");
  assert.equal(await code("repeat('x', 100000) as memo", 50), "read 50");
  assert.equal(await code("[repeat('x', 20000000)] as memo", 5), "table/line-too-long");
});
