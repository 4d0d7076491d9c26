// Search quality: what Canadians ship, in their words, and the heading they should find.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { bundledSubheadingLabels } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { bundledSearch } from "../../src/packaged/search-bundle.js";
import type { SearchResult } from "../../src/server/search.js";
import { matchOf } from "../../src/server/search-match.js";

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

test("a number is found however it is written; two small numbers are words", () => {
  for (const written of ["9403.40.90.60", "9403409060", "9403 40 90 60", "9403-40-90-60", "9403 40.90\u201360"])
    assert.equal(search(written, 1)[0]?.within?.hts, "9403409060", written);
  assert.notEqual(search("24", 1)[0]?.hts, search("2 4", 1)[0]?.hts);
});

test("the wanted heading is among the first ten, and mostly among the first three", (t) => {
  for (const kind of ["consumer", "trade", "misspelling"]) {
    const of = places.filter((each) => each.kind === kind);
    t.diagnostic(`${kind}: ${of.length} queries, first 3 ${(rate(3, of) * 100).toFixed(1)}%, first 10 ${(rate(10, of) * 100).toFixed(1)}%`);
  }
  const missed = places.filter(({ at }) => at < 0 || at >= 3).map(({ query, at }) => `${query} (${at})`);
  assert.ok(rate(3) >= 0.95, `first three: ${rate(3)}; missed ${missed.join(", ")}`);
  assert.ok(rate(10) >= 0.98, `first ten: ${rate(10)}`);
});

interface Kept {
  readonly kind: string;
  readonly query: string;
  readonly wanted: string;
}

const KEPT = parse(readFileSync(packagePath("test/search/kept.csv")), { columns: true }) as Kept[];
const subheadings = Object.keys(bundledSubheadingLabels()).filter((code) => code.length === 6);

// What a hit opens, told to the subheading where it has one, or where its heading has no other.
function opened({ hts, within }: SearchResult): string {
  const code = within?.hts ?? hts;
  const below = subheadings.filter((each) => each.startsWith(code));
  return code.length < 6 && below.length === 1 ? (below[0] ?? code) : code.slice(0, 6);
}

test("queries of six kinds that no label was written from: heading and subheading, first and among the first three", (t) => {
  const found = KEPT.map(({ kind, query, wanted }) => {
    const hits = search(query, 10);
    const places = (right: (hit: SearchResult) => boolean): number => hits.findIndex(right);
    const codes = wanted.split(" ");
    return {
      kind,
      heading: places(({ hts }) => codes.some((code) => code.startsWith(hts))),
      subheading: places((hit) => codes.includes(opened(hit))),
    };
  });
  const share = (of: typeof found, by: "heading" | "subheading", most: number): number =>
    of.filter((each) => each[by] >= 0 && each[by] < most).length / of.length;
  const said = (of: typeof found): string =>
    (["heading", "subheading"] as const)
      .map((by) => `${by} first ${(share(of, by, 1) * 100).toFixed(0)}%, first three ${(share(of, by, 3) * 100).toFixed(0)}%`)
      .join("; ");
  for (const kind of new Set(KEPT.map((each) => each.kind))) {
    const of = found.filter((each) => each.kind === kind);
    t.diagnostic(`${kind}: ${of.length} queries, ${said(of)}`);
  }
  t.diagnostic(`all: ${found.length} queries, ${said(found)}`);
  assert.ok(found.length >= 200);
  assert.ok(share(found, "heading", 1) >= 0.84 && share(found, "heading", 3) >= 0.9, said(found));
  assert.ok(share(found, "subheading", 1) >= 0.45 && share(found, "subheading", 3) >= 0.47, said(found));
});

test("a ligature may be written as two letters, and a word with a hyphen as one", () => {
  for (const [one, other] of [
    ["œufs", "oeufs"],
    ["bœuf", "boeuf"],
    ["ski-doo", "skidoo"],
    ["t-shirt", "tshirt"],
    ["e-bike", "ebike"],
  ] as const) {
    const [hit] = search(other, 1);
    assert.equal(hit?.hts, search(one, 1)[0]?.hts, other);
  }
  assert.equal(search("oeufs", 1)[0]?.hts, "0407");
  assert.equal(search("skidoo", 1)[0]?.within?.hts, "870310");
});

test("everyday Canadian words lead to their heading", () => {
  for (const [query, wanted] of [
    ["chesterfield", "9401"],
    ["toboggan", "9506"],
    ["garburator", "8509"],
    ["chain link fence", "7314"],
    ["moose meat", "0208"],
    ["souffleuse", "8430"],
    ["boeuf haché", "0201"],
    ["ferraille", "7204"],
    ["bétail", "0102"],
    ["sel", "2501"],
  ] as const)
    assert.equal(search(query, 1)[0]?.hts, wanted, query);
});

test("a result says whether it has all the words, some of them, or is only like them", () => {
  for (const query of ["aluminum bars", "sirop d'érable", "frozen lobster", "7604.21.00.10", "T-shirts", "skidoo"])
    assert.equal(matchOf(search(query, 10)), "all", query);
  assert.equal(matchOf(search("butter tart", 10)), "some");
  for (const query of ["zamboni", "timbits", "alumnium"]) assert.equal(matchOf(search(query, 10)), "nearest", query);
  assert.equal(matchOf(search("xqzzkw", 10)), undefined);
});

test("a number that answered by its French words is named in English", () => {
  for (const { within } of search("aluminium non allié", 10))
    assert.ok(within === undefined || !/[éèàœ]|d'/.test(within.label), within?.label);
});
