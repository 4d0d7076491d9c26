// The documents of conformance/, and how they are made from worked cases.

import { readFileSync } from "node:fs";
import type { AssessOptions } from "../../src/contract/answer.js";
import { packagePath } from "../../src/packaged/paths.js";

/** A line and what must come out. */
export interface LineDocument {
  readonly id: string;
  readonly what: string;
  readonly grade: string;
  readonly law: string;
  readonly line: Readonly<Record<string, unknown>>;
  readonly options?: AssessOptions;
  readonly expect: Readonly<Record<string, unknown>>;
}

/** A question of origin and what must come out. */
export interface OriginDocument {
  readonly id: string;
  readonly what: string;
  readonly question: Readonly<Record<string, unknown>>;
  readonly expect: Readonly<Record<string, unknown>>;
}

/** Documents of one file. */
export function readDocuments<T>(name: "lines" | "origin"): T[] {
  return readFileSync(packagePath(`conformance/${name}.jsonl`), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}

/** A line in words, from its own facts: "7604.21.00.10 of CA on 2025-10-07, $50,000.00, claim S; aluminum 400.00". */
export function inWords(line: Readonly<Record<string, unknown>>): string {
  const { hts, origin, entryDate, value, spi, content, facts, id, ...rest } = line;
  const claim = spi === undefined ? "claim not stated" : spi === null ? "no claim" : `claim ${spi}`;
  const extra = [
    ...Object.entries((content ?? {}) as Record<string, Record<string, unknown>>).map(([metal, stated]) => `${metal} ${pairs(stated)}`),
    ...Object.entries((facts ?? {}) as Record<string, unknown>).map(([fact, stated]) => `${fact} ${String(stated)}`),
    ...Object.entries(rest).map(
      ([key, stated]) => `${key} ${typeof stated === "object" && stated !== null ? pairs(stated) : String(stated)}`,
    ),
  ];
  return [`${hts} of ${origin} on ${entryDate}, $${value}, ${claim}`, ...extra].join("; ");
}

function pairs(stated: object): string {
  return Object.entries(stated)
    .map(([key, value]) => `${key} ${String(value)}`)
    .join(", ");
}
