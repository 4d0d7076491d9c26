// The documents are of the code as it is: the files, commands and options that they name are there, and what they count comes to that.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { bundledTrade } from "../../src/packaged/trade-bundle.js";
import { OPERATIONS } from "../../src/server/operations.js";

const read = (path: string): string => readFileSync(packagePath(path), "utf8");
const inside = (folder: string): string[] => readdirSync(packagePath(folder)).map((name) => join(folder, name));

// Pages that a command makes say what that command says, and a changelog speaks of what was.
const MADE = new Set(["CHANGELOG.md", "docs/reference.md", "docs/errors.md", "docs/error-codes.md", "docs/codes.md", "docs/measured.md"]);
const PAGES = [
  ...inside("."),
  ...inside("docs"),
  ...inside("docs/decisions"),
  "law/README.md",
  "conformance/README.md",
  "test/errors/README.md",
].filter((path) => path.endsWith(".md") && !MADE.has(path));

function filesOf(folder: string): string[] {
  return readdirSync(packagePath(folder), { withFileTypes: true }).flatMap((entry) => {
    if (["node_modules", ".git", "dist", "build"].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesOf(path) : [path];
  });
}

const FILES = filesOf(".");
const FOLDERS = new Set(readdirSync(packagePath("."), { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : [])));

/** Texts between backticks, and the lines of code blocks. */
function codeOf(text: string): string[] {
  const blocks = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)].flatMap(([, language = "", block = ""]) =>
    (language === "" || language === "sh" ? block : "")
      .replaceAll("\\\n", " ")
      .split("\n")
      .filter((line) => line.trim() !== ""),
  );
  const spans = [...text.replaceAll(/^```[\s\S]*?^```/gm, "").matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
  return [...blocks, ...spans];
}

test("every file that the documents name is there", () => {
  const missing: string[] = [];
  for (const page of PAGES)
    for (const code of codeOf(read(page)))
      for (const word of code.split(/[\s,()"']+/)) {
        const path = /^[\w./*-]+(?:\.\w+|\/)$/.test(word) ? word.replace(/\/$/, "") : "";
        const [first = ""] = path.split("/");
        // A file of the source, or a path from the root; others are files of whoever reads, or what a command writes.
        const ours = /(?<!\.d)\.(?:ts|tsx|mjs)$/.test(path) || (path.includes("/") && FOLDERS.has(first)) || FOLDERS.has(path);
        if (!ours || existsSync(packagePath(path)) || /[A-Z]{3}/.test(path)) continue;
        const form = new RegExp(`(^|/)${path.replaceAll(".", "\\.").replaceAll("**/", "(?:.*/)?").replaceAll("*", "[^/]*")}$`);
        if (!FILES.some((file) => form.test(file))) missing.push(`${page}: ${word}`);
      }
  assert.deepEqual(missing, []);
});

// Made of the commands themselves, which test/command/help holds it to.
const COMMANDS = new Map(
  read("docs/reference.md")
    .split(/^## `carveout /m)
    .slice(1)
    .map((part) => [
      part.slice(0, part.indexOf("`")),
      new Set(["--help", ...[...part.matchAll(/^\| `(?:-\w, )?(--[\w-]+)/gm)].map(([, option = ""]) => option)]),
    ]),
);
const GROUPS = new Set([...COMMANDS.keys()].filter((name) => [...COMMANDS.keys()].some((other) => other.startsWith(`${name} `))));

/** The commands of ours that a line of code calls, each with its options. */
function callsIn(code: string): { readonly name: string; readonly options: readonly string[] }[] {
  return code.split(/\||&&|;|\$\(|<|#/).flatMap((call) => {
    const said =
      /(?:^|\s)(?:(?:npx )?carveout|node dist\/cli\/main\.js) ([a-z].*)$/.exec(call.trim())?.[1] ??
      (COMMANDS.has(call.trim().split(" ")[0] ?? "") ? call.trim() : undefined);
    if (said === undefined) return [];
    const [first = "", second = ""] = said.split(" ");
    const name = COMMANDS.has(`${first} ${second}`) ? `${first} ${second}` : first;
    return [{ name, options: [...said.matchAll(/(?<=\s)--[a-z][\w-]*/g)].map(([option]) => option) }];
  });
}

// Options of other programs, and what they belong to.
const OTHERS: Readonly<Record<string, string>> = {
  "--interrupt-budget": "Node",
  "--provenance": "npm publish",
  "--prefix": "npm ci",
  "--coverage": "scripts/unnamed-lines.ts",
};

test("every command that the documents call is one, with the options that it has", () => {
  const wrong: string[] = [];
  const all = new Set([...COMMANDS.values()].flatMap((options) => [...options]));
  const others = new Set<string>();
  let calls = 0;
  for (const page of PAGES)
    for (const code of codeOf(read(page))) {
      const found = callsIn(code);
      calls += found.length;
      for (const { name, options } of found) {
        const own = COMMANDS.get(GROUPS.has(name) && name === "law" ? "law show" : name);
        if (own === undefined) wrong.push(`${page}: ${code} calls ${name}`);
        else for (const option of options) if (!own.has(option)) wrong.push(`${page}: ${name} has no ${option}`);
      }
      if (found.length > 0) continue;
      for (const [option] of code.matchAll(/(?<![\w-])--[a-z][\w-]*/g))
        if (OTHERS[option] !== undefined) others.add(option);
        else if (!all.has(option) && /^--/.test(code)) wrong.push(`${page}: no command has ${option}`);
    }
  assert.deepEqual(wrong, []);
  assert.ok(calls > 100, `${calls} calls`);
  assert.deepEqual(
    Object.keys(OTHERS).filter((each) => !others.has(each)),
    [],
  );
});

test("docs/commands.md says what every command answers", () => {
  const page = read("docs/commands.md");
  const told = new Set([...page.matchAll(/^\| `([a-z-]+(?: [a-z]+)?)/gm)].map(([, name = ""]) => name.split(" ")[0]));
  const help = ["help", "completion"];
  assert.deepEqual(
    [...COMMANDS.keys()].filter((name) => !name.includes(" ") && !help.includes(name) && !told.has(name)),
    [],
  );
});

test("every command has an example of its own", () => {
  const examples = JSON.parse(read("examples/commands.json")) as Record<string, string>;
  assert.deepEqual(
    [...COMMANDS.keys()].filter((name) => examples[name] === undefined && !GROUPS.has(name) && name !== "law show"),
    [],
  );
  for (const example of Object.values(examples))
    for (const { name, options } of callsIn(example)) for (const option of options) assert.ok(COMMANDS.get(name)?.has(option), example);
});

test("docs/api.md lists every path of the API", () => {
  const page = read("docs/api.md");
  assert.deepEqual(
    OPERATIONS.map(({ path }) => path.replace(/:(\w+)/g, "{$1}")).filter((path) => !page.includes(path)),
    [],
  );
});

test("links to a part of a page lead to one", () => {
  const slug = (title: string): string =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, "")
      .replaceAll(" ", "-");
  const missing = PAGES.flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)#:]*)#([^)]+)\)/g)].flatMap(([, file = "", part = ""]) => {
      const target = file === "" ? page : join(page, "..", file);
      const parts = [...read(target).matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) => slug(title));
      return parts.includes(part) ? [] : [`${page} -> ${file}#${part}`];
    }),
  );
  assert.deepEqual(missing, []);
});

test("decisions have a number each, and are called by the one they have", () => {
  const numbers = inside("docs/decisions").map((path) => {
    const number = Number(/\/0*(\d+)-/.exec(path)?.[1]);
    assert.match(read(path), new RegExp(`^# ${number}\\. `), path);
    return number;
  });
  assert.equal(new Set(numbers).size, numbers.length);
  for (const page of PAGES)
    for (const [, number = "", file = ""] of read(page).matchAll(/\[[Dd]ecision (\d+)\]\(([^)]+)\)/g))
      assert.match(file, new RegExp(`0*${number}-`), `${page}: decision ${number} is ${file}`);
});

// Of what an amendment of the law changes the documents give no counts.
const { law } = bundledEngine();

/** A page, a pattern whose groups are numbers (1,234), and what they are. */
const COUNTS: readonly (readonly [page: string, pattern: RegExp, counts: readonly number[]])[] = [
  ["docs/exposure.md", /holds ([\d,]+) lines and (\d+) months/, [bundledTrade().lines.length, bundledTrade().months.length]],
  ["docs/page.md", /queries\.csv` holds (\d+) queries/, [rows("test/search/queries.csv")]],
  ["docs/page.md", /kept\.csv` holds (\d+) more/, [rows("test/search/kept.csv")]],
  ["README.md", /tariff schedule of (\d+) revisions/, [rows("schedule/revisions.csv")]],
  ["FACTS.md", /official exports of (\d+) revisions/, [rows("schedule/revisions.csv")]],
  ["docs/decisions/0004-the-schedule-is-the-witness.md", /All (\d+) archived editions/, [rows("schedule/revisions.csv")]],
  ["docs/origins.md", /^\| (\d+) origins of the general regime/m, [members("general-regime")]],
  ["docs/origins.md", /^\| (\d+) territories with codes of their own/m, [members("overseas")]],
];

function rows(file: string): number {
  return (parse(read(file), { columns: true }) as unknown[]).length;
}

function members(group: string): number {
  return law.countries.groups[group]?.length ?? 0;
}

test("what the documents count comes to that", () => {
  const wrong = COUNTS.flatMap(([page, pattern, counts]) => {
    const found = pattern.exec(read(page));
    if (found === null) return [`${page} says nothing of ${pattern}`];
    const said = found.slice(1).map((each) => Number(each.replaceAll(",", "")));
    return said.join() === counts.join() ? [] : [`${page}: ${found[0]}, where it comes to ${counts.join(" and ")}`];
  });
  assert.deepEqual(wrong, []);
});

test("docs/scenarios.md lists every scenario", () => {
  const listed = [...read("docs/scenarios.md").matchAll(/^\| \[([\w-]+)\]/gm)].map(([, name = ""]) => `scenarios/${name}.yaml`);
  assert.deepEqual(listed.sort(), inside("scenarios").sort());
});

interface Rated {
  readonly convertSeconds: number;
  readonly rateSeconds: number;
  readonly ratio: number;
  readonly leftToAssess: number;
  readonly peakMebibytes: number;
}

test("the speeds of docs/bulk.md are those of docs/measured.md", () => {
  const section =
    read("docs/measured.md")
      .split(/^## /m)
      .find((part) => part.startsWith("Rating tables\n")) ?? "";
  const [, commit = ""] = /At commit (\w+)/.exec(section) ?? [];
  const [, json = "{}"] = /```json\n([\s\S]*?)```/.exec(section) ?? [];
  const measured = JSON.parse(json) as Record<string, Record<string, Rated>>;
  const page = read("docs/bulk.md");
  assert.ok(page.includes(`At commit ${commit}`), `docs/bulk.md shows another run than that of ${commit}`);
  const NAMES: readonly (readonly [row: string, form: string, table: string])[] = [
    ["narrow (6 columns), CSV to Parquet", "csvToParquet", "narrow"],
    ["narrow, Parquet to Parquet", "parquetToParquet", "narrow"],
    ["narrow, CSV to CSV", "csvToCsv", "narrow"],
    ["broker (38 columns), CSV to Parquet", "csvToParquet", "broker"],
    ["broker, Parquet to Parquet", "parquetToParquet", "broker"],
    ["broker, CSV to CSV", "csvToCsv", "broker"],
    ["broker with `--fees`, 500,000, CSV to Parquet", "asPeopleHaveThem", "brokerWithFees"],
    ["messy CSV, 500,000", "asPeopleHaveThem", "messyCsv"],
    ["workbook of 100,000", "asPeopleHaveThem", "workbook"],
  ];
  for (const [row, form, table] of NAMES) {
    const of = measured[form]?.[table];
    const cells = page
      .split("\n")
      .find((line) => line.startsWith(`| ${row} |`))
      ?.split("|")
      .slice(2, -1)
      .map((cell) => Number(cell.replace(/[^\d.]/g, "")));
    assert.ok(of !== undefined && cells !== undefined, row);
    const near = (a: number, b: number, digits: number): boolean => Math.abs(a - b) <= 0.51 * 10 ** -digits;
    const [converted = 0, rated = 0, ratio = 0, left = 0, peak = 0] = cells;
    assert.ok(near(converted, of.convertSeconds, 1) && near(rated, of.rateSeconds, 1) && near(ratio, of.ratio, 1), row);
    assert.ok(near(left, of.leftToAssess * 100, 2) && peak === of.peakMebibytes, row);
  }
});
