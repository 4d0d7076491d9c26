// `node scripts/run.mjs test/bulk/day-panel-check.ts [ROWS] [GROUPS] [SEED] [DAY,DAY]`: random rows of the panels of days against `assess`: on
// each first day of a period of the law so many groups of origins, so many rows of each; prints the figures.

import type { Day } from "../../src/exact/day.js";
import { periods } from "../../src/law/calendar.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { seeded } from "../assess/random-line.js";
import { compareDay } from "./day-panel.js";

const [many = "40", groups = "12", seed = "1", named] = process.argv.slice(2);
const { law, schedule } = bundledEngine();
const days = named === undefined ? periods(law, schedule).starts : (named.split(",") as Day[]);
const next = seeded(Number(seed));
let [rows, ranges, claims, differences] = [0, 0, 0, 0];
for (const day of days) {
  const found = compareDay(day, { rows: Number(many), groups: Number(groups) }, next);
  rows += found.rows;
  ranges += found.ranges;
  claims += found.claims;
  differences += found.differences.length;
  for (const difference of found.differences.slice(0, 12)) console.error(difference);
}
console.log(JSON.stringify({ days: days.length, rows, ranges, claims, differences }));
process.exitCode = differences > 0 ? 1 : 0;
