// `carveout origin`: one question in JSON a line in, one determination a line out.

import { once } from "node:events";
import { createReadStream } from "node:fs";
import { requireFile } from "../console/input-file.js";
import { parseExactJson } from "../console/json.js";
import { language } from "../console/language.js";
import { type InputLine, notJson, readLines } from "../console/lines.js";
import type { Determination } from "../origin/types.js";
import { lineOf, worthOf } from "../origin/worth.js";
import { bundledEngine } from "../packaged/bundle.js";
import { determine } from "../packaged/origin-bundle.js";
import { message } from "../said/message.js";

/** Flags of the command. */
export interface OriginFlags {
  readonly worth?: boolean;
}

/** Answer every line of a file or of standard input. Exit status 0 when all are answered, 1 when some are in error. */
export async function originCommand(file: string | undefined, flags: OriginFlags = {}): Promise<void> {
  if (file !== undefined) await requireFile(file, message("call/questions.fix"));
  let errors = 0;
  for await (const line of readLines(file === undefined ? process.stdin : createReadStream(file))) {
    const answer = answerLine(line, flags.worth === true);
    if (answer.status === "error") errors++;
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, "drain");
  }
  process.exitCode = errors > 0 ? 1 : 0;
}

function answerLine(line: InputLine, worth: boolean): Determination & { readonly worth?: unknown } {
  const key = `line ${line.number}`;
  if (line.problem !== undefined) return { status: "error", error: { ...line.problem, key } };
  const parsed = parseExactJson(line.text);
  if ("problem" in parsed) return notJson(parsed, line);
  const answer = determine(parsed.value, { language: language() });
  const entry = worth && answer.status !== "error" ? lineOf(parsed.value, bundledEngine()) : undefined;
  const found = entry === undefined ? undefined : worthOf(bundledEngine(), entry, { language: language() });
  return found === undefined ? answer : { ...answer, worth: found };
}
