// Decimals as the contract writes them: at most thirteen digits before the point and six after, no sign, comma, space or exponent.

import type { Rational } from "./rational.js";

const FORM = /^\d{1,13}(?:\.(\d{1,6}))?$/;
const SCALES = [1n, 10n, 100n, 1_000n, 10_000n, 100_000n, 1_000_000n];

/**
 * Read a decimal from text or from a JSON number (by its shortest decimal text, never as a binary float).
 * Undefined when it is not of the form, or has more decimals than allowed (2 for dollars).
 */
export function parseDecimal(input: string | number, most: 2 | 6 = 6): Rational | undefined {
  const text = typeof input === "number" ? String(input) : input;
  const found = FORM.exec(text);
  if (found === null) return undefined;
  const places = found[1]?.length ?? 0;
  if (places > most) return undefined;
  return { n: BigInt(places === 0 ? text : text.replace(".", "")), d: SCALES[places] ?? 1n };
}
