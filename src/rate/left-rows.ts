// The rows that DuckDB does not rate itself: a few are answered in place, more on threads.

import type { Engine } from "../assess/engine.js";
import { type AnswerRows, type AnswerSetting, rowAnswers } from "./row-answers.js";
import { SyncPool } from "./sync-pool.js";

// Starting threads takes as long as answering so many rows.
const IN_PLACE = 2_000;
// Rows that a thread takes at once.
const JOB = 256;

/** Thrown where a row says that the whole table must be looked through before any of it is rated. */
export class NeedsWholeTable extends Error {}

/** Answers rows that are left; `close` ends the threads. */
export class LeftRows {
  readonly #setting: AnswerSetting;
  readonly #engine: Engine;
  #here: AnswerRows | undefined;
  #pool: SyncPool<readonly string[], ReturnType<AnswerRows>> | undefined;
  #answered = 0;

  constructor(setting: AnswerSetting, engine: Engine) {
    this.#setting = setting;
    this.#engine = engine;
  }

  /** Rows answered so far. */
  get answered(): number {
    return this.#answered;
  }

  /** Answer rows, in their order. */
  answer(rows: readonly string[]): readonly string[] {
    const answers = this.#answered + rows.length <= IN_PLACE ? this.#inPlace(rows) : this.#onThreads(rows);
    if (answers === undefined) throw new NeedsWholeTable();
    this.#answered += rows.length;
    return answers;
  }

  #inPlace(rows: readonly string[]): readonly string[] | undefined {
    this.#here ??= rowAnswers(this.#setting, this.#engine, false);
    return this.#here(rows);
  }

  #onThreads(rows: readonly string[]): readonly string[] | undefined {
    this.#pool ??= new SyncPool("dist/rate/rate-worker.js", this.#setting);
    const jobs = Array.from({ length: Math.ceil(rows.length / JOB) }, (_, at) => rows.slice(at * JOB, (at + 1) * JOB));
    const found = this.#pool.answerAll(jobs);
    return found.every((each) => each !== undefined) ? found.flat() : undefined;
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }
}
