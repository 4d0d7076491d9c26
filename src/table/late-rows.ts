// Rows of a chunk that the compiled law leaves to `assess`: their answers, put among those of the other rows.

import { ANSWER_COLUMNS, answerCells } from "../bulk/answer-cells.js";
import { type AnswerColumns, STATUS, STATUSES } from "../bulk/answer-columns.js";
import { answerRow, type BatchSetting, count } from "../bulk/batch.js";
import type { LineColumns } from "../bulk/line-columns.js";
import type { Tally } from "../bulk/tally.js";

/** Answers of `assess` by row, as cells under `ANSWER_COLUMNS`. */
export type LateRows = ReadonlyMap<number, readonly string[]>;

/** Answer the rows of a chunk that were left open, and count all rows by their status. `cellOf` gives a cell of the input as text. */
export function answerLate(
  { status }: AnswerColumns,
  { repaired }: LineColumns,
  rows: number,
  setting: BatchSetting,
  tally: Tally,
  cellOf: (row: number, column: number) => string,
): LateRows {
  const late = new Map<number, readonly string[]>();
  let [determined, range, prohibited, mended] = [0, 0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const code = status[row];
    if (code === STATUS.uncompiled) {
      const cells = Array.from({ length: setting.width }, (_, column) => cellOf(row, column));
      const { answer, month } = answerRow({ cells }, setting, tally);
      tally.uncompiled++;
      count(answer, month, tally);
      late.set(row, answerCells(answer, setting.options.fees === true));
      continue;
    }
    mended += repaired[row] as number;
    if (code === STATUS.determined) determined++;
    else if (code === STATUS.range) range++;
    else prohibited++;
  }
  tally.lines += determined + range + prohibited;
  tally.determined += determined;
  tally.range += range;
  tally.prohibited += prohibited;
  tally.repaired += mended;
  return late;
}

/** Place of a column of the answer. */
export function answerPlace(name: string): number {
  return ANSWER_COLUMNS.indexOf(name);
}

/** Code of the status of an answer of `assess`. */
export function statusCode(cells: readonly string[]): number {
  return STATUSES.indexOf(cells[0] as (typeof STATUSES)[number]);
}
