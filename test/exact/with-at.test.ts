// A path from outside reaches what was given and nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { withAt } from "../../src/exact/with-at.js";

const TREE = { hts: "8414.59", materials: [{ name: "motor" }, { name: "blade" }], facts: { production: "none" } };

test("what lies on the way is copied, in objects and in lists", () => {
  const before = structuredClone(TREE);
  assert.deepEqual(withAt(TREE, ["materials", "1", "value"], "5"), {
    ...TREE,
    materials: [{ name: "motor" }, { name: "blade", value: "5" }],
  });
  assert.deepEqual(withAt(TREE, ["facts", "conditions", "1"], true), { ...TREE, facts: { production: "none", conditions: { "1": true } } });
  assert.deepEqual(withAt(TREE, ["facts", "production"], undefined), { ...TREE, facts: {} });
  assert.deepEqual(TREE, before);
});

test("what objects inherit is out of reach, and names of it are keys like others", () => {
  for (const name of ["__proto__", "constructor", "toString"]) {
    const found = withAt(TREE, ["facts", name, "donation"], true) as { facts: object };
    assert.deepEqual(Object.getOwnPropertyDescriptor(found.facts, name)?.value, { donation: true });
    assert.equal(Object.getPrototypeOf(found.facts), Object.prototype);
    assert.equal(({} as Record<string, unknown>).donation, undefined);
  }
});

test("a list grows by no path, and a text is entered by none", () => {
  for (const key of ["2", "4294967294", "length", "01"]) {
    const { materials } = withAt(TREE, ["materials", key, "hts"], "8501.10") as { materials: unknown };
    assert.ok(!Array.isArray(materials), key);
  }
  assert.deepEqual(withAt(TREE, ["hts", "x"], 1), { ...TREE, hts: { x: 1 } });
});
