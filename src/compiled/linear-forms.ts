// Duties as linear forms of how much of each ray of a region a line is made of.

import { mul, type Rational, ZERO } from "../exact/rational.js";
import { reduced } from "./regions.js";

/** So much for each unit of a ray, and a constant. */
export type LinearForm = readonly [slopes: readonly Rational[], constant: Rational];

/** Their sum. */
export function summed(all: readonly LinearForm[]): LinearForm {
  const width = Math.max(0, ...all.map(([slopes]) => slopes.length));
  const slopes = Array.from({ length: width }, (_, ray) => all.reduce((sum, [each]) => reduced(plus(sum, each[ray] ?? ZERO)), ZERO));
  return [slopes, all.reduce((sum, [, constant]) => reduced(plus(sum, constant)), ZERO)];
}

/** Equal for forms that are equal in any order; a form of nothing is none. */
export function textOf(all: readonly LinearForm[]): string {
  return all
    .filter(([slopes, constant]) => constant.n !== 0n || slopes.some(({ n }) => n !== 0n))
    .map(([slopes, constant]) => [...slopes, constant].map(({ n, d }) => `${n}/${d}`).join(" "))
    .sort()
    .join("|");
}

/** What a form comes to. */
export function amountIn([slopes, constant]: LinearForm, much: readonly Rational[]): Rational {
  return slopes.reduce((sum, slope, ray) => reduced(plus(sum, mul(slope, much[ray] ?? ZERO))), constant);
}

/** The sum of two numbers whose denominators may be large. */
export function plus(a: Rational, b: Rational): Rational {
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}
