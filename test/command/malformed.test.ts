// Tables as they come: workbooks with merged cells, formulas, bare serial days and several sheets, Parquet of other types, files cut short, stray
// quotes. Each row is accounted for in its place, or the file is refused with a code and nothing is written.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { constants, createGzip, gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse } from "csv-parse/sync";
import { strToU8, zipSync } from "fflate";
import { packagePath } from "../../src/packaged/paths.js";

const command = packagePath("dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "carveout-malformed-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string): string => join(folder, name);

function rate(input: string, output: string, ...flags: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [command, "rate", path(input), path(output), ...flags], { encoding: "utf8" });
}

type Row = Readonly<Record<string, string>>;
const rowsOf = (name: string): Row[] => parse(readFileSync(path(name)), { columns: true }) as Row[];
const seen = (name: string, ...columns: string[]): (string | undefined)[][] =>
  rowsOf(name).map((row) => columns.map((column) => (column === "error" ? (row.error ?? "").split(":")[0] : row[column])));

const NAMESPACE = "http://schemas.openxmlformats.org";
const MAIN = `xmlns="${NAMESPACE}/spreadsheetml/2006/main" xmlns:r="${NAMESPACE}/officeDocument/2006/relationships"`;
const PACKAGE = `xmlns="${NAMESPACE}/package/2006/relationships"`;

interface Sheet {
  readonly name: string;
  /** Rows of cells in the XML of a sheet, without their places. */
  readonly rows: readonly (readonly string[])[];
  readonly merged?: string;
}

const A = "A".charCodeAt(0);
const textCell = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const numberCell = (value: number | string): string => `<c><v>${value}</v></c>`;

// A workbook, written by hand so that its cells are what a test says.
function workbook(file: string, sheets: readonly Sheet[], settings = ""): void {
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${NAMESPACE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": `<Relationships ${PACKAGE}><Relationship Id="rId1" Type="${NAMESPACE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook ${MAIN}>${settings}<sheets>${sheets.map(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships ${PACKAGE}>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${NAMESPACE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}</Relationships>`,
  };
  sheets.forEach(({ rows, merged }, at) => {
    const body = rows.map((cells, row) => {
      const placed = cells.map((cell, column) => cell.replace("<c", `<c r="${String.fromCharCode(A + column)}${row + 1}"`));
      return `<row r="${row + 1}">${placed.join("")}</row>`;
    });
    const joined = merged === undefined ? "" : `<mergeCells count="1"><mergeCell ref="${merged}"/></mergeCells>`;
    parts[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet ${MAIN}><sheetData>${body.join("")}</sheetData>${joined}</worksheet>`;
  });
  writeFileSync(path(file), zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))));
}

const HEADER = ["hts", "origin", "entry_date", "customs_value", "spi"].map(textCell);
const row = (hts: string, day: string, value: string): string[] => [hts, textCell("CA"), day, value, textCell("S")];
const HTS = textCell("6109.10.00.04");
const DAY = textCell("2025-08-01");

test("a workbook: saved values of formulas are read, what holds none is an error in its place", () => {
  workbook("formulas.xlsx", [
    {
      name: "Entries",
      rows: [
        HEADER,
        row(HTS, DAY, "<c><f>5000*2</f><v>10000</v></c>"),
        row('<c t="str"><f>"6109"&amp;".10.00.04"</f><v>6109.10.00.04</v></c>', DAY, numberCell("1234.5600000000001")),
        row(HTS, DAY, "<c><f>5000*2</f></c>"),
        row(HTS, DAY, '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
        row(HTS, DAY, textCell("10000.50")),
        row(HTS, DAY, textCell("10,000.50")),
      ],
    },
  ]);
  assert.equal(rate("formulas.xlsx", "formulas.csv").status, 1);
  assert.deepEqual(seen("formulas.csv", "customs_value", "status", "error"), [
    ["10000", "determined", ""],
    ["1234.56", "determined", ""],
    ["#NOT-CALCULATED", "error", "facts/bad-decimal"],
    ["#DIV/0!", "error", "facts/bad-decimal"],
    ["10000.50", "determined", ""],
    ["10,000.50", "determined", ""],
  ]);
});

test("a workbook: merged cells hold their text in each, rows without any value are no rows", () => {
  workbook("merged.xlsx", [
    {
      name: "Entries",
      merged: "A2:A3",
      rows: [
        HEADER,
        row(HTS, DAY, numberCell(10_000)),
        row("<c/>", DAY, numberCell(20_000)),
        ["<c/>", "<c/>", "<c/>", "<c/>", "<c/>"],
        row(HTS, DAY, numberCell(30_000)),
        ["<c/>", "<c/>", "<c/>", "<c/>", "<c/>"],
        [],
      ],
    },
  ]);
  assert.equal(rate("merged.xlsx", "merged.csv").status, 0);
  assert.deepEqual(seen("merged.csv", "customs_value", "status", "error"), [
    ["10000", "determined", ""],
    ["20000", "determined", ""],
    ["30000", "determined", ""],
  ]);
});

test("a workbook: bare serial numbers are the days that the workbook counts, from 1900 or 1904", () => {
  const days = (first: number): Sheet[] => [
    {
      name: "Entries",
      rows: [HEADER, row(HTS, numberCell(first), numberCell(10_000)), row(HTS, numberCell(`${first}.5`), numberCell(10_000))],
    },
  ];
  workbook("days1900.xlsx", days(45_870));
  workbook("days1904.xlsx", days(44_408), '<workbookPr date1904="1"/>');
  for (const name of ["days1900", "days1904"]) {
    assert.match(rate(`${name}.xlsx`, `${name}.csv`).stdout, /2 days were bare serial numbers/);
    assert.deepEqual(seen(`${name}.csv`, "status", "error"), [
      ["determined", ""],
      ["determined", ""],
    ]);
  }
});

test("a workbook with several sheets says which was read; another is named", () => {
  workbook("sheets.xlsx", [
    { name: "First", rows: [HEADER, row(HTS, DAY, numberCell(10_000))] },
    { name: "Second", rows: [HEADER, row(HTS, DAY, numberCell(20_000)), row(HTS, DAY, numberCell(30_000))] },
  ]);
  const first = rate("sheets.xlsx", "first.csv");
  assert.match(first.stderr, /Sheet read: First \(of First, Second; --sheet NAME reads another\)/);
  assert.deepEqual(seen("first.csv", "customs_value"), [["10000"]]);
  const second = rate("sheets.xlsx", "second.csv", "--sheet", "Second");
  assert.equal(second.stderr, "");
  assert.deepEqual(seen("second.csv", "customs_value"), [["20000"], ["30000"]]);
  const none = rate("sheets.xlsx", "none.csv", "--sheet", "Third");
  assert.deepEqual([none.status, none.stderr.split(":")[0]], [2, "table/no-such-sheet"]);
  assert.match(none.stderr, /First, Second/);
});

async function parquet(file: string, select: string, options = ""): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`copy (${select}) to '${path(file)}' (format parquet${options})`);
  connection.closeSync();
  instance.closeSync();
}

const TYPED = `select 6109100004::bigint as hts, 'CA' as origin, DAY as entry_date, VALUE as customs_value, 'S' as spi`;
const typed = (day: string, value: string): string => TYPED.replace("DAY", day).replace("VALUE", value);

test("Parquet of other types: days as DATE and TIMESTAMP, numbers of every kind", async () => {
  const cases: readonly [string, string, string, string, string][] = [
    ["date '2025-08-01'", "10000.5::double", "2025-08-01", "10000.5", ""],
    ["timestamp '2025-08-01 00:00:00'", "10000.50::decimal(12, 2)", "2025-08-01", "10000.50", ""],
    ["timestamptz '2025-08-01 00:00:00+00'", "10000::integer", "2025-08-01", "10000", ""],
    ["timestamp '2025-08-01 13:45:00'", "10000::integer", "2025-08-01 13:45:00", "10000", ""],
    ["'2025-08-01'", "9007199254740.93::decimal(38, 2)", "2025-08-01", "9007199254740.93", ""],
    ["'2025-08-01'", "'Infinity'::double", "2025-08-01", "inf", "facts/bad-decimal"],
    ["'2025-08-01'", "null::integer", "2025-08-01", "", "facts/missing-key"],
    ["true", "10000", "true", "10000", "date/invalid"],
  ];
  for (const [at, [day, value, shownDay, shownValue, error]] of cases.entries()) {
    await parquet(`typed${at}.parquet`, typed(day, value));
    rate(`typed${at}.parquet`, `typed${at}.csv`);
    assert.deepEqual(
      seen(`typed${at}.csv`, "hts", "entry_date", "customs_value", "error"),
      [["6109100004", shownDay, shownValue, error]],
      `${day}, ${value}`,
    );
  }
});

test("a large Parquet of moments is rated as a small one is, and a lost zero of a number is put back", async () => {
  const moments = (count: number): string =>
    `select case when i % 2 = 0 then 101210010 else 6109100004 end as hts, 'CA' as origin, timestamp '2025-08-01' as entry_date, 10000 + i as customs_value, 'S' as spi, md5(i::varchar) as memo from range(${count}) r(i)`;
  await parquet("few.parquet", moments(20));
  await parquet("many.parquet", moments(40_000), ", compression uncompressed");
  assert.match(rate("few.parquet", "few.csv").stdout, /20 lines: 20 determined/);
  assert.match(rate("many.parquet", "many.csv").stdout, /40000 lines: 40000 determined.*\n20000 numbers had lost/);
  assert.deepEqual(rowsOf("many.csv").slice(0, 20), rowsOf("few.csv"));
});

function refused(input: string, code: string): void {
  for (const flags of [[], ["--resume"]]) {
    const said = rate(input, "refused.csv", ...flags);
    assert.deepEqual([said.status, said.stderr.split(":")[0]], [2, code], `${input} ${said.stderr}`);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith("refused.csv")),
      [],
    );
  }
}

// Memos that no codec makes much smaller.
const memo = (at: number): string => createHash("sha256").update(String(at)).digest("hex");
const LINES = Array.from({ length: 60_000 }, (_, at) => `6109.10.00.04,CA,2025-08-01,${10_000 + ((at * 7_919) % 90_000)}.50,S,${memo(at)}`);
const TABLE = `hts,origin,entry_date,customs_value,spi,memo\n${LINES.join("\n")}\n`;

test("a zipped or Parquet file that was cut short or damaged is refused", async () => {
  const zipped = gzipSync(TABLE, { level: 1 });
  assert.ok(zipped.length > 1 << 20, "large enough for DuckDB");
  writeFileSync(path("small-cut.csv.gz"), zipped.subarray(0, 200_000));
  writeFileSync(path("large-cut.csv.gz"), zipped.subarray(0, zipped.length - 20_000));
  // Cut where a row ends, so that only the end of the zipped data is missing.
  const gzip = createGzip({ level: 1 });
  const parts: Buffer[] = [];
  gzip.on("data", (part: Buffer) => parts.push(part));
  await new Promise<void>((resolve) => gzip.write(TABLE, () => gzip.flush(constants.Z_FULL_FLUSH, resolve)));
  writeFileSync(path("row-cut.csv.gz"), Buffer.concat(parts));
  gzip.destroy();
  for (const name of ["small-cut", "large-cut", "row-cut"]) refused(`${name}.csv.gz`, "table/truncated");
  const damaged = Buffer.from(zipped);
  damaged.fill(0xff, 600_000, 600_100);
  writeFileSync(path("damaged.csv.gz"), damaged);
  refused("damaged.csv.gz", "table/unreadable");
  writeFileSync(path("lines.csv"), TABLE);
  await parquet("whole.parquet", `from read_csv('${path("lines.csv")}', all_varchar = true)`);
  const whole = readFileSync(path("whole.parquet"));
  writeFileSync(path("cut.parquet"), whole.subarray(0, whole.length - 100));
  const holed = Buffer.from(whole);
  holed.fill(0xff, whole.length >> 1, (whole.length >> 1) + 5_000);
  writeFileSync(path("holed.parquet"), holed);
  for (const name of ["cut", "holed"]) refused(`${name}.parquet`, "table/unreadable");
  refused("none.csv", "table/no-such-file");
});

test("a stray quote costs its own row, in a large table as in a small one, and is counted", () => {
  const stray = '6109.10.00.04,CA,2025-08-01,10000.00,S,"5 in';
  for (const [name, count] of [
    ["small", 10],
    ["large", 30_000],
  ] as const) {
    const lines = LINES.slice(0, count);
    lines[5] = stray;
    lines[7] = `${lines[7]?.slice(0, lines[7].lastIndexOf(","))},"two\nlines"`;
    writeFileSync(path(`${name}-stray.csv`), `hts,origin,entry_date,customs_value,spi,memo\n${lines.join("\n")}\n`);
    const said = rate(`${name}-stray.csv`, `${name}-stray-out.csv`);
    assert.match(
      said.stdout,
      new RegExp(`${count} lines: ${count - 1} determined, 0 range, 0 prohibited, 1 in error\n1 row opens a quote`),
    );
    const rows = rowsOf(`${name}-stray-out.csv`);
    assert.equal(rows.length, count);
    assert.deepEqual(
      [rows[5]?.status, rows[5]?.error?.split(":")[0], rows[5]?.customs_value, rows[5]?.memo],
      ["error", "table/open-quote", "10000.00", '"5 in'],
    );
    assert.equal(rows[7]?.memo, "two\nlines");
  }
  writeFileSync(path("head-stray.csv"), `hts,origin,"entry_date,customs_value\n${LINES[0]}\n`);
  refused("head-stray.csv", "table/open-quote");
  assert.ok(!existsSync(path("head-stray-out.csv")));
});
