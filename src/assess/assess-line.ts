// One line in, its assessment out.

import type { FactProblem } from "../facts/line.js";
import type { Assessment, AssessOptions, Refusal } from "./answer.js";
import { assemble } from "./assemble.js";
import { explore } from "./explore.js";
import { type EngineParts, type Prepared, prepare } from "./prepare.js";

function refuse(found: FactProblem): Refusal {
  const { id, ...error } = found;
  return { ...(id === undefined ? {} : { id }), status: "error", error };
}

/** Assess a line that was prepared, or say why it was refused. */
export function assessPrepared(prepared: Prepared | FactProblem): Assessment {
  return "code" in prepared ? refuse(prepared) : assemble(prepared, explore(prepared.explore));
}

/** Assess one line with the parts of an engine. */
export function assessLine(parts: EngineParts, input: unknown, options: AssessOptions): Assessment {
  return assessPrepared(prepare(parts, input, options));
}
