// Choices of facts: each that the law offers has a name in both languages that says more than the short word of the law.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine, bundledLaw } from "../../src/packaged/bundle.js";
import { choiceOf } from "../../web/say-fact.js";
import { choiceName, NAMED_CHOICES } from "../../web/words/choices.js";
import { en } from "../../web/words/en.js";
import { frenchWords } from "../../web/words/fr.js";

// Numbers stand for spans and are shown as they are.
const offered = bundledLaw().facts.flatMap(({ name, type, values = [] }) =>
  type === "number" ? [] : [[name, values.map(String)] as const],
);
const withChoices = offered.filter(([, values]) => values.length > 0);

test("every choice has a name in English and French, none is left over", () => {
  assert.ok(withChoices.length > 5);
  assert.deepEqual(
    Object.entries(NAMED_CHOICES).sort(([a], [b]) => (a < b ? -1 : 1)),
    [...withChoices].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
});

test("a name is no short word of the law, and no two choices of a fact share one", () => {
  for (const language of ["en", "fr"] as const)
    for (const [fact, values] of withChoices) {
      const names = values.map((value) => choiceName(fact, value, language) ?? "");
      assert.equal(new Set(names).size, names.length, fact);
      for (const [at, name] of names.entries()) {
        // A firm is called what it is called.
        if (/^[A-Z]/.test(values[at] ?? "")) assert.equal(name, values[at]);
        else assert.ok(name.length > 3 && name !== values[at] && !/[a-z]-[a-z]+-/.test(name), `${language} ${fact}: ${name}`);
      }
    }
});

test("a country is said by its name, and what the law says of one by its name too", () => {
  const fr = frenchWords(bundledEngine().parts.translator("fr"));
  assert.equal(choiceOf("content.steel.meltPour", "US", en), "United States");
  assert.equal(choiceOf("content.steel.meltPour", "CA", fr), "Canada");
  assert.equal(choiceOf("content.steel.meltPour", "not RU", fr), "autre que Russie");
  assert.equal(choiceOf("spi", "S", en), "S");
});
