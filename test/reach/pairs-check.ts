// `npm run check:full pairs`: every pair of eight digits and its only line, on every day on which anything can change, with and without the
// claim, through `assess`; and both in every row of the panel, which is read off the tables that rate files.

import { panelOf, panelRow } from "../../src/bulk/panel.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bookFor } from "../../src/packaged/bundled-book.js";
import { daysWritten, pairsOn, said } from "./pairs.js";

const engine = bundledEngine();
const days = daysWritten(engine, engine.law.coverage.from);
let [asked, different] = [0, 0];
for (const day of days)
  for (const { eight, ten } of pairsOn(engine, day))
    for (const spi of [null, "S"]) {
      asked++;
      if (said(engine, eight, day, { spi }, false) === said(engine, ten, day, { spi }, false)) continue;
      different++;
      console.log(`${eight} on ${day}, ${spi}: another answer than ${ten}`);
    }
console.log(`${asked} pairs, days and claims on ${days.length} days asked of assess: ${different} differences`);

const panel = panelOf(bookFor(engine, {}, "CA"), engine, "CA");
const rows = new Map<string, string[]>();
for (let row = 0; row < panel.rows; row++) {
  const [printed = "", ...cells] = panelRow(panel, row, []);
  const hts = printed.replaceAll(".", "");
  const found = rows.get(hts) ?? [];
  rows.set(hts, found);
  found.push(cells.join(",").replace(printed, ""));
}
// Only pairs of all days have rows for the same stretches.
const always = pairsOn(engine, engine.law.coverage.from).filter(({ ten }) => days.every((day) => engine.schedule.lookup(ten, day).ok));
const apart = always.filter(({ eight, ten }) => !rows.has(eight) || rows.get(eight)?.join("\n") !== rows.get(ten)?.join("\n"));
for (const { eight, ten } of apart) console.log(`${eight}: other rows in the panel than ${ten}`);
console.log(`${always.length} pairs of all days in the panel: ${apart.length} differences`);
process.exitCode = different + apart.length === 0 ? 0 : 1;
