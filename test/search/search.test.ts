// Search quality: what Canadians ship, in their words, and the heading they should find.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { packagePath } from "../../src/packaged/paths.js";
import { bundledSearch } from "../../src/packaged/search-bundle.js";

interface Query {
  readonly kind: string;
  readonly query: string;
  readonly wanted: string;
}

const queries = parse(readFileSync(packagePath("test/search/queries.csv")), { columns: true }) as Query[];
const search = bundledSearch();

function place({ query, wanted }: Query): number {
  const found = search(query, 10).map((each) => each.hts.slice(0, 4));
  return found.findIndex((heading) => wanted.split(" ").includes(heading));
}

const places = queries.map((query) => ({ ...query, at: place(query) }));
const rate = (most: number, of = places): number => of.filter(({ at }) => at >= 0 && at < most).length / of.length;

test("the wanted heading is among the first ten, and mostly among the first three", (t) => {
  for (const kind of ["consumer", "trade", "misspelling"]) {
    const of = places.filter((each) => each.kind === kind);
    t.diagnostic(`${kind}: ${of.length} queries, first 3 ${(rate(3, of) * 100).toFixed(1)}%, first 10 ${(rate(10, of) * 100).toFixed(1)}%`);
  }
  const missed = places.filter(({ at }) => at < 0 || at >= 3).map(({ query, at }) => `${query} (${at})`);
  assert.ok(rate(3) >= 0.95, `first three: ${rate(3)}; missed ${missed.join(", ")}`);
  assert.ok(rate(10) >= 0.98, `first ten: ${rate(10)}`);
});
