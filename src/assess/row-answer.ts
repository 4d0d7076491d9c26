// What a table writes of an answer: nothing is put together that no column shows.

import type { Determined, Prohibited, Question, Ranged, Refusal } from "./answer.js";
import type { Exploration } from "./explore.js";
import { writeDuties, writeHeadings } from "./lines.js";
import type { Prepared } from "./prepare.js";
import { asideOf, asideQuestions, askedOf, boundsIn, rangeOf, rate, rateOf, sameDeclared } from "./rated.js";
import { feesIn } from "./told.js";
import { writeTotals } from "./totals.js";

/** What a table writes of an answer. */
export type RowAnswer =
  | Pick<Refusal, "status" | "error">
  | Pick<Prohibited, "status">
  | (Pick<Ranged, "status" | "range"> & RowQuestions)
  | (Pick<Determined, "status" | "duties" | "headings" | "totals" | "fees" | "effectiveRate"> & RowQuestions);

interface RowQuestions {
  readonly questions: readonly Pick<Question, "fact">[];
}

/** Write what a table shows of the answer that `assemble` writes. */
export function assembleRow(prepared: Prepared, exploration: Exploration): RowAnswer {
  const { leaves } = exploration;
  const open = leaves.filter((leaf) => leaf.outcome.barred === undefined);
  const last = open.at(-1);
  if (last === undefined) return { status: "prohibited" };
  if (open.length < leaves.length || !sameDeclared(open)) {
    const { least, most, endless } = boundsIn(prepared, exploration, open);
    const range = rangeOf(least, most, endless);
    const asked = askedOf(exploration).map((fact) => ({ fact }));
    return { status: "range", range, questions: [...asked, ...asideOf(prepared, open, most.leaf)] };
  }
  const { fees, sums } = rate(prepared, last);
  const { parts, line, translator } = prepared;
  return {
    status: "determined",
    duties: writeDuties(last.outcome, parts.law),
    headings: writeHeadings(last.outcome, parts.law, line.hts, line.chapter98),
    totals: writeTotals(sums),
    fees: feesIn(translator, fees.lines),
    questions: asideQuestions(prepared, [last], last),
    ...rateOf(prepared, last),
  };
}
