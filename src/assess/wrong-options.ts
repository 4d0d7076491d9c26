// Options of an answer, checked before any line is read.

import { parseDay } from "../exact/day.js";
import type { FactProblem } from "../facts/line.js";
import { noDay, problem, quote, wrongType } from "../facts/problem.js";
import { isRecord } from "../facts/read.js";
import { isLanguage, LANGUAGES } from "../said/language.js";
import { type Message, message } from "../said/message.js";
import type { AssessOptions } from "./answer.js";

const OPTIONS: readonly string[] = ["knownOn", "readings", "language", "trace", "fees"] satisfies readonly (keyof AssessOptions)[];

/** What an engine knows of the questions that readings settle. */
export interface OpenQuestions {
  readonly questions: ReadonlyMap<string, unknown>;
}

/** What is wrong with options, or undefined. A misspelt one is never passed over. */
export function wrongOptions({ questions }: OpenQuestions, options: AssessOptions): FactProblem | undefined {
  if (!isRecord(options)) return problem("options/wrong-type", "options", message("options/wrong-type"), message("options/wrong-type.fix"));
  const unknown = Object.keys(options).find((key) => !OPTIONS.includes(key));
  if (unknown !== undefined)
    return problem(
      "options/unknown-key",
      unknown,
      message("options/unknown-key", { key: JSON.stringify(unknown.slice(0, 40)) }),
      message("options/unknown-key.fix", { known: OPTIONS.join(", ") }),
    );
  if (options.language !== undefined && !isLanguage(options.language))
    return problem(
      "options/wrong-type",
      "language",
      message("options/wrong-type.language", { found: quote(String(options.language)) }),
      message("options/wrong-type.language.fix", { known: LANGUAGES.join(", ") }),
    );
  if (options.knownOn !== undefined && parseDay(String(options.knownOn)) === undefined)
    return noDay("knownOn", JSON.stringify(options.knownOn));
  for (const key of ["trace", "fees"] as const)
    if (options[key] !== undefined && typeof options[key] !== "boolean")
      return ofType(key, options[key], message("facts/expected.yes-or-no"));
  const { readings } = options;
  if (readings == null) return undefined;
  if (!isRecord(readings)) return ofType("readings", readings, message("facts/expected.object"));
  for (const [id, choice] of Object.entries(readings)) {
    if (!questions.has(id))
      return problem(
        "options/unknown-reading",
        "readings",
        message("options/unknown-reading.question", { found: JSON.stringify(id) }),
        message("options/unknown-reading.question.fix", { known: [...questions.keys()].join(", ") }),
      );
    if (choice !== 1 && choice !== 2)
      return problem(
        "options/unknown-reading",
        "readings",
        message("options/unknown-reading.choice", {
          question: id,
          found: typeof choice === "number" ? String(choice) : JSON.stringify(choice),
        }),
        message("options/unknown-reading.choice.fix"),
      );
  }
  return undefined;
}

/** `options/wrong-type` of one option. */
export function ofType(key: string, found: unknown, expected: Message): FactProblem {
  return { ...wrongType(key, found, expected), code: "options/wrong-type" };
}
