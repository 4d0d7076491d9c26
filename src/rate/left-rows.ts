// The rows that DuckDB does not rate itself: a few are answered in place, more on threads.

import type { Engine } from "../assess/engine.js";
import { ThreadPool } from "../console/thread-pool.js";
import { type AnswerRows, type AnswerSetting, rowAnswers } from "./row-answers.js";

// Rows of one part that are answered in place: while they are, the part before is written. A thread is as slow at first as it takes to answer
// some thousands, so that a few rows of each part never pay for them.
const IN_PLACE = 8_000;
// Where all rows are left it is known that threads will pay.
const IN_PLACE_OF_ALL = 2_000;

/** Rows that a thread takes at once. */
export const JOB = 256;

/** Thrown where a row says that the whole table must be looked through before any of it is rated. */
export class NeedsWholeTable extends Error {}

/** Answers rows that are left; `close` ends the threads. */
export class LeftRows {
  readonly #setting: AnswerSetting;
  readonly #engine: Engine;
  #here: AnswerRows | undefined;
  #pool: ThreadPool<readonly string[], ReturnType<AnswerRows>> | undefined;

  constructor(setting: AnswerSetting, engine: Engine) {
    this.#setting = setting;
    this.#engine = engine;
  }

  /** Answer jobs of rows, in their order. Throws {@link NeedsWholeTable}. */
  async *answers(jobs: AsyncIterable<readonly string[]>): AsyncGenerator<readonly string[]> {
    const rest = jobs[Symbol.asyncIterator]();
    const most = this.#setting.all ? IN_PLACE_OF_ALL : IN_PLACE;
    let here = 0;
    for (;;) {
      const { done, value: job } = await rest.next();
      if (done === true) return;
      if (here + job.length > most || (this.#setting.all && this.#pool !== undefined)) {
        this.#pool ??= new ThreadPool({ script: "dist/rate/rate-worker.js", data: this.#setting });
        for await (const answers of this.#pool.answers(from(job, rest))) yield known(answers);
        return;
      }
      here += job.length;
      this.#here ??= rowAnswers(this.#setting, this.#engine, false);
      yield known(this.#here(job));
    }
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }
}

function known(answers: readonly string[] | undefined): readonly string[] {
  if (answers === undefined) throw new NeedsWholeTable();
  return answers;
}

async function* from<Item>(first: Item, rest: AsyncIterator<Item>): AsyncGenerator<Item> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
