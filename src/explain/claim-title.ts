// How an answer is headed by what it claims.

import { PROGRAM_SYMBOLS } from "../contract/vocabulary.js";
import { programFor } from "../law/claimable.js";
import type { Law } from "../law/types.js";
import { type Message, message } from "../said/message.js";

/** With or without the program of the vocabulary by its name; the programs of other origins by their symbol. */
export function claimTitle(
  law: Pick<Law, "countries" | "coverage" | "preferences" | "vocabulary">,
  origin: string,
  claim: string | null,
): Message {
  const named = (symbol: string | undefined): boolean => PROGRAM_SYMBOLS.some((each) => each === symbol);
  if (claim !== null) return named(claim) ? message("duty/with-cusma") : message("duty/claiming", { program: claim });
  return message(named(programFor(law, origin)?.symbols[0]) ? "duty/without-cusma" : "duty/without-claim");
}
