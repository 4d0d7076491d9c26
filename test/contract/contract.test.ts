// The contract has one source: the declarations are those of the schemas and of the registry, reader and schema know the same keys, and
// every code of a refusal is written down.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { answerFile, entryLineFile, vocabularyFile } from "../../src/contract/declared.js";
import { contentColumns, contentMetals, ENTRY_KEYS } from "../../src/contract/entry-keys.js";
import { entryLineSchema } from "../../src/contract/entry-line.js";
import { ERRORS } from "../../src/contract/errors.js";
import { assessUnknown } from "../../src/index.js";
import { bundledLaw } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { gallery } from "../errors/gallery.js";

const { facts, vocabulary } = bundledLaw();
const LINE = { hts: "7604.21.00.10", origin: "CA", entryDate: "2025-10-07", value: "50000.00" };

test("the declarations are those of the schemas and of the registry: `npm run contract` writes them", () => {
  assert.equal(readFileSync(packagePath("src/contract/answer.ts"), "utf8"), answerFile());
  assert.equal(readFileSync(packagePath("src/contract/entry-line-input.ts"), "utf8"), entryLineFile(facts));
  assert.equal(readFileSync(packagePath("src/contract/vocabulary.ts"), "utf8"), vocabularyFile(vocabulary));
});

test("the type of a line names every fact of the registry, found without the schema", () => {
  const written = readFileSync(packagePath("src/contract/entry-line-input.ts"), "utf8");
  const named = readFileSync(packagePath("law/facts.yaml"), "utf8").matchAll(/^([a-zA-Z0-9.-]+):/gm);
  const camel = (name: string): string => name.replace(/-([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
  const names = [...named].map(([, name = ""]) => camel(name.split(".").at(-1) ?? ""));
  assert.ok(names.length > 60);
  const differ = names.filter((name) => !new RegExp(`readonly ${name}\\??:`, "i").test(written));
  assert.deepEqual(differ, []);
});

test("reader and schema know the same keys: each stands in both, and a misspelt one in neither", () => {
  const check = new Ajv2020({ strict: false, validateFormats: false }).compile(entryLineSchema(facts).line);
  const unknown = (line: object): boolean => {
    const answer = assessUnknown(line);
    return answer.status === "error" && answer.error.code === "facts/unknown-key";
  };
  const sample: Readonly<Record<string, unknown>> = {
    boolean: true,
    number: "1",
    decimal: "1.00",
    date: "2025-01-01",
    text: "a",
    country: "CA",
  };
  const lines: object[] = [LINE];
  for (const rule of facts)
    if (rule.name.startsWith("facts."))
      lines.push({ ...LINE, facts: { [rule.name.slice(6)]: rule.type === "choice" ? rule.values[0] : sample[rule.type] } });
  for (const [metal, places] of contentMetals(facts)) {
    for (const place of places) lines.push({ ...LINE, content: { [metal]: { [place]: "CA" } } });
    for (const amount of ["value", "weightKg", "usShare", "ukShare"]) lines.push({ ...LINE, content: { [metal]: { [amount]: "0.5" } } });
  }
  assert.ok(lines.length > 100);
  for (const line of lines) {
    assert.ok(check(line), JSON.stringify([line, check.errors?.[0]]));
    assert.ok(!unknown(line), JSON.stringify(line));
  }
  for (const wrong of [
    { ...LINE, contents: {} },
    { ...LINE, content: { tin: { value: "1.00" } } },
    { ...LINE, content: { steel: { cast: "CA" } } },
    { ...LINE, facts: { civilAircrafts: true } },
  ]) {
    assert.ok(!check(wrong), JSON.stringify(wrong));
    assert.ok(unknown(wrong), JSON.stringify(wrong));
  }
});

test("the columns of a table are those that the contract names", () => {
  const named =
    "entry_line hts origin entry_date import_date customs_value spi weight_kg us_content_value chapter98 chapter98_value loaded_date mode entry_type";
  assert.deepEqual(
    Object.values(ENTRY_KEYS).flatMap(({ column }) => column ?? []),
    named.split(" "),
  );
  const contents =
    "steel.meltPour aluminum.primarySmelt aluminum.secondarySmelt aluminum.cast steel.value steel.weightKg steel.usShare steel.ukShare aluminum.value aluminum.weightKg aluminum.usShare aluminum.ukShare copper.value copper.weightKg copper.usShare lead.value lead.weightKg";
  assert.deepEqual(
    contentColumns(facts),
    contents.split(" ").map((path) => `content.${path}`),
  );
});

// These turn on an option (`scenario` too), on text that is not JSON or on a folder: no file of the gallery causes them.
const ELSEWHERE =
  /^(json|options)\/|^law\/refused$|^table\/(no-such-file|no-such-sheet|no-such-column|same-file|unwritable|other-run|already-running)$/;

test("every code of a refusal stands in the gallery and in the source", async () => {
  const shown = new Set((await gallery()).map(({ code }) => code));
  const codes = Object.keys(ERRORS);
  assert.deepEqual(codes, [...codes].sort());
  assert.deepEqual(
    codes.filter((code) => !shown.has(code) && !ELSEWHERE.test(code)),
    [],
  );
  const sources = [
    "facts",
    "hts",
    "assess",
    "origin",
    "tables",
    "table-files",
    "bulk",
    "audit",
    "console",
    "packaged",
    "rate",
    "reports",
    "cli",
  ].flatMap((room) =>
    readdirSync(packagePath(`src/${room}`), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8")),
  );
  const text = sources.join("\n");
  assert.deepEqual(
    codes.filter((code) => !text.includes(`"${code}"`)),
    [],
  );
});
