// `carveout assess`: one JSON object a line in, one assessment a line out, in order, flushed as it goes. What comes a few lines at a time is
// answered at once; of a long stream batches are answered on threads.

import type { AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { parseExactJson } from "../console/json.js";
import { type InputLine, lineBatches } from "../console/lines.js";

/** How many lines were answered and how many were in error. */
export interface AssessTally {
  readonly answered: number;
  readonly errors: number;
}

/** Lines that came together, answered. */
export interface AnsweredLines {
  readonly text: string;
  readonly lines: number;
  readonly errors: number;
}

/** Answers batches of lines on threads, in their order. */
export type AssessOnThreads = (batches: AsyncIterable<readonly InputLine[]>) => AsyncIterable<AnsweredLines>;

// So many lines are answered in place before threads are started: they take as long to start.
const IN_PLACE = 4_000;

/** Rate every line of `input`, writing answers through `write`, which resolves when the reader has room. */
export async function assessStream(
  engine: Engine,
  input: AsyncIterable<Uint8Array>,
  write: (text: string) => Promise<void>,
  options: AssessOptions,
  onThreads?: AssessOnThreads,
): Promise<AssessTally> {
  let answered = 0;
  let errors = 0;
  const put = async (batch: AnsweredLines): Promise<void> => {
    answered += batch.lines;
    errors += batch.errors;
    await write(batch.text);
  };
  const batches = lineBatches(input)[Symbol.asyncIterator]();
  for (let step = await batches.next(); step.done !== true; step = await batches.next()) {
    await put(answerLines(engine, step.value, options));
    if (onThreads === undefined || answered < IN_PLACE) continue;
    for await (const batch of onThreads({ [Symbol.asyncIterator]: () => batches })) await put(batch);
    break;
  }
  return { answered, errors };
}

/** Answer lines that came together. */
export function answerLines(engine: Engine, lines: readonly InputLine[], options: AssessOptions): AnsweredLines {
  let text = "";
  let errors = 0;
  for (const line of lines) {
    const answer = answerLine(engine, line, options);
    if (answer.status === "error") errors++;
    text += `${JSON.stringify(answer)}\n`;
  }
  return { text, lines: lines.length, errors };
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
