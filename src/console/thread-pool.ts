// Worker threads that answer jobs; answers come back in the order of the jobs, whatever order they were found in.

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { packagePath } from "../packaged/paths.js";

/** What the threads are. */
export interface PoolSetting {
  /** File of the build that a thread runs: it answers `{ id, job }` by `{ id, answer }`. */
  readonly script: string;
  readonly data: unknown;
}

// Jobs in flight for each thread: enough to keep it busy, few enough to keep memory flat.
const AHEAD = 4;

interface Reply<Answer> {
  readonly id: number;
  readonly answer: Answer;
}

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** As many threads as there are processors, for one stream of jobs after the other. */
export class ThreadPool<Job, Answer> {
  readonly #workers: readonly Worker[];
  readonly #waiting = new Map<number, Waiting<Answer>>();
  // A thread that fails fails every job that is out; racing each against one long promise would keep all of them in memory.
  #failure: Error | undefined;
  #next = 0;

  constructor({ script, data }: PoolSetting) {
    this.#workers = Array.from({ length: availableParallelism() }, () => new Worker(packagePath(script), { workerData: data }));
    for (const worker of this.#workers) {
      worker.on("message", ({ id, answer }: Reply<Answer>) => {
        this.#waiting.get(id)?.resolve(answer);
        this.#waiting.delete(id);
      });
      worker.on("error", (error) => {
        this.#failure = error;
        for (const { reject } of this.#waiting.values()) reject(error);
      });
    }
  }

  /** The answers of jobs. Throws what a thread throws. */
  async *answers(jobs: AsyncIterable<Job>): AsyncGenerator<Answer> {
    const sent: Promise<Answer>[] = [];
    for await (const job of jobs) {
      if (sent.length >= AHEAD * this.#workers.length) yield await (sent.shift() as Promise<Answer>);
      sent.push(this.#send(job));
    }
    for (const found of sent) yield await found;
  }

  #send(job: Job): Promise<Answer> {
    const id = this.#next++;
    const found = new Promise<Answer>((resolve, reject) => {
      if (this.#failure !== undefined) reject(this.#failure);
      else this.#waiting.set(id, { resolve, reject });
    });
    // Whoever takes the answer is told of a failure; until then it is no unhandled one.
    found.catch(() => undefined);
    this.#workers[id % this.#workers.length]?.postMessage({ id, job });
    return found;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

/** Answer one stream of jobs on threads of its own. Throws what a thread throws. */
export async function* answered<Job, Answer>(jobs: AsyncIterable<Job>, setting: PoolSetting): AsyncGenerator<Answer> {
  const pool = new ThreadPool<Job, Answer>(setting);
  try {
    yield* pool.answers(jobs);
  } finally {
    await pool.close();
  }
}
