// Audits a synthetic report of a million rows: the sums must equal those of single audits of its entries to the cent, and the time is
// printed against plain reading and writing of the same file. `node scripts/run.mjs bench/audit.ts [ROWS]`.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { auditRows } from "../src/audit/audit.js";
import type { WrittenSummary } from "../src/audit/tables.js";
import { bundledAuditData } from "../src/cli/audit-bundle.js";
import { bundledEngine } from "../src/cli/bundle.js";
import { packagePath } from "../src/cli/paths.js";
import { tableRows } from "../src/cli/table-rows.js";
import { tableWriter } from "../src/cli/table-writer.js";
import type { Day } from "../src/exact/day.js";

const ROWS = Number(process.argv[2] ?? 1_000_000);
const AS_OF = "2026-10-07" as Day;
const folder = mkdtempSync(join(tmpdir(), "carveout-audit-bench-"));
const report = join(folder, "report.csv");
const seconds = (from: number): number => (performance.now() - from) / 1000;
const AT_ONCE = 4_000;
const cents = (amount: string): bigint => BigInt(amount.replace(".", ""));

function command(...given: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "audit", ...given], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

try {
  command(report, "--synthetic", String(ROWS), "--seed", "7");
  console.log(`${ROWS} synthetic rows, ${(statSync(report).size / 2 ** 20).toFixed(0)} MiB, seed 7`);

  let from = performance.now();
  const header: string[][] = [];
  const byEntry = new Map<string, string[][]>();
  let writer: Awaited<ReturnType<typeof tableWriter>> | undefined;
  let batch: string[][] = [];
  for await (const { cells } of tableRows(report)) {
    if (writer === undefined) {
      header.push([...cells]);
      writer = await tableWriter(join(folder, "copy.csv"), cells);
      continue;
    }
    batch.push([...cells]);
    if (batch.length < 1_000) continue;
    await writer.write(batch);
    batch = [];
  }
  await writer?.write(batch);
  await writer?.close();
  const plain = seconds(from);
  console.log(`plain conversion (CSV read and written): ${plain.toFixed(1)} s`);

  from = performance.now();
  const whole = JSON.parse(command(report, "--as-of", AS_OF, "--csv", join(folder, "findings.csv"), "--json")) as WrittenSummary;
  const audit = seconds(from);
  console.log(
    `audit: ${audit.toFixed(1)} s, ${(audit / plain).toFixed(1)} times the plain conversion, ${Math.round(ROWS / audit)} rows a second`,
  );
  console.log(
    `${whole.entries} entries, ${whole.lines} lines, ${whole.total.findings} findings; back ${whole.total.backMin} to ${whole.total.backMax}`,
  );

  for await (const { cells } of tableRows(report)) {
    const [entry = ""] = cells;
    const rows = byEntry.get(entry);
    if (rows === undefined) byEntry.set(entry, [[...cells]]);
    else rows.push([...cells]);
  }
  const setting = { engine: bundledEngine(), data: bundledAuditData(), asOf: AS_OF };
  const sum = { entries: 0, findings: 0, backMin: 0n, backMax: 0n, owedMin: 0n, owedMax: 0n, lost: 0n, interest: 0n };
  byEntry.delete(header[0]?.[0] ?? "");
  // Opening a session costs more than an entry, so single entries are audited through sessions of so many.
  const entries = [...byEntry.values()];
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    const one = auditRows([...header, ...entries.slice(at, at + AT_ONCE).flat()], setting);
    if (!("summary" in one)) throw new Error("no header");
    for (const entry of one.entries) {
      sum.entries++;
      sum.findings += entry.findings.length;
      sum.backMin += entry.backMin;
      sum.backMax += entry.backMax;
      sum.owedMin += entry.owedMin;
      sum.owedMax += entry.owedMax;
      sum.lost += entry.lost;
      sum.interest += entry.interestMax;
    }
  }
  const { total } = whole;
  const same =
    sum.entries === whole.entries &&
    sum.findings === total.findings &&
    sum.backMin === cents(total.backMin) &&
    sum.backMax === cents(total.backMax) &&
    sum.owedMin === cents(total.owedMin) &&
    sum.owedMax === cents(total.owedMax) &&
    sum.lost === cents(total.lost) &&
    sum.interest === cents(whole.interest.max) &&
    whole.rows.rows === whole.rows.audited + whole.rows.duplicate + whole.rows.header;
  console.log(same ? "the sums of single audits are equal, to the cent" : "THE SUMS DIFFER");
  if (!same) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
