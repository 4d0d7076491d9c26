// A thread of `carveout compare`: takes rows, gives back those that differ under a scenario.

import { parentPort, workerData } from "node:worker_threads";
import { engineOf } from "../packaged/scenario-engine.js";
import { type CompareSetting, lineComparer } from "./compare-lines.js";

const setting = workerData as CompareSetting;
const compare = lineComparer(setting, setting.scenarios.map(engineOf));

parentPort?.on("message", ({ id, job }: { readonly id: number; readonly job: readonly (readonly string[])[] }) => {
  parentPort?.postMessage({ id, answer: compare(job) });
});
