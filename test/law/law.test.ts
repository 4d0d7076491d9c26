// The law as committed: it passes its checks, law.json and IN-FORCE.md are what the files compile to, every act cited is on record.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { checkTexts } from "../../src/cli/law-command.js";
import { writeInForce } from "../../src/law/in-force-page.js";
import { problemSaid } from "../../src/law/problem-text.js";
import { instrumentOf } from "../../src/law/values.js";
import { lawTexts } from "../../src/law-files/law-yaml.js";
import { bundledLaw } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";

const folder = packagePath("law");
const checked = checkTexts(lawTexts(folder));

test("the law passes its checks; lists and rates agree with every archived edition", () => {
  assert.deepEqual(
    checked.problems.map((problem) => problemSaid(problem, checked.texts.get(problem.place.file))),
    [],
  );
});

test("law.json and IN-FORCE.md are what the files compile to", () => {
  assert.ok(checked.law !== undefined);
  assert.equal(`${JSON.stringify(checked.law)}\n`, readFileSync(`${folder}/law.json`, "utf8"), "run `npm run law`");
  assert.equal(writeInForce(checked.law), readFileSync(`${folder}/IN-FORCE.md`, "utf8"), "run `npm run law`");
});

test("every act on record is cited, and every citation is of an act on record", () => {
  const law = bundledLaw();
  const cited = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === "string") {
      const act = instrumentOf(law.instruments, value);
      if (act !== undefined) cited.add(act.id);
    } else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) walk(each);
  };
  const { instruments, ...rest } = law;
  walk(rest);
  assert.deepEqual(
    Object.keys(instruments).filter((id) => !cited.has(id)),
    [],
  );
});

test("every measure says when it was last seen and reviewed", () => {
  for (const measure of bundledLaw().measures) {
    assert.ok(measure.lastSeen.in.length > 0, measure.id);
    assert.ok(measure.reviewed >= measure.lastSeen.day, `${measure.id} was reviewed before it was last seen`);
  }
});

test("a citation is of the act that it begins with, and not of one whose name goes on", () => {
  const { instruments } = bundledLaw();
  for (const { id } of Object.values(instruments)) {
    for (const behind of ["", " note 2", "(b)", ", para. 3", "; more"]) assert.equal(instrumentOf(instruments, `${id}${behind}`)?.id, id);
    for (const behind of ["0", "9", "b"]) assert.notEqual(instrumentOf(instruments, `${id}${behind}`)?.id, id, `${id}${behind}`);
  }
});
