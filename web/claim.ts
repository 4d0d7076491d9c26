// The claim that the page sets against none.

import { PROGRAM_SYMBOLS } from "../src/contract/vocabulary.js";
import { claimsFor } from "../src/law/claimable.js";
import type { Law } from "../src/law/types.js";

/** The symbol of the program that goods of the default origin may claim. */
export const [CLAIM] = PROGRAM_SYMBOLS;

/** The symbol of a program, or null for no claim. */
export type Claim = string | null;

/** The claim that is compared for goods of an origin; null where its goods have none to make. */
export function claimOf(law: Law, origin: string): Claim {
  return claimsFor(law, origin)[0] ?? null;
}

/** Whether a symbol is one of the program of the default origin. */
export function isOwnProgram(claim: Claim): boolean {
  return PROGRAM_SYMBOLS.some((symbol) => symbol === claim);
}
