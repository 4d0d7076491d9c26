// A fact and what is said of it, as a person reads them: the question the law asks, and the answer in words.

import type { FactRule } from "../src/law/types.js";
import { message } from "../src/said/message.js";
import { dollars } from "./figures.js";
import type { Words } from "./words/en.js";

/** The question that the law asks for a fact; a fact without one by its name, else by its path. */
export function askOf(path: string, rules: readonly FactRule[], words: Words): string {
  const ask = rules.find((rule) => rule.name === path)?.ask;
  return ask === undefined ? (words.others[path] ?? path) : words.law(ask);
}

/** What was answered: yes and no, amounts as dollars, words in the language of the page. */
export function answerOf(path: string, value: string | boolean, words: Words): string {
  if (value === true || value === "true") return words.yes;
  if (value === false || value === "false") return words.no;
  if (value === "not unknown") return words.known;
  return /alue$/.test(path) && /^\d+(\.\d+)?$/.test(value) ? dollars(value) : choiceOf(value, words);
}

/** A choice as people write it: `passenger-vehicle` is "passenger vehicle". */
export function choiceOf(choice: string, words: Words): string {
  // A country, a day or a number reads the same in every language.
  if (!/[a-z]/.test(choice)) return choice;
  const [, country] = /^not ([A-Z]{2})$/.exec(choice) ?? [];
  if (country !== undefined) return words.said(message("answer/not", { value: country }));
  const said = words.law(choice);
  return said === choice && /^[a-z]+(?:-[a-z]+)+$/.test(choice) ? choice.replaceAll("-", " ") : said;
}

/** Why the engine refuses, and what to do. */
export function refusal({ message, fix }: { readonly message: string; readonly fix: string }): string {
  return `${message} ${fix}`;
}
