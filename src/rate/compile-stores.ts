// Compiles the tables of groups of origins, each on a thread of its own, which takes its memory with it when it ends.

import { Worker } from "node:worker_threads";
import { packagePath } from "../packaged/paths.js";
import { type LawStore, type StoreJob, storeIn } from "./law-store.js";

// Two gigabytes for each of so many at once.
const LANES = 2;
// Most of what a compile makes lives shortly: with room for it, less is copied again and again.
const LIMITS = { maxYoungGenerationSizeMb: 384, maxOldGenerationSizeMb: 6_000 };

/** Compile groups of origins, each into the folder of its first; `told` is called as each is done. */
export async function compileStores(
  groups: readonly (readonly string[])[],
  folderOf: (origin: string) => string,
  told: (store: LawStore) => void = () => undefined,
): Promise<readonly LawStore[]> {
  const [[spelledIn] = []] = groups;
  const jobs = groups.map((members, at): StoreJob => {
    const [first = ""] = members;
    return { folder: folderOf(first), members, ...(at === 0 || spelledIn === undefined ? {} : { spelledIn }) };
  });
  const rest = [...jobs];
  const lane = async (): Promise<void> => {
    for (let job = rest.shift(); job !== undefined; job = rest.shift()) {
      await compiledOn(job);
      told(storeIn(job.folder) as LawStore);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return jobs.map(({ folder }) => storeIn(folder) as LawStore);
}

function compiledOn(job: StoreJob): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(packagePath("dist/rate/store-worker.js"), { workerData: job, resourceLimits: LIMITS });
    worker.on("error", reject);
    worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`the thread that compiled ${job.folder} ended with ${code}`))));
  });
}
