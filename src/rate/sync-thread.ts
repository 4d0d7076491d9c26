// The side of a thread of `SyncPool`.

import { workerData } from "node:worker_threads";
import type { SyncReply, SyncThreadData } from "./sync-pool.js";

/** Answer jobs; `begin` makes what answers them, once. */
export function serveSync<Data, Job, Answer>(begin: (data: Data) => Promise<(job: Job) => Answer>): void {
  const { data, port, answers } = workerData as SyncThreadData<Data>;
  const ready = begin(data);
  const reply = (message: SyncReply<Answer>): void => {
    port.postMessage(message);
    Atomics.add(answers, 0, 1);
    Atomics.notify(answers, 0);
  };
  port.on("message", async ({ at, job }: { readonly at: number; readonly job: Job }) => {
    try {
      reply({ at, answer: (await ready)(job) });
    } catch (error) {
      reply({ failed: (error as Error).message });
    }
  });
}
