// Rates rows of text by the compiled law, and by `assess` what the compiled law leaves: the same cells as `rateBatch`, sooner.

import type { Day } from "../exact/day.js";
import { addDays } from "../exact/day.js";
import { formatCents } from "../exact/money.js";
import { formatHts } from "../hts/number.js";
import { ANSWER_COLUMNS, AUTHORITY_COLUMNS } from "./answer-cells.js";
import { type BatchRow, type BatchSetting, defuse, rateBatch } from "./batch.js";
import type { Book } from "./book.js";
import { type KernelResult, STATUS } from "./kernel.js";
import { AUTHORITIES } from "./program.js";
import { makeRater } from "./rater.js";
import { addDuty, addTally, emptyTally, type Tally } from "./tally.js";

type Known = (typeof AUTHORITIES)[number];

/** Rates rows, as `rateBatch` does. */
export type RateRows = (rows: readonly BatchRow[]) => { readonly rows: string[][]; readonly tally: Tally };

/** Make the function that rates the rows of a table whose columns are `names`; `book` was opened for the options and origin of the setting. */
export function compiledBatch(names: readonly string[], book: Book, origin: string, setting: BatchSetting): RateRows {
  const { engine, options } = setting;
  const rater = makeRater(names, book, () => engine, engine.law.facts, options, origin);
  const encoder = new TextEncoder();

  function compiled({ cells, broken }: BatchRow, tally: Tally): string[] | undefined {
    if (broken !== undefined || cells.length !== setting.width) return undefined;
    rater.begin();
    cells.forEach((cell, at) => {
      if (cell === "" || rater.wanted[at] !== true) return;
      const bytes = encoder.encode(cell);
      rater.take(at, bytes, 0, bytes.length);
    });
    const found = rater.finish();
    if (found.status === STATUS.uncompiled) return undefined;
    tally.lines++;
    if (rater.row.repaired) tally.repaired++;
    const answer = cellsOf(found, book, rater.row);
    tally[answer.status as "determined" | "range" | "prohibited"]++;
    if (found.status === STATUS.determined) {
      const month = addDays("1970-01-01" as Day, rater.row.day).slice(0, 7);
      AUTHORITIES.forEach((authority, at) => {
        const cents = found.byAuthority[at] as number;
        if (cents !== 0) addDuty(tally, month, authority, BigInt(cents));
      });
    }
    const given = setting.raw ? cells : cells.map((cell) => defuse(cell, tally));
    return [...given, ...ANSWER_COLUMNS.map((column) => answer[column] ?? "")];
  }

  return (rows) => {
    const tally = emptyTally();
    const rated = rows.map((row) => {
      const found = compiled(row, tally);
      if (found !== undefined) return found;
      const late = rateBatch([row], setting);
      addTally(tally, late.tally);
      tally.uncompiled++;
      return late.rows[0] as string[];
    });
    return { rows: rated, tally };
  };
}

/** The cells of a result of the kernel by their columns; a column that is not filled is absent. */
export function cellsOf(found: KernelResult, book: Book, row: { readonly place: number; readonly value: number }): Record<string, string> {
  const money = (cents: number): string => formatCents(BigInt(cents));
  if (found.status === STATUS.prohibited) return { status: "prohibited" };
  const bounds = { duty_min: money(found.min), duty_max: money(found.max) };
  if (found.status === STATUS.range) return { status: "range", ...bounds, questions: found.questions.join(" ") };
  const headings = [book.headings[found.headings] ?? "", formatHts(book.numbers[row.place] ?? "")].filter((text) => text !== "");
  return {
    status: "determined",
    ...Object.fromEntries(
      AUTHORITY_COLUMNS.map(([column, authority]) => [column, money(found.byAuthority[AUTHORITIES.indexOf(authority as Known)] ?? 0)]),
    ),
    additional_duty: money(found.additional),
    total_duty: money(found.duty),
    effective_rate: rateOf(found.duty, row.value),
    headings: headings.join(" "),
    ...bounds,
  };
}

// Duty over value, rounded half up to six decimals.
function rateOf(duty: number, value: number): string {
  const millionths = (2_000_000n * BigInt(duty) + BigInt(value)) / (2n * BigInt(value));
  return String(Number(millionths) / 1e6);
}
