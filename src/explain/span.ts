// A stretch of the law in words. As last seen it may have no end, and it may begin on a day that is to come: it is never said to last "to now".

import { message } from "../said/message.js";
import type { Translator } from "../said/translator.js";

/** "2025-03-04 to 2025-03-07" or "from 2025-03-07", as wide as a stretch of two days. */
export function spanInWords({ say }: Translator, from: string, until: string | undefined): string {
  const closed = say(message("history/span", { from, until: until ?? from }));
  return until === undefined ? say(message("history/open", { from })).padEnd(closed.length) : closed;
}
