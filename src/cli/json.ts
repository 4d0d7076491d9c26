// JSON read without losing digits: a number whose text is not the shortest form of its value stays text, so that "1e3" or a
// number of twenty digits is judged by what was written.

import { parse } from "lossless-json";

/** A parsed value, or why the text is not JSON. */
export type ParsedJson = { readonly value: unknown } | { readonly problem: string };

/** Parse one JSON text. */
export function parseExactJson(text: string): ParsedJson {
  try {
    return { value: parse(text, undefined, exactNumber) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: `The line is not JSON: ${reason.slice(0, 120)}.` };
  }
}

function exactNumber(text: string): number | string {
  const number = Number(text);
  return String(number) === text ? number : text;
}
