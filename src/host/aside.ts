// Runs long operations of the server on a thread of its own, one at a time, so that short ones are answered meanwhile. The thread starts
// with the first of them and ends when nothing came for a while.

import { Worker } from "node:worker_threads";
import { packagePath } from "../packaged/paths.js";
import { message } from "../said/message.js";
import { type Aside, type Given, Refused } from "../server/operation.js";

/** Bounds of what runs aside. Times in milliseconds. */
export interface AsideLimits {
  /** From when it is asked until it is answered; what takes longer is ended and refused. */
  readonly time: number;
  /** Operations that may wait behind the one that runs. */
  readonly waiting: number;
  /** How long a thread with nothing to do is kept. */
  readonly idle: number;
}

/** What stands where nothing else is said. */
export const ASIDE_LIMITS: AsideLimits = { time: 60_000, waiting: 16, idle: 300_000 };

/** What the thread is asked, and what it answers. */
export interface AsideTask {
  readonly name: string;
  readonly given: Given;
}
export type AsideReply =
  | { readonly answer: Uint8Array }
  | { readonly refused: Pick<Refused, "status" | "code" | "message" | "fix" | "key"> }
  | { readonly failed: string };

// MiB that the objects of the thread may take; beyond, it ends with an error and the server goes on.
const MOST_MEMORY = 1024;

interface Task extends AsideTask {
  readonly late: NodeJS.Timeout;
  resolve(answer: Uint8Array | Refused): void;
  reject(error: Error): void;
}

/** Open the place where long operations run; `close` ends the thread. */
export function openAside(limits: AsideLimits = ASIDE_LIMITS): { readonly aside: Aside; close(): Promise<void> } {
  const waiting: Task[] = [];
  let running: Task | undefined;
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ended = thread;
    thread = undefined;
    ended?.removeAllListeners();
    await ended?.terminate();
  }

  function start(): Worker {
    const made = new Worker(packagePath("dist/host/aside-thread.js"), { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY } });
    made.on("message", (reply: AsideReply) => {
      if ("answer" in reply) settle((task) => task.resolve(reply.answer));
      else if ("failed" in reply) settle((task) => task.reject(new Error(reply.failed)));
      else {
        const { status, code, message, fix, key } = reply.refused;
        settle((task) => task.resolve(new Refused(status, code, message, fix, key)));
      }
    });
    made.on("error", (error: Error) => {
      thread = undefined;
      settle((task) => task.reject(error));
    });
    // A thread that waits for nothing keeps no process alive.
    made.unref();
    return made;
  }

  function settle(tell: (task: Task) => void): void {
    const task = running;
    running = undefined;
    if (task !== undefined) {
      clearTimeout(task.late);
      tell(task);
    }
    next();
  }

  function next(): void {
    if (running !== undefined) return;
    clearTimeout(idle);
    running = waiting.shift();
    if (running === undefined) {
      idle = setTimeout(() => void end(), limits.idle).unref();
      return;
    }
    thread ??= start();
    thread.postMessage({ name: running.name, given: running.given } satisfies AsideTask);
  }

  function tooLate(task: Task): void {
    task.resolve(
      new Refused(503, "server/too-long", message("server/too-long", { seconds: limits.time / 1000 }), message("server/too-long.fix")),
    );
    const at = waiting.indexOf(task);
    if (at >= 0) waiting.splice(at, 1);
    if (running !== task) return;
    running = undefined;
    void end().then(next);
  }

  const aside: Aside = (name, given) => {
    if (running !== undefined && waiting.length >= limits.waiting)
      return Promise.resolve(new Refused(503, "server/busy", message("server/queue"), message("server/queue.fix")));
    return new Promise((resolve, reject) => {
      const task: Task = { name, given, resolve, reject, late: setTimeout(() => tooLate(task), limits.time) };
      waiting.push(task);
      next();
    });
  };
  return { aside, close: end };
}
