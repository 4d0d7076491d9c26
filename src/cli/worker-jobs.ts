// The side of a worker thread in a run by blocks: takes messages, answers jobs in their order.

import { parentPort } from "node:worker_threads";
import { SpareMemory } from "../table/spare-memory.js";
import type { RatedReply, ToWorker } from "./block-job.js";

/** Answer jobs; `begin` is given what to work on and the memory that blocks are written into, and gives what answers a job. */
export function answerJobs<Work extends object, Job extends object, Trouble extends { readonly trouble: string }>(
  begin: (work: Work, spare: SpareMemory) => Promise<(job: Job) => RatedReply | Trouble>,
): void {
  const spare = new SpareMemory();
  let answer: Promise<(job: Job) => RatedReply | Trouble> | undefined;
  parentPort?.on("message", async (message: ToWorker<Work, Job>) => {
    if ("work" in message) answer = begin(message.work, spare);
    else if ("spare" in message) spare.take(message.spare);
    else {
      const reply = (await (answer as NonNullable<typeof answer>))(message.job);
      const parts = reply.trouble === undefined ? reply.parts.map(({ buffer }) => buffer) : [];
      parentPort?.postMessage({ id: message.id, reply }, parts);
    }
  });
}
