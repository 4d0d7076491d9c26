// Worker threads whose answers the caller waits for without letting go of its own thread. A function that DuckDB calls for some rows must give
// their answers before it returns, so it cannot wait for a promise; it sleeps until the threads have answered.

import { availableParallelism } from "node:os";
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import { packagePath } from "../packaged/paths.js";

/** What a thread is started with. */
export interface SyncThreadData<Data> {
  readonly data: Data;
  readonly port: MessagePort;
  /** Counts answers; the caller sleeps on it. */
  readonly answers: Int32Array;
}

/** What comes back of a job. */
export type SyncReply<Answer> = { readonly at: number; readonly answer: Answer } | { readonly failed: string };

// A thread that says nothing for so long, in milliseconds, has ended without a word.
const SILENCE = 180_000;

/** Threads that run one file of the build; see `serveSync` for their side. */
export class SyncPool<Job, Answer> {
  readonly #answers = new Int32Array(new SharedArrayBuffer(4));
  readonly #threads: readonly { readonly worker: Worker; readonly port: MessagePort }[];

  constructor(script: string, data: unknown) {
    this.#threads = Array.from({ length: availableParallelism() }, () => {
      const { port1, port2 } = new MessageChannel();
      const workerData = { data, port: port2, answers: this.#answers };
      const worker = new Worker(packagePath(script), { workerData, transferList: [port2] });
      // Neither keeps the process alive.
      worker.unref();
      port1.unref();
      return { worker, port: port1 };
    });
  }

  /** The answers of jobs, in their order. Throws what a thread throws. */
  answerAll(jobs: readonly Job[]): Answer[] {
    const found: Answer[] = new Array(jobs.length);
    let [sent, left] = [0, jobs.length];
    const send = (port: MessagePort): void => {
      if (sent < jobs.length) port.postMessage({ at: sent, job: jobs[sent++] });
    };
    for (const { port } of this.#threads) send(port);
    while (left > 0) {
      const seen = Atomics.load(this.#answers, 0);
      let took = false;
      for (const { port } of this.#threads) {
        const message = receiveMessageOnPort(port) as { readonly message: SyncReply<Answer> } | undefined;
        if (message === undefined) continue;
        const reply = message.message;
        if ("failed" in reply) throw new Error(reply.failed);
        found[reply.at] = reply.answer;
        took = true;
        left--;
        send(port);
      }
      if (!took && Atomics.wait(this.#answers, 0, seen, SILENCE) === "timed-out") throw new Error("a thread ended without an answer");
    }
    return found;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }
}
