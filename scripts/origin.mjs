// Compiles origin/*.csv into origin/origin.json: `node scripts/origin.mjs`, or `--check` to compare only.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { parse as parseYaml } from "yaml";
import { readTableWords } from "./table-words.mjs";

const words = (text) => text.split(" ").filter((each) => each !== "");
const digits = (text) => text.replaceAll(".", "");
const until = (text) => (text === "" ? "9999-12-31" : text);

function choicesOf(rows) {
  const choices = {};
  for (const { fact, choice } of rows) choices[fact] = [...(choices[fact] ?? []), choice];
  return choices;
}

// Numbers as the tables of origin/ name them: of the editions that the printed rules are written in, some of which the schedule no longer has.
function namedIn(data) {
  const lists = [
    ...data.rules.flatMap(([from, to, , , , , items]) => [from, to, ...items]),
    ...data.rules.flatMap(([, , , rule]) => rule.match(/\d{4}(?:\.\d{2}){0,2}/g) ?? []),
    ...data.parts.map(([, , number]) => number),
    ...data.vintage.flatMap(([from, to, printed]) => [from, to, ...printed]),
    ...Object.values(data.sets).flatMap(({ members }) => members),
    ...Object.values(data.scope).flatMap(({ codes }) => codes),
    ...data.deMinimis.flatMap(({ materials, goods }) => [...materials, ...goods]),
    ...data.worded.flatMap(([, , codes]) => codes),
    ...data.notes.flatMap(({ goods, except, materials, exceptMaterials }) => [...goods, ...except, ...materials, ...exceptMaterials]),
  ];
  return lists.flatMap((each) => digits(each).split("-")).filter((each) => /^\d{4,}$/.test(each));
}

// Every heading to the fifth and sixth digits below it: of the schedule on any of its days, and as the rules name them.
function numbersOf(data, schedule) {
  const below = new Map();
  const put = (number) => {
    const found = below.get(number.slice(0, 4)) ?? new Set();
    below.set(number.slice(0, 4), found);
    if (number.length >= 6) found.add(number.slice(4, 6));
  };
  for (const chapter of Object.values(schedule.chapters)) for (const [number] of chapter.matchAll(/^\d+/gm)) put(number);
  // A heading of a range that no edition at hand has is none: only the ends of a range are named.
  for (const number of namedIn(data)) put(number);
  return Object.fromEntries(
    [...below].sort(([one], [other]) => (one < other ? -1 : 1)).map(([heading, found]) => [heading, [...found].sort().join("")]),
  );
}

// Codes and names of countries as in cells of tables; codes of parts of a country mean the country.
function countriesOf({ countries }, { within }) {
  const part = new Map(within.flatMap(({ country, codes }) => codes.flatMap(words).map((code) => [code, country])));
  const names = new Map();
  for (const [code, called] of countries) {
    const country = part.get(code) ?? code;
    names.set(country, [...(names.get(country) ?? []), ...(country === code ? [] : [code]), ...called]);
  }
  return [...names];
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
  const written = readTableWords("tables");
  data.numbers = numbersOf(data, JSON.parse(gunzipSync(readFileSync("schedule/schedule.json.gz"))));
  data.countries = countriesOf(written, parseYaml(readFileSync("law/countries.yaml", "utf8")));
  data.unsaid = [...written.unknown, ...written.nothing];
  return { hash: createHash("sha256").update(JSON.stringify(data)).digest("hex").slice(0, 16), ...data };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const text = `${JSON.stringify(readOriginData("origin"))}\n`;
  if (process.argv.includes("--check")) process.exitCode = readFileSync("origin/origin.json", "utf8") === text ? 0 : 1;
  else writeFileSync("origin/origin.json", text);
}
