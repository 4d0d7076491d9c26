// The language of a text that the engine says, for whoever reads it aloud.

import { UNTRANSLATED } from "../src/said/translator.js";

/** "en" for a text that has no French and is said in English with its mark; else the text is in the language of the page. */
export function englishOf(text: string): "en" | undefined {
  return text.includes(UNTRANSLATED) ? "en" : undefined;
}
