// Reads a table as its first rows show it, and looks all of it through on the way: what they settle nearly always holds for the rest, and then the
// table was read once and not twice.

import type { RawRow, TablePlan, TableRow } from "./read-table.js";
import { TableReader, TableSurvey } from "./read-table.js";
import type { ReadingReport } from "./report.js";
import type { SettledColumn } from "./settle.js";

/** Takes the rows of a table in their order from the first row of the file. */
export class PresumedReader {
  readonly #presumed: TablePlan;
  readonly #survey: TableSurvey;
  readonly #reader: TableReader;

  /** `head` is what the first rows show. */
  constructor(head: TablePlan) {
    // That no row with a key follows is presumed of every row that would be a note then.
    this.#presumed = { ...head, lastKeyed: 0 };
    this.#survey = new TableSurvey(head.options);
    this.#reader = new TableReader(this.#presumed);
  }

  next(raw: RawRow): TableRow | undefined {
    this.#survey.add(raw);
    return this.#reader.next(raw);
  }

  /** What was read how, once all rows were taken; undefined where the whole table says that some may have to be read otherwise. */
  report(more: Pick<ReadingReport, "encoding" | "separator">): ReadingReport | undefined {
    const plan = this.#survey.plan();
    if ("code" in plan) return undefined;
    const { header, settled, surplus } = this.#presumed;
    const same =
      plan.header.rows.join() === header.rows.join() &&
      plan.surplus === surplus &&
      plan.settled.every((column, at) => alike(column, settled[at])) &&
      (this.#reader.firstNote ?? Number.POSITIVE_INFINITY) > plan.lastKeyed;
    return same ? this.#reader.report(more, plan) : undefined;
  }
}

// Whether cells are read alike; what settled them is only said.
function alike(one: SettledColumn, other: SettledColumn | undefined): boolean {
  return (
    one.dates === other?.dates && one.decimal === other?.decimal && one.overOne === other?.overOne && one.yesNoClaims === other?.yesNoClaims
  );
}
