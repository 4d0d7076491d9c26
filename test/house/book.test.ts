// The tables of the compiled law in book/ are those of the law and the schedule in the package. Stale tables give the same answers, by `assess` for
// every row, some twenty times as slowly, so that nothing else would fail.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packedBook, scheduleHash } from "../../src/packaged/bundled-book.js";
import { packagePath } from "../../src/packaged/paths.js";
import { compiledGroups, currentStores, membersOf } from "../../src/rate/law-store.js";

test("every folder of book/ is of this law and this schedule, and all groups of origins that are compiled have one", () => {
  const engine = bundledEngine();
  const stores = currentStores(engine.law.hash);
  const folders = readdirSync(packagePath("book"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.equal(stores.length, folders.length, "run `carveout book build`");
  assert.deepEqual(
    stores.map((store) => [...membersOf(store)].sort().join()).sort(),
    compiledGroups(engine)
      .map((group) => [...group].sort().join())
      .sort(),
  );
});

test("the packed books are, too", () => {
  const { law } = bundledEngine();
  const origins = readdirSync(packagePath("book")).flatMap((name) => /^(\w+)\.json\.gz$/.exec(name)?.[1] ?? []);
  assert.ok(origins.length > 0);
  for (const origin of origins) {
    const packed = packedBook(origin);
    assert.deepEqual([packed?.law, packed?.schedule], [law.hash, scheduleHash()], origin);
  }
});
