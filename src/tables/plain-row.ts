// Reads single rows of a table that is in the plain form. A row that is not says that the whole table must be looked through: another row may
// settle what this one leaves open, or it is no row of the table at all.

import type { CellContext, CellKind, How } from "./cell.js";
import { isOverOne } from "./number-cells.js";
import { readCell } from "./read-cell.js";
import type { ColumnSpec } from "./schema.js";
import { nameKey, type Vocabulary } from "./words.js";

/** Whether a cell that was read so means the same whatever else stands in the table, and is rated as it stands. */
export function meansAlways(how: How): boolean {
  return how === "zero-put-back" || how === "yes-no";
}

/** A column that is read, and how it is named in the table. */
export interface PlainColumn extends Pick<ColumnSpec, "name" | "kind" | "choices"> {
  readonly theirs: string;
}

/** Makes the plain form of a row from its cells; undefined where the whole table must be looked through. */
export type ReadPlainRow = (cells: readonly string[]) => readonly string[] | undefined;

/** A reader of rows with these columns; `keys` are columns without which a row may be a sum or a note. */
export function plainRows(columns: readonly PlainColumn[], keys: readonly string[], vocabulary: Vocabulary): ReadPlainRow {
  const contexts = columns.map(({ choices }): CellContext => ({ vocabulary, choices }));
  const keyed = columns.flatMap(({ name }, at) => (keys.includes(name) ? [at] : []));
  const cell = (kind: CellKind, text: string, at: number): string | undefined => {
    // One letter may be a symbol or a yes, which the rest of its column says.
    if (kind === "claimed" || kind === "percent" || (kind === "claim" && /^\s*[yn]\s*$/i.test(text)))
      return text.trim() === "" ? "" : undefined;
    // Beside a share above one, a share below may be per cent.
    if (kind === "share" && isOverOne(text)) return undefined;
    const read = readCell(kind, text, contexts[at] as CellContext);
    if (typeof read === "string") return read;
    return "text" in read && meansAlways(read.how) ? read.text : undefined;
  };
  return (cells) => {
    if (keyed.every((at) => (cells[at] ?? "").trim() === "")) return undefined;
    if (columns.every(({ theirs }, at) => nameKey(theirs) === nameKey(cells[at] ?? ""))) return undefined;
    const row: string[] = [];
    for (const [at, { kind }] of columns.entries()) {
      const read = cell(kind, cells[at] ?? "", at);
      if (read === undefined) return undefined;
      row.push(read);
    }
    return row;
  };
}
