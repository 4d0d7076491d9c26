// Bulk equals `assess`, cent for cent, bounds and questions included; and the packed book is of the law and schedule at hand.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Engine } from "../../src/assess/engine.js";
import { STATUS } from "../../src/bulk/answer-columns.js";
import { openBook } from "../../src/bulk/book.js";
import { CHUNK } from "../../src/bulk/line-columns.js";
import { makeRater } from "../../src/bulk/rater.js";
import { relevantUnits } from "../../src/bulk/relevant-units.js";
import { slotOf } from "../../src/bulk/slots.js";
import { type Day, dayNumber } from "../../src/exact/day.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bookFor, packedBook, scheduleHash } from "../../src/packaged/bundled-book.js";
import { compareRows, randomRow, seeded } from "./equal.js";
import { bySpans, rateBy } from "./ways.js";

test("the packed book was made from this law and this schedule", () => {
  const packed = packedBook("CA");
  assert.equal(packed?.law, bundledEngine().law.hash, "run `carveout book build`");
  assert.equal(packed?.schedule, scheduleHash(), "run `carveout book build`");
});

test("what a broker's table states is in the packed book: nothing is compiled, little is left to assess", () => {
  const engine = bundledEngine();
  // The engine is fetched for each shape that is not held.
  let compiled = 0;
  const fetched = (): Engine => {
    compiled++;
    return engine;
  };
  const book = openBook(fetched, {}, "CA", packedBook("CA"));
  const random = seeded(12);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const some = (text: string): string => (random() < 0.6 ? text : "");
  const names = [
    "hts",
    "origin",
    "entry_date",
    "customs_value",
    "spi",
    "quantity",
    "unit",
    "steel_value",
    "aluminum_value",
    "steel_melt_pour",
  ];
  const columns = [...names, "aluminum_primary_smelt", "aluminum_secondary_smelt", "aluminum_cast"];
  const rater = makeRater(columns, book, () => engine, engine.law.facts, {}, "CA");
  const counted = new Map<number, readonly string[]>();
  // A unit in which the rates of the number count: quantities in others are no shapes of their own.
  const unitOn = (hts: string, day: Day): string => {
    const id = book.cell(book.place(Number(hts)) as number, slotOf(book.slots, dayNumber(day)));
    if (id === 0) return "";
    const units = counted.get(id) ?? relevantUnits(book, engine, id);
    counted.set(id, units);
    return pick(["", ...units]);
  };
  const rows = Array.from({ length: 60_000 }, () => {
    const hts = pick(book.numbers);
    const day = pick(book.slots.from);
    const unit = unitOn(hts, day);
    const [steel, aluminum, made] = [/^7[23]/.test(hts), hts.startsWith("76"), random() < 0.3];
    const metals = [steel ? some("7000.00") : "", aluminum ? some("9999.99") : "", steel && made ? "CA" : ""];
    const cast = aluminum && made ? "CA" : "";
    return [hts, "CA", day, "9999.99", pick(["", "S", "?"]), unit === "" ? "" : "1250", unit, ...metals, cast, cast, cast];
  });
  let left = 0;
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK);
    rateBy(rater, bySpans, chunk);
    chunk.forEach(([hts = "", , day = ""], row) => {
      if (rater.answers.status[row] === STATUS.uncompiled && engine.schedule.lookup(hts, day as Day).ok) left++;
    });
  }
  assert.equal(compiled, 0, `${compiled} shapes of ${rows.length} rows were compiled`);
  // Left are lines whose money is settled while something else is asked, and rates without an upper end.
  assert.ok(left < rows.length / 10, `${left} of ${rows.length} rows are left to assess`);
});

test("20,000 random rows are rated as assess rates them", () => {
  const book = bookFor(bundledEngine(), {}, "CA");
  const random = seeded(20_261_124);
  const rows = Array.from({ length: 20_000 }, () => randomRow(book, random));
  const { differences, uncompiled } = compareRows(rows);
  assert.deepEqual(differences.slice(0, 5), []);
  assert.ok(uncompiled < 10_000, `${uncompiled} rows were left to assess`);
});

test("every line of two chapters on every day of change, both claims", () => {
  const book = bookFor(bundledEngine(), {}, "CA");
  const columns = ["hts", "origin", "entry_date", "customs_value", "spi"];
  const rows = book.numbers
    .filter((hts) => hts.startsWith("76") || hts.startsWith("22"))
    .flatMap((hts) => book.slots.from.flatMap((day) => ["", "S"].map((spi) => [hts, "CA", day, "12345.67", spi])));
  const { differences } = compareRows(rows, columns);
  assert.deepEqual(differences.slice(0, 5), []);
});
