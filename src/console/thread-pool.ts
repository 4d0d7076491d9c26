// Worker threads that answer jobs; answers come back in the order of the jobs, whatever order they were found in, each as soon as it and those
// before it are there.

import { availableParallelism } from "node:os";
import { setImmediate as turn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { packagePath } from "../packaged/paths.js";

/** What the threads are. */
export interface PoolSetting {
  /** File of the build that a thread runs: it answers `{ id, job }` by `{ id, answer }`. */
  readonly script: string;
  readonly data: unknown;
  /** How many; as many as there are processors where it is not said. */
  readonly threads?: number;
}

/** How one stream of jobs is answered. */
export interface JobSetting<Job, Answer> {
  /** Answers a job in this thread: what it does while all others have enough to do. */
  here?(job: Job): Answer;
  /** The bytes of a job that are handed over instead of copied. */
  moved?(job: Job): ArrayBuffer;
}

// Jobs in flight for each thread: enough to keep it busy, few enough to keep memory flat.
const AHEAD = 4;

interface Reply<Answer> {
  readonly id: number;
  readonly answer: Answer;
}

interface Waiting<Answer> {
  /** Place of the thread that has the job. */
  readonly at: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** Threads for one stream of jobs after the other. */
export class ThreadPool<Job, Answer> {
  readonly #workers: readonly Worker[];
  // Jobs that each thread has.
  readonly #loads: number[];
  readonly #waiting = new Map<number, Waiting<Answer>>();
  // A thread that fails fails every job that is out; racing each against one long promise would keep all of them in memory.
  #failure: Error | undefined;
  #next = 0;

  constructor({ script, data, threads = availableParallelism() }: PoolSetting) {
    this.#workers = Array.from({ length: threads }, () => new Worker(packagePath(script), { workerData: data }));
    this.#loads = this.#workers.map(() => 0);
    for (const worker of this.#workers) {
      worker.on("message", ({ id, answer }: Reply<Answer>) => {
        const waiting = this.#waiting.get(id);
        if (waiting === undefined) return;
        this.#waiting.delete(id);
        this.#loads[waiting.at] = (this.#loads[waiting.at] ?? 0) - 1;
        waiting.resolve(answer);
      });
      worker.on("error", (error) => {
        this.#failure = error;
        for (const { reject } of this.#waiting.values()) reject(error);
      });
    }
  }

  /** The answers of jobs. Throws what a thread throws. */
  async *answers(jobs: AsyncIterable<Job>, setting: JobSetting<Job, Answer> = {}): AsyncGenerator<Answer> {
    const { here } = setting;
    const most = AHEAD * this.#workers.length;
    const limit = here === undefined ? most : most + AHEAD;
    const rest = jobs[Symbol.asyncIterator]();
    const sent: Promise<Answer>[] = [];
    try {
      let coming: Promise<IteratorResult<Job>> | undefined = rest.next();
      for (;;) {
        const [first] = sent;
        const waits = coming !== undefined && sent.length < limit ? coming : undefined;
        if (first === undefined && waits === undefined) return;
        // Whoever sends slowly is answered before the next job comes.
        const step = await (first === undefined || waits === undefined ? waits : Promise.race([waits, first.then(() => undefined)]));
        if (step === undefined) yield await (sent.shift() as Promise<Answer>);
        else if (step.done === true) coming = undefined;
        else {
          // Threads that have answered say so before it is decided who takes the job.
          if (here !== undefined && this.#waiting.size >= most) await turn();
          sent.push(here !== undefined && this.#waiting.size >= most ? Promise.resolve(here(step.value)) : this.#send(step.value, setting));
          coming = rest.next();
        }
      }
    } finally {
      // What reads the jobs may wait for one that never comes: it is told, and not waited for.
      rest.return?.().catch(() => undefined);
    }
  }

  #send(job: Job, { moved }: JobSetting<Job, Answer>): Promise<Answer> {
    const id = this.#next++;
    const at = this.#loads.indexOf(Math.min(...this.#loads));
    const found = new Promise<Answer>((resolve, reject) => {
      if (this.#failure !== undefined) reject(this.#failure);
      else this.#waiting.set(id, { at, resolve, reject });
    });
    // Whoever takes the answer is told of a failure; until then it is no unhandled one.
    found.catch(() => undefined);
    this.#loads[at] = (this.#loads[at] ?? 0) + 1;
    this.#workers[at]?.postMessage({ id, job }, moved === undefined ? [] : [moved(job)]);
    return found;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

/** Answer one stream of jobs on threads of its own. Throws what a thread throws. */
export async function* answered<Job, Answer>(
  jobs: AsyncIterable<Job>,
  setting: PoolSetting & JobSetting<Job, Answer>,
): AsyncGenerator<Answer> {
  const pool = new ThreadPool<Job, Answer>(setting);
  try {
    yield* pool.answers(jobs, setting);
  } finally {
    await pool.close();
  }
}
