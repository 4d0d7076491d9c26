// A file that is not there, and a place that cannot be written: each command names it and says what to do, whatever part of the code met it first.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-places-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
writeFileSync(at("plain"), "a file\n");
writeFileSync(at("in.csv"), "hts,origin,entry_date,customs_value\n6109.10.00.04,CA,2025-08-01,10.00\n");
const REPORT = packagePath("examples/tables/report-example.csv");

function run(...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [packagePath("dist/cli/carveout.js"), ...args], { encoding: "utf8", cwd: folder });
}

const GONE = "gone/x";
for (const [named, ...args] of [
  ["gone", "schedule", "build", "--from", "gone", "--to", packagePath("schedule")],
  ["hts_", "schedule", "build", "--from", ".", "--to", packagePath("schedule")],
  ["revisions.csv", "schedule", "build", "--from", ".", "--to", at("none")],
  ["gone", "panel", "--date", "2026-10-01", "--out", `${GONE}.parquet`],
  ["gone", "panel", "--date", "2026-10-01", "--out", `${GONE}.csv`],
  ["gone", "book", "export", at("tables"), "--sample", "gone.csv"],
  ["plain/tables", "book", "export", at("plain/tables")],
  ["gone/x.csv", "audit", REPORT, "--csv", `${GONE}.csv`],
  ["gone/x.html", "audit", REPORT, "--html", `${GONE}.html`],
  ["gone/x.xlsx", "audit", REPORT, "--xlsx", `${GONE}.xlsx`],
  ["plain/out", "audit", REPORT, "--out", at("plain/out")],
  ["gone/x.csv", "audit", `${GONE}.csv`, "--synthetic", "10"],
  ["gone", "rate", at("in.csv"), at("out.csv"), "--report", `${GONE}.html`],
  ["gone", "rate", at("in.csv"), `${GONE}.csv`],
  ["gone", "law", "key", `${GONE}.pem`],
  [folder, "origin", folder],
  [folder, "assess", folder],
  [folder, "entry", folder],
] as const)
  test(`carveout ${args.join(" ").replaceAll(folder, ".")}`, () => {
    const { status, stdout, stderr } = run(...args);
    assert.equal(status, 2, stderr);
    assert.equal(stdout, "");
    assert.doesNotMatch(stderr, /\bat .*:\d+:\d+|Node\.js v|\.part-\d|E[A-Z]{4,}/);
    const [said = "", ...fix] = stderr.trimEnd().split("\n");
    assert.ok(said.includes(named), stderr);
    assert.ok(fix.join("").length > 10, stderr);
    for (const name of ["out.csv", "tables", "none"]) assert.ok(!existsSync(at(name)), `${name} was made`);
  });

test("in French", () => {
  const { stderr } = run("audit", REPORT, "--csv", `${GONE}.csv`, "--language", "fr");
  assert.match(stderr, /n’existe pas\.\nVérifiez le nom/);
});
