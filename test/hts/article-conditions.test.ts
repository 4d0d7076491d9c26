// Conditions in the descriptions of numbers: parsing, gathering by number, and checks over every day of the year and every unit value to $200.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import type { Day } from "../../src/exact/day.js";
import { type ArticleCondition, articleConditions } from "../../src/hts/article-conditions.js";
import { articleTerm, type Season, type UnitValue } from "../../src/hts/article-terms.js";
import { putConditions } from "../../src/hts/dated-conditions.js";
import { openSchedule } from "../../src/hts/schedule.js";
import { bundledSchedule } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";

const day = "2026-11-30" as Day;
const data = bundledSchedule();
const schedule = openSchedule(data);
const numbers = Object.keys(data.conditions ?? {});

test("seasons are read in every form of words", () => {
  const seasons = (words: string): unknown => {
    const found = articleTerm(words)?.term;
    return found === undefined ? undefined : "entered" in found ? found.entered.map(({ from, to }) => `${from}/${to}`) : found;
  };
  assert.deepEqual(seasons("If entered during the period from March 2 to April 3, inclusive, in any year"), ["03-02/04-03"]);
  assert.deepEqual(seasons("If entered in the period from May 1 to May 9, or the period from June 2 to July 1, inclusive, in any year:"), [
    "05-01/05-09",
    "06-02/07-01",
  ]);
  assert.deepEqual(seasons("Turnips, if entered during the period from October 1, in any year, to the following May 3, inclusive"), [
    "10-01/05-03",
  ]);
  assert.deepEqual(seasons("If entered during the period from December 2 in any year to the last day of the following February"), [
    "12-02/02-29",
  ]);
  assert.deepEqual(seasons("Entered during the period from July 1 in any year to May 30 of the following year"), ["07-01/05-30"]);
  assert.deepEqual(seasons("If entered during the month of April"), ["04-01/04-30"]);
  assert.equal(seasons("If entered for consumption outside the above stated period, or if withdrawn at any time"), undefined);
});

test("unit values are read in every form, and not where they are of a part, of several goods, or one of two", () => {
  const unitValue = (words: string): unknown => {
    const found = articleTerm(words)?.term;
    return found === undefined || !("unitValue" in found) ? undefined : found.unitValue;
  };
  assert.deepEqual(unitValue("Valued over $3 but not over $6.50/pair:"), { unit: "prs.", times: "1", over: "3", notOver: "6.50" });
  assert.deepEqual(unitValue("Valued less than 88¢/kg"), { unit: "kg", times: "1", under: "0.88" });
  assert.deepEqual(unitValue("Valued 88 cents or more per kg"), { unit: "kg", times: "1", atLeast: "0.88" });
  assert.deepEqual(unitValue("Each valued 15¢ or over but less than 23¢"), { unit: "No.", times: "1", atLeast: "0.15", under: "0.23" });
  assert.deepEqual(unitValue("Lathes, valued under $3,025 each"), { unit: "No.", times: "1", under: "3025" });
  assert.deepEqual(unitValue("Valued not over $5 per dozen pieces"), { unit: "No.", times: "12", notOver: "5" });
  assert.deepEqual(unitValue("Valued over 80 cents but not over $1.35 per gross"), {
    unit: "No.",
    times: "144",
    over: "0.80",
    notOver: "1.35",
  });
  for (const words of [
    "With movement valued over $15 each",
    "Cups valued over $5 per dozen; plates valued over $9 per dozen",
    "Fish valued $1 or more per kg in tin containers, or $1.10 or more per kg in others",
    "Statuettes valued over $2.50 each and made by hand",
    "Goods valued in the aggregate at not over $1",
  ])
    assert.equal(unitValue(words), undefined, words);
});

test("a number has the conditions of the rows above it; a number for other goods excludes those of its siblings", () => {
  const rows = [
    { hts: "0101", indent: 0, description: "Things:" },
    { hts: "", indent: 1, description: "Red:" },
    { hts: "01010010", indent: 2, description: "Valued not over $1 each" },
    { hts: "", indent: 2, description: "Valued over $1 each:" },
    { hts: "01010020", indent: 3, description: "Valued over $2 each" },
    { hts: "0101002010", indent: 4, description: "Round" },
    { hts: "01010030", indent: 3, description: "Other" },
    { hts: "01010040", indent: 1, description: "Blue, if entered during the month of May" },
    { hts: "01010050", indent: 1, description: "Other" },
  ];
  const found = articleConditions(rows);
  const over = (amount: string): object => ({ unitValue: { unit: "No.", times: "1", over: amount } });
  assert.deepEqual([...found.keys()], ["01010010", "01010020", "01010030", "01010040"]);
  assert.deepEqual(
    found.get("01010020")?.map(({ requires }) => requires),
    [over("1"), over("2")],
  );
  assert.deepEqual(
    found.get("01010030")?.map(({ requires, excludes }) => requires ?? excludes),
    [over("1"), [over("2")]],
  );
  // Of blue things out of season the schedule says nothing by a number beside.
  assert.equal(found.get("01010050"), undefined);
  assert.deepEqual(found.get("01010040")?.[0]?.siblings, []);
});

test("an edition without levels gives no condition, however long it is, and ends none", () => {
  const flat = Array.from({ length: 30_000 }, () => ({ hts: "01010010", indent: Number.NaN, description: "Valued not over $1 each" }));
  assert.equal(articleConditions(flat).size, 0);
  const conditions: Parameters<typeof putConditions>[0] = { "07070040": [{ from: "2025-01-01" as Day, all: [] }] };
  putConditions(conditions, day, []);
  assert.equal(conditions["07070040"]?.[0]?.until, undefined);
});

const dates = Array.from({ length: 366 }, (_, at) => new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(5, 10));

const inSeason = ({ from, to }: Season, date: string): boolean => (from <= to ? date >= from && date <= to : date >= from || date <= to);

const entered = (condition: Pick<ArticleCondition, "requires" | "excludes">, date: string): boolean => {
  const within = (term: NonNullable<ArticleCondition["requires"]>): boolean =>
    "entered" in term && term.entered.some((season) => inSeason(season, date));
  return condition.requires === undefined ? !(condition.excludes ?? []).some(within) : within(condition.requires);
};

test("every day of the year is in the season of exactly one of the sibling numbers", () => {
  let groups = 0;
  for (const hts of numbers) {
    for (const condition of schedule.conditions(hts, day)) {
      const of = condition.requires === undefined ? condition.excludes?.[0] : condition.requires;
      if (of === undefined || !("entered" in of) || condition.siblings.length === 0) continue;
      groups++;
      const all = [condition, ...condition.siblings];
      for (const date of dates) assert.equal(all.filter((each) => entered(each, date)).length, 1, `${hts} ${date}`);
    }
  }
  assert.ok(groups >= 50, String(groups));
});

// Cents from nothing to $200, where most bounds lie, as one unit of the words.
const holds = ({ over, atLeast, notOver, under }: UnitValue, dollars: number): boolean =>
  (over === undefined || dollars > Number(over)) &&
  (atLeast === undefined || dollars >= Number(atLeast)) &&
  (notOver === undefined || dollars <= Number(notOver)) &&
  (under === undefined || dollars < Number(under));

test("no unit value fits two sibling numbers", () => {
  let groups = 0;
  for (const hts of numbers) {
    for (const condition of schedule.conditions(hts, day)) {
      const values = [condition, ...condition.siblings].flatMap(({ requires }) =>
        requires !== undefined && "unitValue" in requires ? [requires.unitValue] : [],
      );
      const [first] = values;
      if (first === undefined || values.length < 2 || values.some(({ times }) => times !== first.times)) continue;
      groups++;
      for (let cents = 0; cents <= 20_000; cents += 1) {
        const fits = values.filter((value) => holds(value, cents / 100)).length;
        assert.ok(fits <= 1, `${hts}: ${cents} cents fit ${fits}`);
      }
    }
  }
  assert.ok(groups >= 60, String(groups));
});

const exported = packagePath("../shared/hts/hts_2026_rev_10.json.gz");

test("every number with a month or a unit value in its description has a condition", {
  skip: existsSync(exported) ? false : "no exports at hand",
}, () => {
  const rows = JSON.parse(gunzipSync(readFileSync(exported)).toString()) as { readonly htsno: string; readonly description: string }[];
  const months = /\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d/i;
  let [seasons, values] = [0, 0];
  for (const { htsno, description } of rows) {
    const hts = htsno.replaceAll(".", "");
    if (hts.length < 8 || hts >= "98") continue;
    const known = (data.conditions?.[hts] ?? []).at(-1)?.all ?? [];
    if (months.test(description) && /entered/i.test(description) && !/outside/.test(description)) {
      seasons++;
      assert.ok(
        known.some(({ requires }) => requires !== undefined && "entered" in requires),
        `${hts}: ${description}`,
      );
    }
    if (/^valued (?:not )?over \$[\d.]+(?: but not over \$[\d.]+)?(?: each|\/pair|\/liter)$/i.test(description)) {
      values++;
      assert.ok(
        known.some(({ requires }) => requires !== undefined && "unitValue" in requires),
        `${hts}: ${description}`,
      );
    }
  }
  assert.ok(seasons >= 40 && values >= 80, `${seasons} ${values}`);
});
