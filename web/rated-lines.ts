// Rated rows as the list looks at them: filtered, sorted, a window at a time; and the sum of what they owe at least and at most.

import { ANSWER_COLUMNS, AUTHORITY_COLUMNS } from "../src/bulk/answer-cells.js";
import { formatCents } from "../src/exact/money.js";
import type { LineFilter, LineSort, LineWindow, Looked, RatedTotal, ShownLine } from "./rate-messages.js";

const ORDER = ["error", "prohibited", "range", "determined"];

/** Looks at rated rows. */
export interface RatedLines {
  /** Months of entry, in their order. */
  readonly months: readonly string[];
  /** Columns of the answer under which a line owes something, with the authority. */
  readonly owed: readonly (readonly [column: string, authority: string])[];
  readonly total: RatedTotal;
  look(window: LineWindow): Looked;
  /** The first row whose answer is open, after a place in the table or from its top; undefined where none is. */
  nextOpen(after: number): number | undefined;
}

/** Open rows of a table whose first `names.length` cells are the user's; `read` are these cells as they were read. */
export function openRated(
  rows: readonly (readonly string[])[],
  names: readonly string[],
  read: readonly (readonly string[])[],
): RatedLines {
  const answerAt = (column: string): number => names.length + ANSWER_COLUMNS.indexOf(column);
  const [status, total, min, max] = ["status", "total_duty", "duty_min", "duty_max"].map(answerAt) as [number, number, number, number];
  const [error, questions, headings] = ["error", "questions", "headings"].map(answerAt) as [number, number, number];
  const [hts, date, value] = ["hts", "entry_date", "customs_value"].map((name) => names.indexOf(name)) as [number, number, number];
  const plain = (at: number, column: number): string => read[at]?.[column] ?? rows[at]?.[column] ?? "";
  const monthOf = (at: number): string => /^\d{4}-\d{2}(?=-\d{2}$)/.exec(read[at]?.[date] ?? "")?.[0] ?? "";
  const keys: Record<LineSort["by"], (at: number) => string | number> = {
    status: (at) => ORDER.indexOf(rows[at]?.[status] ?? ""),
    row: (at) => at,
    number: (at) => plain(at, hts).replaceAll(".", ""),
    day: (at) => plain(at, date),
    worth: (at) => Number(plain(at, value)) || 0,
    duty: (at) => Number(rows[at]?.[max] || rows[at]?.[min] || 0),
  };
  let last: { readonly key: string; readonly places: readonly number[] } | undefined;

  function fitting(filter: LineFilter, { by, down }: LineSort): readonly number[] {
    const key = JSON.stringify([filter.status, filter.month, filter.authority, by, down]);
    if (last?.key === key) return last.places;
    const owed = answerAt(filter.authority);
    const places = rows.flatMap((row, at) => {
      if (filter.status !== "" && row[status] !== filter.status) return [];
      if (filter.month !== "" && monthOf(at) !== filter.month) return [];
      return filter.authority !== "" && !owes(row[owed] ?? "") ? [] : [at];
    });
    const found = places.map((at) => [keys[by](at), at] as const);
    const way = down ? -1 : 1;
    found.sort(([a, one], [b, two]) => (a < b ? -way : a > b ? way : one - two));
    last = { key, places: found.map(([, at]) => at) };
    return last.places;
  }

  function shown(at: number): ShownLine {
    const row = rows[at] ?? [];
    const asks = (row[questions] ?? "").split(" ").filter((each) => each !== "");
    return {
      at,
      hts: row[hts] ?? "",
      date: row[date] ?? "",
      value: row[value] ?? "",
      status: row[status] ?? "",
      least: row[total] || (row[min] ?? ""),
      most: row[total] || (row[max] ?? ""),
      error: row[error] ?? "",
      asks,
      headings: row[headings] ?? "",
    };
  }

  function sum(): RatedTotal {
    let [least, most, endless, open] = [0n, 0n, false, 0];
    for (const row of rows) {
      const ends = [row[min] ?? "", row[max] ?? ""];
      if (row[status] === "range") open++;
      if (ends[0] !== "") least += cents(ends[0] as string);
      if (ends[1] !== "") most += cents(ends[1] as string);
      else if (row[status] === "range") endless = true;
    }
    return { least: formatCents(least), ...(endless ? {} : { most: formatCents(most) }), open };
  }

  return {
    months: [...new Set(rows.map((_, at) => monthOf(at)))].filter((each) => each !== "").sort(),
    owed: AUTHORITY_COLUMNS.filter(([column]) => rows.some((row) => owes(row[answerAt(column)] ?? ""))),
    total: sum(),
    look(window) {
      const places = fitting(window.filter, window.sort);
      return { window, found: places.length, lines: places.slice(window.first, window.first + window.lines).map(shown) };
    },
    nextOpen(after) {
      const open = (row: readonly string[]): boolean => row[status] === "range";
      const later = rows.findIndex((row, at) => at > after && open(row));
      const found = later >= 0 ? later : rows.findIndex(open);
      return found < 0 ? undefined : found;
    },
  };
}

// Whether an amount is there and not zero.
function owes(amount: string): boolean {
  return /[1-9]/.test(amount);
}

function cents(amount: string): bigint {
  return BigInt(amount.replace(".", ""));
}
