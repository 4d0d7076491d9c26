// How commands speak of a claim: by the name of the program where goods of the origin claim one of the vocabulary, else by its symbol.

import { PROGRAM_SYMBOLS } from "../contract/vocabulary.js";
import { type Message, message } from "../said/message.js";

/** The title of an answer under a claim. */
export function claimTitle(spi: string | null, byName: boolean): Message {
  if (spi === null) return message(byName ? "duty/without-cusma" : "duty/no-claim");
  return PROGRAM_SYMBOLS.some((symbol) => symbol === spi) ? message("duty/with-cusma") : message("duty/claiming", { program: spi });
}

/** The same within a line. */
export function claimInLine(spi: string | null, byName: boolean): Message {
  if (spi === null) return message(byName ? "diff/without" : "diff/no-claim");
  return PROGRAM_SYMBOLS.some((symbol) => symbol === spi) ? message("diff/with") : message("diff/claiming", { program: spi });
}
