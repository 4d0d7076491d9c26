// Reads the options of the contract from a query string.

import type { AssessOptions } from "../assess/answer.js";

/** A query string as it comes in. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The one value of a key. */
export function one(query: Query, key: string): string | undefined {
  const found = query[key];
  return typeof found === "string" ? found : found?.[0];
}

/** `knownOn`, `reading=ID=N` (repeated), `trace=1`, `fees=1`. */
export function optionsOf(query: Query): AssessOptions {
  const knownOn = one(query, "knownOn");
  const written = query.reading === undefined ? [] : typeof query.reading === "string" ? [query.reading] : query.reading;
  const readings = Object.fromEntries(
    written.map((each) => {
      const at = each.lastIndexOf("=");
      return [each.slice(0, Math.max(at, 0)), Number(each.slice(at + 1))];
    }),
  );
  return {
    ...(knownOn === undefined ? {} : { knownOn }),
    ...(written.length === 0 ? {} : { readings }),
    ...(one(query, "trace") === "1" ? { trace: true } : {}),
    ...(one(query, "fees") === "1" ? { fees: true } : {}),
  };
}
