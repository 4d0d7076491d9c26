// `carveout assess`: one JSON object a line in, one assessment a line out, in order, flushed as it goes.

import type { AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { parseExactJson } from "./json.js";
import { type InputLine, readLines } from "./lines.js";

/** How many lines were answered and how many were in error. */
export interface AssessTally {
  readonly answered: number;
  readonly errors: number;
}

/** Rate every line of `input`, writing answers through `write`, which resolves when the reader has room. */
export async function assessStream(
  engine: Engine,
  input: AsyncIterable<Uint8Array>,
  write: (text: string) => Promise<void>,
  options: AssessOptions,
): Promise<AssessTally> {
  let answered = 0;
  let errors = 0;
  for await (const line of readLines(input)) {
    const answer = answerLine(engine, line, options);
    if (answer.status === "error") errors++;
    answered++;
    await write(`${JSON.stringify(answer)}\n`);
  }
  return { answered, errors };
}

function answerLine(engine: Engine, line: InputLine, options: AssessOptions): ReturnType<Engine["assess"]> {
  if (line.problem !== undefined) return { status: "error", error: { ...line.problem, key: `line ${line.number}` } };
  const parsed = parseExactJson(line.text);
  if ("problem" in parsed) {
    return {
      status: "error",
      error: { code: "json/invalid", message: parsed.problem, key: `line ${line.number}`, fix: "Write one JSON object on one line." },
    };
  }
  return engine.assess(parsed.value, options);
}
