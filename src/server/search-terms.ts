// The terms of a text that is searched or asked: no accents, no plurals, no small words.

import { irregularForms, otherSpellings } from "./search-spellings.js";

// Words that say nothing of the goods, as they are written: "thé" is tea, "the" is not.
const STOP_WORDS = new Set(
  "a à an and aux au d de des du en et for from in l la le les of on or other ou pour sur the to un une with".split(" "),
);
// "or" is gold in French after one of these, and where it stands alone.
const BEFORE_GOLD = new Set(["d", "de", "en", "l"]);
// Sizes of lumber as they are spoken: two by four.
const SPOKEN = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const SPOKEN_SIZE = new RegExp(`\\b(${SPOKEN.join("|")})\\s*(?:x|by)\\s*(${SPOKEN.join("|")})\\b`, "g");
function spelled(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replace(SPOKEN_SIZE, (_, a: string, b: string) => `${SPOKEN.indexOf(a)}x${SPOKEN.indexOf(b)}`)
    .replace(/(\d)\s*(?:x|by|×)\s*(\d)/g, "$1x$2")
    .replace(/['’]s\b/g, "");
}

function bare(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "");
}

// The ending of a plural does not count, in English and in French: berries, boxes, shoes, chaises, tuyaux, congelées.
function stem(term: string): string {
  const one = irregularForms[term] ?? term;
  if (one.length <= 3 || /\d/.test(one)) return one;
  const stemmed = singular(one)
    .replace(/(..)ie$/, "$1y")
    .replace(/(..(?:s|x|ch|sh|z|o|e))e$/, "$1");
  return otherSpellings[stemmed] ?? stemmed;
}

function singular(term: string): string {
  if (/(?:[eo]u|eau|uyau|oyau)x$/.test(term)) return term.slice(0, -1);
  if (term.endsWith("aux")) return `${term.slice(0, -3)}al`;
  return /[^s]s$/.test(term) ? term.slice(0, -1) : term;
}

/** The terms of one phrase in their order; a phrase of nothing but small words keeps them. */
export function termsOf(phrase: string): string[] {
  const words = spelled(phrase)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "");
  const telling = words.filter((word, at) => !STOP_WORDS.has(word) || (word === "or" && BEFORE_GOLD.has(words[at - 1] ?? "")));
  return (telling.length > 0 ? telling : words).map((word) => stem(bare(word)));
}

/** The terms of phrases separated by ";". A word with a hyphen is found when it is written as one, too: e-bike and ebike. */
export function indexTermsOf(phrases: string): string[] {
  const joined = bare(spelled(phrases)).match(/\p{L}+(?:-\p{L}+)+/gu) ?? [];
  return [...phrases.split(";").flatMap(termsOf), ...joined.map((each) => stem(each.replaceAll("-", "")))];
}

/** Whether a query has small words or letters of French. */
export function isFrench(query: string): boolean {
  return /[àâçèéêëîïôùûœ]|(?:^|\s)(?:au|aux|de|des|du|en|et|la|le|les|ou|pour|sur|une?)\s|(?:^|\s)[dl]['’]/i.test(query);
}
