// Audits a synthetic report of a million rows: the sums must equal those of single audits of its entries to the cent, of a twentieth of them
// also with the engine asked for every line; the time is printed against plain reading and writing of the same file. `node scripts/run.mjs bench/audit.ts [ROWS]`.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parse } from "csv-parse";
import { auditRows } from "../src/audit/audit.js";
import type { AuditedEntry } from "../src/audit/audit-entry.js";
import { askingRater } from "../src/audit/rate.js";
import type { WrittenSummary } from "../src/audit/tables.js";
import type { Day } from "../src/exact/day.js";
import { bundledAuditData } from "../src/packaged/audit-bundle.js";
import { bundledEngine } from "../src/packaged/bundle.js";
import { packagePath } from "../src/packaged/paths.js";
import { tableWriter } from "../src/rate/table-writer.js";

const ROWS = Number(process.argv[2] ?? 1_000_000);
const AS_OF = "2026-10-07" as Day;
const folder = mkdtempSync(join(tmpdir(), "carveout-audit-bench-"));
const report = join(folder, "report.csv");
const seconds = (from: number): number => (performance.now() - from) / 1000;
const AT_ONCE = 4_000;
const cents = (amount: string): bigint => BigInt(amount.replace(".", ""));

const ASKED_OF = 20;
const LOOK_EVERY_MS = 200;

let peak = 0;

// Runs the command and notes its peak memory in MiB, where the system tells it.
async function command(...given: string[]): Promise<string> {
  const child = spawn(process.execPath, [packagePath("dist/cli/main.js"), "audit", ...given], { stdio: ["ignore", "pipe", "inherit"] });
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  peak = 0;
  const look = setInterval(() => {
    try {
      const [, kib = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8")) ?? [];
      peak = Math.max(peak, Number(kib) / 1024);
    } catch {
      // The system has no such file, or the command has ended.
    }
  }, LOOK_EVERY_MS);
  const [status] = (await once(child, "close")) as [number];
  clearInterval(look);
  if (status !== 0) throw new Error(`the command ended with ${status}`);
  return stdout;
}

interface Total {
  entries: number;
  findings: number;
  backMin: bigint;
  backMax: bigint;
  owedMin: bigint;
  owedMax: bigint;
  lost: bigint;
  interest: bigint;
}

function add(sum: Total, entries: readonly AuditedEntry[]): Total {
  for (const entry of entries) {
    sum.entries++;
    sum.findings += entry.findings.length;
    sum.backMin += entry.backMin;
    sum.backMax += entry.backMax;
    sum.owedMin += entry.owedMin;
    sum.owedMax += entry.owedMax;
    sum.lost += entry.lost;
    sum.interest += entry.interestMax ?? 0n;
  }
  return sum;
}

const rowsOf = (file: string): AsyncIterable<string[]> => createReadStream(file).pipe(parse());

const nothing = (): Total => ({ entries: 0, findings: 0, backMin: 0n, backMax: 0n, owedMin: 0n, owedMax: 0n, lost: 0n, interest: 0n });

try {
  await command(report, "--synthetic", String(ROWS), "--seed", "7");
  console.log(`${ROWS} synthetic rows, ${(statSync(report).size / 2 ** 20).toFixed(0)} MiB, seed 7`);

  let from = performance.now();
  const header: string[][] = [];
  const byEntry = new Map<string, string[][]>();
  let writer: Awaited<ReturnType<typeof tableWriter>> | undefined;
  let batch: string[][] = [];
  for await (const cells of rowsOf(report)) {
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
  const whole = JSON.parse(await command(report, "--as-of", AS_OF, "--csv", join(folder, "findings.csv"), "--json")) as WrittenSummary;
  const audit = seconds(from);
  console.log(
    `audit: ${audit.toFixed(1)} s, ${(audit / plain).toFixed(1)} times the plain conversion, ${Math.round(ROWS / audit)} rows a second; peak memory ${peak.toFixed(0)} MiB`,
  );
  console.log(
    `${whole.entries} entries, ${whole.lines} lines, ${whole.total.findings} findings; back ${whole.total.backMin} to ${whole.total.backMax}`,
  );

  for await (const cells of rowsOf(report)) {
    const [entry = ""] = cells;
    const rows = byEntry.get(entry);
    if (rows === undefined) byEntry.set(entry, [[...cells]]);
    else rows.push([...cells]);
  }
  const setting = { engine: bundledEngine(), data: bundledAuditData(), asOf: AS_OF };
  const sum = nothing();
  byEntry.delete(header[0]?.[0] ?? "");
  // Opening a session costs more than an entry, so single entries are audited through sessions of so many.
  const entries = [...byEntry.values()];
  let asked = 0;
  let differ = 0;
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    const rows = [...header, ...entries.slice(at, at + AT_ONCE).flat()];
    const one = auditRows(rows, setting);
    if (!("summary" in one)) throw new Error("no header");
    add(sum, one.entries);
    if ((at / AT_ONCE) % ASKED_OF !== 0) continue;
    const slow = auditRows(rows, { ...setting, rater: askingRater });
    if (!("summary" in slow)) throw new Error("no header");
    asked += slow.entries.length;
    differ += slow.entries.filter((entry, place) => !isDeepStrictEqual(entry, one.entries[place])).length;
  }
  console.log(`${asked} entries with the engine asked for every line: ${differ} differ`);
  const { total } = whole;
  const same =
    differ === 0 &&
    sum.entries === whole.entries &&
    sum.findings === total.findings &&
    sum.backMin === cents(total.backMin) &&
    sum.backMax === cents(total.backMax) &&
    sum.owedMin === cents(total.owedMin) &&
    sum.owedMax === cents(total.owedMax) &&
    sum.lost === cents(total.lost) &&
    sum.interest === cents(whole.interest.max ?? "0.00") &&
    whole.rows.rows === whole.rows.audited + whole.rows.duplicate + whole.rows.header;
  console.log(same ? "the sums of single audits are equal, to the cent" : "THE SUMS DIFFER");
  if (!same) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
