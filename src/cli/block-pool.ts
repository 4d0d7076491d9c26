// Worker threads that rate blocks of a table, each block wherever the fewest wait.

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { packagePath } from "./paths.js";

/** What workers are told when they start; plain data. */
export type WorkerSetting = Readonly<Record<string, unknown>>;

interface Waiting<Reply> {
  readonly worker: Worker;
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

/** Threads of one kind. */
export class BlockPool<Job extends object, Reply extends object> {
  readonly #workers: readonly Worker[];
  readonly #waiting = new Map<number, Waiting<Reply>>();
  #next = 0;
  #failure: Error | undefined;

  constructor(script: string, setting: object) {
    this.#workers = Array.from({ length: availableParallelism() }, () => new Worker(packagePath(script), { workerData: setting }));
    for (const worker of this.#workers) {
      worker.on("message", ({ id, reply }: { readonly id: number; readonly reply: Reply }) => {
        this.#waiting.get(id)?.resolve(reply);
        this.#waiting.delete(id);
      });
      worker.on("error", (error: Error) => this.#fail(error));
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
      worker.postMessage({ id, job });
    });
    // One that is given up is not asked for.
    reply.catch(() => undefined);
    return reply;
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
