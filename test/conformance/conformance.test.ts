// The worked cases of the reference material, where it stands beside the project: they agree, as determined answers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/cli/bundle.js";
import { judge } from "./judge.js";
import { readCases } from "./read.js";

const ABSENT = "the reference material is not beside the project";

function disagreements(name: string): string[] {
  const engine = bundledEngine();
  return (readCases(name) ?? []).flatMap((worked) => {
    const { outcome, differences } = judge(worked, engine);
    return outcome === "agree" ? [] : [`${worked.id} ${worked.grade} ${outcome}: ${differences.join("; ")}`];
  });
}

test("worked cases for Canada agree", { skip: readCases("cases-canada") === undefined ? ABSENT : false }, () => {
  assert.deepEqual(disagreements("cases-canada"), []);
});

const field = readCases("cases-field");

test("cases from the field are judged", { skip: field === undefined ? ABSENT : false }, (context) => {
  const off = disagreements("cases-field");
  context.diagnostic(`${(field?.length ?? 0) - off.length} of ${field?.length} agree`);
  assert.deepEqual(
    off.filter((each) => each.includes("which is not judged here")),
    [],
  );
});
