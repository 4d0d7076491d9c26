// Colour on a terminal only, and never where NO_COLOR is set.

import { styleText } from "node:util";
import { PLAIN, type Style } from "../explain/words.js";
import type { Translator } from "../said/translator.js";
import { translate } from "./language.js";

/** The style for a stream, in the language of the call; `translator` has the words of a law as well. */
export function styleOf(stream: NodeJS.WriteStream, translator: Translator = translate()): Style {
  if (!stream.isTTY || process.env.NO_COLOR) return { ...PLAIN, translator };
  return {
    translator,
    bold: (text) => styleText("bold", text),
    dim: (text) => styleText("dim", text),
    warn: (text) => styleText("yellow", text),
  };
}
