// Lines a second of the compiled law on one thread: cells in memory, results dropped.

import { makeRater } from "../src/bulk/rater.js";
import { bundledEngine } from "../src/cli/bundle.js";
import { bookFor } from "../src/cli/bundled-book.js";

const COLUMNS = ["hts", "origin", "entry_date", "customs_value", "spi"];
const ROWS = 200_000;
const TURNS = 5;

/** Median lines a second, of five turns after one to warm up; and the numbers that are in force throughout. */
export function kernel(): { readonly linesPerSecond: number; readonly uncompiled: number } {
  const engine = bundledEngine();
  const book = bookFor(engine, {}, "CA");
  const rater = makeRater(COLUMNS, book, () => engine, engine.law.facts, {}, "CA");
  const encoder = new TextEncoder();
  const numbers = steadyNumbers();
  const rows = Array.from({ length: ROWS }, (_, at) =>
    [
      numbers[(at * 7919) % numbers.length] ?? "",
      "CA",
      book.slots.from[at % book.slots.from.length] ?? "",
      `${100 + ((at * 31) % 90_000)}.${10 + (at % 90)}`,
      at % 4 === 0 ? "" : "S",
    ].map((cell) => encoder.encode(cell)),
  );
  const speeds: number[] = [];
  for (let turn = 0; turn <= TURNS; turn++) {
    const started = process.hrtime.bigint();
    for (const row of rows) {
      rater.begin();
      for (let at = 0; at < row.length; at++) {
        const cell = row[at] as Uint8Array;
        if (cell.length > 0) rater.take(at, cell, 0, cell.length);
      }
      rater.finish();
    }
    if (turn > 0) speeds.push((ROWS / Number(process.hrtime.bigint() - started)) * 1e9);
  }
  speeds.sort((a, b) => a - b);
  return { linesPerSecond: Math.round(speeds[Math.floor(TURNS / 2)] ?? 0), uncompiled: rater.uncompiled };
}

/** Ten-digit numbers in force in every interval. */
export function steadyNumbers(): readonly string[] {
  const book = bookFor(bundledEngine(), {}, "CA");
  return book.numbers.filter((hts, place) => hts.length === 10 && book.slots.from.every((_, slot) => book.cell(place, slot) !== 0));
}
