// Tries the properties of answers on many random lines and prints what was tried: node scripts/run.mjs test/assess/run.ts [LINES] [SEED] [ORIGIN,ORIGIN].

import { bundledEngine } from "../../src/packaged/bundle.js";
import { tryLines } from "./random-lines.js";

const [lines = "20000", seed = "1", origins = "CA"] = process.argv.slice(2);
const { counts, faults } = tryLines(bundledEngine(), Number(lines), Number(seed), origins.split(","));
for (const [what, count] of Object.entries(counts)) process.stdout.write(`${String(count).padStart(8)} ${what}\n`);
for (const [kind, list] of faults) {
  process.stdout.write(`${String(list.length).padStart(8)} FAULT: ${kind}\n`);
  for (const each of list.slice(0, 6)) process.stdout.write(`         ${each}\n`);
}
process.stdout.write(faults.size === 0 ? `${lines} random lines: no fault\n` : "");
if (faults.size > 0) process.exitCode = 1;
