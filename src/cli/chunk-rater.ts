// Rates the chunks that DuckDB hands over: codes and texts in, a struct of amounts, codes and few texts out.

import { ANSWER_COLUMNS, answerCells } from "../bulk/answer-cells.js";
import { STATUS } from "../bulk/answer-columns.js";
import { answerRow, type BatchSetting, count } from "../bulk/batch.js";
import type { Book } from "../bulk/book.js";
import type { CellColumn } from "../bulk/cell-slots.js";
import { dutySums } from "../bulk/duty-sums.js";
import type { Rater } from "../bulk/rater.js";
import type { Column } from "../bulk/rater-columns.js";
import type { Tally } from "../bulk/tally.js";
import { ChunkAnswers } from "./chunk-answers.js";
import { isCoded, PLAIN_TYPES, plainReader } from "./plain-codes.js";
import { type RawChunk, type RawVector, textsOf } from "./vectors.js";

/** What chunks of one run are rated with. */
export interface ChunkSetting {
  readonly rater: Rater;
  readonly kinds: readonly Column[];
  readonly book: Book;
  /** How many headings and questions of the book the statement knows by their places; later ones are written as texts. */
  readonly listed: { readonly headings: number; readonly questions: number };
  /** How rows left to `assess` are answered. */
  readonly batch: BatchSetting;
  readonly tally: Tally;
}

/** Rates chunks. */
export interface ChunkRater {
  /** Rate a chunk that holds the codes of `PLAIN_TYPES`, then the texts of the columns that the rater wants. */
  rate(input: RawChunk, output: RawVector): void;
  /** Put the sums of all chunks into the tally. */
  close(): void;
}

/** Make what rates the chunks of a run. */
export function chunkRater({ rater, kinds, listed, book, batch, tally }: ChunkSetting): ChunkRater {
  const sums = dutySums();
  const { answers, lines } = rater;
  const into = new ChunkAnswers();
  const readPlain = plainReader(rater, book, kinds);
  const others = rater.columns.filter((column) => !isCoded(kinds[column] as Column));

  // A row that the compiled law leaves to `assess`.
  function late(row: number, texts: (column: number) => CellColumn | undefined): void {
    const cells: string[] = Array.from({ length: batch.width }, () => "");
    for (const column of rater.columns) cells[column] = texts(column)?.text(row) ?? "";
    const { answer, month } = answerRow({ cells }, batch, tally);
    tally.uncompiled++;
    count(answer, month, tally);
    const written = answerCells(answer, batch.options.fees === true);
    into.late(row, answer.status, (name) => written[ANSWER_COLUMNS.indexOf(name)] ?? "");
  }

  // The texts of a chunk, read when first asked for.
  function textsIn(input: RawChunk): (column: number) => CellColumn | undefined {
    const read = new Map<number, CellColumn | undefined>();
    return (column) => {
      if (!read.has(column)) read.set(column, textsOf(input.vector(PLAIN_TYPES.length + rater.columns.indexOf(column)), input.rows));
      return read.get(column);
    };
  }

  function answerRest(rows: number, texts: (column: number) => CellColumn | undefined): void {
    let [determined, range, prohibited, repaired] = [0, 0, 0, 0];
    for (let row = 0; row < rows; row++) {
      const status = answers.status[row];
      if (status === STATUS.uncompiled) {
        late(row, texts);
        continue;
      }
      repaired += lines.repaired[row] as number;
      if (status === STATUS.determined) {
        determined++;
        const before = answers.headings[row] as number;
        if (before >= listed.headings)
          into.headings(row, book.headings[before] as string, book.numbers[lines.place[row] as number] as string);
      } else if (status === STATUS.range) {
        range++;
        const asked = answers.questions[row] as number;
        if (asked >= listed.questions) into.questions(row, book.questions[asked] as string);
      } else prohibited++;
    }
    tally.lines += determined + range + prohibited;
    tally.determined += determined;
    tally.range += range;
    tally.prohibited += prohibited;
    tally.repaired += repaired;
  }

  return {
    rate(input, output) {
      const { rows } = input;
      const texts = textsIn(input);
      rater.begin(rows);
      readPlain(input, texts);
      for (const column of others) {
        const cells = texts(column);
        if (cells !== undefined) rater.take(column, cells);
      }
      rater.end();
      sums.add(lines, answers, rows);
      into.columns(answers, lines, rows);
      answerRest(rows, texts);
      into.writeTo(output);
    },
    close: () => sums.moveTo(tally),
  };
}
