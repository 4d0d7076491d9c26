// JSON read without losing digits: a number whose text is not the shortest form of its value stays text, so that "1e3" or a
// number of twenty digits is judged by what was written. A key written twice is refused, because one of the two would be passed over.

import { parse } from "lossless-json";

/** A parsed value, or why the text is not JSON. */
export type ParsedJson = { readonly value: unknown } | { readonly problem: string };

// Deeper than any fact of the contract, and far from the end of the stack.
const DEEPEST = 64;
const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d[\d.eE+-]*/g;

/** Parse one JSON text. */
export function parseExactJson(text: string): ParsedJson {
  try {
    const value: unknown = JSON.parse(text);
    const keys = keysOf(value, 0);
    if (keys === undefined) return { problem: `The text is nested more than ${DEEPEST} deep.` };
    return { value: isPlainlyWritten(text, keys) ? value : parse(text, undefined, exactNumber) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: `The line is not JSON: ${reason.slice(0, 120)}.` };
  }
}

// Number of keys of a value and of all within it; undefined where it is too deep.
function keysOf(value: unknown, depth: number): number | undefined {
  if (typeof value !== "object" || value === null) return 0;
  if (depth >= DEEPEST) return undefined;
  const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  let sum = Array.isArray(value) ? 0 : parts.length;
  for (const part of parts) {
    if (typeof part !== "object" || part === null) continue;
    const below = keysOf(part, depth + 1);
    if (below === undefined) return undefined;
    sum += below;
  }
  return sum;
}

// Whether the platform's own parser loses nothing: every number in its shortest form, as many keys written as read.
function isPlainlyWritten(text: string, keys: number): boolean {
  let written = 0;
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found !== null; found = TOKEN.exec(text)) {
    const [token] = found;
    if (found[1] !== undefined) written++;
    else if (token.charCodeAt(0) !== QUOTE && String(Number(token)) !== token) return false;
  }
  return written === keys;
}

const QUOTE = 34;

function exactNumber(text: string): number | string {
  const number = Number(text);
  return String(number) === text ? number : text;
}
