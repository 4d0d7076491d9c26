// law/cases: what entries owe, worked by hand. A row's own arithmetic is checked before the engine is asked.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Answer, AssessOptions } from "../../src/assess/answer.js";
import { filedIn } from "../../src/assess/filed.js";
import { entryLine, type LawCase, readCaseFile, readRow } from "../../src/law-files/case-file.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";

const engine = bundledEngine();
const folder = packagePath("law/cases");

for (const name of readdirSync(folder).sort()) {
  for (const each of readCaseFile(join(folder, name))) test(`${name}: ${each.case}`, () => judge(each));
}

function judge(each: LawCase): void {
  const readings = Object.fromEntries(Object.entries(each.reading ?? {}).map(([id, choice]) => [id, Number(choice)]));
  const options: AssessOptions = {
    ...(each["known-on"] === undefined ? {} : { knownOn: each["known-on"] }),
    readings,
    ...(each.fees === undefined ? {} : { fees: true }),
  };
  const answer = engine.assess(entryLine(each.entry, engine.law.vocabulary), options);
  if (each.refused !== undefined) {
    assert.ok(answer.status === "error");
    assert.equal(answer.error.code, each.refused);
    return;
  }
  assert.ok(answer.status !== "error", answer.status === "error" ? answer.error.message : "");
  if (each.barred !== undefined) {
    assert.equal(answer.status, each.barred === "yes" ? "prohibited" : "range");
    assert.ok(answer.prohibition !== undefined);
    if (each.barred !== "yes") assert.equal(answer.prohibition.when?.fact, each.barred);
  }
  if (each.owes !== undefined) owes(answer, each.owes);
  for (const heading of each["owes-nothing-under"] ?? [])
    assert.ok(!filedIn(answer).duties.some((duty) => duty.heading === heading), heading);
  for (const [fee, amount] of Object.entries(each.fees ?? {}))
    assert.equal(answer.fees.find((one) => one.fee === fee)?.amount, amount, fee);
  for (const [measure, amount] of Object.entries(each.refundable ?? {}))
    assert.equal(filedIn(answer).refundable.find((one) => one.measure === measure)?.amount, amount);
  if (each.says !== undefined)
    assert.ok(
      answer.notices.some((notice) => notice.text.includes(each.says ?? "")),
      `${each.says} is not among ${answer.notices.map(({ text }) => text).join(" | ")}`,
    );
  const asked = answer.questions.map((question) => question.fact);
  for (const fact of each.asks ?? []) assert.ok(asked.includes(fact), `${fact} is not asked (${asked.join(" ")})`);
  for (const fact of each["asks-not"] ?? []) assert.ok(!asked.includes(fact), `${fact} is asked`);
  for (const heading of each["declares-not"] ?? []) assert.ok(!filedIn(answer).headings.includes(heading), `${heading} is declared`);
  if (each.either !== undefined) either(each, answer);
}

// Each of two readings is settled by its number in the order written.
function either(each: LawCase, answer: Answer): void {
  assert.equal(answer.status, "range");
  const question = answer.questions.find((one) => one.kind === "law");
  assert.ok(question !== undefined);
  each.either?.forEach(({ owes: rows }, index) => {
    const settled = engine.assess(entryLine(each.entry, engine.law.vocabulary), { readings: { [question.fact]: index + 1 } });
    assert.ok(settled.status !== "error");
    owes(settled, rows);
  });
}

function owes(answer: Answer, rows: Readonly<Record<string, string | readonly string[]>>): void {
  const seen: string[] = [];
  const filed = filedIn(answer);
  for (const [key, written] of Object.entries(rows)) {
    const text = String(written);
    if (key === "between") {
      const [low, high] = text.split(" and ");
      assert.equal(answer.status, "range");
      assert.equal(answer.range?.min.duty, low);
      assert.equal(answer.range?.max?.duty, high);
    } else if (key === "settled-by") {
      const facts = new Set(answer.questions.map((question) => question.fact));
      for (const fact of written as readonly string[]) assert.ok(facts.has(fact), `${fact} is not asked (${[...facts].join(" ")})`);
    } else if (key === "total") {
      assert.equal(answer.status, "determined", `open: ${answer.questions.map((question) => question.fact).join(" ")}`);
      assert.equal(answer.totals?.duty, text);
    } else if (text === "exempt")
      assert.ok(
        filed.exemptions.some((each) => each.heading === key),
        `${key} is no exemption (${filed.headings.join(" ")})`,
      );
    else {
      const row = readRow(text);
      assert.ok(!("wrong" in row), text);
      const base = key === "general" || key === "column 2" || key.startsWith("special");
      const duty = base ? filed.duties[0] : filed.duties.find((each) => each.heading === key && !seen.includes(each.heading));
      assert.ok(duty !== undefined, `${key} is not owed (${filed.headings.join(" ")})`);
      if (base) assert.ok(duty.program.includes(key), `${duty.program}, expected ${key}`);
      seen.push(key);
      assert.equal(duty.amount, row.duty, key);
    }
  }
  if ("total" in rows) {
    const above = filed.duties.filter((duty) => duty.measure !== "base").map((duty) => duty.heading);
    for (const heading of above) assert.ok(heading in rows, `${heading} is owed and not in the case`);
  }
}
