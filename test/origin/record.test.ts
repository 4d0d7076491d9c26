// A determination that is kept comes out the same from its own rows, tells when it was changed, and what the rules at hand say.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { recordOf, replay } from "../../src/origin/record.js";
import { openOrigin } from "../../src/origin/tables.js";
import type { OriginQuestion } from "../../src/origin/types.js";
import { bundledOrigin, determine } from "../../src/packaged/origin-bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { drawQuestion, draws } from "./random-bills.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-record-"));
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "origin", ...args], { encoding: "utf8" });

test("random questions, kept and made again from their own rows, give the same answer to the letter", () => {
  for (let seed = 300_001; seed <= 300_150; seed++) {
    const question = drawQuestion(draws(seed));
    const record = JSON.parse(JSON.stringify(recordOf(question, determine(question, { suggest: true }), bundledOrigin(), "")));
    const found = replay(record, bundledOrigin());
    assert.deepEqual([found.same, found.rulesStand, found.gone, found.come], [true, true, [], []], JSON.stringify(question));
  }
});

test("a rule that changed is named, and the old answer still comes out of the record", () => {
  const question: OriginQuestion = {
    hts: "8414.59",
    date: "2025-10-01",
    materials: [{ name: "motor", hts: "8501.10", value: "5.00", originating: false }],
  };
  const { data } = bundledOrigin();
  const stricter = openOrigin({
    ...data,
    hash: "another",
    rules: data.rules.map((row) => (row[3] === "CTH" ? row.with(3, "CC") : row)) as typeof data.rules,
  });
  const found = replay(recordOf(question, determine(question, { suggest: true }), bundledOrigin(), ""), stricter);
  assert.deepEqual([found.same, found.rulesStand], [true, false]);
  assert.ok(found.gone.some((row) => row.includes("CTH")) && found.come.some((row) => row.includes('"CC"')));
});

test("the command keeps a determination and makes it again; a record that was changed is refused", () => {
  const file = join(folder, "kept.json");
  const bill = ["--bill", packagePath("examples/bill-of-materials.csv"), "--hts", "8414.59.65", "--date", "2025-10-01"];
  assert.equal(run(...bill, "--transaction-value", "110.00", "--save", file).status, 0);
  const again = run("--replay", file);
  assert.equal(again.status, 0, again.stderr);
  assert.match(again.stdout, /The record is as it was written\.\nMade again from its own rows: the same answer\./);
  const kept = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...kept, question: { ...kept.question, transactionValue: "111.00" } }));
  const changed = run("--replay", file, "--json");
  assert.equal(changed.status, 1);
  assert.equal(JSON.parse(changed.stdout).intact, false);
  assert.equal(run("--replay", packagePath("package.json")).status, 2);
});
