// What all readers of an origin question share: unknown keys, decimals, quotation.

import { parseDecimal } from "../exact/decimal.js";
import type { Rational } from "../exact/rational.js";
import type { FactProblem } from "../facts/line.js";
import { problem, wrongType } from "../facts/problem.js";
import { nearest } from "../facts/spelling.js";
import { message } from "../said/message.js";

/** An object of unknown contents. */
export type Found = Record<string, unknown>;

/** Text in quotation marks, cut when long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/** A key that is not known, as a problem. */
export function unknownIn(input: Found, keys: readonly string[], under: string): FactProblem | undefined {
  const key = Object.keys(input).find((each) => !keys.includes(each));
  if (key === undefined) return undefined;
  const near = nearest(key, keys);
  return problem(
    "facts/unknown-key",
    `${under}${key}`,
    message("facts/unknown-key", { found: quote(key) }),
    near === undefined ? message("facts/unknown-key.fix.known", { known: keys.join(", ") }) : message("facts/did-you-mean", { near }),
  );
}

/** A plain decimal of so many places. */
export function readNumber(path: string, input: unknown, decimals: 2 | 6): Rational | FactProblem {
  if (typeof input !== "string" && typeof input !== "number") return wrongType(path, input, message("facts/expected.decimal"));
  return (
    parseDecimal(input, decimals) ??
    problem(
      "facts/bad-decimal",
      path,
      message("facts/bad-decimal", { found: quote(String(input)) }),
      message("facts/bad-decimal.fix.decimals", { decimals }),
    )
  );
}
