// Starts the worker threads of a run by blocks. They can be started before it is known what they will work on: loading them takes as long as
// reading the law and the beginning of the table.

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { packagePath } from "../packaged/paths.js";

// More than these would wait for the one that writes, and each holds 100 to 200 MiB.
const MOST_THREADS = 8;

/** What threads work on: blocks of a CSV, or row groups of a Parquet file. */
export type ThreadKind = "block" | "group";

let started: { readonly kind: ThreadKind; readonly workers: readonly Worker[] } | undefined;

function threads(kind: ThreadKind): readonly Worker[] {
  return Array.from({ length: Math.min(MOST_THREADS, availableParallelism()) }, () => {
    const worker = new Worker(packagePath(`dist/cli/${kind}-worker.js`));
    // Those that are not taken must not keep the process.
    worker.unref();
    return worker;
  });
}

/** Start threads ahead. */
export function startThreads(kind: ThreadKind): void {
  started ??= { kind, workers: threads(kind) };
}

/** Take the threads that were started, or new ones. */
export function takeThreads(kind: ThreadKind): readonly Worker[] {
  const workers = started?.kind === kind ? started.workers : threads(kind);
  started = undefined;
  for (const worker of workers) worker.ref();
  return workers;
}

/** End the threads that nobody took. */
export function endThreads(): void {
  for (const worker of started?.workers ?? []) void worker.terminate();
  started = undefined;
}
