// Holds the lists against the schedule: a number that was in no revision while it was listed is a mistake of the list.

import { addDays, type Day } from "../exact/day.js";
import { formatHts } from "../hts/number.js";
import type { Schedule } from "../hts/schedule.js";
import { message } from "../said/message.js";
import type { ListRow, ReadList } from "./lists.js";
import type { LawProblem } from "./tree.js";

/** Every row whose number no schedule in force knew. */
export function checkLists(
  lists: readonly ReadList[],
  goods: Schedule,
  chapters98And99: Schedule,
  coverage: { readonly from: Day; readonly lastSeen: Day },
): LawProblem[] {
  return lists.flatMap(({ file, rows }) => {
    const followed = new Set(rows.map((row) => row.after));
    return rows
      .filter((row) => !followed.has(row.prefix))
      .filter((row) => !known(row, row.prefix >= "98" ? chapters98And99 : goods, coverage))
      .map(
        (row): LawProblem => ({
          code: "law/unknown-number",
          message: message("law-check/listed-number", { number: formatHts(row.prefix) }),
          fix: message("law-check/listed-number.fix"),
          place: { file, line: row.line, column: 1 },
          length: row.length,
        }),
      );
  });
}

function known(row: ListRow, schedule: Schedule, coverage: { readonly from: Day; readonly lastSeen: Day }): boolean {
  if (!schedule.everHasPrefix(row.prefix)) return false;
  // A row that begins after the record is held against its last day.
  const from = [row.from === "" ? coverage.from : (row.from as Day), coverage.lastSeen].sort()[0] ?? coverage.from;
  const last = row.until === "" ? coverage.lastSeen : addDays(row.until as Day, -1);
  return [from, ...schedule.boundaries(), last].some((day) => from <= day && day <= last && schedule.hasPrefix(row.prefix, day));
}
