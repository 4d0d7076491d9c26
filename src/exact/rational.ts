// Exact fractions of big integers. Denominators are positive; fractions are reduced only when they grow.

/** numerator / denominator, the denominator above zero. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

// Above this size a fraction is reduced, so that long sums stay small.
const GROWN = 1n << 64n;

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** A fraction; the sign goes to the numerator. Throws on a zero denominator, which is a mistake in code. */
export function rational(n: bigint, d = 1n): Rational {
  if (d === 0n) throw new Error("a fraction with denominator zero");
  if (d < 0n) return rational(-n, -d);
  if (d < GROWN) return { n, d };
  const by = gcd(n, d);
  return by > 1n ? { n: n / by, d: d / by } : { n, d };
}

/** A whole number. */
export function fromInteger(whole: number | bigint): Rational {
  return { n: BigInt(whole), d: 1n };
}

export const ZERO: Rational = fromInteger(0);
export const ONE: Rational = fromInteger(1);

/** Sum. */
export function add(a: Rational, b: Rational): Rational {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** Difference. */
export function sub(a: Rational, b: Rational): Rational {
  return a.d === b.d ? { n: a.n - b.n, d: a.d } : rational(a.n * b.d - b.n * a.d, a.d * b.d);
}

/** Product. */
export function mul(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d);
}

/** Quotient. Throws when dividing by zero. */
export function div(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n);
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The smaller. */
export function min(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

/** The larger. */
export function max(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? a : b;
}

const TENS: readonly bigint[] = Array.from({ length: 9 }, (_, power) => 10n ** BigInt(power));

/** Rounded half up to so many decimals, as an integer of that scale. Half up means toward plus infinity. */
export function scaled(value: Rational, decimals: number): bigint {
  // An amount of cents, to be rounded to cents, is whole.
  if (value.d === TENS[decimals]) return value.n;
  const twice = 2n * value.n * (TENS[decimals] ?? 10n ** BigInt(decimals)) + value.d;
  const by = 2n * value.d;
  const whole = twice / by;
  return twice < 0n && whole * by !== twice ? whole - 1n : whole;
}

/** Decimal text with exactly so many decimals, rounded half up. */
export function toDecimalText(value: Rational, decimals: number): string {
  return scaledText(scaled(value, decimals), decimals);
}

// Up to here an integer is exact as a number.
const EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/** Decimal text of an integer that counts parts of such a scale: 1234 of two decimals is "12.34". */
export function scaledText(whole: bigint, decimals: number): string {
  const size = whole < 0n ? -whole : whole;
  const digits = size.toString().padStart(decimals + 1, "0");
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return whole < 0n ? `-${text}` : text;
}

/** A JSON number rounded half up to so many decimals; the rounding is exact, before the conversion. */
export function toNumberRounded(value: Rational, decimals: number): number {
  const whole = scaled(value, decimals);
  // The quotient of two exact numbers is the number nearest to it, which its decimal text would be read as.
  if (whole <= EXACT && whole >= -EXACT && decimals < TENS.length) return Number(whole) / Number(TENS[decimals]);
  return Number(scaledText(whole, decimals));
}
