// The texts that are loaded, by language. English is always there; another language, or a room that only a host needs, is added by who
// loads it.

import { ENGLISH } from "./english.js";
import type { Language } from "./language.js";

/** Texts by their id. */
export type Catalog = Readonly<Record<string, string>>;

const loaded = new Map<Language, Catalog>([["en", ENGLISH]]);

let added = 0;

/** How often texts were added: what was said before may read otherwise after. */
export function textsAdded(): number {
  return added;
}

/** Add texts of a language. Adding the same again changes nothing. */
export function addTexts(language: Language, texts: Catalog): void {
  loaded.set(language, { ...loaded.get(language), ...texts });
  added++;
}

/** The texts of a language that are loaded. */
export function textsOf(language: Language): Catalog {
  return loaded.get(language) ?? {};
}
