// Rated rows as the list looks at them: filtered, those with problems first, a window at a time.

import { ANSWER_COLUMNS, AUTHORITY_COLUMNS } from "../src/bulk/answer-cells.js";
import type { LineFilter, LineWindow, Looked, RatedTable, ShownLine } from "./rate-messages.js";

const ORDER = ["error", "prohibited", "range", "determined"];

/** Looks at rated rows. */
export interface RatedLines extends Pick<RatedTable, "months" | "owed"> {
  look(window: LineWindow): Looked;
}

/** Open rows of a table whose first `names.length` cells are the user's; `days` are their entry days as they were read. */
export function openRated(rows: readonly (readonly string[])[], names: readonly string[], days: readonly string[]): RatedLines {
  const answerAt = (column: string): number => names.length + ANSWER_COLUMNS.indexOf(column);
  const [status, total, min, max] = ["status", "total_duty", "duty_min", "duty_max"].map(answerAt) as [number, number, number, number];
  const said = ["error", "questions", "headings"].map(answerAt);
  const [hts, date, value] = ["hts", "entry_date", "customs_value"].map((name) => names.indexOf(name)) as [number, number, number];
  const monthOf = (at: number): string => /^\d{4}-\d{2}(?=-\d{2}$)/.exec(days[at] ?? "")?.[0] ?? "";
  let last: { readonly key: string; readonly places: readonly number[] } | undefined;

  function fitting(filter: LineFilter): readonly number[] {
    const key = JSON.stringify([filter.status, filter.month, filter.authority]);
    if (last?.key === key) return last.places;
    const owed = answerAt(filter.authority);
    const byStatus = new Map<string, number[]>(ORDER.map((each) => [each, []]));
    rows.forEach((row, at) => {
      if (filter.status !== "" && row[status] !== filter.status) return;
      if (filter.month !== "" && monthOf(at) !== filter.month) return;
      if (filter.authority !== "" && !owes(row[owed] ?? "")) return;
      byStatus.get(row[status] ?? "")?.push(at);
    });
    last = { key, places: [...byStatus.values()].flat() };
    return last.places;
  }

  function shown(at: number): ShownLine {
    const row = rows[at] ?? [];
    const bounds = [row[min], row[max]].filter((each) => each !== undefined && each !== "");
    return {
      at,
      hts: row[hts] ?? "",
      date: row[date] ?? "",
      value: row[value] ?? "",
      status: row[status] ?? "",
      duty: row[total] || bounds.join(" – "),
      words: said.map((column) => row[column] ?? "").find((each) => each !== "") ?? "",
    };
  }

  return {
    months: [...new Set(rows.map((_, at) => monthOf(at)))].filter((each) => each !== "").sort(),
    owed: AUTHORITY_COLUMNS.filter(([column]) => rows.some((row) => owes(row[answerAt(column)] ?? ""))),
    look(window) {
      const places = fitting(window.filter);
      return { window, found: places.length, lines: places.slice(window.first, window.first + window.lines).map(shown) };
    },
  };
}

// Whether an amount is there and not zero.
function owes(amount: string): boolean {
  return /[1-9]/.test(amount);
}
