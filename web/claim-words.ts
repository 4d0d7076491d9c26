// The words of an answer by the claim that is compared in it: the program of the default origin by its name, another by its symbol, none at all.

import { type Claim, isOwnProgram } from "./claim.js";
import type { Words } from "./words/en.js";

/** The words of the page, with those of a claim in their place. */
export function wordsFor(words: Words, claim: Claim): Words {
  if (isOwnProgram(claim)) return words;
  return { ...words, ...(claim === null ? words.withNoProgram : words.withProgram(claim)) };
}
