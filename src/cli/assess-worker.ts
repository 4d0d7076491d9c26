// A thread of `carveout assess`: takes chunks of lines, gives back the bytes of their answers.

import { parentPort, workerData } from "node:worker_threads";
import type { AssessOptions } from "../assess/answer.js";
import type { LineChunk } from "../console/lines.js";
import { engineOf } from "../packaged/scenario-engine.js";
import { answerBy } from "./assess-command.js";

const { options, scenario } = workerData as { readonly options: AssessOptions; readonly scenario?: readonly string[] };
const answer = answerBy(engineOf(scenario), options);

parentPort?.on("message", ({ id, job }: { readonly id: number; readonly job: LineChunk }) => {
  const found = answer(job);
  parentPort?.postMessage({ id, answer: found }, [found.bytes.buffer]);
});
