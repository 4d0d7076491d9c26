// Codes of provinces and lumber regions are Canada wherever an origin is read, and the answer says which code was given.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Day } from "../../src/exact/day.js";
import { diffDays } from "../../src/history/diff.js";
import { steps } from "../../src/history/steps.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();
const CODES = "XA XB XC XM XN XO XP XQ XS XT XV XW XY XD XE".split(" ");
const LINE = { hts: "4407.11.00.01", entryDate: "2025-10-20", value: "10000.00", spi: null };

test("every code is answered as Canada", () => {
  const whole = engine.assess({ ...LINE, origin: "CA" }, { fees: true });
  assert.ok(whole.status !== "error");
  assert.equal("originGiven" in whole.line, false);
  for (const code of CODES) {
    const answer = engine.assess({ ...LINE, origin: code }, { fees: true });
    assert.ok(answer.status !== "error", code);
    assert.deepEqual([answer.line.origin, answer.line.originGiven], ["CA", code]);
    assert.deepEqual({ ...answer, line: whole.line, notices: [] }, { ...whole, notices: [] });
  }
});

test("a code that was not read in print says so, and the others do not", () => {
  for (const code of CODES) {
    const answer = engine.assess({ ...LINE, origin: code });
    const marks = answer.status === "error" ? [] : answer.notices.filter(({ text }) => text.includes("15 CFR 30.54"));
    assert.deepEqual(
      marks.map((each) => each.code),
      code === "XD" || code === "XE" ? ["law/unverified"] : [],
      code,
    );
  }
});

test("a code that is neither a country nor a province is refused", () => {
  for (const code of ["XF", "XX", "xc", "QC"]) {
    const answer = engine.assess({ ...LINE, origin: code });
    assert.equal(answer.status === "error" ? answer.error.code : answer.status, "country/unknown", code);
  }
});

test("an entry, a history and a difference take the codes", () => {
  const entry = engine.assessEntry([
    { ...LINE, origin: "XQ" },
    { ...LINE, origin: "CA" },
  ]);
  assert.equal(
    entry.lines.every((line) => line.status !== "error"),
    true,
  );
  const asked = { hts: "7604.21.00.10", value: "10000.00", spi: null };
  assert.deepEqual(steps(engine, { ...asked, origin: "XO" }), steps(engine, { ...asked, origin: "CA" }));
  const request = { from: "2025-03-01" as Day, to: "2025-04-01" as Day, value: "10000.00", numbers: ["7604210010"] };
  const found = diffDays(engine, { ...request, origin: "XO" });
  assert.ok(found.length > 0);
  assert.deepEqual(found, diffDays(engine, { ...request, origin: "CA" }));
});
