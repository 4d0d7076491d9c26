// A fact and what is said of it, as a person reads them: the question the law asks, and the answer in words.

import type { FactRule } from "../src/law/types.js";
import { message } from "../src/said/message.js";
import { countryName } from "./countries.js";
import { dayInWords, dollars } from "./figures.js";
import { choiceName } from "./words/choices.js";
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
  return /alue$/.test(path) && /^\d+(\.\d+)?$/.test(value) ? dollars(value) : choiceOf(path, value, words);
}

/** A choice of a fact as people say it: `non-selected` is "another company named in a review", CA is Canada. */
export function choiceOf(path: string, choice: string, words: Words): string {
  const name = choiceName(path, choice, words.code);
  if (name !== undefined) return name;
  const [, country] = /^not ([A-Z]{2})$/.exec(choice) ?? [];
  if (country !== undefined) return words.said(message("answer/not", { value: countryName(country, words.code) }));
  if (path !== "spi" && /^[A-Z]{2}$/.test(choice)) return countryName(choice, words.code);
  // A day, a number or a program reads the same in every language.
  return /[a-z]/.test(choice) ? words.law(choice) : choice;
}

/** A rate as the law writes it: a share as the language writes shares, words of the law in the language. */
export function rateInWords(rate: string, words: Words): string {
  const written = words.word(rate);
  return written === rate ? words.law(rate) : written;
}

/** Why the engine refuses, and what to do. */
export function refusal({ message, fix }: { readonly message: string; readonly fix: string }): string {
  return daysInWords(`${message} ${fix}`);
}

/** A text of the engine with its days as people write them. */
export function daysInWords(text: string): string {
  return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, dayInWords);
}
