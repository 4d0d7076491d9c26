// One line in, its assessment out.

import type { FactProblem } from "../facts/line.js";
import { refusalIn } from "../facts/problem.js";
import { isLanguage } from "../said/language.js";
import { DEFAULT_LANGUAGE } from "../settings.js";
import type { Assessment, AssessOptions, Refusal } from "./answer.js";
import { explore } from "./explore.js";
import { type EngineParts, type Prepared, prepare, withIdOf } from "./prepare.js";
import { assembleRow, type RowAnswer } from "./row-answer.js";
import { assemble } from "./write-answer.js";

/** The refusal of a line for what is wrong beside it, such as its options. */
export function refused(parts: EngineParts, input: unknown, found: FactProblem, options: AssessOptions | null): Refusal {
  return refuse(parts, withIdOf(input, found), options);
}

function refuse(parts: EngineParts, found: FactProblem, options: AssessOptions | null): Refusal {
  const { id } = found;
  // The options may be what is refused.
  const language = options?.language;
  const translator = parts.translator(isLanguage(language) ? language : DEFAULT_LANGUAGE);
  return { ...(id === undefined ? {} : { id }), status: "error", error: refusalIn(translator, found) };
}

/** Assess a line that was prepared, or say why it was refused. */
export function assessPrepared(parts: EngineParts, prepared: Prepared | FactProblem, options: AssessOptions): Assessment {
  return "code" in prepared ? refuse(parts, prepared, options) : assemble(prepared, explore(prepared.explore));
}

/** Assess one line with the parts of an engine. */
export function assessLine(parts: EngineParts, input: unknown, options: AssessOptions): Assessment {
  return assessPrepared(parts, prepare(parts, input, options), options);
}

/** What a table writes of the assessment of one line. */
export function assessRow(parts: EngineParts, input: unknown, options: AssessOptions): RowAnswer {
  const prepared = prepare(parts, input, options);
  return "code" in prepared ? refuse(parts, prepared, options) : assembleRow(prepared, explore(prepared.explore));
}
