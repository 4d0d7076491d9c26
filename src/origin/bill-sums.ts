// Rows of sums in a bill of materials: told by a word for it, or a last row that has no name and no number and equals the sum. They are checked
// against the rows above, left out, and said.

import { parseDecimal } from "../exact/decimal.js";
import { add, compare, type Rational, toDecimalText, ZERO } from "../exact/rational.js";
import { message } from "../said/message.js";
import { folded, type Vocabulary } from "../tables/words.js";
import type { BillRow, RowNote } from "./bill-row.js";

/** The rows with sums emptied, so that every other row keeps its number. `written` are the cells as they are. */
export function withoutSums(
  rows: readonly BillRow[],
  written: readonly (readonly string[])[],
  vocabulary: Vocabulary,
  notes: RowNote[],
): { readonly rows: readonly BillRow[] } {
  const last = rows.findLastIndex((row) => Object.values(row).some((text) => text !== ""));
  const kept: BillRow[] = [];
  // Where the rows since the last sum begin: a sum may be of its section alone.
  let section = 0;
  rows.forEach((row, index) => {
    const told =
      !row.hts &&
      !row.originating &&
      (written[index] ?? []).some((cell) => isSum(cell, vocabulary)) &&
      (!row.name || isSum(row.name, vocabulary));
    const value = parseDecimal(row.value ?? "");
    const sums = [...sumsOf(kept), ...sumsOf(kept.slice(section))];
    const equals = value !== undefined && sums.some((sum) => compare(sum, value) === 0);
    const bare = index === last && !row.name && !row.id && !row.hts && equals && kept.length > 1;
    if (!told && !bare) {
      kept.push(row);
      return;
    }
    kept.push({});
    section = kept.length;
    const [whole = ZERO] = sums;
    const checked =
      value === undefined
        ? message("bill/sum.no-value")
        : equals
          ? message("bill/sum.right", { value: toDecimalText(value, 2) })
          : message("bill/sum.wrong", { value: toDecimalText(value, 2), sum: toDecimalText(whole, 2) });
    notes.push({
      row: index + 1,
      code: equals || value === undefined ? "bill/sum-row" : "bill/sum-differs",
      message: message("bill/sum.left-out", { checked }),
    });
  });
  return { rows: kept };
}

// What a sum at the foot may be of: all rows, or those of the first level.
function sumsOf(rows: readonly BillRow[]): readonly Rational[] {
  const of = (some: readonly BillRow[]): Rational =>
    some.reduce<Rational>((sum, { value }) => add(sum, parseDecimal(value ?? "") ?? ZERO), ZERO);
  const first = rows.filter(({ level = "" }) => level === "" || level === "1");
  return [of(rows), of(first)];
}

// A text that is or begins or ends with a word for a sum.
function isSum(text: string, vocabulary: Vocabulary): boolean {
  const word = folded(text).replace(/[:.]+$/, "");
  return vocabulary.totals.some((total) => word === total || word.startsWith(`${total} `) || word.endsWith(` ${total}`));
}
