// A worker of `carveout rate`: takes batches of rows, gives them back rated as rows or CSV, in any order. It rates by the compiled law, which
// does not hold the fees.

import { parentPort, workerData } from "node:worker_threads";
import { type BatchRow, rateBatch } from "../bulk/batch.js";
import { compiledBatch, type RateRows } from "../bulk/compiled-batch.js";
import { planRows } from "../bulk/line.js";
import { bookFor } from "../packaged/bundled-book.js";
import { engineFor } from "../packaged/engine-for.js";
import type { RateSetting } from "./rate-setting.js";
import { csvText } from "./table-writer.js";

const { names, options, raw, text, scenario } = workerData as RateSetting;
const engine = await engineFor(scenario);
const setting = { engine, plan: planRows(names, engine.law.facts), width: names.length, options, raw };
const [origin = ""] = engine.law.countries.encoded;
const rated: RateRows =
  options.fees === true ? (rows) => rateBatch(rows, setting) : compiledBatch(names, bookFor(engine, options, origin), origin, setting);

parentPort?.on("message", ({ id, job }: { id: number; job: readonly BatchRow[] }) => {
  const { rows, tally } = rated(job);
  parentPort?.postMessage({ id, answer: { rows: text === true ? Buffer.from(csvText(rows)) : rows, tally } });
});
