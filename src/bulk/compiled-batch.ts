// Rates rows of text by the compiled law, and by `assess` what the compiled law leaves: the same cells as `rateBatch`, sooner.

import { addDays, type Day } from "../exact/day.js";
import { formatCents } from "../exact/money.js";
import { formatHts } from "../hts/number.js";
import { ANSWER_COLUMNS, AUTHORITY_COLUMNS } from "./answer-cells.js";
import { STATUS } from "./answer-columns.js";
import { countArticle } from "./article-lines.js";
import { type BatchRow, type BatchSetting, defuse, rateBatch } from "./batch.js";
import type { Book } from "./book.js";
import { lineOf } from "./line.js";
import { CHUNK } from "./line-columns.js";
import { AUTHORITIES } from "./program.js";
import { makeRater, type Rater } from "./rater.js";
import { spansOf } from "./spans.js";
import { addDuty, addTally, emptyTally, type Tally } from "./tally.js";

type Known = (typeof AUTHORITIES)[number];

/** Rates rows, as `rateBatch` does. */
export type RateRows = (rows: readonly BatchRow[]) => { readonly rows: string[][]; readonly tally: Tally };

/** Make the function that rates the rows of a table whose columns are `names`; `book` was opened for the options and origin of the setting. */
export function compiledBatch(names: readonly string[], book: Book, origin: string, setting: BatchSetting): RateRows {
  const { engine, options } = setting;
  const conditioned = engine.schedule.conditionedSubheadings();
  const rater = makeRater(names, book, () => engine, engine.law.facts, options, origin);

  function compiled({ cells, read = cells }: BatchRow, row: number, tally: Tally): string[] {
    const { answers, lines } = rater;
    tally.lines++;
    if (lines.repaired[row] === 1) tally.repaired++;
    const hts = book.numbers[lines.place[row] as number] ?? "";
    if (conditioned.has(hts.slice(0, 8))) countArticle(engine, { ...lineOf(read, setting.plan), hts }, 1, tally);
    const answer = answerAt(rater, row, book);
    tally[answer.status as "determined" | "range" | "prohibited"]++;
    if (answers.status[row] === STATUS.determined) {
      const month = addDays("1970-01-01" as Day, lines.entryDay[row] as number).slice(0, 7);
      AUTHORITIES.forEach((authority, at) => {
        const cents = answers.byAuthority[at * CHUNK + row] as number;
        if (cents !== 0) addDuty(tally, month, authority, BigInt(cents));
      });
    }
    const given = setting.raw ? cells : cells.map((cell) => defuse(cell, tally));
    return [...given, ...ANSWER_COLUMNS.map((column) => answer[column] ?? "")];
  }

  // Rows that are broken or ragged are rated as if they were empty, which leaves them to `assess`.
  function rateChunk(rows: readonly BatchRow[], tally: Tally): string[][] {
    const whole = rows.map(({ cells, broken, wrong }) => broken === undefined && wrong === undefined && cells.length === setting.width);
    rater.rate(
      rater.columns.map((at) => spansOf(rows.map(({ cells, read }, row) => (whole[row] === true ? ((read ?? cells)[at] ?? "") : "")))),
      rows.length,
    );
    return rows.map((row, at) => {
      if (rater.answers.status[at] !== STATUS.uncompiled) return compiled(row, at, tally);
      const late = rateBatch([row], setting);
      addTally(tally, late.tally);
      tally.uncompiled++;
      return late.rows[0] as string[];
    });
  }

  return (rows) => {
    const tally = emptyTally();
    const rated: string[][] = [];
    for (let from = 0; from < rows.length; from += CHUNK)
      for (const row of rateChunk(rows.slice(from, from + CHUNK), tally)) rated.push(row);
    return { rows: rated, tally };
  };
}

/** The cells of a row that a rater rated last, by their columns; a column that is not filled is absent. */
export function answerAt({ answers, lines }: Rater, row: number, book: Book): Record<string, string> {
  const money = (column: Float64Array, at = row): string => formatCents(BigInt(column[at] as number));
  const status = answers.status[row];
  if (status === STATUS.prohibited) return { status: "prohibited" };
  const bounds = { duty_min: money(answers.min), duty_max: money(answers.max) };
  if (status === STATUS.range) return { status: "range", ...bounds, questions: book.questions[answers.questions[row] as number] ?? "" };
  const number = formatHts(book.numbers[lines.place[row] as number] ?? "");
  return {
    status: "determined",
    ...Object.fromEntries(
      AUTHORITY_COLUMNS.map(([column, authority]) => [
        column,
        money(answers.byAuthority, AUTHORITIES.indexOf(authority as Known) * CHUNK + row),
      ]),
    ),
    additional_duty: money(answers.additional),
    total_duty: money(answers.duty),
    effective_rate: String((answers.rate[row] as number) / 1e6),
    headings: [book.headings[answers.headings[row] as number] ?? "", number].filter((text) => text !== "").join(" "),
    ...bounds,
  };
}
