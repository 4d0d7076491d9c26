// Reads labels/*.csv: our words for chapters, headings and subheadings, and the words people search by. French stands in files that
// begin with `fr-`. Chapters and headings in English are apart from the rest, because the page loads them first.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

function read(folder, wanted) {
  const labels = {};
  for (const name of readdirSync(folder)
    .filter((each) => each.endsWith(".csv") && wanted(each))
    .sort()) {
    for (const row of parse(readFileSync(join(folder, name)), { columns: true, bom: true })) {
      labels[row.code ?? row.heading ?? row.chapter] = { label: row.label, words: row.words.split(";").filter(Boolean) };
    }
  }
  return labels;
}

/** English labels of chapters and headings, by two or four digits. */
export function readLabels(folder) {
  return read(folder, (name) => !name.startsWith("fr-") && !name.startsWith("subheadings-"));
}

/** English labels of subheadings, by six digits. */
export function readSubheadingLabels(folder) {
  return read(folder, (name) => name.startsWith("subheadings-"));
}

/** French labels, by two or four digits. */
export function readFrenchLabels(folder) {
  return read(folder, (name) => name.startsWith("fr-"));
}
