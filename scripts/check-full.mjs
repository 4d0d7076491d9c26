// `npm run check:full`: the long proofs. Runs the cases, the peer's answers and the benchmarks, and writes the figures with commit and
// machine to docs/measured.md.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

function run(name, args, env = {}) {
  console.log(`# ${name}`);
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  console.log(stdout);
  return { ok: status === 0, stdout };
}

const built = run("build", ["scripts/build.mjs"]);
const conformance = run("worked cases", ["scripts/run.mjs", "test/conformance/run.ts"]);
const rates = run("rate texts", ["dist/cli/main.js", "schedule", "rates"]);
const oracle = run("the peer's answers", ["scripts/run.mjs", "test/oracle/compare.ts"]);
const bench = run("benchmarks", ["bench/run.mjs"]);
const audit = run("audit of a million rows", ["scripts/run.mjs", "bench/audit.ts"]);
const kills = run("audits killed at fifty moments", ["scripts/test.mjs", "command/audit"], { CARVEOUT_KILLS: "50" });
const rateKills = run("rate killed at a hundred moments", ["scripts/test.mjs", "command/rate-kills"], { CARVEOUT_KILLS: "100" });
const load = run("load on the server", ["scripts/run.mjs", "test/load/run.ts"]);
const warehouse = run("SQL of the export", ["scripts/run.mjs", "test/bulk/warehouse-check.ts"]);
const panel = run("the whole panel", ["scripts/run.mjs", "test/bulk/panel-check.ts"]);
const engines = existsSync("bench/node_modules") ? run("rules engines", ["scripts/run.mjs", "bench/rules-engines.ts"]) : undefined;
if (engines === undefined) console.log("# rules engines: skipped; npm ci --prefix bench installs them");
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
const table = conformance.stdout.split("\n").filter((line) => /[│┌├└]/.test(line) || /^cases-/.test(line));

const page = [
  "# Measured",
  "",
  `By \`npm run check:full\` at commit ${commit}, Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB.`,
  "Speeds are of this machine; ratios are taken inside one run.",
  "",
  "## Worked cases",
  "",
  "```",
  ...table,
  "```",
  "",
  "## Rate texts",
  "",
  "```",
  rates.stdout.trim(),
  "```",
  "",
  "## The peer's answers",
  "",
  "[docs/oracle-differences.md](oracle-differences.md) explains the classes.",
  "",
  "```",
  ...oracle.stdout
    .trim()
    .split("\n")
    .filter((line) => !line.startsWith("           ")),
  "```",
  "",
  "## SQL of the export, and the panel, against `assess`",
  "",
  "```",
  warehouse.stdout.trim(),
  panel.stdout.trim(),
  "```",
  "",
  "## Audit",
  "",
  "```",
  audit.stdout.trim(),
  `killed at fifty moments: ${kills.ok ? "the whole folder or none" : "A PARTIAL FOLDER, or the test did not run"}`,
  "```",
  "",
  "## Rating, killed",
  "",
  "```",
  /told: (.*)/.exec(rateKills.stdout)?.[1] ?? "the test did not run",
  `the whole table or none, and the bytes of an unbroken run with --resume: ${rateKills.ok ? "yes" : "NO"}`,
  "```",
  "",
  "## Load on the server",
  "",
  "```json",
  load.stdout.trim(),
  "```",
  "",
  "## Speed",
  "",
  "```json",
  bench.stdout.trim(),
  "```",
  "",
  ...(engines === undefined ? [] : ["## Rules engines", "", "```json", engines.stdout.trim(), "```", ""]),
];
writeFileSync("docs/measured.md", page.join("\n"));
const steps = {
  built,
  warehouse,
  panel,
  conformance,
  rates,
  oracle,
  bench,
  audit,
  kills,
  rateKills,
  load,
  ...(engines === undefined ? {} : { engines }),
};
const failed = Object.entries(steps).filter(([, { ok }]) => !ok);
console.log(`${Object.keys(steps).length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
