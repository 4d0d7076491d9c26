// An answer is headed by its claim: CUSMA by its name for goods that may claim it, and by no other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { claimTitle } from "../../src/explain/claim-title.js";
import { bundledLaw } from "../../src/packaged/bundle.js";
import { translator } from "../../src/said/translator.js";

const law = bundledLaw();
const { say } = translator("en");

test("answers with and without a claim are headed by what goods of the origin can claim", () => {
  const titles = (origin: string, claim: string): readonly string[] => [claim, null].map((each) => say(claimTitle(law, origin, each)));
  assert.deepEqual(titles("CA", "S"), ["With CUSMA", "Without CUSMA"]);
  assert.deepEqual(titles("MX", "S"), ["With CUSMA", "Without CUSMA"]);
  assert.deepEqual(titles("KR", "KR"), ["Claiming KR", "Without a claim"]);
  assert.equal(say(claimTitle(law, "CN", null)), "Without a claim");
});
