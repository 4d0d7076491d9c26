// The compiled law against `assess`: random rows, every cell compared. Seeded, so that a difference can be found again.

import { ANSWER_COLUMNS, answerCells } from "../../src/bulk/answer-cells.js";
import { STATUS } from "../../src/bulk/answer-columns.js";
import { answerRow, type BatchSetting } from "../../src/bulk/batch.js";
import type { Book } from "../../src/bulk/book.js";
import { answerAt } from "../../src/bulk/compiled-batch.js";
import { planRows } from "../../src/bulk/line.js";
import { CHUNK } from "../../src/bulk/line-columns.js";
import { makeRater } from "../../src/bulk/rater.js";
import { emptyTally } from "../../src/bulk/tally.js";
import { formatCents } from "../../src/exact/money.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bookFor } from "../../src/packaged/bundled-book.js";
import { bySpans, rateBy, type Way } from "./ways.js";

export const COLUMNS = [
  "hts",
  "origin",
  "entry_date",
  "customs_value",
  "spi",
  "steel_value",
  "aluminum_value",
  "copper_value",
  "quantity",
  "unit",
  "steel_melt_pour",
  "aluminum_cast",
  "vehicle_kind",
  "civil_aircraft",
  "donation",
  "weight_kg",
];

/** What a comparison came to. */
export interface Compared {
  readonly rows: number;
  readonly uncompiled: number;
  readonly differences: string[];
}

/** A seeded source of numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** One random row: numbers of the schedule, days at the edges of its intervals, facts given, missing and wrong. */
export function randomRow(book: Book, random: () => number): string[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const some = (share: number, text: () => string): string => (random() < share ? text() : "");
  const cents = Math.floor(random() ** 2 * 20_000_000);
  const value = random() < 0.02 ? pick(["0.00", "0.01", "9999999999999.99", "12", "1e3", "-5", ""]) : formatCents(BigInt(cents));
  const part = (share: number): string => formatCents(BigInt(Math.floor(cents * share)));
  return [
    pick(book.numbers),
    random() < 0.005 ? pick(["CN", "ca", ""]) : "CA",
    random() < 0.01 ? pick(["2024-12-31", "2025-02-30", "1/7/2025"]) : pick(book.slots.from),
    value,
    pick(["", "S", "?", "S+", "S", "A", ""]),
    some(0.2, () => pick([part(1), part(0.5), part(0.1), "0.00", "unknown"])),
    some(0.2, () => pick([part(0.5), part(0.3), "unknown", part(0.9)])),
    some(0.1, () => part(0.2)),
    some(0.3, () => String(Math.floor(random() * 5_000))),
    some(0.4, () => pick(["kg", "No.", "doz.", "m2", "liters"])),
    some(0.1, () => pick(["CA", "US", "unknown", "XX"])),
    some(0.05, () => pick(["CA", "RU"])),
    some(0.03, () => pick(["passenger", "lightTruck", "tank"])),
    some(0.02, () => pick(["true", "no", "perhaps"])),
    some(0.02, () => "yes"),
    some(0.1, () => pick(["1000", "12.5", "heavy"])),
  ];
}

/** Compare rows of the compiled law, whose cells come in a way, with `assess`. */
export function compareRows(
  rows: Iterable<readonly string[]>,
  columns: readonly string[] = COLUMNS,
  book = bookFor(bundledEngine(), {}, "CA"),
  way: Way = bySpans,
): Compared {
  const engine = bundledEngine();
  const rater = makeRater(columns, book, () => engine, engine.law.facts, {}, "CA");
  const plan = planRows(columns, engine.law.facts);
  const setting: BatchSetting = { engine, plan, width: columns.length, options: {}, raw: false };
  const differences: string[] = [];
  let [count, uncompiled] = [0, 0];
  for (const chunk of chunks(rows)) {
    rateBy(rater, way, chunk);
    count += chunk.length;
    chunk.forEach((cells, row) => {
      if (rater.answers.status[row] === STATUS.uncompiled) {
        uncompiled++;
        return;
      }
      const wanted = answerCells(answerRow({ cells }, setting, emptyTally()).answer, false);
      const got = answerAt(rater, row, book);
      const wrong = ANSWER_COLUMNS.filter((name, at) => (got[name] ?? "") !== wanted[at]);
      if (wrong.length > 0)
        differences.push(
          `${cells.join("|")}: ${wrong.map((name) => `${name} ${got[name] ?? ""} for ${wanted[ANSWER_COLUMNS.indexOf(name)]}`).join("; ")}`,
        );
    });
  }
  return { rows: count, uncompiled, differences };
}

function* chunks(rows: Iterable<readonly string[]>): Generator<(readonly string[])[]> {
  let chunk: (readonly string[])[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  yield chunk;
}
