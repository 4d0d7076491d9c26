// The claim that the page sets against none, and what it may be.

import { PROGRAM_SYMBOLS } from "../src/contract/vocabulary.js";

/** The symbol of the program that goods of the default origin may claim. */
export const [CLAIM] = PROGRAM_SYMBOLS;

/** That symbol, or null for no claim. */
export type Claim = typeof CLAIM | null;
