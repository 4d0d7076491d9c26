// Lines a second of the compiled law on one thread, columns of numbers in and columns of numbers out: from the place of the number in the
// book, the day, the value in cents and the claim to the status, the duty by authority, the sums, the bounds, the rate and the codes of headings and questions.
// Texts are neither read nor written.

import { STATUS } from "../src/bulk/answer-columns.js";
import { CHUNK } from "../src/bulk/line-columns.js";
import { makeRater } from "../src/bulk/rater.js";
import { dayNumber } from "../src/exact/day.js";
import { bundledEngine } from "../src/packaged/bundle.js";
import { bookFor } from "../src/packaged/bundled-book.js";

const COLUMNS = ["hts", "origin", "entry_date", "customs_value", "spi"];
const CHUNKS = 400;
const TURNS = 7;

/** Median lines a second, of the turns after one to warm up; what share of the lines were ranges, and left to `assess`. */
export function kernel(): {
  readonly linesPerSecond: number;
  readonly lines: number;
  readonly ranges: number;
  readonly uncompiled: number;
} {
  const engine = bundledEngine();
  const book = bookFor(engine, {}, "CA");
  const rater = makeRater(COLUMNS, book, () => engine, engine.law.facts, {}, "CA");
  const places = steadyNumbers().map((hts) => book.numbers.indexOf(hts));
  const days = book.slots.from.map(dayNumber);
  const rows = CHUNKS * CHUNK;
  const number = Int32Array.from({ length: rows }, (_, at) => places[(at * 7919) % places.length] as number);
  const day = Int32Array.from({ length: rows }, (_, at) => days[at % days.length] as number);
  const value = Float64Array.from({ length: rows }, (_, at) => 10_000 + ((at * 3_137) % 9_000_000));
  const claim = Uint8Array.from({ length: rows }, (_, at) => (at % 20 === 0 ? 2 : at % 4 === 0 ? 0 : 1));
  const { lines, answers } = rater;
  const speeds: number[] = [];
  let [ranges, uncompiled, sum] = [0, 0, 0];
  for (let turn = 0; turn <= TURNS; turn++) {
    const started = process.hrtime.bigint();
    for (let from = 0; from < rows; from += CHUNK) {
      lines.place.set(number.subarray(from, from + CHUNK));
      lines.entryDay.set(day.subarray(from, from + CHUNK));
      lines.amounts.set(value.subarray(from, from + CHUNK));
      lines.claim.set(claim.subarray(from, from + CHUNK));
      rater.rateLines(CHUNK);
      sum += answers.max[0] as number;
      if (turn > 0) continue;
      for (const status of answers.status) {
        if (status === STATUS.range) ranges++;
        if (status === STATUS.uncompiled) uncompiled++;
      }
    }
    if (turn > 0) speeds.push((rows / Number(process.hrtime.bigint() - started)) * 1e9);
  }
  if (sum === 0) throw new Error("nothing was owed");
  speeds.sort((a, b) => a - b);
  return {
    linesPerSecond: Math.round(speeds[Math.floor(TURNS / 2)] ?? 0),
    lines: rows,
    ranges: Number((ranges / rows).toFixed(3)),
    uncompiled: Number((uncompiled / rows).toFixed(5)),
  };
}

/** Ten-digit numbers in force in every interval. */
export function steadyNumbers(): readonly string[] {
  const book = bookFor(bundledEngine(), {}, "CA");
  return book.numbers.filter((hts, place) => hts.length === 10 && book.slots.from.every((_, slot) => book.cell(place, slot) !== 0));
}
