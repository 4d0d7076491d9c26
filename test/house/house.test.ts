// The house: imports go one way, the law is not in code, files stay small, what the documents link to exists.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";
import { ROOMS as ROOM_LIST } from "./rooms.js";

const root = packagePath(".");
const ROOMS = ROOM_LIST.map(({ name }) => name);
// Rooms that run anywhere: no package, no Node API.
const PURE = ROOMS.slice(0, ROOMS.indexOf("audit") + 1);
// The contract and the facts read their rules from the law's types, the law's checker speaks of facts by name; a schedule and a
// law hold what a newer print says. All only by type or spelling.
const ALLOWED = new Set(["contract -> law", "facts -> law", "hts -> law", "hts -> print", "law -> print"]);

function files(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === "node_modules" || entry.name === "dist" || entry.name === "build" ? [] : files(path, ending);
    return entry.name.endsWith(ending) ? [path] : [];
  });
}

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

function imports(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/^(?:import|export)\s+(type\s+)?[^;]*?from\s+"([^"]+)"/gm)].map((found) => ({
    file,
    from: found[2] ?? "",
    typeOnly: found[1] !== undefined,
  }));
}

const sources = files("src", ".ts");

test("imports go one way through the rooms", () => {
  const wrong: string[] = [];
  for (const file of sources) {
    const room = file.split("/")[1] ?? "";
    if (room.endsWith(".ts")) continue;
    for (const each of imports(file)) {
      if (!each.from.startsWith(".")) continue;
      const target = normalize(join(dirname(file), each.from)).split("/")[1] ?? "";
      if (ROOMS.indexOf(target) <= ROOMS.indexOf(room)) continue;
      if (each.typeOnly && ALLOWED.has(`${room} -> ${target}`)) continue;
      wrong.push(`${file} imports ${each.from}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("every room is in the list and on the page of the layout", () => {
  const page = readFileSync(join(root, "docs/architecture.md"), "utf8");
  const folders = readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.deepEqual(
    folders.map(({ name }) => name).filter((name) => !ROOMS.includes(name)),
    [],
  );
  assert.deepEqual(
    ROOMS.filter((name) => !page.includes(`\`${name}\``)),
    [],
  );
});

test("the rooms from exact to audit import no package and no Node API", () => {
  const builtins = new Set(builtinModules);
  const wrong: string[] = [];
  for (const file of sources) {
    if (!PURE.includes(file.split("/")[1] ?? "")) continue;
    for (const { from } of imports(file)) if (!from.startsWith(".") || builtins.has(from)) wrong.push(`${file} imports ${from}`);
    if (/\bprocess\.|\bDate\.now|new Date\(\)/.test(readFileSync(join(root, file), "utf8"))) wrong.push(`${file} reads the host`);
  }
  assert.deepEqual(wrong, []);
});

test("no tariff number, heading or rate of the law stands in code", () => {
  const wrong: string[] = [];
  for (const file of sources) {
    const code = readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    for (const found of code.matchAll(/\b\d{4}\.\d{2}\.\d{2}(?:\.\d{2})?\b|"99\d{6}"/g)) wrong.push(`${file}: ${found[0]}`);
  }
  // Examples of how a number is written, in the words of a refusal, are no law.
  assert.deepEqual(
    wrong.filter((each) => !EXAMPLES.test(each)),
    [],
  );
});

const EXAMPLES = /^src\/(contract|facts|law|cli|console|law-tools|reports)\/.*: (7604\.21\.00(\.10)?|9903\.01\.10|9802\.00\.50)$/;

test("no source file is over 400 lines, and the median is at most 150", () => {
  // The ids of texts are made from locales/.
  const written = sources.filter((file) => file !== "src/said/ids.ts");
  const lengths = written.map((file) => readFileSync(join(root, file), "utf8").split("\n").length).sort((a, b) => a - b);
  assert.ok((lengths.at(-1) ?? 0) <= 400);
  assert.ok((lengths[Math.floor(lengths.length / 2)] ?? 0) <= 150);
});

test("every source file opens with what it is; no room is called utils", () => {
  for (const file of sources) assert.match(readFileSync(join(root, file), "utf8"), /^(#!.*\n)?\/\/ /, file);
  assert.ok(!sources.some((file) => /\/(utils?|helpers?|common|misc)(\/|\.ts)/.test(file)));
});

test("what the documents link to exists", () => {
  const missing: string[] = [];
  for (const file of [...readdirSync(root).filter((name) => name.endsWith(".md")), ...files("docs", ".md"), ...files("law", ".md")]) {
    for (const [, target = ""] of readFileSync(join(root, file), "utf8").matchAll(/\]\(([^)#:]+)\)/g))
      if (!existsSync(join(root, dirname(file), target))) missing.push(`${file} -> ${target}`);
  }
  assert.deepEqual(missing, []);
});

test("the README has exactly two commands", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const commands = [...readme.matchAll(/^```\n([\s\S]*?)^```/gm)].map((found) => (found[1] ?? "").trim());
  assert.deepEqual(commands, ["npm ci && npm start", "npm ci && npm test"]);
});

test("what a command wrote names no folder of the machine that ran it", () => {
  const absolute = /(?<![\w./:-])\/(?!opt\/)[\w-]+\/[\w./-]*\/(?:test|src|dist|law|build|docs)\/[\w./-]+/;
  const found = ["docs", "test/errors", "conformance"]
    .flatMap((folder) => ["md", "txt", "json", "jsonl"].flatMap((ending) => files(folder, `.${ending}`)))
    .flatMap((file) => {
      const [path] = absolute.exec(readFileSync(join(root, file), "utf8")) ?? [];
      return path === undefined ? [] : [`${file}: ${path}`];
    });
  assert.deepEqual(found, []);
});
