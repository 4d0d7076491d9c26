// The documents of conformance/ hold on a clean clone: every line and every determination, and the runner that other engines are held by.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { differences, partsOfAssessment, partsOfDetermination } from "../../conformance/compare.mjs";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { determine } from "../../src/packaged/origin-bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { type LineDocument, type OriginDocument, readDocuments } from "./documents.js";

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("every line of the file comes out as written", () => {
  const engine = bundledEngine();
  const documents = readDocuments<LineDocument>("lines");
  assert.ok(documents.length > 500, `${documents.length} lines`);
  const off = documents.flatMap(({ id, line, options, expect }) => {
    const found = differences(expect, partsOfAssessment(plain(engine.assess(line, options ?? {}))));
    return found.length === 0 ? [] : [`${id}: ${found.join("; ")}`];
  });
  assert.deepEqual(off, []);
});

test("every determination of the file comes out as written", () => {
  const documents = readDocuments<OriginDocument>("origin");
  assert.ok(documents.length > 100, `${documents.length} determinations`);
  const off = documents.flatMap(({ id, question, expect }) => {
    const found = differences(expect, partsOfDetermination(plain(determine(question))));
    return found.length === 0 ? [] : [`${id}: ${found.join("; ")}`];
  });
  assert.deepEqual(off, []);
});

test("the runner passes our own command and fails an engine that answers something else", () => {
  const run = (...args: string[]) => spawnSync(process.execPath, [packagePath("conformance/run.mjs"), ...args], { encoding: "utf8" });
  const own = run();
  assert.equal(own.status, 0, own.stdout.slice(-2_000));
  assert.match(own.stdout, /^\d+ passed, 0 failed$/m);
  const echo = "process.stdin.pipe(process.stdout)";
  const other = run("origin", "--", process.execPath, "-e", echo);
  assert.equal(other.status, 1);
  assert.match(other.stdout, /^0 passed, \d+ failed$/m);
});
