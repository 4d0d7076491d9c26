// `npm run check:equal`: every number on every day of change with both claims, and a million random rows; prints the figures.

import { bundledEngine } from "../../src/packaged/bundle.js";
import { bookFor } from "../../src/packaged/bundled-book.js";
import { compareRows, randomRow, seeded } from "./equal.js";

const RANDOM = Number(process.argv[2] ?? 1_000_000);
const book = bookFor(bundledEngine(), {}, "CA");

function* schedule(): Generator<string[]> {
  for (const hts of book.numbers) for (const day of book.slots.from) for (const spi of ["", "S"]) yield [hts, "CA", day, "12345.67", spi];
}

function* rows(): Generator<string[]> {
  const random = seeded(1);
  for (let count = 0; count < RANDOM; count++) yield randomRow(book, random);
}

const whole = compareRows(schedule(), ["hts", "origin", "entry_date", "customs_value", "spi"]);
const random = compareRows(rows());
for (const difference of [...whole.differences, ...random.differences].slice(0, 20)) console.error(difference);
console.log(
  JSON.stringify({
    schedule: { rows: whole.rows, uncompiled: whole.uncompiled, differences: whole.differences.length },
    random: { rows: random.rows, uncompiled: random.uncompiled, differences: random.differences.length },
  }),
);
process.exitCode = whole.differences.length + random.differences.length > 0 ? 1 : 0;
