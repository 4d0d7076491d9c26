// What a worker thread of a run by blocks rates with.

import type { Engine } from "../assess/engine.js";
import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import type { BatchSetting } from "../bulk/batch.js";
import type { Book } from "../bulk/book.js";
import { planRows } from "../bulk/line.js";
import { makeRater, type Rater } from "../bulk/rater.js";
import { bundledEngine } from "../packaged/bundle.js";
import { bookOf } from "../packaged/bundled-book.js";
import { engineFor, hasScenario } from "../packaged/engine-for.js";
import { ColumnMemory } from "../table/column-memory.js";
import type { BlockWork } from "./block-job.js";

// Memory of a column, and of all texts that are told apart; only what is used of it is held.
const COLUMN_BYTES = 1 << 20;
const TEXT_BYTES = 1 << 26;

/** See {@link workerRating}. */
export interface WorkerRating {
  readonly memory: ColumnMemory;
  readonly rater: Rater;
  readonly book: Book;
  /** How rows left to `assess` are answered. */
  readonly batch: BatchSetting;
}

/** Memory, law and reader of a worker; `more` bytes are for blocks. The engine is made when a row first asks for it. */
export async function workerRating({ module, header, setting, law }: BlockWork, more: number): Promise<WorkerRating> {
  const { names, options, raw, scenario } = setting;
  const { facts, origin } = law;
  const laid = hasScenario(scenario) ? await engineFor(scenario) : undefined;
  const engine = (): Engine => laid ?? bundledEngine();
  const book = bookOf(engine, law, options, origin);
  return {
    memory: new ColumnMemory(module, more + COLUMN_BYTES * (header.length + ANSWER_COLUMNS.length) + TEXT_BYTES),
    rater: makeRater(names, book, engine, facts, options, origin),
    book,
    batch: {
      get engine() {
        return engine();
      },
      plan: planRows(names, facts),
      width: header.length,
      options,
      raw,
    },
  };
}
