// `node scripts/run.mjs test/compiled/origins-check.ts [ORIGINS] [RANDOM] [EVERY]`: the tables of each group of origins against `assess`: numbers of
// every class (or of one of EVERY) on every day of change with each claim, random rows that state facts of every kind, and some of them with
// fees; prints the figures.

import { bundledEngine } from "../../src/packaged/bundle.js";
import { membersOf } from "../../src/rate/law-store.js";
import { compareTables, storesOf, type TablesCompared } from "./compare.js";
import { classRows, NARROW, numberClasses, statedRows, WIDE } from "./origin-rows.js";

const { law } = bundledEngine();
const [asked = "all", random = "40000", every = "1"] = process.argv.slice(2);
const origins = asked === "all" ? law.countries.tables : asked.split(",");
const told = ({ differences, ...rest }: TablesCompared) => ({ ...rest, differences: differences.length });
let wrong = 0;
const lines: string[] = [];
for (const store of storesOf(origins)) {
  const [origin] = [store.key.origin];
  const setting = { origins: [origin] };
  const classes = await numberClasses(store);
  const whole = await compareTables(classRows(membersOf(store), classes, Number(every), 11), NARROW, setting);
  const stated = await compareTables(statedRows(membersOf(store), Number(random), 12), WIDE, setting);
  const fees = await compareTables(statedRows(membersOf(store), Number(random) / 4, 13), WIDE, { ...setting, fees: true });
  const differences = [whole, stated, fees].flatMap((each) => each.differences);
  for (const difference of differences.slice(0, 20)) console.error(difference);
  wrong += differences.length;
  lines.push(JSON.stringify({ origin, classes: told(whole), stated: told(stated), fees: told(fees) }));
  console.error(lines.at(-1));
}
console.log(lines.join("\n"));
process.exitCode = wrong > 0 ? 1 : 0;
