// Decimals as the contract writes them: at most thirteen digits before the point and six after, no sign, comma, space or exponent.

import type { Rational } from "./rational.js";

const SCALES = [1n, 10n, 100n, 1_000n, 10_000n, 100_000n, 1_000_000n];
/** Digits that may stand before the point. */
export const MOST_WHOLE = 13;
// So many digits are an exact number before they are a big integer.
const MOST_EXACT = 15;
const POINT = 46;
const ZERO = 48;
const NINE = 57;

/**
 * Read a decimal from text or from a JSON number (by its shortest decimal text, never as a binary float).
 * Undefined when it is not of the form, or has more decimals than allowed (2 for dollars).
 */
export function parseDecimal(input: string | number, most: 2 | 6 = 6): Rational | undefined {
  const text = typeof input === "number" ? String(input) : input;
  const { length } = text;
  let point = length;
  let digits = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) digits = digits * 10 + (code - ZERO);
    else if (code === POINT && point === length) point = at;
    else return undefined;
    if (at > MOST_WHOLE + 1 + most) return undefined;
  }
  const places = point === length ? 0 : length - point - 1;
  if (point === 0 || point > MOST_WHOLE || (point < length && places === 0) || places > most) return undefined;
  const n = point + places <= MOST_EXACT ? BigInt(digits) : BigInt(places === 0 ? text : text.replace(".", ""));
  return { n, d: SCALES[places] ?? 1n };
}
