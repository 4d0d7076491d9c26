// The words of the law in other languages: files of `LANGUAGE/` that give a sentence of the law and what it reads as there.

import { LANGUAGES, type Language } from "../said/language.js";
import type { LawWords } from "../said/translator.js";
import { type Node, textOf } from "./tree.js";

/** Words by language. English is what the law itself is written in. */
export type WordsByLanguage = Readonly<Partial<Record<Language, LawWords>>>;

/** Read all such files; undefined where there are none. `collect` reads a file as far as it can be read. */
export function readWords(
  trees: ReadonlyMap<string, Node>,
  collect: <T>(file: string, read: (root: Node) => T) => T | undefined,
): WordsByLanguage | undefined {
  const found: Partial<Record<Language, Record<string, string>>> = {};
  for (const file of trees.keys()) {
    const language = LANGUAGES.find((each) => file.startsWith(`${each}/`));
    if (language === undefined) continue;
    const words = collect(file, readFile);
    found[language] = { ...found[language], ...words };
  }
  return Object.keys(found).length === 0 ? undefined : found;
}

function readFile(root: Node): Record<string, string> {
  if (root.kind !== "map") return {};
  return Object.fromEntries(root.entries.map(({ key, value }) => [key, textOf(value)]));
}
