// Options are held to their names and types: a misspelt one is never passed over. Nothing is thrown on input.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();
const LINE = { hts: "6109.10.00.04", origin: "CA", entryDate: "2025-08-01", value: "10000.00", spi: null };

const refusal = (options: unknown): string => {
  const answer = engine.assess(LINE, options as object);
  assert.ok(answer.status === "error", JSON.stringify(options));
  const { code, key, message, fix } = answer.error;
  assert.ok(message.length > 0 && fix.length > 0);
  return `${code} ${key}`;
};

test("options that must not stand", () => {
  assert.equal(refusal({ knownon: "2025-08-01" }), "options/unknown-key knownon");
  assert.equal(refusal({ reading: { "copper-232#content": 2 } }), "options/unknown-key reading");
  assert.equal(refusal(JSON.parse('{"__proto__": {"fees": true}}')), "options/unknown-key __proto__");
  assert.equal(refusal({ trace: "yes" }), "options/wrong-type trace");
  assert.equal(refusal({ fees: 1 }), "options/wrong-type fees");
  assert.equal(refusal({ readings: 2 }), "options/wrong-type readings");
  assert.equal(refusal({ readings: { "copper-232#content": "2" } }), "options/unknown-reading readings");
  assert.equal(refusal({ knownOn: "2025-02-30" }), "date/invalid knownOn");
  assert.equal(refusal({ language: "de" }), "options/wrong-type language");
  assert.equal(refusal(null), "options/wrong-type options");
  assert.equal(refusal(5), "options/wrong-type options");
});

test("options that are left open stand", () => {
  const whole = { knownOn: undefined, readings: undefined, language: undefined, trace: undefined, fees: undefined };
  assert.deepEqual(engine.assess(LINE, whole as object), engine.assess(LINE));
});

test("on no value a rate by the value stands as it is, and a duty by quantity has no equivalent", () => {
  const rate = (hts: string, more = {}): number | undefined => {
    const answer = engine.assess({ ...LINE, hts, value: "0", ...more });
    assert.ok(answer.status === "determined", JSON.stringify(answer));
    return answer.duties[0]?.rate;
  };
  assert.equal(rate("6109.10.00.04"), 0.165);
  assert.equal(rate("0203.29.40.00"), 0);
  assert.equal(rate("2709.00.20.90", { quantity: { bbl: "0" } }), undefined);
});
