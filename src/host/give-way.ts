// Threads that work for minutes give way to the loop that answers.

import { setPriority } from "node:os";

const NICE = 10;

/** Lower the priority of the calling thread. On Linux a priority is a thread's own; elsewhere it is the whole process's, and is left. */
export function giveWay(): void {
  if (process.platform === "linux") setPriority(NICE);
}
