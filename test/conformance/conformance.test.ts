// The worked cases of the reference material, where it stands beside the project: they agree, as determined answers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { judge } from "./judge.js";
import { readCases } from "./read.js";

const ABSENT = "the reference material is not beside the project";

// Cases that later reading of the law overtook, with what overtook them. They must disagree: one that agrees again leaves this list.
const OVERTAKEN: Readonly<Record<string, string>> = {
  "L3-158":
    "an orphan drug of Canada from 29 September 2026 takes an approval of Commerce (91 FR 60360 as two readers give it); the case has 0% without",
};

function disagreements(name: string): string[] {
  const engine = bundledEngine();
  return (readCases(name) ?? []).flatMap((worked) => {
    const { outcome, differences } = judge(worked, engine);
    return outcome === "agree" ? [] : [`${worked.id} ${worked.grade} ${outcome}: ${differences.join("; ")}`];
  });
}

test("worked cases for Canada agree", { skip: readCases("cases-canada") === undefined ? ABSENT : false }, () => {
  const off = disagreements("cases-canada");
  const overtaken = (each: string): boolean => OVERTAKEN[each.split(" ")[0] ?? ""] !== undefined;
  assert.deepEqual(
    off.filter((each) => !overtaken(each)),
    [],
  );
  assert.equal(off.filter(overtaken).length, Object.keys(OVERTAKEN).length);
});

// Cases of other origins that leave out a fact on which the law turns, with what it is.
const ARGUED: Readonly<Record<string, string>> = {
  "P1-087": "9903.82.19 is for aluminum smelted and cast in Canada or Mexico, and the case does not say where",
  "P1-108": "9903.05.85 is for goods loaded on a vessel, and the case does not say how they arrive",
  "P1-113": "the rate of a drone turns on what it is and who made it, which the case does not say",
  "P1-155": "whether a computer pays the duty on semiconductors turns on its chips, which the case does not say",
};

test("worked cases of the other origins that are answered agree", {
  skip: readCases("cases-other-origins") === undefined ? ABSENT : false,
}, () => {
  const off = disagreements("cases-other-origins").filter((each) => !each.includes("origin/not-encoded"));
  const argued = (each: string): boolean => ARGUED[each.split(" ")[0] ?? ""] !== undefined;
  assert.deepEqual(
    off.filter((each) => !argued(each)),
    [],
  );
  assert.equal(off.filter(argued).length, Object.keys(ARGUED).length);
});

test("cases from the field agree", { skip: readCases("cases-field") === undefined ? ABSENT : false }, () => {
  assert.deepEqual(disagreements("cases-field"), []);
});
