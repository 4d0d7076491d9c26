// `carveout assess`: one JSON object a line in, one assessment a line out, in order, flushed as it goes. What comes a few lines at a time is
// answered at once; a long stream is answered on threads, in the chunks in which it came: bytes go to a thread, and bytes come back.

import type { AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { parseExactJson } from "../console/json.js";
import { type InputLine, type LineChunk, lineChunks, linesOf, notJson } from "../console/lines.js";
import { WrittenLines } from "../console/written-lines.js";

/** How many lines were answered and how many were in error. */
export interface AssessTally {
  readonly answered: number;
  readonly errors: number;
}

/** Lines that came together, answered. */
export interface AnsweredLines {
  /** The answers, a line each; bytes of their own, so that they may be handed to another thread. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly lines: number;
  readonly errors: number;
}

/** Answers a chunk of lines. */
export type AnswerChunk = (chunk: LineChunk) => AnsweredLines;

/** Answers chunks of lines in their order, on threads and by what answers here. */
export type AssessOnThreads = (chunks: AsyncIterable<LineChunk>, here: AnswerChunk) => AsyncIterable<AnsweredLines>;

// So many lines are answered before threads are started: one takes as long to start.
const IN_PLACE = 2_000;

/** Rate every line of `input`, writing answers through `write`, which resolves when the reader has room. */
export async function assessStream(
  input: AsyncIterable<Uint8Array>,
  here: AnswerChunk,
  write: (bytes: Uint8Array) => Promise<void>,
  onThreads?: AssessOnThreads,
): Promise<AssessTally> {
  let answered = 0;
  let errors = 0;
  const put = async ({ bytes, lines, errors: wrong }: AnsweredLines): Promise<void> => {
    answered += lines;
    errors += wrong;
    if (bytes.length > 0) await write(bytes);
  };
  const chunks = lineChunks(input)[Symbol.asyncIterator]();
  for (let step = await chunks.next(); step.done !== true; step = await chunks.next()) {
    await put(here(step.value));
    if (onThreads === undefined || answered < IN_PLACE) continue;
    for await (const found of onThreads({ [Symbol.asyncIterator]: () => chunks }, here)) await put(found);
    break;
  }
  return { answered, errors };
}

/** Answers chunks by an engine. */
export function answerBy(engine: Engine, options: AssessOptions): AnswerChunk {
  return (chunk) => {
    const lines = linesOf(chunk);
    const written = new WrittenLines(lines.length);
    let errors = 0;
    for (const line of lines) {
      const answer = answerLine(engine, line, options);
      if (answer.status === "error") errors++;
      written.add(JSON.stringify(answer));
    }
    return { bytes: written.bytes(), lines: lines.length, errors };
  };
}

function answerLine(engine: Engine, line: InputLine, options: AssessOptions): ReturnType<Engine["assess"]> {
  if (line.problem !== undefined) return { status: "error", error: { ...line.problem, key: `line ${line.number}` } };
  const parsed = parseExactJson(line.text);
  if ("problem" in parsed) return notJson(parsed, line);
  return engine.assess(parsed.value, options);
}
