// Reads labels/*.csv: our words for chapters, headings, subheadings and lines, and the words people search by. French stands in files that
// begin with `fr-`, and in two more columns of `lines-`. Chapters and headings in English are apart from the rest, because the page loads them first.

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

// Files of lines have both languages in a row.
function readLines(folder, label, words) {
  const labels = {};
  for (const name of readdirSync(folder)
    .filter((each) => /^lines-.*\.csv$/.test(each))
    .sort()) {
    for (const row of parse(readFileSync(join(folder, name)), { columns: true, bom: true })) {
      if (labels[row.code] !== undefined) throw new Error(`${name}: ${row.code} is named twice`);
      labels[row.code] = { label: row[label], words: row[words].split(";").filter(Boolean) };
    }
  }
  return labels;
}

/** English labels of lines, by eight or ten digits. */
export function readLineLabels(folder) {
  return readLines(folder, "label", "words");
}

/** French labels of lines, by eight or ten digits. */
export function readFrenchLineLabels(folder) {
  return readLines(folder, "french", "french words");
}

/**
 * How much of each heading and subheading the U.S. imported from Canada, by four or six digits: the power of ten of the dollars, to one
 * decimal. Search puts what is shipped first.
 */
export function readTradeWeights(table) {
  const [header, ...rows] = table.trimEnd().split("\n");
  const values = header.split(",").flatMap((name, at) => (/^\d{4}-\d{2}$/.test(name) ? [at] : []));
  const sums = {};
  for (const row of rows) {
    const cells = row.split(",");
    const sum = values.reduce((total, at) => total + Number(cells[at]), 0);
    for (const code of [cells[0].slice(0, 4), cells[0].slice(0, 6)]) sums[code] = (sums[code] ?? 0) + sum;
  }
  return Object.fromEntries(Object.entries(sums).map(([code, sum]) => [code, Number(Math.log10(Math.max(sum, 1)).toFixed(1))]));
}

/** English labels of chapters and headings, by two or four digits. */
export function readLabels(folder) {
  return read(folder, (name) => !/^(?:fr|subheadings|lines)-/.test(name));
}

/** English labels of subheadings, by six digits. */
export function readSubheadingLabels(folder) {
  return read(folder, (name) => name.startsWith("subheadings-"));
}

/** French labels, by two or four digits. */
export function readFrenchLabels(folder) {
  return read(folder, (name) => name.startsWith("fr-"));
}
