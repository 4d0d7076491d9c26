// Origins that the law does not tell apart: goods of each owe what goods of the others owe.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Assessment } from "../../src/assess/answer.js";
import type { Day } from "../../src/exact/day.js";
import { originGroups } from "../../src/law/origin-groups.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { lineMaker, oneOf, seeded } from "../assess/random-line.js";

const engine = bundledEngine();
const { encoded } = engine.law.countries;
const DAYS = ["2025-01-15", "2025-03-20", "2025-04-09", "2025-08-20", "2025-12-01", "2026-03-02", "2026-10-06"] as Day[];

test("every origin that is answered is in one group, and groups of a day hold those of all days whole", () => {
  const always = originGroups(engine.law);
  assert.deepEqual(always.flat().sort(), [...encoded].sort());
  for (const day of DAYS) {
    const groups = originGroups(engine.law, day);
    assert.deepEqual(groups.flat().sort(), [...encoded].sort());
    const at = new Map(groups.flatMap((members, place) => members.map((origin) => [origin, place] as const)));
    for (const members of always) assert.equal(new Set(members.map((origin) => at.get(origin))).size, 1, `${day}: ${members.join(" ")}`);
    assert.ok(groups.length < always.length, `${day}: ${groups.length} groups`);
  }
});

test("goods of the members of a group owe the same, whatever is stated of them", () => {
  const next = seeded(20_261_207);
  const shared = new Map(DAYS.map((day) => [day, originGroups(engine.law, day).filter(({ length }) => length > 1)]));
  let owing = 0;
  for (let made = 0; made < 400; made++) {
    const day = oneOf(DAYS, next);
    const group = oneOf(shared.get(day) ?? [], next);
    const [first, second] = [oneOf(group, next), oneOf(group, next)];
    const line = { ...lineMaker(engine, next, [first])(), entryDate: day, loadedDate: undefined };
    const [a, b] = [first, second].map((origin) => owed(engine.assess({ ...line, origin })));
    assert.deepEqual(a, b, `${JSON.stringify(line)} of ${first} and ${second}`);
    if (first !== second && a?.duty !== "0.00") owing++;
  }
  assert.ok(owing > 100, `${owing} lines owed something`);
});

function owed(answer: Assessment) {
  const duty = answer.status === "determined" ? answer.totals.duty : answer.status === "range" ? answer.range : answer.status;
  const declared = answer.status === "determined" ? answer.headings : [];
  const asked = answer.status === "error" ? answer.error.code : answer.questions.map(({ fact, outcomes }) => [fact, outcomes]);
  return { duty, declared, asked };
}
