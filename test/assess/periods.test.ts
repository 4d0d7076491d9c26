// One plan serves a period: on every day of the record, whatever decides a plan is what it is on the first day of its period.

import assert from "node:assert/strict";
import { test } from "node:test";
import { headingsInForce } from "../../src/assess/headings.js";
import { indexLists } from "../../src/assess/list-index.js";
import { settle } from "../../src/assess/resolve-condition.js";
import { addDays, type Day } from "../../src/exact/day.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

const { law, schedule } = bundledEngine();
const { startOf } = bundledEngine().parts.plans;
const lists = indexLists(law);
const EVERY = 37;
const END = addDays(law.coverage.lastSeen, 60);

function days(): Day[] {
  const found: Day[] = [];
  for (let day = law.coverage.from; day < END; day = addDays(day, 1)) found.push(day);
  return found;
}

test("headings, lists, rules and rows of the schedule are those of the first day of the period, on every day of the record", () => {
  const numbers = schedule.numbers().filter((_, index) => index % EVERY === 0);
  const known = new Map<Day, string>();
  const told = (day: Day): string => {
    const headings = headingsInForce(law, day, undefined).map(({ provision, terms, reach, since, by }) => [
      provision.id,
      since,
      by,
      [reach, terms.columns].map((each) =>
        settle(each, {
          hts: "7604210010",
          origin: "CA",
          column2: false,
          entryDate: day,
          listed: lists.on("7604210010", day),
          lists,
          marks: new Map(),
        }),
      ),
    ]);
    const rules = law.yields.filter(({ from, until }) => from <= day && (until === undefined || day < until)).map(({ title }) => title);
    const rows = numbers.map((hts) => {
      const found = schedule.lookup(hts, day);
      return [[...lists.on(hts, day)], found.ok ? found.line : found.error.code];
    });
    return JSON.stringify([headings, rules, rows]);
  };
  let shared = 0;
  for (const day of days()) {
    const first = startOf(day);
    assert.ok(first <= day);
    if (first === day) {
      known.clear();
      continue;
    }
    shared++;
    const expected = known.get(first) ?? told(first);
    known.set(first, expected);
    assert.equal(told(day), expected, `${day} differs from ${first}`);
  }
  assert.ok(shared > days().length / 2, `${shared} days share a plan with another`);
});

test("why a number has no plan is said of the very day", () => {
  const engine = bundledEngine();
  const last = days().at(-1) ?? END;
  assert.notEqual(startOf(last), last);
  const found = engine.assess({ hts: "9999.99.99.99", origin: "CA", entryDate: last, value: "1.00" });
  const missing = engine.assess({ hts: "0101.99.99.99", origin: "CA", entryDate: last, value: "1.00" });
  assert.equal(found.status, "error");
  assert.ok(missing.status === "error" && missing.error.message.includes(last));
});
