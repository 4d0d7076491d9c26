// Numbers and ranges of numbers, as digits. A number longer than a range's ends is compared by its first digits.

/** An inclusive range of numbers of equal meaning: "8482.10-8482.80", "54", "8538.90.10". */
export interface CodeRange {
  readonly from: string;
  readonly to: string;
}

/** true, false, or undefined where the number has too few digits to tell. */
export type Ternary = boolean | undefined;

/** Read "7208-7229" or "8482.99.05"; undefined when it is not a number. */
export function readRange(text: string): CodeRange | undefined {
  const found = /^(\d[\d.]*)(?:-(\d[\d.]*))?$/.exec(text);
  if (found === null) return undefined;
  const from = (found[1] ?? "").replaceAll(".", "");
  return { from, to: found[2]?.replaceAll(".", "") ?? from };
}

/** Is the number in the range? */
export function inRange(code: string, { from, to }: CodeRange): Ternary {
  const [low, high] = [code.slice(0, from.length), code.slice(0, to.length)];
  if (low < from.slice(0, low.length) || high > to) return false;
  if (code.length >= from.length && code.length >= to.length) return true;
  // Too short: certain only when every number below it lies inside.
  return low > from.slice(0, low.length) && high < to.slice(0, high.length) ? true : undefined;
}

/** Is the number in any of the ranges? */
export function inAny(code: string, ranges: readonly CodeRange[]): Ternary {
  let open = false;
  for (const range of ranges) {
    const found = inRange(code, range);
    if (found === true) return true;
    if (found === undefined) open = true;
  }
  return open ? undefined : false;
}

/** Do two numbers differ within their first digits? undefined when one is too short to tell. */
export function differ(one: string, other: string, length: number): Ternary {
  const shared = Math.min(one.length, other.length, length);
  if (one.slice(0, shared) !== other.slice(0, shared)) return true;
  return shared < length ? undefined : false;
}
