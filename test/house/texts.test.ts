// Texts: every message has its English, every place of a text is the same in every language, no text is left over, ids are current. What
// has no French yet is printed and turns nothing red.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { untranslated } from "../../src/law/sentences.js";
import { bundledLaw, bundledSchedule } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { LANGUAGES } from "../../src/said/language.js";
import { allTexts, idsFile, placesOf, textsByRoom } from "../contract/messages.js";

const root = packagePath(".");
const english = allTexts("en");

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

test("the ids that code may name are those of the texts", () => {
  assert.equal(readFileSync(packagePath("src/said/ids.ts"), "utf8"), idsFile());
});

test("no id stands in two rooms", () => {
  for (const language of LANGUAGES) {
    const ids = [...textsByRoom(language).values()].flatMap((texts) => Object.keys(texts));
    assert.equal(new Set(ids).size, ids.length);
  }
});

test("a translation names what the English names, and no text that the English has not", () => {
  for (const language of LANGUAGES)
    for (const [id, text] of Object.entries(allTexts(language))) {
      if (id.startsWith("word/")) continue;
      assert.ok(id in english, `${language}: ${id} is not among the English texts`);
      assert.deepEqual(placesOf(text), placesOf(english[id] ?? ""), `${language}: ${id}`);
    }
});

test("every text is named by code", () => {
  const code = [...sources("src"), ...sources("web")]
    .filter((file) => file !== "src/said/ids.ts")
    .map((file) => readFileSync(join(root, file), "utf8"))
    .join("\n");
  // A text whose id is put together names its beginning.
  const built = [...code.matchAll(/`([\w-]+\/[\w.-]*)\$\{/g)].map(([, beginning = ""]) => beginning);
  const left = Object.keys(english)
    .filter((id) => !id.startsWith("word/"))
    .map((id) => id.replace(/\.(one|other)$/, ""))
    .filter((id) => !code.includes(`"${id}"`) && !built.some((beginning) => id.startsWith(beginning)));
  assert.deepEqual([...new Set(left)], []);
});

test("what has no French yet is listed", (context) => {
  const french = allTexts("fr");
  const missing = Object.keys(english).filter((id) => !(id in french));
  context.diagnostic(
    `${missing.length} of ${Object.keys(english).length} texts have no French${missing.length === 0 ? "" : `: ${missing.join(", ")}`}`,
  );
});

test("the law's French translates sentences of the law, and what it lacks is listed", (context) => {
  const { missing, left } = untranslated(bundledLaw(), "fr", Object.values(bundledSchedule().marks));
  assert.deepEqual(left, []);
  context.diagnostic(`${missing.length} sentences of the law have no French${missing.length === 0 ? "" : `: ${missing.join(" | ")}`}`);
});
