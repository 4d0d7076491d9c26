// Rates the tables that come to the server on threads of their own, so that short requests are answered meanwhile. A thread makes some
// milliseconds of a table whenever more of it is asked for; tables on one thread take turns. Threads start with the first table and end when
// none came for a while.

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { packagePath } from "../packaged/paths.js";
import type { RateTable, TableToRate } from "../server/rate.js";
import type { ReadingReport } from "../tables/report.js";
import { TableError } from "../tables/table-error.js";

/** What a thread is asked: to look a table through, for more of its rated rows, or to forget it. */
export type ToTableThread =
  | { readonly id: number; readonly open: TableToRate }
  | { readonly id: number; readonly next: true }
  | { readonly id: number; readonly stop: true };

/** What a thread answers; `text` is absent where the table is at its end. */
export type FromTableThread =
  | { readonly id: number; readonly report: ReadingReport }
  | { readonly id: number; readonly text: string | undefined }
  | { readonly id: number; readonly refused: Pick<TableError, "code" | "said" | "fix" | "missing"> }
  | { readonly id: number; readonly failed: string };

// MiB that the objects of a thread may take; beyond, it ends with an error and the server goes on.
const MOST_MEMORY = 1024;
// How long threads with nothing to do are kept, in milliseconds.
const IDLE = 300_000;

interface Thread {
  readonly worker: Worker;
  /** Tables that are open, and who waits for the next answer of each. */
  readonly waiting: Map<number, { resolve(answer: FromTableThread): void; reject(error: Error): void } | undefined>;
}

/** Open the threads; one processor is left to the loop that answers. */
export function openTableThreads(most = Math.max(1, availableParallelism() - 1)): { readonly rate: RateTable; close(): Promise<void> } {
  let threads: Thread[] = [];
  let next = 0;
  let idle: NodeJS.Timeout | undefined;

  function start(): Thread {
    const worker = new Worker(packagePath("dist/host/table-thread.js"), { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY } });
    const thread: Thread = { worker, waiting: new Map() };
    worker.on("message", (answer: FromTableThread) => {
      const waiter = thread.waiting.get(answer.id);
      if (waiter !== undefined) thread.waiting.set(answer.id, undefined);
      waiter?.resolve(answer);
    });
    worker.on("error", (error: Error) => {
      threads = threads.filter((each) => each !== thread);
      for (const waiter of thread.waiting.values()) waiter?.reject(error);
    });
    // A thread that waits for nothing keeps no process alive.
    worker.unref();
    threads.push(thread);
    return thread;
  }

  function leastBusy(): Thread {
    const [least] = [...threads].sort((a, b) => a.waiting.size - b.waiting.size);
    return least === undefined || (least.waiting.size > 0 && threads.length < most) ? start() : least;
  }

  async function asked(thread: Thread, message: ToTableThread): Promise<FromTableThread> {
    const answer = await new Promise<FromTableThread>((resolve, reject) => {
      thread.waiting.set(message.id, { resolve, reject });
      thread.worker.postMessage(message);
    });
    if ("failed" in answer) throw new Error(answer.failed);
    if (!("refused" in answer)) return answer;
    const { code, said, fix, missing } = answer.refused;
    throw new TableError(code, said, fix, missing);
  }

  async function close(): Promise<void> {
    clearTimeout(idle);
    const ended = threads;
    threads = [];
    await Promise.all(ended.map(({ worker }) => worker.terminate()));
  }

  function forget(thread: Thread, id: number): void {
    thread.worker.postMessage({ id, stop: true } satisfies ToTableThread);
    // Whoever still waits for more is told that there is none.
    thread.waiting.get(id)?.resolve({ id, text: undefined });
    thread.waiting.delete(id);
    if (threads.some(({ waiting }) => waiting.size > 0)) return;
    clearTimeout(idle);
    idle = setTimeout(() => void close(), IDLE).unref();
  }

  async function* rows(thread: Thread, id: number): AsyncGenerator<string> {
    try {
      for (;;) {
        const answer = await asked(thread, { id, next: true });
        if (!("text" in answer) || answer.text === undefined) return;
        yield answer.text;
      }
    } finally {
      forget(thread, id);
    }
  }

  const rate: RateTable = async (table, gone) => {
    clearTimeout(idle);
    const thread = leastBusy();
    const id = next++;
    // Someone who goes away while the table is looked through is seen by the thread.
    const watch = setInterval(() => {
      if (gone()) thread.worker.postMessage({ id, stop: true } satisfies ToTableThread);
    }, 100);
    try {
      const answer = await asked(thread, { id, open: table });
      if (!("report" in answer)) throw new Error("a table was answered out of turn");
      const text = rows(thread, id);
      // A stream that is closed before its first row was asked for never begins, and would not come to its end either.
      const end = async (value: unknown): Promise<IteratorResult<string>> => {
        forget(thread, id);
        return { done: true, value };
      };
      return { report: answer.report, text: Object.assign(text, { return: end }) };
    } catch (error) {
      forget(thread, id);
      throw error;
    } finally {
      clearInterval(watch);
    }
  };
  return { rate, close };
}
