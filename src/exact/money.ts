// Cents. The one place where money is rounded.

import { type Rational, scaled, scaledText } from "./rational.js";

/**
 * Round exact dollars to cents, half up: each duty is computed exactly and rounded once.
 * The contract prescribes it; 19 CFR 159.3 is the regulation remembered for the rounding of values (UNVERIFIED).
 */
export function roundToCents(dollars: Rational): bigint {
  return scaled(dollars, 2);
}

const SMALL = 1_000_000_000_000n;

/** Cents as text with exactly two decimals. */
export function formatCents(cents: bigint): string {
  // Most amounts are small enough for a number, which is written faster.
  if (cents < 0n || cents > SMALL) return scaledText(cents, 2);
  const whole = Number(cents);
  const rest = whole % 100;
  return `${(whole - rest) / 100}.${rest < 10 ? "0" : ""}${rest}`;
}
