// Tries the properties of answers on many random lines and prints what was tried: node scripts/run.mjs test/assess/run.ts [LINES] [SEED]
// [ORIGIN,ORIGIN]. A number in place of the origins draws so many.

import { bundledEngine } from "../../src/packaged/bundle.js";
import { drawnOrigins } from "./drawn-origins.js";
import { seeded } from "./random-line.js";
import { tryLines } from "./random-lines.js";

const [lines = "20000", seed = "1", named = "CA"] = process.argv.slice(2);
const engine = bundledEngine();
const origins = /^\d+$/.test(named) ? drawnOrigins(engine.law, Number(named), seeded(Number(seed))) : named.split(",");
const { counts, faults } = tryLines(engine, Number(lines), Number(seed), origins);
if (origins.length > 1) process.stdout.write(`${origins.length} origins: ${origins.join(" ")}\n`);
for (const [what, count] of Object.entries(counts)) process.stdout.write(`${String(count).padStart(8)} ${what}\n`);
for (const [kind, list] of faults) {
  process.stdout.write(`${String(list.length).padStart(8)} FAULT: ${kind}\n`);
  for (const each of list.slice(0, 6)) process.stdout.write(`         ${each}\n`);
}
process.stdout.write(faults.size === 0 ? `${lines} random lines: no fault\n` : "");
if (faults.size > 0) process.exitCode = 1;
