// Search down to the line: goods whose lines owe different duties are found at the line, and what is shipped stands before what is not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bundledSearch } from "../../src/packaged/search-bundle.js";

const search = bundledSearch();

test("words of a line find the line itself, in both languages", () => {
  for (const [query, line] of [
    ["kitchen cabinets", "9403409060"],
    ["wooden kitchen cabinets", "9403409060"],
    ["armoires de cuisine", "9403409060"],
    ["armoires de cuisine en bois", "9403409060"],
    ["dining table", "9403608040"],
    ["french fries", "20041080"],
    ["frites", "20041080"],
    ["frozen pizza", "19059090"],
    ["maple syrup", "17022040"],
    ["programmable logic controller", "8537109160"],
  ] as const) {
    assert.equal(search(query, 1)[0]?.within?.hts, line, query);
  }
});

test("a number finds the name of its line, or of the subheading where the line has none", () => {
  assert.equal(search("9403.40.90.60", 1)[0]?.within?.hts, "9403409060");
  assert.equal(search("2004.10.80.20", 1)[0]?.within?.hts, "20041080");
  assert.equal(search("0101.21.00.10", 1)[0]?.within?.hts, "010121");
});

test("what Canada ships stands among the first three, before rare goods with a like name", () => {
  for (const [query, heading] of [
    ["snowmobile", "8703"],
    ["bateau", "8903"],
    ["meubles", "9403"],
    ["aluminum", "7601"],
    ["bathroom vanity", "9403"],
    ["generic drugs", "3004"],
    ["winter jacket", "6201"],
    ["desk", "9403"],
  ] as const) {
    assert.ok(
      search(query, 3).some(({ hts }) => hts === heading),
      query,
    );
  }
});

test("the label of a line has its heading before it", () => {
  const answer = bundledEngine().assess({ hts: "9403409060", origin: "CA", entryDate: "2026-10-07", value: "10000.00", spi: null });
  assert.match(("line" in answer && answer.line?.label) || "", /^Tables.* › Kitchen cabinets/);
});
