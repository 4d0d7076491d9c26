// Reads labels/*.csv: our words for chapters and headings, and the words people search by.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

/** Labels by two or four digits. */
export function readLabels(folder) {
  const labels = {};
  for (const name of readdirSync(folder)
    .filter((each) => each.endsWith(".csv"))
    .sort()) {
    for (const row of parse(readFileSync(join(folder, name)), { columns: true, bom: true })) {
      labels[row.heading ?? row.chapter] = { label: row.label, words: row.words.split(";").filter(Boolean) };
    }
  }
  return labels;
}
