// `carveout audit`: the files it writes, split reports, a killed run, and sums that equal single audits.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { auditRows } from "../../src/audit/audit.js";
import type { WrittenSummary } from "../../src/audit/tables.js";
import type { Day } from "../../src/exact/day.js";
import { bundledAuditData } from "../../src/packaged/audit-bundle.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { entrySort } from "../../src/reports/entry-sort.js";

const command = packagePath("dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "carveout-audit-test-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string): string => join(folder, name);
const AS_OF = "2026-10-07";

function run(...given: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [command, "audit", ...given], { encoding: "utf8", cwd: folder });
}

function summaryOf(...given: string[]): WrittenSummary {
  const { stdout, stderr } = run(...given, "--as-of", AS_OF, "--json");
  assert.notEqual(stdout, "", stderr);
  return JSON.parse(stdout) as WrittenSummary;
}

run("report.csv", "--synthetic", "800", "--seed", "11");
const text = readFileSync(path("report.csv"), "utf8");
const rows = parse(text) as string[][];

test("the same seed gives the same report, and every row says that it is synthetic", () => {
  run("again.csv", "--synthetic", "800", "--seed", "11");
  assert.equal(readFileSync(path("again.csv"), "utf8"), text);
  assert.ok(rows.slice(1).every((row) => row[0]?.startsWith("SYN") && row.at(-1)?.startsWith("SYNTHETIC")));
});

test("the sum of a run is the sum of single audits, to the cent", () => {
  const whole = summaryOf("report.csv");
  const setting = { engine: bundledEngine(), data: bundledAuditData(), asOf: AS_OF as Day };
  const [header = [], ...body] = rows;
  const entries = [...new Set(body.map((row) => row[0]))];
  let [back, owed, findings] = [0n, 0n, 0];
  for (const entry of entries) {
    const one = auditRows([header, ...body.filter((row) => row[0] === entry)], setting);
    assert.ok("summary" in one);
    back += one.summary.total.backMax;
    owed += one.summary.total.owedMax;
    findings += one.summary.total.findings;
  }
  const cents = (amount: string): bigint => BigInt(amount.replace(".", ""));
  assert.deepEqual(
    [whole.entries, whole.total.findings, cents(whole.total.backMax), cents(whole.total.owedMax)],
    [entries.length, findings, back, owed],
  );
  for (const group of Object.values(whole.by))
    assert.equal(
      Object.values(group).reduce((sum, each) => sum + cents(each.backMax), 0n),
      back,
    );
});

test("a report over several files, entries split between them", () => {
  const [header = "", ...lines] = text.trimEnd().split("\n");
  writeFileSync(path("a.csv"), [header, ...lines.filter((_, at) => at % 2 === 0)].join("\n"));
  writeFileSync(path("b.csv"), [header, ...lines.filter((_, at) => at % 2 === 1)].join("\n"));
  const [one, two] = [summaryOf("report.csv"), summaryOf("a.csv", "b.csv")];
  // What was read how is told of each file.
  const laws = ({ notes, ...rest }: typeof one): unknown => ({
    ...rest,
    rows: undefined,
    notes: notes.filter((note) => !/ = /.test(note)),
  });
  assert.deepEqual(laws(two), laws(one));
  assert.equal(two.rows.rows, one.rows.rows + 1, "one header more");
});

test("runs that go to disk come back entry by entry, in order", async () => {
  const sort = entrySort(7);
  for (let at = 0; at < 100; at++)
    await sort.add({ n: String(at), entry: `E${String((at * 37) % 20).padStart(2, "0")}`, tariff: "", cents: "0", c: {} });
  const groups: [string, number[]][] = [];
  for await (const group of sort.entries()) groups.push([group[0]?.entry ?? "", group.map((row) => Number(row.n))]);
  assert.ok(sort.runs > 10);
  assert.equal(groups.length, 20);
  assert.deepEqual(
    groups.map(([entry]) => entry),
    groups.map(([entry]) => entry).sort(),
  );
  for (const [, order] of groups)
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
  await sort.close();
});

test("everything into one folder: tables, workbook, page, CAPE files", async () => {
  const { status, stdout } = run("report.csv", "--as-of", AS_OF, "--out", "out");
  assert.equal(status, 0, stdout);
  assert.deepEqual(readdirSync(path("out")).sort(), [
    "cape",
    "corrections.csv",
    "deadlines.csv",
    "entries.csv",
    "findings.csv",
    "payments.csv",
    "report.html",
    "report.xlsx",
    "rows.csv",
    "summary.json",
  ]);
  const summary = JSON.parse(readFileSync(path("out/summary.json"), "utf8")) as WrittenSummary;
  const findings = parse(readFileSync(path("out/findings.csv")), { columns: true }) as Record<string, string>[];
  assert.equal(findings.length, summary.total.findings);
  const sum = findings.reduce((total, row) => total + BigInt((row.back_max ?? "").replace(".", "")), 0n);
  assert.equal(sum, BigInt(summary.total.backMax.replace(".", "")));
  const sheet = await readSheet(path("out/report.xlsx"), "Summary");
  assert.equal(sheet[1]?.[4], Number(summary.total.backMax));
  const page = readFileSync(path("out/report.html"), "utf8");
  assert.ok(!/<script|https?:|src=|<link/.test(page), "the page asks for nothing");
  const cape = readdirSync(path("out/cape")).filter((name) => name.startsWith("cape-"));
  const numbers = cape.flatMap((name) => {
    const [header, ...rows] = readFileSync(path(`out/cape/${name}`), "utf8")
      .trimEnd()
      .split("\r\n");
    assert.equal(header, "Entry Number", "the first row is that of the template");
    return rows;
  });
  assert.equal(numbers.length, summary.cape.fit);
  assert.ok(numbers.every((entry) => /^[A-Z0-9]{3}\d{8}$/.test(entry)));
  assert.equal(run("report.csv", "--out", "out").status, 2, "a folder that exists is not written over");
});

test("liquidations and facts change the clocks and the claim; a bad row of either is refused", () => {
  const header = "entry number,entry date,line,hts,origin,spi,entered value,duty";
  writeFileSync(
    path("one.csv"),
    `${header}\nTST00000001,2025-08-05,1,99030110,CA,,,3500.00\nTST00000001,2025-08-05,1,6109100004,CA,,10000,1650.00\n`,
  );
  writeFileSync(path("liq.csv"), "Entry Summary Number,Liquidation Date\nTST-0000000-1,06/16/2026\n");
  writeFileSync(path("facts.csv"), "hts,originating\n6109,yes\n");
  const plain = summaryOf("one.csv");
  assert.deepEqual([plain.total.backMin, plain.total.backMax], ["0.00", "3500.00"], "the estimate has passed; nothing is certain");
  // 16 June 2026 + 80 = 4 September, + 180 = 13 December: the protest is open on 7 October. The year of 1520(d) ended on 5 August.
  const full = summaryOf("one.csv", "--liquidations", "liq.csv", "--facts", "facts.csv");
  assert.deepEqual([full.total.backMin, full.total.backMax, full.total.lost], ["3500.00", "3500.00", "1650.00"]);
  assert.equal(full.by.remedy?.protest?.backMin, "3500.00");
  writeFileSync(path("bad.csv"), "hts,colour\n6109,red\n");
  const refused = run("one.csv", "--facts", "bad.csv");
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /colour/);
});

test("a file that is no report is refused with the columns it lacks", () => {
  writeFileSync(path("no.csv"), "a,b\n1,2\n");
  const { status, stderr } = run("no.csv", "--csv", "no-out.csv");
  assert.equal(status, 2);
  assert.match(stderr, /entry_number, tariff_number/);
  assert.ok(!existsSync(path("no-out.csv")));
});

// `npm run check:full` asks for more kills.
const KILLS = Number(process.env.CARVEOUT_KILLS ?? 4);
const TABLES = ["corrections.csv", "deadlines.csv", "entries.csv", "findings.csv", "payments.csv"];
const WHOLE = ["cape", ...TABLES, "report.html", "report.xlsx", "rows.csv", "summary.json"];

test(`runs killed at ${KILLS} moments leave the whole folder or none`, { timeout: KILLS * 60_000 }, async () => {
  run("big.csv", "--synthetic", "4000", "--seed", "2");
  const started = performance.now();
  assert.ok([0, 1].includes(run("big.csv", "--as-of", AS_OF, "--csv", "unkilled.csv", "--out", "unkilled").status ?? -1));
  const span = performance.now() - started;
  assert.deepEqual(readdirSync(path("unkilled")).sort(), WHOLE);
  let cut = 0;
  for (let turn = 0; turn < KILLS; turn++) {
    const [out, csv] = [`killed-${turn}`, `killed-${turn}.csv`];
    const child = spawn(process.execPath, [command, "audit", "big.csv", "--as-of", AS_OF, "--csv", csv, "--out", out], {
      cwd: folder,
      stdio: "ignore",
    });
    const closed = new Promise<NodeJS.Signals | null>((resolve) => child.on("close", (_, signal) => resolve(signal)));
    // Half the kills fall anywhere in the run, half from when its files are open; the last moments are where names change.
    const opened = turn % 2 === 1;
    for (let waited = 0; opened && waited < 400 && !readdirSync(folder).some((name) => name.startsWith(`${out}.part`)); waited++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, Math.random() * span * (opened ? 0.6 : 1)));
    child.kill("SIGKILL");
    if ((await closed) === "SIGKILL") cut++;
    if (existsSync(path(out))) {
      assert.deepEqual(readdirSync(path(out)).sort(), WHOLE, `turn ${turn}`);
      for (const name of WHOLE.filter((each) => each.endsWith(".csv")))
        assert.equal(
          readFileSync(join(path(out), name), "utf8"),
          readFileSync(join(path("unkilled"), name), "utf8"),
          `turn ${turn}: ${name}`,
        );
    }
    if (existsSync(path(csv))) assert.equal(readFileSync(path(csv), "utf8"), readFileSync(path("unkilled.csv"), "utf8"), `turn ${turn}`);
  }
  assert.ok(cut > 0, "no run was cut short");
});
