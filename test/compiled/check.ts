// `node scripts/run.mjs test/compiled/check.ts [RANDOM] [EVERY]`: the tables of the compiled law against `assess`: every number on every day of
// change with both claims (or one of EVERY of them), random rows with weights, shares, countries, chapter 98, and as many again with
// fees; prints the figures.

import { bundledEngine } from "../../src/packaged/bundle.js";
import { bookFor } from "../../src/packaged/bundled-book.js";
import { COLUMNS, sampleRows } from "../bulk/warehouse.js";
import { compareTables } from "./compare.js";

const RANDOM = Number(process.argv[2] ?? 1_000_000);
const EVERY = Number(process.argv[3] ?? 1);
const NARROW = ["hts", "origin", "entry_date", "customs_value", "spi"];
const BATCH = 100_000;
const book = bookFor(bundledEngine(), {}, "CA");

function* schedule(): Generator<string[]> {
  let place = 0;
  for (const hts of book.numbers)
    for (const day of book.slots.from) for (const spi of ["", "S"]) if (place++ % EVERY === 0) yield [hts, "CA", day, "12345.67", spi];
}

function* rows(seed: number): Generator<string[]> {
  for (let made = 0; made < RANDOM; made += BATCH) yield* sampleRows(Math.min(BATCH, RANDOM - made), seed + made);
}

const whole = await compareTables(schedule(), NARROW);
const random = await compareTables(rows(1), COLUMNS);
const fees = await compareTables(rows(2), COLUMNS, { fees: true });
const differences = [whole, random, fees].flatMap((each) => each.differences);
for (const difference of differences.slice(0, 20)) console.error(difference);
const told = ({ differences, ...rest }: typeof whole) => ({ ...rest, differences: differences.length });
console.log(JSON.stringify({ schedule: told(whole), random: told(random), fees: told(fees) }));
process.exitCode = differences.length > 0 ? 1 : 0;
