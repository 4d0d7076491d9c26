// `npm run check:full reverse`: every number, every period, both claims, against every list of the reference material.

import { bundledEngine } from "../../src/packaged/bundle.js";
import { listsPresent, namedRows } from "./named.js";
import { daysOf, reverseOn } from "./reverse.js";

if (!listsPresent()) {
  console.log("skipped, the reference material is not beside the project");
  process.exit(0);
}
const engine = bundledEngine();
const rows = namedRows();
const days = daysOf(rows, engine.law.coverage.from);
let [numbers, looked, count] = [0, 0, 0];
const kinds = new Map<string, { count: number; example: string }>();
for (const day of days) {
  const found = reverseOn(engine, rows, day);
  numbers += found.numbers;
  looked += found.rows;
  count += found.missed.length;
  for (const { hts, spi, row } of found.missed) {
    const kind = `${row.list} ${row.heading}, ${spi === null ? "no claim" : "claimed"}`;
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, { count: 1, example: `${hts} on ${day}, named ${row.prefix}` });
    else known.count++;
  }
}
for (const [kind, { count: many, example }] of kinds) console.log(`${many} ${kind}: ${example}`);
console.log(`${rows.length} rows of lists on ${days.length} days; ${numbers} numbers and days, ${looked} rows looked for; ${count} missed`);
process.exitCode = count === 0 ? 0 : 1;
