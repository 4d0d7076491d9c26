// Cents. The one place where money is rounded.

import { type Rational, scaled, scaledText } from "./rational.js";

/**
 * Round exact dollars to cents, half up: each duty is computed exactly and rounded once.
 * The contract prescribes it; 19 CFR 159.3 is the regulation remembered for the rounding of values (UNVERIFIED).
 */
export function roundToCents(dollars: Rational): bigint {
  return scaled(dollars, 2);
}

/** Cents as text with exactly two decimals. */
export function formatCents(cents: bigint): string {
  return scaledText(cents, 2);
}
