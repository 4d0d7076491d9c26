// `carveout rate --resume`: the same table as without it in every form, finished parts kept if and only if they are of the same run.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import writeExcelFile from "write-excel-file/node";
import { packagePath } from "../../src/packaged/paths.js";
import { LONG, share } from "../long.js";

const command = packagePath("dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "carveout-resume-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string): string => join(folder, name);

interface Said {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function rate(input: string, output: string, ...flags: string[]): Said {
  return spawnSync(process.execPath, [command, "rate", path(input), path(output), ...flags], { encoding: "utf8" });
}

const HEADER = "hts,origin,entry_date,customs_value,spi,memo";
const rowsOf = (count: number): string[] => {
  const body = [
    "6109.10.00.04,CA,2025-08-01,VALUE,,plain",
    '7604.21.00.10,CA,2025-10-07,VALUE,S,"two\nlines, ""quoted"""',
    "7013.99.90.10,CA,2026-10-01,VALUE,?,#5",
    "0101.21.00.10,CA,2025-08-01,VALUE,S,=1+1",
    "6109.99.99.99,CA,2025-08-01,VALUE,S,é",
  ];
  return Array.from({ length: count }, (_, at) => (body[at % body.length] ?? "").replace("VALUE", `${1_000 + at}.50`));
};
const csv = (rows: readonly string[]): string => [HEADER, ...rows, ""].join("\n");
const STRAY = '6109.10.00.04,CA,2025-08-01,10000.00,S,"open';

// What a run counted. How cells were read is told only where the whole table is looked through first.
function counted(json: string): unknown {
  const { reading: _, ...counts } = JSON.parse(json) as { readonly reading?: unknown };
  return counts;
}

// Both runs of an input, compared by what `read` makes of the output.
async function same(input: string, form: string, size: string, read: (file: string) => unknown, ...flags: string[]): Promise<void> {
  const [plain, parts] = [`${input}-plain.${form}`, `${input}-parts.${form}`];
  const first = rate(input, plain, "--json", ...flags);
  const second = rate(input, parts, "--json", "--resume", "--part-size", size, ...flags);
  assert.equal(second.status, first.status, second.stderr);
  assert.deepEqual(counted(second.stdout), counted(first.stdout));
  assert.deepEqual(await read(path(parts)), await read(path(plain)), `${input} to ${form}`);
  assert.ok(!existsSync(`${path(parts)}.parts`));
}

const text = (file: string): string => readFileSync(file, "utf8");

async function parquetOf(file: string): Promise<unknown> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  const types = await connection.runAndReadAll(`describe select * from read_parquet('${file}')`);
  const rows = await connection.runAndReadAll(`select * from read_parquet('${file}')`);
  const found = [types.getRowsJson(), rows.getRowsJson()];
  connection.closeSync();
  instance.closeSync();
  return found;
}

test("every form in and out is the same with parts as without", async () => {
  writeFileSync(path("large.csv"), csv(rowsOf(22_000)));
  writeFileSync(path("small.csv"), csv(rowsOf(2_000)));
  writeFileSync(path("empty.csv"), `${HEADER}\n`);
  writeFileSync(path("stray.csv"), csv([...rowsOf(LONG ? 19_000 : 3_000), STRAY, ...rowsOf(2_000)]));
  writeFileSync(path("zipped.csv.gz"), gzipSync(csv(rowsOf(2_000))));
  writeFileSync(path("wide.csv"), Buffer.from(`\ufeff${csv(rowsOf(2_000))}`, "utf16le"));
  writeFileSync(path("marked.csv"), `\ufeff\r\n${csv(rowsOf(2_000)).replaceAll("\n", "\r\n")}`);
  writeFileSync(path("long.csv"), csv([...rowsOf(10), `6109.10.00.04,CA,2025-08-01,10.00,S,${"x".repeat(3 << 20)}`, ...rowsOf(10)]));
  await same("large.csv", "csv", "0.4", text);
  await same("small.csv", "parquet", "0.04", parquetOf);
  for (const input of share(["wide.csv", "empty.csv", "long.csv", "marked.csv", "zipped.csv.gz"], 3))
    await same(input, "csv", "0.04", text);
  if (!LONG) return;
  await same("small.csv", "csv.gz", "0.04", (file) => gunzipSync(readFileSync(file)).toString());
  await same("large.csv", "parquet", "0.4", parquetOf);
  await same("small.csv", "csv", "0.04", text, "--fees");
  await same("stray.csv", "csv", "0.4", text);
  await same("empty.csv", "parquet", "1", parquetOf);
  await same("small.csv-plain.parquet", "parquet", "0.01", parquetOf);
  assert.match(rate("large.csv", "large-typed.parquet").stdout, /lines/);
  await same("large-typed.parquet", "csv", "0.05", text);
});

test("a workbook is rated in parts, its serial days counted", async () => {
  const header = ["hts", "origin", "entry_date", "customs_value", "spi"].map((value) => ({ value }));
  const row = (at: number) => [
    { value: "6109.10.00.04" },
    { value: "CA" },
    { value: 45_870 + (at % 3), type: Number },
    { value: 10_000 + at, type: Number },
    { value: "S" },
  ];
  await writeExcelFile([header, ...Array.from({ length: 3_000 }, (_, at) => row(at))]).toFile(path("book.xlsx"));
  await same("book.xlsx", "csv", "0.02", text);
  assert.match(rate("book.xlsx", "book-out.csv").stdout, /3000 days were bare serial numbers/);
});

// Kill a run with parts once some are finished.
async function cutShort(input: string, output: string, parts: number, ...flags: string[]): Promise<void> {
  const child = spawn(process.execPath, [command, "rate", path(input), path(output), "--resume", ...flags], { stdio: "ignore" });
  const closed = new Promise((resolve) => child.on("close", resolve));
  while (child.exitCode === null && !existsSync(`${path(output)}.parts/${String(parts - 1).padStart(5, "0")}.json`))
    await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill("SIGKILL");
  await closed;
  assert.ok(!existsSync(path(output)), "killed before the end");
}

const finished = (output: string): string[] =>
  readdirSync(`${path(output)}.parts`)
    .filter((name) => /^\d{5}\.json$/.test(name))
    .sort();
const SIZE = ["--part-size", "0.1"];

test("finished parts are kept, and only these", async () => {
  writeFileSync(path("kept.csv"), csv(rowsOf(12_000)));
  rate("kept.csv", "kept-plain.csv");
  await cutShort("kept.csv", "kept-out.csv", 3, ...SIZE);
  const parts = finished("kept-out.csv");
  assert.ok(parts.length >= 3);
  // What a finished part says is what the run goes on with: a mark in it is seen in the table.
  const first = `${path("kept-out.csv")}.parts/00000.csv`;
  writeFileSync(first, text(first).replace("plain", "PLAIN"));
  // A part that was cut short is rated again, with what follows.
  truncateSync(`${path("kept-out.csv")}.parts/00002.csv`, 10);
  writeFileSync(`${path("kept-out.csv")}.parts/00001.rated.csv.part-999999`, "left");
  assert.equal(rate("kept.csv", "kept-out.csv", "--resume", ...SIZE).status, 1);
  assert.equal(text(path("kept-out.csv")), text(path("kept-plain.csv")).replace("plain", "PLAIN"));
  assert.ok(!existsSync(`${path("kept-out.csv")}.parts`));
});

test("parts of another run are refused with what differs, and stay", async () => {
  writeFileSync(path("other.csv"), csv(rowsOf(12_000)));
  const mtime = new Date("2026-01-01T00:00:00Z");
  utimesSync(path("other.csv"), mtime, mtime);
  await cutShort("other.csv", "other-out.csv", 2, ...SIZE);
  const refusedFor = (words: RegExp, ...flags: string[]): void => {
    const said = rate("other.csv", "other-out.csv", "--resume", ...flags);
    assert.equal(said.status, 2);
    assert.match(said.stderr, /^table\/other-run: /);
    assert.match(said.stderr, words);
    assert.match(said.stderr, /Call with the same input and options as before, or remove/);
    assert.ok(!existsSync(path("other-out.csv")));
    assert.ok(finished("other-out.csv").length >= 2);
  };
  refusedFor(/a difference in: the size of a part \(209715, was 104857\)/, "--part-size", "0.2");
  refusedFor(/the options/, ...SIZE, "--raw");
  refusedFor(/the options/, ...SIZE, "--known-on", "2026-01-01");
  refusedFor(/the names of the columns/, ...SIZE, "--map", "memo=entry_line");
  refusedFor(
    /the law/,
    ...SIZE,
    "--scenario",
    packagePath(`scenarios/${readdirSync(packagePath("scenarios")).find((name) => name.endsWith(".yaml"))}`),
  );
  const before = text(path("other.csv"));
  const touched = new Date("2026-01-02T03:04:05Z");
  utimesSync(path("other.csv"), touched, touched);
  refusedFor(/the time of the input \(2026-01-02T03:04:05/, ...SIZE);
  appendFileSync(path("other.csv"), `${rowsOf(1)[0]}\n`);
  refusedFor(/the size of the input .*the content of the input/, ...SIZE);
  assert.match(rate("other.csv", "other-out.csv").stderr, /other-out\.csv\.parts holds finished parts .* --resume/);
  // The input as it was is gone on from.
  rmSync(path("other-out.csv"));
  writeFileSync(path("other.csv"), before);
  utimesSync(path("other.csv"), mtime, mtime);
  const kept = finished("other-out.csv").length;
  assert.equal(rate("other.csv", "other-out.csv", "--resume", ...SIZE).status, 1);
  assert.ok(kept >= 2);
});

test("two runs do not work on the same parts", async () => {
  writeFileSync(path("busy.csv"), csv(rowsOf(2_000)));
  await cutShort("busy.csv", "busy-out.csv", 1, "--part-size", "0.02");
  writeFileSync(`${path("busy-out.csv")}.parts/running`, String(process.pid));
  const said = rate("busy.csv", "busy-out.csv", "--resume", "--part-size", "0.02");
  assert.equal(said.status, 2);
  assert.match(said.stderr, new RegExp(`^table/already-running: Process ${process.pid} `));
  writeFileSync(`${path("busy-out.csv")}.parts/running`, "999999");
  assert.equal(rate("busy.csv", "busy-out.csv", "--resume", "--part-size", "0.02").status, 1);
});

test("what a dead run left is taken away and named; what a living one writes stays", () => {
  writeFileSync(path("left.csv"), csv(rowsOf(10)));
  writeFileSync(path("left-out.csv.part-999999"), "half");
  writeFileSync(path("left-out.csv.part-999999.plain"), "half");
  writeFileSync(path(`left-out.csv.part-${process.pid}`), "half");
  const said = rate("left.csv", "left-out.csv");
  assert.match(said.stderr, /left-out\.csv\.part-999999 was left by a run that was stopped; it is removed/);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith("left-out.csv")),
    ["left-out.csv", `left-out.csv.part-${process.pid}`],
  );
  assert.equal(rate("left.csv", "left-out.csv", "--resume", "--part-size", "none").status, 2);
});

test("a table that is not in the plain form is rated in one go, and says so", () => {
  const rows = rowsOf(2_000).map((row) => row.replace(/,(\d+\.50),/, ',"$ $1",'));
  writeFileSync(path("dollars.csv"), csv(rows));
  const said = rate("dollars.csv", "dollars-out.csv", "--resume", "--part-size", "0.02");
  assert.equal(said.status, 1);
  assert.match(said.stderr, /not in the plain form and was rated in one go, without parts/);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith("dollars-out")),
    ["dollars-out.csv"],
  );
});

test("a file that is refused leaves no parts behind", () => {
  const zipped = gzipSync(csv(rowsOf(2_000)));
  writeFileSync(path("cut.csv.gz"), zipped.subarray(0, zipped.length >> 1));
  const said = rate("cut.csv.gz", "cut-out.csv", "--resume", "--part-size", "0.02");
  assert.equal(said.status, 2, said.stderr);
  assert.match(said.stderr, /^table\/truncated: /);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith("cut-out")),
    [],
  );
});
