// The registry of facts for a reader: its sentences in the language asked.

import type { FactRule } from "./types.js";

/** The facts with their questions and proofs as `inLaw` says a sentence of the law. */
export function factsIn(facts: readonly FactRule[], inLaw: (sentence: string) => string): FactRule[] {
  return facts.map((fact) => ({
    ...fact,
    ask: inLaw(fact.ask),
    ...(fact.proof === undefined ? {} : { proof: inLaw(fact.proof) }),
  }));
}
