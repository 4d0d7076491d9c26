// docs/field-faults.md: every row says what the program answers now. Cells are read by the words that the page explains.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { type SeenAnswer, seen } from "../conformance/seen.js";

const engine = bundledEngine();
const page = readFileSync(packagePath("docs/field-faults.md"), "utf8");
const rows = [...page.matchAll(/^\| `([^`]+)` \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$/gm)];

type Check = (answer: SeenAnswer, rest: string) => unknown;

const amounts = (answer: SeenAnswer, part: string): string => {
  if (answer.totals !== undefined) return answer.totals[part] ?? "";
  if (answer.range === undefined) return answer.status;
  const { min, max } = answer.range;
  return max === undefined ? `from ${min[part]}` : min[part] === max[part] ? `${min[part]}` : `${min[part]} to ${max[part]}`;
};

const CHECKS: Readonly<Record<string, Check>> = {
  owes: (answer, rest) => assert.equal(amounts(answer, "duty"), rest),
  adds: (answer, rest) => assert.equal(amounts(answer, "additional"), rest),
  files: (answer, rest) => assert.ok(answer.standing.headings.includes(rest), answer.standing.headings.join(" ")),
  not: (answer, rest) => assert.ok(!answer.standing.headings.includes(rest)),
  asks: (answer, rest) => assert.ok(answer.questions.includes(rest), answer.questions.join(" ")),
  says: (answer, rest) =>
    assert.ok(
      answer.notices.some((notice) => notice.includes(rest)),
      answer.notices.join("\n"),
    ),
  MPF: (answer, rest) => assert.equal(answer.fees.find(({ fee }) => fee === "MPF")?.amount, rest),
  offers: ({ reliefs }, rest) => {
    const [fact, heading] = rest.split(" as ");
    const found = reliefs.filter((relief) => relief.fact === fact);
    assert.ok(found.length > 0 && (heading === undefined || found.some((relief) => relief.heading === heading)), JSON.stringify(reliefs));
  },
  withholds: ({ reliefs }, rest) => assert.ok(!reliefs.some(({ fact }) => fact === rest), JSON.stringify(reliefs)),
};

function checkLine(line: string, now: string): void {
  const answer = seen(engine.assess({ origin: "CA", ...(JSON.parse(line) as object) }, { fees: true }));
  assert.equal(answer.error, undefined);
  for (const clause of now.split("; ")) {
    const [word = "", ...rest] = clause.split(" ");
    const check = CHECKS[word];
    assert.ok(check !== undefined, `${clause}: no check of this word`);
    check(answer, rest.join(" "));
  }
}

interface Step {
  readonly from: string;
  readonly because: readonly string[];
}

function checkCommand(command: string, now: string): void {
  const words = [...command.matchAll(/"([^"]*)"|\S+/g)].map(([whole, quoted]) => quoted ?? whole);
  const { status, stdout, stderr } = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), ...words], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  for (const clause of now.split("; ")) {
    const [, word = "", rest = ""] = /^(prints|never prints|on) (.+)$/.exec(clause) ?? [];
    if (word === "on") {
      const [, day = "", act] = /^(\S+)(?: by (.+))?$/.exec(rest) ?? [];
      const step = (JSON.parse(stdout) as Step[]).find(({ from }) => from === day);
      assert.ok(step !== undefined, `no step on ${day}`);
      if (act !== undefined)
        assert.ok(
          step.because.some((each) => each.startsWith(act)),
          step.because.join("; "),
        );
    } else if (word === "prints") assert.ok(stdout.includes(rest), stdout);
    else if (word === "never prints") assert.ok(!stdout.includes(rest), stdout);
    else assert.fail(`${clause}: no check of this word`);
  }
}

for (const [, asked = "", , now = ""] of rows)
  test(`field faults: ${asked}`, () => (asked.startsWith("{") ? checkLine(asked, now) : checkCommand(asked, now)));

test("the faults are all on the page", () => {
  for (const name of ["F1", "F2", "F8", "F15", "F16"]) assert.ok(page.includes(`${name} `), name);
  assert.ok(rows.length > 45, `${rows.length}`);
});
