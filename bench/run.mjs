// Measures, as ratios inside one run: lines per second of `assess`, random ones in process and as a stream, start-up of the command against an
// empty Node, parse of an export, determinations of origin.
// `node bench/run.mjs` prints JSON; `--smoke` runs each once on little input and asserts only that it works.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import { texts } from "../scripts/texts.mjs";

const smoke = process.argv.includes("--smoke");
const out = "build/bench/work.mjs";
await build({
  entryPoints: ["bench/work.ts"],
  outfile: out,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  plugins: [texts],
  logLevel: "warning",
});
const work = await import(`../${out}`);

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function timed(args) {
  const started = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { stdio: "ignore" });
  if (status !== 0) throw new Error(`${args.join(" ")} failed`);
  return Number(process.hrtime.bigint() - started) / 1e6;
}

const assess = work.assessLines(smoke ? 2_000 : 200_000);
const command = JSON.parse(readFileSync("examples/commands.json", "utf8")).duty.split(" ").slice(1);
const empty = [];
const duty = [];
for (let turn = 0; turn < (smoke ? 1 : 11); turn++) {
  empty.push(timed(["-e", "0"]));
  duty.push(timed(["dist/cli/main.js", ...command]));
}
const panel = work.panelTimes(smoke ? 1 : 5);
const result = {
  panel: {
    rows: panel.rows,
    wallMs: Math.round(median(panel.wall)),
    cpuMs: Math.round(median(panel.cpu)),
    target: 1000,
    // CPU of another program for 51 intervals of Canada, one claim after the other, after loading: 184 s and 188 s.
    peerCpuMs: 372_000,
  },
  assess: { lines: assess.lines, linesPerSecond: Math.round(assess.linesPerSecond), target: 50_000 },
  startUp: {
    emptyNodeMs: Math.round(median(empty)),
    dutyMs: Math.round(median(duty)),
    ratio: Number((median(duty) / median(empty)).toFixed(2)),
    target: 3,
  },
};
const folder = process.env.CARVEOUT_EXPORTS ?? "../shared/hts";
const newest = `${folder}/hts_2026_rev_10.json.gz`;
if (existsSync(newest) && !smoke) result.parseExport = { ...work.parseExport(newest), target: 1 };
result.stream = work.streamRoom(smoke ? 400 : 100_000);
result.time = work.timeRoom();
result.origin = work.originRoom(smoke ? 20 : 20_000);
console.log(JSON.stringify(result, undefined, 2));
