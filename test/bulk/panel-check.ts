// `node scripts/run.mjs test/bulk/panel-check.ts [ORIGIN] [EVERY]`: every row of the panel of an origin (Canada) against `assess`, or one
// row of so many; and, where the panel is read off the compiled law, against the panel made day by day. Prints the figures.

import { panelOfOrigin } from "../../src/bulk/origin-panel.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { comparePanel, panelFor, panelsApart } from "./panel.js";

const [origin = "CA", every = "1"] = process.argv.slice(2);
const panel = panelFor(origin);
const { rows, rateless, differences } = comparePanel(panel, Number(every), origin);
const byDays = bundledEngine().law.countries.compiled.includes(origin)
  ? panelsApart(panel, panelOfOrigin(bundledEngine(), origin))
  : { compared: 0, differences: [] };
for (const difference of [...differences, ...byDays.differences].slice(0, 12)) console.error(difference);
console.log(
  JSON.stringify({
    rows,
    rateless,
    differences: differences.length,
    byDays: { compared: byDays.compared, differences: byDays.differences.length },
  }),
);
process.exitCode = differences.length + byDays.differences.length > 0 ? 1 : 0;
