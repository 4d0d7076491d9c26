// Colour on a terminal only, and never where NO_COLOR is set.

import { styleText } from "node:util";
import { PLAIN, type Style } from "../explain/words.js";

/** The style for a stream. */
export function styleOf(stream: NodeJS.WriteStream): Style {
  if (!stream.isTTY || process.env.NO_COLOR) return PLAIN;
  return {
    bold: (text) => styleText("bold", text),
    dim: (text) => styleText("dim", text),
    warn: (text) => styleText("yellow", text),
  };
}
