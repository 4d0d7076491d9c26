// The panel of one day for all origins, as the command writes it: `node bench/day-panel.mjs [DAY...]`. From the start of the process to its
// end; the processor's time is that of all threads, the memory the most that was held.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const DAYS = ["2025-04-09", "2025-09-15", "2026-03-02", "2026-10-06"];
const named = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "carveout-day-panel-"));
const file = join(folder, "panel.parquet");
try {
  for (const day of named.length > 0 ? named : DAYS) {
    const call = ["panel", "--origin", "all", "--date", day, "--out", file, "--json"];
    const started = process.hrtime.bigint();
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "./bench/usage.mjs", "dist/cli/main.js", ...call], {
      encoding: "utf8",
    });
    const wallMs = Math.round(Number(process.hrtime.bigint() - started) / 1e6);
    if (status !== 0) throw new Error(stderr);
    const { rows, origins, groups } = JSON.parse(stdout);
    const { cpuMs, peakMB } = JSON.parse(stderr);
    const fileMB = Math.round(statSync(file).size / 1e6);
    console.log(JSON.stringify({ day, rows, origins, groups, wallMs, cpuMs, peakMB, fileMB }));
  }
} finally {
  rmSync(folder, { recursive: true });
}
