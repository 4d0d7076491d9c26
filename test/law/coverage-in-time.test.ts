// On the eve, the day and the day after of every date in the law, typical entries are answered without gap or conflict.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { filedIn } from "../../src/assess/filed.js";
import { addDays, type Day } from "../../src/exact/day.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { share } from "../long.js";

const engine = bundledEngine();

// One number of every list on record, so that every heading is met, and a few ordinary goods.
function numbers(): string[] {
  const found = new Set<string>();
  for (const list of Object.values(engine.law.lists)) {
    for (const index of [0, Math.floor(list.rows.length / 2), list.rows.length - 1]) {
      const prefix = list.rows[index]?.[0];
      if (prefix !== undefined && prefix < "98") found.add(prefix);
    }
  }
  return [...found];
}

function lineUnder(prefix: string, day: Day): string | undefined {
  if (prefix.length === 10 && engine.schedule.lookup(prefix, day).ok) return prefix;
  return engine.schedule.lines(day, prefix.slice(0, 2)).find((hts) => hts.startsWith(prefix));
}

// Every day that the files of the law write, whatever it is there for: read as text, so that what the code overlooks is looked at here.
function written(): Day[] {
  const files = ["law", "law/measures", "law/lists"].flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)));
  const found = new Set<string>();
  for (const file of files)
    if (/\.(yaml|txt)$/.test(file) && !/instruments|coverage/.test(file))
      for (const [day] of readFileSync(file, "utf8").matchAll(/\b\d{4}-\d{2}-\d{2}\b/g)) found.add(day);
  return [...found].sort() as Day[];
}

const days = share(
  written().filter((day) => day >= engine.law.coverage.from && day < "2030-01-01"),
  4,
);

test(`the grid stands on the eve, the day and the day after of ${days.length} days`, () => {
  let answered = 0;
  for (const turning of days) {
    for (const day of [addDays(turning, -1), turning, addDays(turning, 1)]) {
      if (day < engine.law.coverage.from) continue;
      for (const prefix of numbers()) {
        const hts = lineUnder(prefix, day);
        if (hts === undefined) continue;
        for (const spi of ["S", null]) {
          const answer = engine.assess({ hts, origin: "CA", entryDate: day, value: "10000.00", spi });
          assert.ok(answer.status !== "error", `${hts} on ${day}: ${answer.status === "error" ? answer.error.message : ""}`);
          // Of the duties across the tariff one at a time: IEEPA, then section 122, then section 301.
          const general = new Set(
            filedIn(answer)
              .duties.map((duty) => duty.authority)
              .filter((authority) => ["IEEPA", "Section 122", "Section 301"].includes(authority)),
          );
          assert.ok(general.size <= 1, `${hts} on ${day} owes ${[...general].join(" and ")}`);
          const headings = filedIn(answer).duties.map((duty) => `${duty.heading} ${duty.basis}`);
          assert.equal(new Set(headings).size, headings.length, `${hts} on ${day}: ${headings.join(", ")}`);
          answered++;
        }
      }
    }
  }
  assert.ok(answered > 100 * days.length, `${answered} answers`);
});
