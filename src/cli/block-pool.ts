// Worker threads that rate blocks of a table, each block wherever the fewest wait.

import type { Worker } from "node:worker_threads";
import type { RatedReply, ToWorker } from "./block-job.js";
import { type ThreadKind, takeThreads } from "./block-threads.js";

interface Waiting<Reply> {
  readonly worker: Worker;
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

/** Threads of one kind. */
export class BlockPool<Work extends object, Job extends object, Reply extends object> {
  readonly #workers: readonly Worker[];
  readonly #waiting = new Map<number, Waiting<Reply>>();
  // Which thread a block was rated by, until its bytes are written.
  readonly #by = new WeakMap<object, Worker>();
  #next = 0;
  #failure: Error | undefined;

  constructor(kind: ThreadKind, work: Work) {
    this.#workers = takeThreads(kind);
    for (const worker of this.#workers) {
      worker.on("message", ({ id, reply }: { readonly id: number; readonly reply: Reply }) => {
        this.#by.set(reply, worker);
        this.#waiting.get(id)?.resolve(reply);
        this.#waiting.delete(id);
      });
      worker.on("error", (error: Error) => this.#fail(error));
      worker.postMessage({ work } satisfies ToWorker<Work, Job>);
    }
  }

  /** Blocks that should be out, so that no thread waits and memory stays flat. */
  get ahead(): number {
    return 2 * this.#workers.length;
  }

  /** Have a block rated. */
  rate(job: Job): Promise<Reply> {
    const reply = new Promise<Reply>((resolve, reject) => {
      if (this.#failure !== undefined) {
        reject(this.#failure);
        return;
      }
      const id = this.#next++;
      const worker = this.#freest();
      this.#waiting.set(id, { worker, resolve, reject });
      worker.postMessage({ id, job } satisfies ToWorker<Work, Job>);
    });
    // One that is given up is not asked for.
    reply.catch(() => undefined);
    return reply;
  }

  /** Give the memory of a block that was written back to its thread, which writes the next one into it. */
  giveBack(rated: RatedReply): void {
    const spare = rated.parts.map(({ buffer }) => buffer);
    this.#by.get(rated)?.postMessage({ spare } satisfies ToWorker<Work, Job>, spare);
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #freest(): Worker {
    const load = new Map(this.#workers.map((worker) => [worker, 0]));
    for (const { worker } of this.#waiting.values()) load.set(worker, (load.get(worker) ?? 0) + 1);
    return [...load].reduce((least, each) => (each[1] < least[1] ? each : least))[0];
  }

  #fail(error: Error): void {
    this.#failure = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
