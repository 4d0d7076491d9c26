// `node scripts/run.mjs test/bulk/panel-check.ts`: every row of the panel of Canada against `assess`; prints the figures.

import { canada, comparePanel } from "./panel.js";

const { rows, rateless, differences } = comparePanel(canada(), 1);
for (const difference of differences.slice(0, 12)) console.error(difference);
console.log(JSON.stringify({ rows, rateless, differences: differences.length }));
process.exitCode = differences.length > 0 ? 1 : 0;
