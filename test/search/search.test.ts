// Search quality: what Canadians ship, in their words, and the heading they should find.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { bundledLabels, bundledSubheadingLabels } from "../../src/packaged/bundle.js";
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

interface Asked {
  readonly language: string;
  readonly query: string;
  readonly wanted: string;
  readonly opens: string;
}

const EXPORTER = parse(readFileSync(packagePath("test/search/exporter.csv")), { columns: true }) as Asked[];

test("what an exporter asks for, in English and French: an accepted heading is first, or among the first three", (t) => {
  const headings = bundledLabels();
  for (const language of ["en", "fr"]) {
    const of = EXPORTER.filter((each) => each.language === language);
    const found = of.map((each) => ({ ...each, hits: search(each.query, 10) }));
    for (const { query, wanted, opens } of of) {
      assert.ok(wanted.split(" ").every((code) => headings[code] !== undefined) && (opens === "" || subheadings.includes(opens)), query);
    }
    const within = (most: number): typeof found =>
      found.filter(({ wanted, hits }) => hits.slice(0, most).some(({ hts }) => wanted.split(" ").includes(hts)));
    const first = within(1).length / of.length;
    t.diagnostic(`${language}: ${of.length} queries, first ${(first * 100).toFixed(1)}%`);
    assert.ok(of.length >= 150 && first >= 0.95, `${language}: ${first}`);
    const three = new Set(within(3).map(({ query }) => query));
    assert.deepEqual(
      of.filter(({ query }) => !three.has(query)).map(({ query }) => query),
      [],
    );
    for (const { query, opens, hits } of found) assert.ok(opens === "" || hits[0]?.within?.hts.startsWith(opens) === true, query);
  }
});

test("what only looks alike is left out where the words are words, and found where a word is misspelled", () => {
  for (const query of ["tomates", "honey", "fromage", "medical device", "aluminum bars", ...EXPORTER.map((each) => each.query)]) {
    const found = search(query, 50);
    assert.ok(matchOf(found) !== "all" || found.every(({ match }) => match !== "nearest"), query);
  }
  for (const [query, wanted] of [
    ["aluminium", "7601"],
    ["tomatos", "0702"],
    ["frozen resberries", "0811"],
    ["plywod", "4412"],
    ["fenetres", "4418"],
    ["tyres", "4011"],
    ["snowmobeel", "8703"],
  ] as const)
    assert.ok(
      search(query, 3).some(({ hts }) => hts === wanted),
      query,
    );
});

test("a small word is searched where it is all there is, where it is gold, and where its accent makes it tea", () => {
  for (const [query, wanted] of [
    ["or", "7108"],
    ["lingots d'or", "7108"],
    ["thé", "0902"],
    ["thé vert", "0902"],
  ] as const)
    assert.equal(search(query, 1)[0]?.hts, wanted, query);
});

test("one and many are one word, in English and in French", () => {
  for (const [one, many] of [
    ["horse", "horses"],
    ["shoe", "shoes"],
    ["knife", "knives"],
    ["cookie", "cookies"],
    ["chaise", "chaises"],
    ["tuyau", "tuyaux"],
    ["clou", "clous"],
    ["couteau", "couteaux"],
    ["tissu", "tissus"],
    ["bleuet congelé", "bleuets congelés"],
  ] as const)
    assert.deepEqual(
      search(many, 5).map(({ hts }) => hts),
      search(one, 5).map(({ hts }) => hts),
      many,
    );
});

test("words that ask about the duty are left out of the search of goods, but where they are words of the goods", () => {
  for (const [query, wanted] of [
    ["tariff on maple syrup", "1702"],
    ["what is the duty on lobster from Canada", "0306"],
    ["droits sur le homard", "0306"],
    ["US tariffs on lumber", "4407"],
  ] as const) {
    const found = search(query, 3);
    assert.equal(found[0]?.hts, wanted, query);
    assert.equal(matchOf(found), "all", query);
  }
  assert.match(search("heavy duty trucks", 1)[0]?.within?.label ?? "", /heavy/i);
  assert.equal(search("American whiskey", 1)[0]?.hts, "2208");
});
