// What settles the cells of a column that can be read in two ways: what its other cells show, what other columns show, or what was said.

import type { Convention, DateOrder, DecimalMark } from "./cell.js";
import { orderShown } from "./day-cells.js";
import { decimalShown, isOverOne } from "./number-cells.js";
import { Remembered } from "./remembered.js";
import type { ReadColumn } from "./report.js";
import type { ColumnSpec, TableSchema } from "./schema.js";
import { claimShown } from "./word-cells.js";
import type { Vocabulary } from "./words.js";
/** How many cells of a column show what. */
export interface Shown {
  mdy: number;
  dmy: number;
  ymd: number;
  point: number;
  comma: number;
  overOne: number;
  yesNo: number;
  symbols: number;
}

/** Kinds of cells that hold a number. */
export const NUMBERS: ReadonlySet<string> = new Set(["money", "content", "number", "weight", "share", "percent"]);
/** What texts come to. */
export interface ByText<Value> {
  of(text: string): Value;
}

/** What settles the cells of a column, and what settled it. */
export interface SettledColumn extends Convention {
  readonly by?: ReadColumn["settledBy"] | undefined;
}

/** A column that is looked at, what was counted, and what a cell of it shows. */
export interface Look {
  readonly at: number;
  readonly shown: Shown;
  readonly what: ByText<keyof Shown | "none">;
}

/** What a cell of a column shows. */
export function lookFor({ kind }: ColumnSpec, vocabulary: Vocabulary): Look["what"] {
  if (kind === "day")
    return new Remembered((cell) => {
      const order = orderShown(cell);
      return order === undefined || order === "either" ? "none" : order;
    });
  if (kind === "claim")
    return new Remembered((cell) => {
      const claim = claimShown(cell, vocabulary);
      return claim === undefined ? "none" : claim === "yes-no" ? "yesNo" : "symbols";
    });
  if (kind === "share") return { of: (cell) => (isOverOne(cell) ? "overOne" : (decimalShown(cell) ?? "none")) };
  return { of: (cell) => decimalShown(cell) ?? "none" };
}

const DATE_ORDERS: readonly DateOrder[] = ["mdy", "dmy", "ymd"];

// What one of some holds and the others not.
function only<Name extends string>(counts: Readonly<Record<Name, number>>, ...names: readonly Name[]): Name | undefined {
  const [first, ...others] = names.filter((name) => counts[name] > 0);
  return others.length === 0 ? first : undefined;
}

/** What settles each column. */
export function settle(
  columns: readonly (ColumnSpec | undefined)[],
  shown: readonly (Shown | undefined)[],
  { dates, from1904, schema }: Convention & { readonly schema: TableSchema },
): SettledColumn[] {
  const sum = { point: 0, comma: 0 };
  shown.forEach((each, at) => {
    if (each === undefined || !NUMBERS.has(columns[at]?.kind ?? "")) return;
    sum.point += each.point;
    sum.comma += each.comma;
  });
  const table = only<DecimalMark>(sum, "point", "comma");
  // A table has its days in one order: where another column shows the other one, the layout says nothing of this one.
  const orders = new Set(
    columns.flatMap((column, at) => {
      const each = shown[at];
      if (column?.kind !== "day" || each === undefined) return [];
      const own = DATE_ORDERS.filter((order) => each[order] > 0);
      return own.length === 0 && column.dates !== undefined ? [column.dates] : own;
    }),
  );
  return columns.map((column, at): SettledColumn => {
    const own = shown[at];
    if (column === undefined || own === undefined) return {};
    if (column.kind === "day") {
      if (dates !== undefined) return { dates, by: "option", from1904 };
      const order = only<DateOrder>(own, "mdy", "dmy", "ymd");
      // Where the header says one order and the cells show another, nobody can say which counts.
      if (column.dates !== undefined)
        return order === undefined || order === column.dates ? byHeader(own, column.dates, from1904) : { from1904 };
      if (order !== undefined) return { dates: order, by: "column", from1904 };
      const gainsaid = [...orders].some((each) => each !== schema.dates);
      return own.mdy + own.dmy + own.ymd > 0 || schema.dates === undefined || gainsaid
        ? { from1904 }
        : { dates: schema.dates, by: "layout", from1904 };
    }
    if (column.kind === "claim") return own.yesNo > 0 && own.symbols === 0 ? { yesNoClaims: true, by: "column" } : {};
    const over = own.overOne > 0 ? { overOne: true } : {};
    const mark = only<DecimalMark>(own, "point", "comma");
    if (mark !== undefined) return { ...over, decimal: mark, by: "column" };
    // A column that shows both settles nothing, whatever the others show.
    if (own.point > 0) return over;
    if (table !== undefined) return { ...over, decimal: table, by: "table" };
    return schema.decimal === undefined || sum.comma > 0 ? over : { ...over, decimal: schema.decimal, by: "layout" };
  });
}

function byHeader({ mdy, dmy, ymd }: Shown, dates: DateOrder, from1904: boolean | undefined): SettledColumn {
  // Cells that show both orders settle nothing, whatever the header says.
  return [mdy, dmy, ymd].filter((count) => count > 0).length > 1 ? { from1904 } : { dates, by: "header", from1904 };
}
