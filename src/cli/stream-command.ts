// `carveout assess` and `carveout entry`: JSON in, JSON out.

import { once } from "node:events";
import { createReadStream, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";
import { requireFile } from "../console/input-file.js";
import { parseExactJson } from "../console/json.js";
import { type AnswerFlags, optionsFor } from "../console/options.js";
import { answered } from "../console/thread-pool.js";
import { CallError } from "../packaged/call-error.js";
import { engineOf } from "../packaged/scenario-engine.js";
import { message } from "../said/message.js";
import { type AssessOnThreads, answerBy, assessStream } from "./assess-command.js";

async function write(found: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(found)) await once(process.stdout, "drain");
}

// Lines of all kinds go through the same many small functions. Put into their callers these are compiled for longer, and again whenever a line
// is of another kind, and run no faster: on every thread that was a fifth of the time of 100,000 lines.
const NOTHING_INLINED = "--max-inlined-bytecode-size-cumulative=0";

/** Rate a stream of lines. Exit status 0 when all are answered, 1 when some are in error. */
export async function assessCommand(file: string | undefined, flags: AnswerFlags): Promise<void> {
  if (file !== undefined) await requireFile(file, message("call/lines.fix"));
  setFlagsFromString(NOTHING_INLINED);
  const engine = engineOf(flags.scenario);
  const options = optionsFor(engine, flags);
  const here = answerBy(engine, options);
  const input = file === undefined ? process.stdin : createReadStream(file);
  // This thread answers, too: it has its engine, and a further thread would make another.
  const threads = availableParallelism() - 1;
  const onThreads: AssessOnThreads = (chunks, answer) =>
    answered(chunks, {
      script: "dist/cli/assess-worker.js",
      data: { options, scenario: flags.scenario },
      threads,
      here: answer,
      moved: ({ bytes }) => bytes.buffer,
    });
  const tally = await assessStream(input, here, write, threads === 0 ? undefined : onThreads);
  process.exitCode = tally.errors > 0 ? 1 : 0;
}

/** Rate one entry given as a JSON array. */
export async function entryCommand(file: string | undefined, flags: AnswerFlags): Promise<void> {
  const engine = engineOf(flags.scenario);
  const options = optionsFor(engine, flags);
  if (file !== undefined) await requireFile(file, message("call/lines.fix"));
  const parsed = parseExactJson(readFileSync(file ?? 0, "utf8"));
  if ("problem" in parsed) throw new CallError(parsed.problem, message("call/array.fix"));
  if (!Array.isArray(parsed.value)) throw new CallError(message("call/array"), message("call/array.fix"));
  const answer = engine.assessEntry(parsed.value, options);
  await write(`${JSON.stringify(answer, undefined, 2)}\n`);
  process.exitCode = answer.status === "error" ? 1 : 0;
}
