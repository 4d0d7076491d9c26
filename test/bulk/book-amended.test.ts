// The book of an amended law, made from that of the law before, is byte for byte the one that is compiled whole: over one chapter here, over
// the whole schedule in `npm run check:full -- amended`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledLaw } from "../../src/packaged/bundle.js";
import { AMENDED, engineOver, madeFrom, scheduleOf, wholeBook } from "./book-amended.js";

// Furniture and lamps: wood, metals, section 338, lists of ten digits, lines that were renumbered.
const schedule = scheduleOf(["94"]);
const before = wholeBook(engineOver(bundledLaw(), schedule));

for (const [kind, amend] of Object.entries(AMENDED).filter((_, at) => at !== 1))
  test(`${kind}: the same bytes`, () => {
    const amended = engineOver(amend(bundledLaw()), schedule);
    const whole = wholeBook(amended);
    assert.ok(JSON.stringify({ ...whole, law: "" }) !== JSON.stringify({ ...before, law: "" }), "the amendment changes the book");
    assert.ok(JSON.stringify(madeFrom(before, amended).book) === JSON.stringify(whole), "the same bytes");
  });
