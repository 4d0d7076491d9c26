// What the What if tab reads: the written law, the scenarios, trade and its assumptions, as one JSON text.

import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { parse as parseYaml } from "yaml";

const text = (file) => readFileSync(file, "utf8");
const rows = (file) => parse(text(file), { columns: true });
const inside = (folder, ending) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();

/** The data of the tab. */
export function whatIfData() {
  const law = [
    ...inside("law", ".yaml"),
    ...inside("law/measures", ".yaml").map((name) => `measures/${name}`),
    ...inside("law/lists", ".txt").map((name) => `lists/${name}`),
  ].map((name) => [name, text(`law/${name}`)]);
  return JSON.stringify({
    law,
    scenarios: inside("scenarios", ".yaml").map((name) => [name.replace(/\.yaml$/, ""), text(`scenarios/${name}`)]),
    trade: gunzipSync(readFileSync("trade/imports-canada.csv.gz")).toString("utf8"),
    series: JSON.parse(text("trade/series.json")),
    assumptions: rows("trade/assumptions.csv"),
    sectors: rows("sectors/sectors.csv").flatMap((row) => row.chapters.split(" ").map((each) => [each, row.sector])),
    dials: rows("sectors/dials.csv"),
    cards: rows("sectors/scenarios.csv"),
    defaults: Object.fromEntries(rows("sectors/what-if.csv").map(({ name, value }) => [name, value])),
  });
}

/** Dials and scenarios with the measures that they touch, for the pages of measures. */
export function dialsData() {
  const scenarios = inside("scenarios", ".yaml").map((name) => {
    const written = parseYaml(text(`scenarios/${name}`));
    return {
      name: name.replace(/\.yaml$/, ""),
      title: { en: written.title, fr: written["title-fr"] ?? written.title },
      measures: Object.keys(written.amends ?? {}),
    };
  });
  return JSON.stringify({ dials: rows("sectors/dials.csv").map(({ dial, measure, en, fr }) => ({ dial, measure, en, fr })), scenarios });
}
