// The key of the tables as JSON: big integers as text, maps as pairs.

import type { LawKey } from "./tables.js";

const BIG = /^-?\d+n$/;

/** Write a key. */
export function writeKey(key: LawKey): string {
  return JSON.stringify(key, (_, value: unknown) =>
    typeof value === "bigint" ? `${value}n` : value instanceof Map ? { pairs: [...value] } : value,
  );
}

/** Read a key that {@link writeKey} wrote. */
export function readKey(text: string): LawKey {
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value === "string" && BIG.test(value)) return BigInt(value.slice(0, -1));
    if (typeof value === "object" && value !== null && "pairs" in value) return new Map(value.pairs as [unknown, unknown][]);
    return value;
  }) as LawKey;
}
