// In French a word joins the name after it: "pas d’origin", "qu’ouvert", "du change".

import assert from "node:assert/strict";
import { test } from "node:test";
import { translatorOf } from "../../src/said/all-languages.js";
import { joinedInFrench } from "../../src/said/elision.js";
import { message } from "../../src/said/message.js";
import { translator } from "../../src/said/translator.js";
import { allTexts } from "../contract/messages.js";

test("de and que lose their vowel before a vowel, and de and à join the article", () => {
  for (const [before, value, joined] of [
    ["n’a pas de ", "origin", "n’a pas d’origin"],
    ["autre que ", "inconnu", "autre qu’inconnu"],
    ["Les importations de ", "août 2025", "Les importations d’août 2025"],
    ["De ", "Inde", "D’Inde"],
    ["plus de ", "12", "plus de 12"],
    ["le code ", "origin", "le code origin"],
    ["à la place de ", "le taux", "à la place du taux"],
    ["ajoute à ", "les droits", "ajoute aux droits"],
    ["suivi de ", "hts", "suivi de hts"],
    ["plus que ", "oui", "plus que oui"],
    ["dès que ", "« origin »", "dès que « origin »"],
  ] as const)
    assert.equal(joinedInFrench(before, value), joined);
});

test("no French text says de or que before a vowel, whatever it names", () => {
  const places = Object.entries(allTexts("fr")).filter(([, text]) => /(^|[^\p{L}])(de|que) \{/iu.test(text));
  assert.ok(places.length > 50);
  for (const [id, text] of places) {
    const args = Object.fromEntries([...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, "origine"]));
    // A text of the law is filled by the same code.
    const filled = translator("fr", { [id]: text }).arg({ law: id, args });
    assert.doesNotMatch(filled, /(^|[^\p{L}])(de|que) o/iu, id);
  }
});

test("a line without a key is told so in good French, and English stays as it is", () => {
  assert.equal(translatorOf("fr").say(message("facts/missing-key", { key: "origin" })), "La ligne n’a pas d’origin.");
  assert.match(translatorOf("en").say(message("facts/missing-key", { key: "origin" })), /origin/);
});
