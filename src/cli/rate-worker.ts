// A worker of `carveout rate`: takes batches of rows, gives them back rated as CSV text or cells, in any order.

import { parentPort, workerData } from "node:worker_threads";
import { type BatchRow, rateBatch } from "../bulk/batch.js";
import { planRows } from "../bulk/line.js";
import type { RateSetting } from "./rate-setting.js";
import { engineOf } from "./scenario-engine.js";

const setting = workerData as RateSetting;
const engine = engineOf(setting.scenario);
const plan = planRows(setting.names, engine.law.facts);

parentPort?.on("message", ({ batch, rows }: { batch: number; rows: readonly BatchRow[] }) => {
  parentPort?.postMessage({
    batch,
    ...rateBatch(rows, { engine, plan, width: setting.names.length, options: setting.options, raw: setting.raw }),
  });
});
