// The long proof of history: random lines with facts over 900 days. `node scripts/run.mjs test/history/check.ts [LINES]`.

import type { Day } from "../../src/exact/day.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { randomLines, walk } from "./days.js";

const engine = bundledEngine();
const count = Number(process.argv[2] ?? 60);
let [changes, wrong] = [0, 0];
for (const line of randomLines(engine, count, 20)) {
  const { assess, history, none } = walk(engine, line, "2025-01-01" as Day, 900);
  changes += assess.length;
  if (assess.join() === history.join() && none.length === 0) continue;
  wrong++;
  console.log(
    `${JSON.stringify(line)}\n  assess  ${assess.join(" ")}\n  history ${history.join(" ")}\n  without an act: ${none.join(" ")}`,
  );
}
console.log(
  `${count} lines with facts on 900 days each: ${changes} days of change, ${wrong} lines on which history differs or a step cites no act`,
);
process.exitCode = wrong === 0 ? 0 : 1;
