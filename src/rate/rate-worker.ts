// A thread of `carveout rate`: answers the rows that the statement over the tables of the law leaves.

import { parentPort, workerData } from "node:worker_threads";
import { engineFor } from "../packaged/engine-for.js";
import { type AnswerSetting, rowAnswers } from "./row-answers.js";

const setting = workerData as AnswerSetting;
const ready = engineFor(setting.scenario).then((engine) => rowAnswers(setting, engine, setting.all));

parentPort?.on("message", async ({ id, job }: { readonly id: number; readonly job: readonly string[] }) => {
  parentPort?.postMessage({ id, answer: (await ready)(job) });
});
