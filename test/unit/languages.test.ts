// Languages: the same answer in both, only the texts differ; what has no translation is said in English, marked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { acceptedLanguage } from "../../src/said/language.js";
import { message } from "../../src/said/message.js";
import { translator, UNTRANSLATED } from "../../src/said/translator.js";

const engine = bundledEngine();
const LINES = [
  { hts: "9403.20.00.50", entryDate: "2026-10-07" },
  { hts: "7604.21.00.10", entryDate: "2025-10-07" },
  { hts: "4407.11.00.01", entryDate: "2026-05-05" },
  { hts: "2208.30.60.20", entryDate: "2026-10-07" },
  { hts: "0702.00.20.10", entryDate: "2026-10-07" },
].map((line) => ({ ...line, origin: "CA", value: "10000.00" }));

// What a person reads: everything else is the same in every language.
const READ = new Set(["text", "ask", "if", "proof", "choices", "message", "fix", "label", "plus", "reason"]);

function withoutTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTexts);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      READ.has(key) && typeof each !== "object" ? "" : key === "choices" ? "" : withoutTexts(each),
    ]),
  );
}

test("an answer in French differs from the English in its texts alone, and nothing in it is untranslated", () => {
  for (const line of LINES)
    for (const spi of ["S", null, undefined]) {
      const asked = spi === undefined ? line : { ...line, spi };
      const options = { fees: true, trace: true };
      const [english, french] = [engine.assess(asked, options), engine.assess(asked, { ...options, language: "fr" })];
      assert.deepEqual(withoutTexts(french), withoutTexts(english), line.hts);
      assert.notDeepEqual(french, english);
      assert.ok(!JSON.stringify(french).includes(UNTRANSLATED), line.hts);
    }
});

test("a refusal is said in the language asked, with the same code", () => {
  const wrong = { hts: "7604.21.00.10", orign: "CA" };
  const [english, french] = [engine.assess(wrong), engine.assess(wrong, { language: "fr" })];
  assert.ok(english.status === "error" && french.status === "error");
  assert.equal(french.error.code, english.error.code);
  assert.equal(english.error.fix, "Did you mean origin?");
  assert.equal(french.error.fix, "Vouliez-vous dire origin ?");
  const unknown = engine.assess(LINES[0], { language: "de" } as never);
  assert.ok(unknown.status === "error" && unknown.error.code === "options/wrong-type" && unknown.error.key === "language");
});

test("without a language the answer is English", () => {
  assert.deepEqual(engine.assess(LINES[0]), engine.assess(LINES[0], { language: "en" }));
});

test("the header that names languages is read by its weights", () => {
  assert.equal(acceptedLanguage("fr-CA,fr;q=0.9,en;q=0.8"), "fr");
  assert.equal(acceptedLanguage("de, en;q=0.5, fr;q=0.4"), "en");
  assert.equal(acceptedLanguage("fr;q=0, de"), undefined);
  assert.equal(acceptedLanguage("*"), undefined);
  assert.equal(acceptedLanguage(undefined), undefined);
});

test("a sentence of the law without a translation is said in English, marked", () => {
  const french = translator("fr", { known: "connu" });
  assert.equal(french.law("known"), "connu");
  assert.equal(french.law("A new heading of an act."), `${UNTRANSLATED}A new heading of an act.`);
  assert.equal(
    french.say(message("law/unverified", { text: { law: "A new heading of an act." } })),
    `Non vérifié : ${UNTRANSLATED}A new heading of an act.`,
  );
  assert.equal(french.law("HTS 2026 rev 21"), "HTS 2026 rev 21");
});

test("amounts, shares and plurals are written as the language writes them", () => {
  const [english, french] = [translator("en"), translator("fr")];
  assert.equal(english.arg({ money: "12500.5" }), "$12,500.50");
  assert.equal(french.arg({ money: "12500.5" }), "12\u00a0500,50\u00a0$");
  assert.equal(french.arg({ percent: 0.003464 }), "0,3464\u00a0%");
  assert.equal(french.arg({ day: "2026-10-01" }), "1er octobre 2026");
  assert.equal(french.say(message("fresh/behind", { day: { day: "2026-10-07" }, count: 1 })).includes("1 jour avant"), true);
});
