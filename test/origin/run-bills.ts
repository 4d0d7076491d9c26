// The long proof: 100,000 random bills. `node scripts/run.mjs test/origin/run-bills.ts [N]`. Then the listed parts with little content, by table.

import { determine } from "../../src/packaged/origin-bundle.js";
import { countsOf, scanParts } from "./parts-scan.js";
import { drawQuestion, draws, lessNeverOriginates, moreOriginates, walksToAnAnswer } from "./random-bills.js";

const runs = Number(process.argv[2] ?? 100_000);
const counts = new Map<string, number>();
let asked = 0;
for (let seed = 1; seed <= runs; seed++) {
  const draw = draws(seed);
  const question = drawQuestion(draw);
  const found = determine(question, { suggest: false });
  const key = found.status === "error" ? found.error.code : `${found.status}, ${found.reliance}`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
  moreOriginates(question, draw);
  lessNeverOriginates(question, draw);
  if (walksToAnAnswer(question, draw)) asked++;
}
console.log(`${runs} random bills: no yes was lost by a material that originates, no question became a yes by a fact that was removed,`);
console.log(`and each of the ${asked} that asked came to an answer.`);
for (const [key, count] of [...counts].sort()) console.log(`  ${key}: ${count}`);
for (const percent of [10, 12, 15]) {
  console.log(`Listed parts as original equipment with ${percent}% by transaction value, 2025-10-01:`);
  for (const [key, count] of countsOf(scanParts("2025-10-01", percent, "2825.90"))) console.log(`  ${key}: ${count}`);
}
