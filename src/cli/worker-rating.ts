// What a worker thread of a run by blocks rates with.

import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import type { BatchSetting } from "../bulk/batch.js";
import type { Book } from "../bulk/book.js";
import { planRows } from "../bulk/line.js";
import { makeRater, type Rater } from "../bulk/rater.js";
import { ColumnMemory } from "../table/column-memory.js";
import type { BlockWork } from "./block-job.js";
import { bookFor } from "./bundled-book.js";
import { engineOf } from "./scenario-engine.js";

// Memory of a column, and of all texts that are told apart; only what is used of it is held.
const COLUMN_BYTES = 1 << 20;
const TEXT_BYTES = 1 << 28;

/** Memory, law and reader of a worker; `more` bytes are for blocks. */
export function workerRating(
  { module, header, setting }: BlockWork,
  more: number,
): { readonly memory: ColumnMemory; readonly rater: Rater; readonly book: Book; readonly batch: BatchSetting } {
  const { names, options, raw, scenario } = setting;
  const engine = engineOf(scenario);
  const [origin = ""] = engine.law.countries.encoded;
  const book = bookFor(engine, options, origin);
  return {
    memory: new ColumnMemory(module, more + COLUMN_BYTES * (header.length + ANSWER_COLUMNS.length) + TEXT_BYTES),
    rater: makeRater(names, book, () => engine, engine.law.facts, options, origin),
    book,
    batch: { engine, plan: planRows(names, engine.law.facts), width: header.length, options, raw },
  };
}
