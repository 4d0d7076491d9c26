// JSON read without losing digits: a number whose text is not the shortest form of its value stays text, so that "1e3" or a
// number of twenty digits is judged by what was written. A key written twice is refused, because one of the two would be passed over.

import { failureReason } from "../packaged/failure-reason.js";
import { type Message, message } from "../said/message.js";
import { type JsonLimits, keyWrittenTwice, scanJson } from "./json-scan.js";

/** A parsed value, or why the text is not taken; `over` where it is larger than a bound, `id` that of the object where it can be read. */
export type ParsedJson =
  | { readonly value: unknown }
  | { readonly problem: Message; readonly over?: keyof JsonLimits; readonly id?: string };

/** Parse one JSON text. */
export function parseExactJson(text: string): ParsedJson {
  const scanned = scanJson(text);
  if ("over" in scanned) {
    const limit = scanned.over === "item" ? scanned.limit >> 20 : scanned.limit;
    return { problem: message(`json/over.${scanned.over}`, { limit }), over: scanned.over };
  }
  try {
    const value: unknown = JSON.parse(text);
    if (keysOf(value) !== scanned.keys) {
      const twice = keyWrittenTwice(text) ?? "";
      const problem = message("json/invalid.twice", { key: JSON.stringify(twice).slice(0, 60) });
      const { id } = Object(value) as { readonly id?: unknown };
      return typeof id === "string" && twice !== "id" ? { problem, id } : { problem };
    }
    // Known to be JSON now, so that a number may be put between quotes.
    return { value: scanned.odd.length === 0 ? value : JSON.parse(quoted(text, scanned.odd)) };
  } catch (error) {
    return { problem: message("json/invalid.text", { why: failureReason(error) }) };
  }
}

// Number of keys of a value and of all within it; its depth was bounded by the scan.
function keysOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let sum = 0;
  if (Array.isArray(value)) for (const part of value) sum += keysOf(part);
  else
    for (const key of Object.keys(value)) {
      sum++;
      const part = (value as Readonly<Record<string, unknown>>)[key];
      if (typeof part === "object" && part !== null) sum += keysOf(part);
    }
  return sum;
}

function quoted(text: string, places: readonly number[]): string {
  const parts: string[] = [];
  let done = 0;
  for (let at = 0; at < places.length; at += 2) {
    const [start = 0, end = 0] = [places[at], places[at + 1]];
    parts.push(text.slice(done, start), '"', text.slice(start, end), '"');
    done = end;
  }
  return parts.join("") + text.slice(done);
}
