// Entry lines under the law and under scenarios, as the command and its threads compare them.

import type { AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { lineOf, planRows } from "../bulk/line.js";
import { type ComparedLine, differs } from "../history/compare.js";
import { bundledEngine } from "../packaged/bundle.js";

/** What lines are compared under; sent to threads, so it is plain data. */
export interface CompareSetting {
  /** Our names of the columns. */
  readonly names: readonly string[];
  readonly options: AssessOptions;
  /** Files laid over the law, of each scenario; none for the law itself. */
  readonly scenarios: readonly (readonly string[])[];
}

/** Make the function that compares rows, given their cells in the plain form; it gives those that differ under any scenario or have no answer. */
export function lineComparer(
  { names, options }: CompareSetting,
  engines: readonly Engine[],
): (rows: readonly (readonly string[])[]) => (readonly ComparedLine[])[] {
  const law = bundledEngine();
  const plan = planRows(names, law.law.facts);
  return (rows) =>
    rows.flatMap((cells) => {
      const line = lineOf(cells, plan);
      const own = law.assess(line, options);
      const compared = engines.map((engine) => ({
        entryDate: String(line.entryDate ?? ""),
        law: own,
        scenario: engine === law ? own : engine.assess(line, options),
      }));
      return own.status === "error" || compared.some(differs) ? [compared] : [];
    });
}
