// The calendar reaches every day of the law: by its types, and in what is written in the law files, which are read here as text.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Day } from "../../src/exact/day.js";
import { lastUpTo, periods, periodsFrom, visitLaw } from "../../src/law/calendar.js";
import { type DayTable, type FoundDay, visitDays } from "../../src/law/dated.js";
import type { Amendment, End, Law } from "../../src/law/types.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

const { law, schedule } = bundledEngine();

// Each of these must not compile but for the remark: a day that no table names is refused, however deep it stands.
interface WithReview extends End {
  readonly review?: Day;
}
interface Deeper {
  readonly name: string;
  readonly items: readonly { readonly rows: Readonly<Record<string, { readonly ends: WithReview | null }>> }[];
}
export const shallow: DayTable<End> = { on: "duty", known: "known" };
// @ts-expect-error: the new day is not visited
export const forgotten: DayTable<WithReview> = { on: "duty", known: "known" };
// @ts-expect-error: nor is it where it stands in lists and records
export const deeper: DayTable<Deeper> = { items: { rows: { each: { ends: { on: "duty", known: "known" } } } } };
// @ts-expect-error: a part of the law that holds days may not be left out
export const amendment: DayTable<Amendment> = { from: "duty", known: "known", withdrawn: "known" };
// @ts-expect-error: a row of fixed length names each place that holds a day
export const row: DayTable<readonly [string, Day | "", Day | ""]> = { places: { "1": "duty" } };
// @ts-expect-error: a new part of the law with a day in it
export const quota: DayTable<Law & { readonly quotas: readonly { readonly opens: Day }[] }>["quotas"] = {};
// @ts-expect-error: what is no day has no role
export const title: DayTable<{ readonly title: string; readonly on: Day }> = { title: "words", on: "duty" };

test("days are told with their role and with what they stand in, wherever they stand", () => {
  const day = (text: string): Day => text as Day;
  const value: Deeper = {
    name: "2020-01-01",
    items: [
      {
        rows: {
          a: { ends: { on: day("2026-01-01"), known: day("2025-12-01"), review: day("2027-01-01"), by: ["act"] } },
          b: { ends: null },
        },
      },
    ],
  };
  const found: FoundDay[] = [];
  visitDays(value, { items: { rows: { each: { ends: { on: "duty", known: "known", review: "words" } } } } }, (each) => found.push(each));
  assert.deepEqual(
    found.map(({ day: on, role }) => [on, role]),
    [
      ["2026-01-01", "duty"],
      ["2025-12-01", "known"],
      ["2027-01-01", "words"],
    ],
  );
  for (const { within } of found) assert.deepEqual((within.at(-1) as WithReview).by, ["act"]);
});

// Keys of YAML and words of lists that name a day from which something holds or no longer does.
const TURNS = /\b(?:from|until|on|before):? "?(\d{4}-\d{2}-\d{2})/g;
// Days that are said and decide no duty.
const SAID = /(last-seen|notices|not-covered|differs|register|outside)/;

function written(folder: string, ending: string): { file: string; text: string }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));
}

test("every day that the files of the law write stands in the calendar, and every one that turns a duty begins a period", () => {
  const all = new Set<string>();
  visitLaw(law, ({ day }) => all.add(day));
  const starts = new Set<string>(periods(law, schedule).starts);
  const files = [...written("law", ".yaml"), ...written("law/measures", ".yaml"), ...written("law/lists", ".txt")].filter(
    ({ file }) => file !== "coverage.yaml" && file !== "instruments.yaml",
  );
  let turns = 0;
  for (const { file, text } of files) {
    const lines = text.split("\n");
    let section = "";
    for (const [at, raw] of lines.entries()) {
      const line = raw.replace(/(^|\s)#.*$/, "");
      if (/^[a-z]/.test(line)) section = line;
      for (const [, day = ""] of line.matchAll(/["\s](\d{4}-\d{2}-\d{2})\b/g))
        assert.ok(
          all.has(day) || SAID.test(section) || /source|title|text|seen/.test(line),
          `${file}:${at + 1}: ${day} is not in the calendar`,
        );
      if (file === "fees.yaml" || SAID.test(section) || SAID.test(line)) continue;
      for (const [, day = ""] of line.matchAll(TURNS)) {
        if (day < law.coverage.from) continue;
        turns++;
        assert.ok(starts.has(day), `${file}:${at + 1}: ${day} begins no period`);
      }
    }
  }
  assert.ok(turns > 5_000, `${turns} days read`);
});

test("the first day of a period is found for every day", () => {
  const { starts, startOf } = periodsFrom(["2026-03-01", "2025-01-01", "2026-03-01"] as Day[]);
  assert.deepEqual(starts, ["2025-01-01", "2026-03-01"]);
  const cases: readonly (readonly [string, string])[] = [
    ["2024-12-31", "2024-12-31"],
    ["2025-01-01", "2025-01-01"],
    ["2026-02-28", "2025-01-01"],
    ["2026-03-01", "2026-03-01"],
    ["2099-01-01", "2026-03-01"],
  ];
  for (const [day, first] of cases) assert.equal(startOf(day as Day), first);
  assert.equal(lastUpTo([], "2025-01-01"), undefined);
});
