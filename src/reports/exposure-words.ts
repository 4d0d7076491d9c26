// How the figures of exposure are written.

import { language, say } from "../console/language.js";
import { message } from "../said/message.js";
import type { Range } from "../scenario/report.js";

const MILLION = 1_000_000;

/** Millions of dollars with one decimal. */
export function millions(text: string): string {
  return (Number(text) / MILLION).toLocaleString(language() === "fr" ? "fr-CA" : "en-US", {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}

/** Millions of dollars, one figure or two. */
export function span({ min, max }: Range): string {
  const [low, high] = [millions(min), millions(max)];
  return low === high ? low : say(message("answer/to-short", { low, high }));
}
