// `carveout assess` and `carveout entry`: JSON in, JSON out.

import { once } from "node:events";
import { createReadStream, readFileSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import { parseExactJson } from "../console/json.js";
import { type AnswerFlags, answerOptions } from "../console/options.js";
import { answered } from "../console/thread-pool.js";
import { CallError } from "../packaged/call-error.js";
import { engineOf } from "../packaged/scenario-engine.js";
import { message } from "../said/message.js";
import { type AssessOnThreads, assessStream } from "./assess-command.js";

async function readable(file: string): Promise<void> {
  try {
    await access(file, constants.R_OK);
  } catch {
    throw new CallError(message("call/unreadable", { file }), message("call/lines.fix"));
  }
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

/** Rate a stream of lines. Exit status 0 when all are answered, 1 when some are in error. */
export async function assessCommand(file: string | undefined, flags: AnswerFlags): Promise<void> {
  const options = answerOptions(flags);
  if (file !== undefined) await readable(file);
  const engine = engineOf(flags.scenario);
  const input = file === undefined ? process.stdin : createReadStream(file);
  const onThreads: AssessOnThreads = (batches) =>
    answered(batches, { script: "dist/cli/assess-worker.js", data: { options, scenario: flags.scenario } });
  const tally = await assessStream(engine, input, write, options, onThreads);
  process.exitCode = tally.errors > 0 ? 1 : 0;
}

/** Rate one entry given as a JSON array. */
export async function entryCommand(file: string | undefined, flags: AnswerFlags): Promise<void> {
  const options = answerOptions(flags);
  if (file !== undefined) await readable(file);
  const parsed = parseExactJson(readFileSync(file ?? 0, "utf8"));
  if ("problem" in parsed) throw new CallError(parsed.problem, message("call/array.fix"));
  if (!Array.isArray(parsed.value)) throw new CallError(message("call/array"), message("call/array.fix"));
  const answer = engineOf(flags.scenario).assessEntry(parsed.value, options);
  await write(`${JSON.stringify(answer, undefined, 2)}\n`);
  process.exitCode = answer.status === "error" ? 1 : 0;
}
