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

/** Answer jobs on as many threads as there are processors. Throws what a thread throws. */
export async function* answered<Job, Answer>(jobs: AsyncIterable<Job>, { script, data }: PoolSetting): AsyncGenerator<Answer> {
  const workers = Array.from({ length: availableParallelism() }, () => new Worker(packagePath(script), { workerData: data }));
  const waiting = new Map<number, { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }>();
  // A thread that fails fails every job that is out; racing each against one long promise would keep all of them in memory.
  let failure: Error | undefined;
  for (const worker of workers) {
    worker.on("message", ({ id, answer }: Reply<Answer>) => {
      waiting.get(id)?.resolve(answer);
      waiting.delete(id);
    });
    worker.on("error", (error) => {
      failure = error;
      for (const { reject } of waiting.values()) reject(error);
    });
  }
  const sent: Promise<Answer>[] = [];
  let next = 0;
  const send = (job: Job): void => {
    const id = next++;
    const found = new Promise<Answer>((resolve, reject) => {
      if (failure !== undefined) reject(failure);
      else waiting.set(id, { resolve, reject });
    });
    // Whoever takes the answer is told of a failure; until then it is no unhandled one.
    found.catch(() => undefined);
    sent.push(found);
    workers[id % workers.length]?.postMessage({ id, job });
  };
  try {
    for await (const job of jobs) {
      if (sent.length >= AHEAD * workers.length) yield await (sent.shift() as Promise<Answer>);
      send(job);
    }
    for (const found of sent) yield await found;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
