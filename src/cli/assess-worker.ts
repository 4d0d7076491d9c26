// A thread of `carveout assess`: takes batches of lines, gives back their answers as text.

import { parentPort, workerData } from "node:worker_threads";
import type { AssessOptions } from "../assess/answer.js";
import type { InputLine } from "../console/lines.js";
import { engineOf } from "../packaged/scenario-engine.js";
import { answerLines } from "./assess-command.js";

const { options, scenario } = workerData as { readonly options: AssessOptions; readonly scenario?: readonly string[] };
const engine = engineOf(scenario);

parentPort?.on("message", ({ id, job }: { readonly id: number; readonly job: readonly InputLine[] }) => {
  parentPort?.postMessage({ id, answer: answerLines(engine, job, options) });
});
