// Every question of fact of the law and every answer it lets choose has its French, and the French names no other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/cli/bundle.js";
import { ASKS_FR, PHRASES_FR } from "../../web/words/facts-fr.js";
import { inLanguage } from "../../web/words/vocabulary.js";

// Names of companies, the same in both languages.
const NAMES = new Set(["Canfor", "West Fraser", "rail", "pipeline"]);

test("questions and choices in French are those of the law", () => {
  const { facts } = bundledEngine().law;
  assert.deepEqual(Object.keys(ASKS_FR).sort(), facts.map((rule) => rule.name).sort());
  const missing = facts
    .filter((rule) => rule.type === "choice" || rule.type === "text")
    .flatMap((rule) => (rule.values ?? []).map(String))
    .filter((word) => !NAMES.has(word) && PHRASES_FR[word] === undefined && inLanguage(word, "fr") === word);
  assert.deepEqual(missing, []);
});
