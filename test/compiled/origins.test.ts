// The tables of other origins than the package's own: a share of what `check:full` compares with `assess`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { membersOf } from "../../src/rate/law-store.js";
import { compareTables, storesOf } from "./compare.js";
import { classRows, NARROW, numberClasses, statedRows, WIDE } from "./origin-rows.js";

const { law } = bundledEngine();
const stores = storesOf(law.countries.tables);

test("every compiled origin has tables, and no other does", () => {
  assert.deepEqual(stores.flatMap(membersOf).sort(), [...law.countries.tables].sort());
});

for (const store of stores)
  test(`goods of ${store.key.origin}: numbers of all kinds on days of change, and rows that state facts`, async () => {
    const setting = { origins: [store.key.origin] };
    const classes = await numberClasses(store);
    const narrow = await compareTables(classRows(membersOf(store), classes, 100, 5), NARROW, setting);
    const wide = await compareTables(statedRows(membersOf(store), 400, 6), WIDE, { ...setting, fees: true });
    assert.deepEqual([...narrow.differences, ...wide.differences].slice(0, 5), []);
    assert.ok(narrow.rows > 300 && narrow.left < narrow.rows / 2, `${narrow.left} of ${narrow.rows} left`);
  });
