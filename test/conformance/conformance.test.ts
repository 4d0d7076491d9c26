// The worked cases of the reference material, where it stands beside the project: grade A and B agree, as determined answers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/cli/bundle.js";
import { judgeCase, optionsFor } from "./compare.js";
import { readCases } from "./read.js";

const cases = readCases("cases-canada");

test("worked cases for Canada agree", { skip: cases === undefined ? "the reference material is not beside the project" : false }, () => {
  const engine = bundledEngine();
  const off: string[] = [];
  for (const worked of cases ?? []) {
    const verdict = judgeCase(worked, engine.assess(worked.line, optionsFor(worked)));
    if (verdict.outcome !== "agree") off.push(`${worked.id} ${worked.grade} ${verdict.outcome}: ${verdict.differences.join("; ")}`);
  }
  assert.deepEqual(off, []);
});
