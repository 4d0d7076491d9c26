// A thread on which the server rates tables; see table-threads.ts.

import { parentPort } from "node:worker_threads";
import { bundledTableWords } from "../console/table-words.js";
import { bundledEngine } from "../packaged/bundle.js";
import { tableRater } from "../server/rate.js";
import { TableError } from "../tables/table-error.js";
import { giveWay } from "./give-way.js";
import { watchLaw } from "./server-parts.js";
import type { FromTableThread, ToTableThread } from "./table-threads.js";

giveWay();
watchLaw();

const opened = new Map<number, AsyncGenerator<string>>();
const opening = new Set<number>();
const stopped = new Set<number>();

async function answered(message: Exclude<ToTableThread, { stop: true }>): Promise<FromTableThread> {
  const { id } = message;
  try {
    if ("next" in message) return { id, text: (await opened.get(id)?.next())?.value as string | undefined };
    opening.add(id);
    const { report, text } = await tableRater(bundledEngine(), bundledTableWords())(message.open, () => stopped.has(id));
    if (!stopped.has(id)) opened.set(id, text);
    return { id, report };
  } catch (error) {
    if (!(error instanceof TableError)) return { id, failed: (error as Error).message };
    const { code, said, fix, missing } = error;
    return { id, refused: { code, said, fix, missing } };
  } finally {
    if ("open" in message) {
      opening.delete(id);
      stopped.delete(id);
    }
  }
}

parentPort?.on("message", async (message: ToTableThread) => {
  if ("stop" in message) {
    if (opening.has(message.id)) stopped.add(message.id);
    await opened.get(message.id)?.return(undefined);
    opened.delete(message.id);
    return;
  }
  parentPort?.postMessage(await answered(message));
});
