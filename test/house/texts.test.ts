// Texts: every message has its English, every place of a text is the same in every language, no text is left over, ids are current. What
// has no French yet is printed and turns nothing red.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { untranslated } from "../../src/law/sentences.js";
import { bundledLaw, bundledSchedule } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import "../../src/said/all-languages.js";
import { LANGUAGES } from "../../src/said/language.js";
import { message } from "../../src/said/message.js";
import { translator } from "../../src/said/translator.js";
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
    .map((id) => id.replace(/\.(one|other|at-command)$/, ""))
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

// Places that stand for how many there are.
const COUNTS =
  "count lines rows entries numbers measures headings lists acts periods origins groups revisions texts files days columns parts";

// Words after a phrase that has its count in it: {lines} is "3 lines".
const SMALL = ["of ", "in ", "and ", "on ", "are ", "taken ", "de ", "et ", "en ", "sur ", "le ", "dans "];

// Texts that are said of several only, or whose word after the count does not bend.
const UNBENT: readonly RegExp[] = [
  // Said where there are more than can be shown, or at least two.
  /^(search\/first|explain\/outcomes-among|brief\/questions-in-all|mcp\/too-wide|mcp\/choose|origin\/not-encoded\.fix)$/,
  // Bounds that are fixed.
  /^tables\/(cell-out|sheet-reach|open-quote)$/,
  // Not so many of them, but these by name or as they were given.
  /^(audit\/no-facts|call\/workers|call\/synthetic|law-tool\/left-alone|finding\/filed-in-its-place|print\/notice\.(ranges|unknown|law-chosen|print-chosen)|audit\/note\.(no-cases|no-liquidations|estimate))$/,
  /^(origin\/nothing-determined|rate\/per-second)$/,
  // Thousands, or a bound of the law.
  /^(schedule\/rates|word\/more than \{days\} .*)$/,
];

test("a text that counts has a form for one and a form for several", () => {
  const counted = new RegExp(`\\{(${COUNTS.split(" ").join("|")})\\} (?!${SMALL.join("|")})\\p{Ll}`, "u");
  const inOneForm = LANGUAGES.flatMap((language) =>
    Object.entries(allTexts(language))
      .filter(([id, text]) => !/\.(one|other)$/.test(id) && counted.test(text) && !UNBENT.some((each) => each.test(id)))
      .map(([id, text]) => `${language}: ${id}: ${text}`),
  );
  assert.deepEqual(inOneForm, []);
  for (const id of Object.keys(english).filter((each) => each.endsWith(".one")))
    assert.ok(id.replace(/one$/, "other") in english, `${id} has no form for several`);
});

test("what the page may say names no option of the command", () => {
  for (const language of LANGUAGES) {
    const elsewhere = new Set(["cli", "help", "server"]);
    for (const [room, texts] of textsByRoom(language))
      if (!elsewhere.has(room))
        for (const [id, text] of Object.entries(texts))
          assert.ok(id.endsWith(".at-command") || !/(^|[\s('])--[a-z]/.test(text), `${language}: ${id} names an option`);
  }
});

test("at the command line advice names its options, elsewhere it names none", () => {
  const advice = message("tables/no-column.fix", { columns: "a, b" });
  for (const language of LANGUAGES) {
    assert.match(translator(language, {}, true).say(advice), /--map/);
    assert.doesNotMatch(translator(language).say(advice), /--/);
  }
});
