// The words of the law decide: with other programs, members and freed fees in law/vocabulary.yaml the same engine answers otherwise, and a
// word that is not there is refused.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer, AssessOptions } from "../../src/assess/answer.js";
import { createEngine } from "../../src/assess/engine.js";
import { checkTexts } from "../../src/cli/law-command.js";
import { openSchedule } from "../../src/hts/schedule.js";
import type { Law } from "../../src/law/types.js";
import { lawTexts } from "../../src/law-files/law-yaml.js";
import { bundledSchedule } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";

const schedule = openSchedule(bundledSchedule());
const texts = lawTexts(packagePath("law"));

// The law with a file changed.
function changed(file: string, ...edits: readonly (readonly [from: string, to: string])[]): Map<string, string> {
  const copy = new Map(texts);
  let text = copy.get(file) ?? "";
  for (const [from, to] of edits) {
    assert.ok(text.includes(from), `${file} holds no ${from}`);
    text = text.replace(from, to);
  }
  return copy.set(file, text);
}

function compiled(from: ReadonlyMap<string, string>): Law {
  const { law, problems } = checkTexts(new Map(from));
  assert.deepEqual(problems, []);
  assert.ok(law !== undefined);
  return law;
}

function answered(law: Law, more: Readonly<Record<string, unknown>> = {}, options: AssessOptions = {}): Answer {
  const line = { hts: "6109.10.00.04", origin: "CA", entryDate: "2025-10-07", value: "10000.00", ...more };
  const answer = createEngine(law, schedule).assess(line, options);
  assert.ok(answer.status !== "error", answer.status === "error" ? answer.error.message : "");
  return answer;
}

const asked = (answer: Answer): readonly string[] => answer.questions.map(({ fact }) => fact);

test("goods of no member claim nothing: the claim is not asked and the general rate stands", () => {
  assert.deepEqual(asked(answered(compiled(texts))), ["spi"]);
  const none = answered(compiled(changed("vocabulary.yaml", ["members: [CA, MX]", "members: [MX]"])));
  assert.equal(none.status, "determined");
  assert.deepEqual(asked(none), []);
  // 16.5% and 35%.
  assert.equal(none.totals.duty, "5150.00");
});

test("another symbol is the claim that is tried, by the name of its program", () => {
  const law = compiled(changed("vocabulary.yaml", ["name: USMCA", "name: Another Agreement"], ["symbols: [S, S+]", "symbols: [JO, S]"]));
  const [question] = answered(law).questions;
  assert.deepEqual(question?.choices, ["JO", "none"]);
  assert.equal(question?.outcomes[0]?.if, "Another Agreement is claimed");
  // The line offers Jordan a rate, so the claim frees it as S did.
  assert.ok(answered(law, { spi: "JO" }).headings?.includes("9903.01.14"));
  assert.ok(!answered(compiled(texts), { spi: "JO" }).headings?.includes("9903.01.14"));
});

test("a program frees the fees that it names", () => {
  const mpf = (law: Law): string | undefined =>
    answered(law, { spi: "S", mode: "truck" }, { fees: true }).fees.find(({ fee }) => fee === "MPF")?.amount;
  assert.equal(mpf(compiled(texts)), "0.00");
  // 0.3464% of 10,000, above the minimum of the year.
  assert.equal(mpf(compiled(changed("vocabulary.yaml", ["    frees: [{ fee: MPF, by: [19 U.S.C. 58c(b)(10)(B)] }]\n", ""]))), "34.64");
});

test("the forms that scenarios have had before are read as the same law", () => {
  const now = compiled(texts);
  const older = changed("measures/section-122.yaml", ["{ entered-free-under: usmca }", "entered-free-under-usmca"]);
  assert.equal(compiled(older).hash, now.hash);
  const symbols = changed("measures/autos-232.yaml", ["claimed: usmca", "claimed: [S, S+]"]);
  assert.equal(compiled(symbols).hash, now.hash);
});

test("a word that the vocabulary lacks is refused at its place", () => {
  const refused: [code: string, from: ReadonlyMap<string, string>][] = [
    ["law/unknown-program", changed("measures/section-122.yaml", ["{ entered-free-under: usmca }", "{ entered-free-under: nafta }"])],
    ["law/unknown-program", changed("chapter-98.yaml", ["free-under: usmca", "free-under: nafta"])],
    ["law/unknown-value", changed("measures/copper-232.yaml", ["value: copper-content", "value: tin-content"])],
    ["law/unknown-authority", changed("vocabulary.yaml", ["  Section 338: { column: s338_duty }\n", ""])],
    ["law/unknown-country", changed("vocabulary.yaml", ["members: [CA, MX]", "members: [CA, XX]"])],
    ["law/unknown-instrument", changed("vocabulary.yaml", ["by: [General note 11]", "by: [General note 99]"])],
    ["law/wrong-form", changed("vocabulary.yaml", ["places: 2", "places: 0"])],
    ["law/wrong-form", changed("vocabulary.yaml", ["{ after: entry, days: 300 }", "{ after: entry }"])],
    ["law/wrong-form", changed("vocabulary.yaml", ["base: yes", "base: no"])],
  ];
  for (const [code, from] of refused) {
    const { problems } = checkTexts(new Map(from));
    assert.ok(
      problems.some((problem) => problem.code === code),
      `${code}: ${problems.map((problem) => `${problem.code} ${problem.message}`).join("; ")}`,
    );
  }
});
