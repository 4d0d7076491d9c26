// `carveout rate`: every row keeps its place, equals `assess`, and the output appears whole or not at all.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import writeExcelFile from "write-excel-file/node";
import { answerCells } from "../../src/bulk/answer-cells.js";
import { columnFacts, columnKey } from "../../src/bulk/columns.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { parquetRows } from "../../src/table-files/parquet-rows.js";

const command = packagePath("dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "carveout-rate-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const engine = bundledEngine();

const path = (name: string): string => join(folder, name);

function rate(input: string, output: string, ...flags: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [command, "rate", path(input), path(output), ...flags], { encoding: "utf8" });
}

type Row = Readonly<Record<string, string>>;
const rowsOf = (name: string): Row[] => parse(readFileSync(path(name)), { columns: true }) as Row[];

const HEADER = "entry_line,hts,origin,entry_date,customs_value,spi,aluminum_value,quantity,unit,vehicle_kind,memo";
const BODY = [
  "a,6109.10.00.04,CA,2025-08-01,10000.00,,,10,doz.,,plain",
  'b,7604.21.00.10,CA,2025-10-07,50000.00,S,50000.00,,,,"with, comma"',
  "c,7013.99.90.10,CA,2026-10-01,10000.00,?,,,,,",
  "d,0404.10.05.00,CA,2026-10-01,10000.00,S,,1000,kg,,",
  "e,101210010,CA,2025-08-01,10000.00,S,,,,,lost zero",
  "f,6109.99.99.99,CA,2025-08-01,10000.00,S,,,,,",
  "g,8703.23.01.30,CA,2025-10-03,30000.00,,,,,passenger,=1+1",
];

test("rows keep their place and equal assess, cent for cent", () => {
  writeFileSync(path("in.csv"), `${HEADER}\n${BODY.join("\n")}\n`);
  const { status, stdout } = rate("in.csv", "out.csv");
  assert.equal(status, 1);
  assert.match(stdout, /7 lines: 4 determined, 1 range, 1 prohibited, 1 in error/);
  const rows = rowsOf("out.csv");
  assert.deepEqual(
    rows.map((row) => row.entry_line),
    ["a", "b", "c", "d", "e", "f", "g"],
  );
  assert.deepEqual(
    rows.map((row) => row.status),
    ["determined", "determined", "range", "prohibited", "determined", "error", "determined"],
  );
  assert.equal(rows[0]?.total_duty, "5150.00");
  assert.equal(rows[1]?.s232_duty, "25000.00");
  assert.deepEqual([rows[2]?.duty_min, rows[2]?.duty_max, rows[2]?.questions], ["5000.00", "6720.00", "spi"]);
  assert.equal(rows[3]?.duty_min, "");
  assert.match(rows[5]?.error ?? "", /^hts\/not-in-force/);
  assert.equal(rows[6]?.memo, "'=1+1");
  assert.equal(rows[6]?.total_duty, "8250.00");
});

test("a large table goes through workers and equals assess in every row", () => {
  const numbers = engine.schedule.lines("2026-01-20" as Parameters<typeof engine.schedule.lines>[0]).filter((_, index) => index % 40 === 0);
  const days = ["2025-03-05", "2025-10-07", "2026-01-20", "2026-03-10", "2026-08-25"];
  const lines = Array.from({ length: 6_000 }, (_, index) => ({
    hts: numbers[index % numbers.length] ?? "",
    origin: "CA",
    entryDate: days[index % days.length] ?? "",
    value: `${1_000 + index}.50`,
    spi: index % 2 === 0 ? "S" : null,
  }));
  writeFileSync(
    path("large.csv"),
    [
      "hts,origin,entry_date,customs_value,spi",
      ...lines.map((line) => `${line.hts},${line.origin},${line.entryDate},${line.value},${line.spi ?? ""}`),
    ].join("\n"),
  );
  rate("large.csv", "large-out.csv.gz");
  const rows = parse(gunzipSync(readFileSync(path("large-out.csv.gz"))), { from_line: 2 }) as string[][];
  assert.equal(rows.length, lines.length);
  for (const [index, line] of lines.entries())
    assert.deepEqual(rows[index]?.slice(5), answerCells(engine.assess(line), false), JSON.stringify(line));
});

test("columns are renamed, and a missing one is named", () => {
  writeFileSync(path("theirs.csv"), "Their number,Whence,When,Worth\n6109.10.00.04,CA,2025-08-01,10000.00\n");
  assert.equal(rate("theirs.csv", "t.csv").status, 2);
  assert.match(rate("theirs.csv", "t.csv").stderr, /no column hts, origin, entry_date, customs_value/);
  assert.ok(!existsSync(path("t.csv")));
  const { status } = rate("theirs.csv", "t.csv", "--map", "Their number=hts", "Whence=origin", "When=entry_date", "Worth=customs_value");
  assert.equal(status, 0);
  const [row] = rowsOf("t.csv");
  assert.deepEqual([row?.status, row?.duty_min, row?.duty_max], ["range", "0.00", "5150.00"]);
  assert.equal(row?.["Their number"], "6109.10.00.04");
});

test("a ragged row keeps its place with the reason", () => {
  writeFileSync(
    path("ragged.csv"),
    "hts,origin,entry_date,customs_value,spi\n6109.10.00.04,CA,2025-08-01\n6109.10.00.04,CA,2025-08-01,10000.00,S,more\n6109.10.00.04,CA,2025-08-01,10000.00,S\n",
  );
  assert.equal(rate("ragged.csv", "r.csv").status, 1);
  const rows = rowsOf("r.csv");
  assert.deepEqual(
    rows.map((row) => row.status),
    ["error", "error", "determined"],
  );
  assert.match(rows[0]?.error ?? "", /3 cells, the header 5/);
});

test("Parquet out holds exact amounts and reads back as the same table", async () => {
  assert.equal(rate("in.csv", "out.parquet").status, 1);
  assert.equal(rate("out.parquet", "again.csv").status, 1);
  const first = rowsOf("out.csv");
  const seen: string[][] = [];
  for await (const rows of parquetRows(path("out.parquet"))) for (const { cells } of rows) seen.push([...cells]);
  const total = seen[0]?.indexOf("total_duty") ?? -1;
  assert.deepEqual(
    seen.slice(1).map((row) => row[total]),
    ["5150.00", "25000.00", "", "", "0.00", "", "8250.00"],
  );
  assert.equal(seen.length, first.length + 1);
});

test("a rated table is rated again: the answer keeps its names, the columns before it are told apart", () => {
  assert.equal(rate("out.csv", "twice.csv").status, 1);
  assert.match(rate("out.csv", "twice.csv").stderr, /17 columns of the input .* are written as status_in, base_duty_in/);
  const [first, twice] = [rowsOf("out.csv"), rowsOf("twice.csv")];
  assert.deepEqual(
    twice.map((row) => [row.status, row.total_duty, row.status_in, row.total_duty_in]),
    first.map((row) => [row.status, row.total_duty, row.status, row.total_duty]),
  );
});

test("a wrong call writes nothing", () => {
  assert.equal(rate("missing.csv", "x.csv").status, 2);
  assert.equal(rate("in.csv", "x.txt").status, 2);
  assert.equal(rate("in.csv", "x.csv", "--known-on", "never").status, 2);
  assert.ok(!existsSync(path("x.csv")));
});

test("a run killed while it writes leaves no table under the name, or the whole one", async () => {
  const many = Array.from({ length: 400_000 }, () => BODY[0]).join("\n");
  writeFileSync(path("many.csv"), `${HEADER}\n${many}\n`);
  const child = spawn(process.execPath, [command, "rate", path("many.csv"), path("many-out.csv")], { stdio: "ignore" });
  const closed = new Promise((resolve) => child.on("close", resolve));
  const started = (): boolean => readdirSync(folder).some((name) => name.includes("many-out.csv"));
  while (child.exitCode === null && !started()) await new Promise((resolve) => setTimeout(resolve, 2));
  child.kill("SIGKILL");
  await closed;
  if (existsSync(path("many-out.csv"))) assert.equal(readFileSync(path("many-out.csv"), "utf8").trim().split("\n").length, 400_001);
  assert.ok(readdirSync(folder).every((name) => !name.startsWith("many-out.csv") || name === "many-out.csv" || name.includes(".part-")));
});

test("facts are columns in snake case", () => {
  const columns = columnFacts(engine.law.facts);
  const factOf = (name: string): string | undefined => columns.get(columnKey(name))?.path.at(-1);
  assert.equal(factOf("vehicle_kind"), "vehicleKind");
  assert.equal(factOf("annex_iii_company"), "annexIIICompany");
  assert.equal(factOf("dram_bandwidth_gbs"), "dramBandwidthGBs");
  assert.equal(factOf("drone_over_25kg"), "droneOver25kg");
  assert.equal(factOf("steel_us_share"), "usShare");
});

const PLAIN = "hts,origin,entry_date,customs_value,spi,memo";
const GOOD = "6109.10.00.04,CA,2025-08-01,10000.00,S,";

function written(name: string, bytes: Buffer | string): void {
  writeFileSync(path(name), bytes);
}

test("a line of 40 MiB is refused in its place, its quotes open or not, and the rows around it are rated", () => {
  const long = "x".repeat(40 << 20);
  written("long.csv", [PLAIN, `${GOOD}one`, `${GOOD}${long}`, `${GOOD}"${long}`, `${GOOD}four`, ""].join("\n"));
  assert.equal(rate("long.csv", "long-out.csv").status, 1);
  const rows = rowsOf("long-out.csv");
  assert.deepEqual(
    rows.map(({ status, error }) => [status, (error ?? "").split(":")[0]]),
    [
      ["determined", ""],
      ["error", "table/line-too-long"],
      ["error", "table/line-too-long"],
      ["determined", ""],
    ],
  );
  assert.equal(rows[1]?.hts, "6109.10.00.04");
  assert.equal(rows[1]?.memo, "");
});

test("UTF-16 and Windows-1252 are read, and said; a mixture is refused, nothing is written", () => {
  const text = `${PLAIN}\n${GOOD}Québec\n`;
  written("utf8.csv", text);
  rate("utf8.csv", "utf8-out.csv");
  written("utf16le.csv", Buffer.from(`\ufeff${text}`, "utf16le"));
  written("utf16be.csv", Buffer.from(`\ufeff${text}`, "utf16le").swap16());
  for (const name of ["utf16le", "utf16be"]) {
    assert.equal(rate(`${name}.csv`, `${name}-out.csv`).status, 0);
    assert.equal(readFileSync(path(`${name}-out.csv`), "utf8"), readFileSync(path("utf8-out.csv"), "utf8"));
  }
  written("latin1.csv", Buffer.from(text, "latin1"));
  const latin = rate("latin1.csv", "latin1-out.csv");
  assert.equal(latin.status, 0);
  assert.match(latin.stderr, /Encoding: windows-1252/);
  assert.equal(readFileSync(path("latin1-out.csv"), "utf8"), readFileSync(path("utf8-out.csv"), "utf8"));
  written("mixed.csv", Buffer.concat([Buffer.from(text), Buffer.from(`${GOOD}Québec\n`, "latin1")]));
  const refused = rate("mixed.csv", "mixed-out.csv");
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /table\/bad-encoding.*\n.*UTF-8/);
  assert.equal(existsSync(path("mixed-out.csv")), false);
});

test("a large file in Windows-1252 is read as a small one is", () => {
  written("large-latin1.csv", Buffer.from(`${PLAIN}\n${`${GOOD}plain\n`.repeat(40_000)}${GOOD}Québec\n`, "latin1"));
  assert.equal(rate("large-latin1.csv", "large-latin1-out.csv").status, 0);
  assert.equal(rowsOf("large-latin1-out.csv").at(-1)?.memo, "Québec");
});

test("numbers that a spreadsheet mangled: a lost zero is put back and counted, an exponent is refused in its place", () => {
  const rows = ["101210010,CA,2025-08-01,10000.00,S,", "6.10910E+09,CA,2025-08-01,10000.00,S,", "6109.10.00.04,CA,2025-08-01,1E+04,S,"];
  written("mangled.csv", [PLAIN, ...rows, ""].join("\n"));
  const { stdout } = rate("mangled.csv", "mangled-out.csv");
  assert.match(stdout, /1 number had lost a leading zero/);
  assert.deepEqual(
    rowsOf("mangled-out.csv").map(({ status, hts }) => [status, hts]),
    [
      ["determined", "101210010"],
      ["error", "6.10910E+09"],
      ["error", "6109.10.00.04"],
    ],
  );
});

test("cells that begin as formulas get a quote and are counted; --raw leaves them", () => {
  const cells = ["=1+1", "+cmd", "-x", "@sum", "\tx", "-5", "+1.5e3", "plain"];
  written("formulas.csv", [PLAIN, ...cells.map((cell) => `${GOOD}"${cell}"`), ""].join("\n"));
  assert.match(rate("formulas.csv", "formulas-out.csv").stdout, /5 cells that look like formulas/);
  assert.deepEqual(
    rowsOf("formulas-out.csv").map(({ memo }) => memo),
    ["'=1+1", "'+cmd", "'-x", "'@sum", "'\tx", "-5", "+1.5e3", "plain"],
  );
  rate("formulas.csv", "formulas-raw.csv", "--raw");
  assert.deepEqual(
    rowsOf("formulas-raw.csv").map(({ memo }) => memo),
    cells,
  );
});

test("the report counts what the table holds, fetches nothing, and has a table beside each chart", () => {
  written("reported.csv", [HEADER, ...BODY, ""].join("\n"));
  const { stdout } = rate("reported.csv", "reported-out.csv", "--report", path("report.html"), "--json");
  const page = readFileSync(path("report.html"), "utf8");
  const rows = rowsOf("reported-out.csv");
  const tally = JSON.parse(stdout) as Record<string, number>;
  for (const status of ["determined", "range", "prohibited", "error"]) {
    assert.equal(tally[status], rows.filter((row) => row.status === status).length);
    assert.ok(page.includes(`<th scope="row">${status}</th><td>${tally[status]}</td>`), status);
  }
  const failed = rows.find(({ status }) => status === "error");
  assert.ok(page.includes(`<th scope="row">${(failed?.error ?? "").split(":")[0]}</th><td>`));
  assert.equal(page.match(/<svg /g)?.length, page.match(/<table>/g)?.length);
  assert.doesNotMatch(page, /https?:|<script|<link|url\(/);
});

test("a workbook: days are days, a number that lost its zero is put back, a bare serial number for a day is the day that the workbook counts", async () => {
  const header = ["hts", "origin", "entry_date", "customs_value", "spi"].map((value) => ({ value }));
  const row = (hts: string | number, day: Date | number) => [
    typeof hts === "number" ? { value: hts, type: Number } : { value: hts },
    { value: "CA" },
    day instanceof Date ? { value: day, type: Date, format: "yyyy-mm-dd" } : { value: day, type: Number },
    { value: 10_000.5, type: Number },
    { value: "S" },
  ];
  const day = new Date("2025-08-01T00:00:00Z");
  await writeExcelFile([header, row("6109.10.00.04", day), row(101_210_010, day), row(6_109_100_004, 45_870)]).toFile(path("book.xlsx"));
  const { stdout } = rate("book.xlsx", "book-out.csv");
  assert.match(stdout, /1 number had lost a leading zero/);
  assert.match(stdout, /1 day was a bare serial number/);
  assert.deepEqual(
    rowsOf("book-out.csv").map(({ status, entry_date }) => [status, entry_date]),
    [
      ["determined", "2025-08-01"],
      ["determined", "2025-08-01"],
      ["determined", "45870"],
    ],
  );
});
