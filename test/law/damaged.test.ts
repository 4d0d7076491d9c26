// A damaged folder of law: every mistake is told once, at the place where it is written, and nothing is told that only follows from it.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { nearest } from "../../src/facts/spelling.js";
import { writeKey } from "../../src/law/key-forms.js";
import { compileTexts } from "../../src/law-files/law-trees.js";
import { lawTexts } from "../../src/law-files/law-yaml.js";
import { packagePath } from "../../src/packaged/paths.js";

const TEXTS = lawTexts(packagePath("law"));

function textOf(file: string): string {
  const text = TEXTS.get(file);
  assert.ok(text !== undefined, file);
  return text;
}

function told(change: ReadonlyMap<string, string | undefined>): string[] {
  const texts = new Map(TEXTS);
  for (const [file, text] of change)
    if (text === undefined) texts.delete(file);
    else texts.set(file, text);
  return compileTexts(texts).problems.map(({ code, place: { file, line, column }, length }) => {
    const written = texts.get(file)?.split("\n")[line - 1] ?? "";
    return `${code} ${file} ${written.slice(column - 1, column - 1 + length)}`;
  });
}

/** A file with the first text that matches put otherwise. */
function changed(file: string, from: string | RegExp, to: string): ReadonlyMap<string, string> {
  const text = textOf(file);
  const after = text.replace(from, to);
  assert.ok(after !== text, `${file} has ${from}`);
  return new Map([[file, after]]);
}

test("names that no file has are told where they are written", () => {
  const places: readonly [file: string, from: string | RegExp, to: string, told: string][] = [
    [
      "stacking.yaml",
      "reading: copper-232#content",
      "reading: copper-232#contents",
      "law/unknown-question stacking.yaml copper-232#contents",
    ],
    ["stacking.yaml", /yield: \[[^\]]*\]/, "yield: [9903.01.98]", "law/unknown-heading stacking.yaml 9903.01.98"],
    ["parcels.yaml", "ieepa-canada, ", "ieepa-canda, ", "law/unknown-measure parcels.yaml ieepa-canda"],
    [
      "measures/ieepa-canada.yaml",
      /(?<![-\w])reading: [\w#-]+/,
      "reading: nothing",
      "law/unknown-question measures/ieepa-canada.yaml nothing",
    ],
    ["lists/motorcycle-parts.txt", /by PP 11032/, "by PP 99", "law/unknown-instrument lists/motorcycle-parts.txt PP 99"],
  ];
  for (const [file, from, to, expected] of places) {
    const found = told(changed(file, from, to));
    assert.deepEqual([...new Set(found)], [expected]);
  }
});

test("a file that is not YAML, is empty or is not there is one mistake, whatever the other files name from it", () => {
  for (const name of ["instruments", "countries", "vocabulary", "preferences", "facts", "heading-lists", "stacking"]) {
    const file = `${name}.yaml`;
    const found = told(new Map([[file, `${textOf(file)}\n  bad: [unclosed\n`]]));
    assert.deepEqual(
      found.map((each) => each.split(" ").slice(0, 2).join(" ")),
      [`law/bad-yaml ${file}`],
    );
  }
  for (const file of ["measures/ieepa-canada.yaml", "measures/metals-232.yaml", "measures/copper-232.yaml"]) {
    assert.equal(told(new Map([[file, `${textOf(file)}\n  bad: [unclosed\n`]])).length, 1, file);
    assert.equal(told(new Map([[file, ""]])).length, 1, file);
  }
  assert.deepEqual(told(new Map([["instruments.yaml", undefined]])), ["law/missing-file instruments.yaml "]);
});

test("what is left empty where a mistake was taken out, or does not fit where a word stood in, is no second mistake", () => {
  const missing = told(new Map([["lists/note-36-b.txt", undefined]]));
  assert.ok(missing.length > 0 && missing.every((each) => each.startsWith("law/unknown-list ")), missing.join("\n"));
  const unkind = told(changed("instruments.yaml", /(?<=EO 14325:\s+\{?\s*)kind:/, "kinds:"));
  assert.deepEqual(unkind, ["law/unknown-key instruments.yaml kinds"]);
});

test("a suggestion is of the same kind and close: another number is no slip", () => {
  const headings = ["9903.01.10", "9903.01.13", "9903.01.69", "9903.01.90", "9903.10.01"];
  assert.equal(nearest("9903.01.99", headings), undefined);
  assert.equal(nearest("9903.01.31", headings), "9903.01.13");
  assert.equal(nearest("9903.0.13", headings), "9903.01.13");
  assert.equal(nearest("note-36-b", ["note-30-b", "note-16-b"]), undefined);
  assert.equal(nearest("EO 14352", ["EO 14325", "EO 14353"]), "EO 14325");
  assert.equal(nearest("copper-233", ["copper-232", "metals-232"]), "copper-232");
  assert.equal(nearest("quantty2", ["quantity", "quantity2"]), "quantity2");
});

test("every key that must be there has a remedy that says what to write", () => {
  const sources = readdirSync("src/law").map((name) => readFileSync(join("src/law", name), "utf8"));
  const needed = new Set(sources.flatMap((text) => [...text.matchAll(/\bneed\(\s*\w+,\s*"([\w-]+)"/g)].map(([, key = ""]) => key)));
  assert.ok(needed.size > 20);
  assert.deepEqual(
    [...needed].filter((key) => writeKey(key).id !== "law-check/write-key-with"),
    [],
  );
});
