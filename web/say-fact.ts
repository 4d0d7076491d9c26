// A fact and what is said of it, as a person reads them: the question the law asks, and the answer in words.

import type { FactRule } from "../src/law/types.js";
import { dollars } from "./figures.js";
import type { Words } from "./words/en.js";

/** The question of a fact: the language's own, else the law's; a fact without one by its path. */
export function askOf(path: string, rules: readonly FactRule[], words: Words): string {
  return words.asks[path] ?? rules.find((rule) => rule.name === path)?.ask ?? words.others[path] ?? path;
}

/** What was answered: yes and no, amounts as dollars, words in the language of the page. */
export function answerOf(path: string, value: string | boolean, words: Words): string {
  if (value === true || value === "true") return words.yes;
  if (value === false || value === "false") return words.no;
  return /alue$/.test(path) && /^\d+(\.\d+)?$/.test(value) ? dollars(value) : choiceOf(value, words);
}

/** A choice as people write it: `passenger-vehicle` is "passenger vehicle". */
export function choiceOf(choice: string, words: Words): string {
  const said = words.law(choice);
  return said === choice && /^[a-z]+(?:-[a-z]+)+$/.test(choice) ? choice.replaceAll("-", " ") : said;
}
