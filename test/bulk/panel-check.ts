// `node scripts/run.mjs test/bulk/panel-check.ts [ORIGIN] [EVERY]`: every row of the panel of an origin (Canada) against `assess`, or one
// row of so many; prints the figures.

import { comparePanel, panelFor } from "./panel.js";

const [origin = "CA", every = "1"] = process.argv.slice(2);
const { rows, rateless, differences } = comparePanel(panelFor(origin), Number(every), origin);
for (const difference of differences.slice(0, 12)) console.error(difference);
console.log(JSON.stringify({ rows, rateless, differences: differences.length }));
process.exitCode = differences.length > 0 ? 1 : 0;
