// What server processes and the one that takes in connections for them tell each other, so that a stop closes on nothing that has come.

import type { Worker } from "node:cluster";
import { turnsOfLoop } from "../server/connections.js";

/** A process tells where it listens, or asks whether more has come. */
export type ToPrimary = { readonly address: string } | { readonly more: true };

interface ToWorker {
  readonly none: true;
}

/** In the process that takes in: answer the question once all that had come was handed over, in that order on the same channel. */
export async function allHandedOver(worker: Worker): Promise<void> {
  await turnsOfLoop();
  if (worker.isConnected()) worker.send({ none: true } satisfies ToWorker);
}

/**
 * In one of the processes: resolves when all that had come was handed over. A connection that waits for this process follows the one before
 * once that was taken in, which is told before the question.
 */
export async function handedOver(): Promise<void> {
  if (!process.connected) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      process.off("disconnect", end).off("message", heard);
      resolve();
    };
    const heard = (told: unknown): void => {
      if (typeof told === "object" && told !== null && "none" in told) end();
    };
    process.on("disconnect", end).on("message", heard);
    process.send?.({ more: true } satisfies ToPrimary);
  });
  await turnsOfLoop();
}
