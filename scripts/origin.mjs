// Compiles origin/*.csv into origin/origin.json: `node scripts/origin.mjs`, or `--check` to compare only.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";

const words = (text) => text.split(" ").filter((each) => each !== "");
const digits = (text) => text.replaceAll(".", "");
const until = (text) => (text === "" ? "9999-12-31" : text);

function choicesOf(rows) {
  const choices = {};
  for (const { fact, choice } of rows) choices[fact] = [...(choices[fact] ?? []), choice];
  return choices;
}

/** The data in the shape of src/origin/tables.ts. */
export function readOriginData(folder) {
  const csv = (name) => parse(readFileSync(join(folder, name)), { columns: true, bom: true });
  const data = {
    firstDay: csv("rules.csv")
      .map((row) => row.valid_from)
      .sort()[0],
    rules: csv("rules.csv").map((row) => [
      digits(row.from),
      digits(row.to),
      Number(row.no),
      row.rule,
      row.applies_to,
      words(row.uses),
      words(row.items).map(digits),
      row.vehicle,
      row.additional === "yes",
      row.valid_from,
      until(row.valid_to),
      row.level,
      row.cite,
    ]),
    sets: Object.fromEntries(csv("sets.csv").map((row) => [row.set, { members: words(row.members), atLeast: Number(row.at_least) }])),
    parts: csv("automotive.csv").map((row) => [
      row.table,
      row.part_of === "yes",
      digits(row.from).replace(/[a-z]+$/, ""),
      row.rvc_nc,
      row.rvc_tv,
      row.valid_from,
      until(row.valid_to),
      row.cite,
      row.metal,
    ]),
    partTables: csv("part-tables.csv").map((row) => [row.table, words(row.uses), row.content, row.cite]),
    readings: csv("readings.csv").map((row) => [row.reading, row.choice, row.says, row.cite]),
    vehicles: csv("vehicles.csv").map((row) => [
      row.vehicle,
      row.staging,
      row.test,
      row.least,
      row.valid_from,
      until(row.valid_to),
      row.cite,
    ]),
    vintage: csv("vintage.csv").map((row) => [digits(row.from), digits(row.to), words(row.printed).map(digits), row.open === "yes"]),
    deMinimis: csv("de-minimis.csv").map((row) => ({ materials: words(row.materials), goods: words(row.goods), cite: row.cite })),
    scope: Object.fromEntries(csv("scope.csv").map((row) => [row.scope, { codes: words(row.codes), level: row.level, cite: row.cite }])),
    worded: csv("worded.csv").map((row) => [row.words, row.heading, words(row.codes)]),
    notes: csv("notes.csv").map((row) => ({
      note: row.note,
      does: row.does,
      goods: words(row.goods),
      except: words(row.except),
      materials: words(row.materials),
      exceptMaterials: words(row.except_materials),
      asked: row.asked === "yes",
      says: row.says,
      sureFrom: row.sure_from,
      uses: words(row.uses),
      reading: row.reading,
      level: row.level,
      cite: row.cite,
    })),
    shares: Object.fromEntries(csv("shares.csv").map((row) => [row.share, row.percent])),
    choices: choicesOf(csv("choices.csv")),
  };
  return { hash: createHash("sha256").update(JSON.stringify(data)).digest("hex").slice(0, 16), ...data };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const text = `${JSON.stringify(readOriginData("origin"))}\n`;
  if (process.argv.includes("--check")) process.exitCode = readFileSync("origin/origin.json", "utf8") === text ? 0 : 1;
  else writeFileSync("origin/origin.json", text);
}
