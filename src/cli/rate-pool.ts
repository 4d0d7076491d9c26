// Rates batches on worker threads and gives them back in their order. Few batches are rated in place: starting workers would cost more.

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type BatchRow, rateBatch } from "../bulk/batch.js";
import { planRows } from "../bulk/line.js";
import type { Tally } from "../bulk/tally.js";
import { engineFor } from "../packaged/engine-for.js";
import { packagePath } from "../packaged/paths.js";
import type { RateSetting } from "./rate-setting.js";

/** A rated batch, as rows or as their CSV. */
export interface RatedBatch {
  readonly rows: readonly (readonly string[])[] | Uint8Array;
  readonly tally: Tally;
}

const BATCH = 1_000;
// Batches in flight for each worker: enough to keep it busy, few enough to keep memory flat.
const AHEAD = 4;

async function* batched(read: AsyncIterable<readonly BatchRow[]>): AsyncGenerator<readonly BatchRow[]> {
  let held: BatchRow[] = [];
  for await (const rows of read) {
    for (const row of rows) {
      held.push(row);
      if (held.length === BATCH) {
        yield held;
        held = [];
      }
    }
  }
  if (held.length > 0) yield held;
}

/** Rate rows; batches come back in the order of the rows. */
export async function* rateRows(rows: AsyncIterable<readonly BatchRow[]>, setting: RateSetting): AsyncGenerator<RatedBatch> {
  const batches = batched(rows);
  const first: (readonly BatchRow[])[] = [];
  for (let taken = 0; taken < AHEAD; taken++) {
    const { value, done } = await batches.next();
    if (done === true) {
      yield* inPlace(first, setting);
      return;
    }
    first.push(value);
  }
  yield* onWorkers(first, batches, setting);
}

async function* inPlace(batches: readonly (readonly BatchRow[])[], setting: RateSetting): AsyncGenerator<RatedBatch> {
  const engine = await engineFor(setting.scenario);
  const plan = planRows(setting.names, engine.law.facts);
  for (const batch of batches)
    yield rateBatch(batch, { engine, plan, width: setting.names.length, options: setting.options, raw: setting.raw });
}

interface Reply extends RatedBatch {
  readonly batch: number;
}

async function* onWorkers(
  first: readonly (readonly BatchRow[])[],
  more: AsyncGenerator<readonly BatchRow[]>,
  setting: RateSetting,
): AsyncGenerator<RatedBatch> {
  const workers = Array.from(
    { length: availableParallelism() },
    () => new Worker(packagePath("dist/cli/rate-worker.js"), { workerData: setting }),
  );
  const waiting = new Map<number, (reply: RatedBatch) => void>();
  // A worker that fails fails every batch that is out; racing each against one long promise would keep all of them in memory.
  let failure: Error | undefined;
  const rejects = new Map<number, (error: Error) => void>();
  const fail = (error: Error): void => {
    failure = error;
    for (const reject of rejects.values()) reject(error);
  };
  for (const worker of workers) {
    worker.on("message", ({ batch, ...rated }: Reply) => waiting.get(batch)?.(rated));
    worker.on("error", fail);
  }
  const sent: Promise<RatedBatch>[] = [];
  let next = 0;
  const send = (rows: readonly BatchRow[]): void => {
    const batch = next++;
    sent.push(
      new Promise((resolve, reject) => {
        if (failure !== undefined) reject(failure);
        rejects.set(batch, reject);
        waiting.set(batch, (rated) => {
          waiting.delete(batch);
          rejects.delete(batch);
          resolve(rated);
        });
      }),
    );
    workers[batch % workers.length]?.postMessage({ batch, rows });
  };
  try {
    for (const rows of first) send(rows);
    for await (const rows of more) {
      if (sent.length >= AHEAD * workers.length) {
        const oldest = sent.shift();
        if (oldest !== undefined) yield await oldest;
      }
      send(rows);
    }
    for (const rated of sent) yield await rated;
  } finally {
    for (const worker of workers) await worker.terminate();
  }
}
