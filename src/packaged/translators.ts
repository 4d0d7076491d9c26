// Texts of every language that the package carries, for hosts that have all of them at hand.

import { addTexts } from "../said/catalogs.js";
import { FRENCH } from "../said/french.js";
import type { Language } from "../said/language.js";
import { type Translator, translator } from "../said/translator.js";

addTexts("fr", FRENCH);

const known = new Map<Language, Translator>();

/** Writes messages in a language, without the words of a law. */
export function translatorOf(language: Language): Translator {
  let found = known.get(language);
  if (found === undefined) {
    found = translator(language);
    known.set(language, found);
  }
  return found;
}
