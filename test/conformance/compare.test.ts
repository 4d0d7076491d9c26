// The judge itself: each key of a case is met by an answer that has it and missed by one that has not, in either shape of a range.

import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeCommand, judgeLine, type LineCase } from "./compare.js";

const TOTALS = { base: "1.00", additional: "2.00", duty: "3.00", fees: "0.00", payable: "3.00" };
const DUTY = { authority: "IEEPA", heading: "9903.01.10", amount: "2.00" };
const DETERMINED = {
  status: "determined",
  totals: TOTALS,
  duties: [DUTY],
  headings: ["9903.01.10"],
  fees: [{ fee: "MPF", amount: "0.00" }],
  questions: [{ fact: "mode" }],
  reliefs: [{ fact: "facts.donation", heading: "9903.01.11" }],
  notices: [{ code: "post/owes-all", text: "By post." }, "A sentence."],
};
const RANGE = { ...DETERMINED, status: "range", totals: undefined, range: { min: TOTALS, max: TOTALS } };
const COMMON = { ...RANGE, duties: undefined, headings: undefined, common: { duties: [DUTY], headings: ["9903.01.10"] } };

function outcome(expect: LineCase["expect"], answer: unknown): string {
  return judgeLine({ id: "1", grade: "A", line: {}, expect, why: "", source: "" }, answer).outcome;
}

const met: readonly LineCase["expect"][] = [
  { total: "3.00", additional: "2.00", base: "1.00", additionalRange: ["2.00", "2.00"] },
  { byAuthority: { IEEPA: "2.00", "Section 232": "0.00" }, duties: { "9903.01.10": "2.00" } },
  { headings: ["9903.01.10"], filed: ["9903.01.10"], absent: ["9903.01.14"], absentPrefix: ["9903.9"] },
  { fees: { MPF: "0.00", HMF: "0.00" }, questions: ["mode"], notQuestions: ["spi"] },
  { notice: ["post/", "By post", '^"A sentence'], absentNotice: "C-122-" },
  { relief: { fact: "facts.donation", heading: "9903.01.11" }, absentRelief: "facts.informationalMaterial" },
];
const missed: readonly LineCase["expect"][] = [
  { status: "prohibited" },
  { total: "4.00" },
  { byAuthority: { "Section 232": "1.00" } },
  { duties: { "9903.01.14": "1.00" } },
  { filed: ["9903.01.14"] },
  { absent: ["9903.01.10"] },
  { absentPrefix: ["9903.01"] },
  { fees: { MPF: "1.00" } },
  { questions: ["spi"] },
  { notQuestions: ["mode"] },
  { notice: ["By post", "by rail"] },
  { absentNotice: "sentence" },
  { relief: { fact: "facts.donation", heading: "9903.01.12" } },
  { relief: { fact: "facts.informationalMaterial" } },
  { absentRelief: ["facts.donation"] },
  { unbounded: ["quantity.kg"] },
];

test("each key is met and missed, determined and in either shape of a range", () => {
  for (const answer of [DETERMINED, RANGE, COMMON]) {
    for (const expect of met) assert.equal(outcome(expect, answer), "agree", JSON.stringify(expect));
    for (const expect of missed) assert.notEqual(outcome(expect, answer), "agree", JSON.stringify(expect));
  }
});

test("a range that holds the amount is open, one without an upper end too", () => {
  const wide = { ...COMMON, range: { min: TOTALS, max: { ...TOTALS, duty: "9.00" } } };
  const endless = { ...COMMON, range: { min: TOTALS, unboundedBy: ["quantity.kg"] } };
  for (const answer of [wide, endless]) {
    assert.equal(outcome({ total: "4.00" }, answer), "open");
    assert.equal(outcome({ total: "2.00" }, answer), "wrong");
  }
  assert.equal(outcome({ unbounded: ["quantity.kg"], additional: "2.00" }, endless), "agree");
});

test("a refusal agrees only where one is expected, and a key that nothing judges is no agreement", () => {
  const refused = { status: "error", error: { code: "hts/wrong-length", message: "" } };
  assert.equal(outcome({ status: "error" }, refused), "agree");
  assert.equal(outcome({}, refused), "error");
  assert.equal(outcome({ misspelt: "1" } as LineCase["expect"], DETERMINED), "wrong");
});

test("a call of the command is judged by its exit and by what it prints", () => {
  const call = (expect: object, exit: number) =>
    judgeCommand({ id: "1", grade: "A", command: [], expect, why: "", source: "" }, { exit, out: "Fees: $34.64\n", err: "no" }).outcome;
  assert.equal(call({ text: ["34\\.64"], notText: "[0-9]{10,}" }, 0), "agree");
  assert.equal(call({ text: "12\\.50" }, 0), "wrong");
  assert.equal(call({ notText: ["Fees"] }, 0), "wrong");
  assert.equal(call({}, 2), "error");
});
