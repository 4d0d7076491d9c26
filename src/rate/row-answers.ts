// Answers rows that DuckDB hands over as text: the cells that are read, between unit separators; back come the cells of the answer in the
// same way. The command answers the first of them in place, its threads the rest.

import type { AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { ANSWER_COLUMNS, answerCells, FEE_COLUMNS } from "../bulk/answer-cells.js";
import { answerRow, type BatchRow, type BatchSetting } from "../bulk/batch.js";
import { compiledBatch } from "../bulk/compiled-batch.js";
import { planRows } from "../bulk/line.js";
import { emptyTally } from "../bulk/tally.js";
import { bundledEntrySchema, bundledTableWords } from "../console/table-words.js";
import { bookFor } from "../packaged/bundled-book.js";
import { type PlainColumn, plainRows } from "../tables/plain-row.js";

/** Stands between the cells of a row. */
export const BETWEEN = "\u001f";

/** How rows are answered; sent to threads, so it is plain data. */
export interface AnswerSetting {
  /** Columns that are read, in their order. */
  readonly columns: readonly PlainColumn[];
  /** Rows come as they stand in the table, and not from a copy, where they are plain and end with why they are refused. */
  readonly direct: boolean;
  readonly options: AssessOptions;
  readonly scenario?: readonly string[];
  /** All rows come, so that it pays to answer them by programs that were compiled for it. */
  readonly all: boolean;
}

/** Answers of rows, in their order; undefined where one of them says that the whole table must be looked through. */
export type AnswerRows = (rows: readonly string[]) => readonly string[] | undefined;

/** Make the function that answers rows. */
export function rowAnswers(setting: AnswerSetting, engine: Engine, compiled: boolean): AnswerRows {
  const { columns, options, direct } = setting;
  const names = columns.map(({ name }) => name);
  const batch: BatchSetting = { engine, plan: planRows(names, engine.law.facts), width: names.length, options, raw: true };
  const answer = compiled ? byPrograms(names, batch) : byEngine(batch);
  const plain = plainRows(columns, bundledEntrySchema().keys, bundledTableWords());
  return (rows) => {
    const batchRows: BatchRow[] = [];
    const refused: (string | undefined)[] = [];
    for (const text of rows) {
      const cells = text.split(BETWEEN);
      const wrong = direct ? "" : (cells.pop() ?? "");
      const read = direct ? plain(cells) : cells;
      if (read === undefined) return undefined;
      refused.push(wrong === "" ? undefined : inError(wrong, options.fees === true));
      batchRows.push({ cells: read });
    }
    const answers = answer(batchRows.filter((_, at) => refused[at] === undefined));
    let next = 0;
    return refused.map((error) => error ?? (answers[next++] as string));
  };
}

function inError(error: string, fees: boolean): string {
  const columns = fees ? [...ANSWER_COLUMNS, ...FEE_COLUMNS] : ANSWER_COLUMNS;
  return columns.map((column) => (column === "status" ? "error" : column === "error" ? error : "")).join(BETWEEN);
}

type AnswerBatch = (rows: readonly BatchRow[]) => string[];

function byEngine(setting: BatchSetting): AnswerBatch {
  const fees = setting.options.fees === true;
  const tally = emptyTally();
  return (rows) => rows.map((row) => answerCells(answerRow(row, setting, tally).answer, fees).join(BETWEEN));
}

// Programs do not hold the fees.
function byPrograms(names: readonly string[], setting: BatchSetting): AnswerBatch {
  const { engine, options } = setting;
  if (options.fees === true) return byEngine(setting);
  const [origin = ""] = engine.law.countries.encoded;
  const rate = compiledBatch(names, bookFor(engine, options, origin), origin, setting);
  return (rows) => rate(rows).rows.map((cells) => cells.slice(names.length).join(BETWEEN));
}
