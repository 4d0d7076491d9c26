// The refusals that every reader of facts shares.

import type { ErrorCode } from "../contract/errors.js";
import type { FactProblem } from "./line.js";

/** Build a refusal. */
export function problem(code: ErrorCode, key: string, message: string, fix: string): FactProblem {
  return { code, message, key, fix };
}

/** `facts/wrong-type`: says what was found and what belongs there. */
export function wrongType(key: string, found: unknown, expected: string): FactProblem {
  return problem("facts/wrong-type", key, `${key} is ${describe(found)}.`, `It must be ${expected}.`);
}

function describe(found: unknown): string {
  if (found === null) return "null";
  if (Array.isArray(found)) return "a list";
  if (typeof found === "object") return "an object";
  const text = JSON.stringify(found) ?? String(found);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
