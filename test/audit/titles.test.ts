// Every class and way back of the data has its French title on the page, and no other has.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledAuditData } from "../../src/packaged/audit-bundle.js";
import { FRENCH_TITLES } from "../../web/refunds/titles-fr.js";

test("French titles are of the classes and ways back of the data", () => {
  const { classes, remedies } = bundledAuditData();
  assert.deepEqual(Object.keys(FRENCH_TITLES).sort(), [...classes.map((each) => each.id), ...Object.keys(remedies)].sort());
});
