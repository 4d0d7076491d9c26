// The door to the cells: one function that reads a cell of any kind. Tables, fields of the page and options of the command line all use it.

import { bare, type Cell, type CellContext, type CellKind } from "./cell.js";
import { readDayCell } from "./day-cells.js";
import { readContentCell, readMoney, readNumberCell, readPercent, readShare, readWeight } from "./number-cells.js";
import { readBoolean, readChoice, readClaim, readClaimed, readCountryCell, readHts } from "./word-cells.js";

type Reader = (cell: string, context: CellContext) => Cell;

// Nothing that a spreadsheet puts around a text: no equals sign or quote before it, no other space than single ones between its words.
const USUAL_TEXT = /^[!-&(-<>-~][!-~]*(?: [!-~]+)*$/;

const READERS: Readonly<Record<CellKind, Reader>> = {
  text(cell) {
    if (USUAL_TEXT.test(cell)) return cell;
    const text = bare(cell);
    return text === cell.trim() ? text : { text, how: "text-mark" };
  },
  money: readMoney,
  content: readContentCell,
  number: readNumberCell,
  weight: readWeight,
  share: readShare,
  percent: readPercent,
  day: readDayCell,
  country: readCountryCell,
  boolean: readBoolean,
  claim: readClaim,
  claimed: readClaimed,
  hts: readHts,
  choice: readChoice,
};

/** Read a cell of a kind. */
export function readCell(kind: CellKind, cell: string, context: CellContext): Cell {
  return READERS[kind](cell, context);
}

/** The plain form of a cell; the cell itself, without what a spreadsheet put around it, where nobody can read it. */
export function plainText(kind: CellKind, cell: string, context: CellContext): string {
  const read = readCell(kind, cell, context);
  return typeof read === "string" ? bare(read) : "text" in read ? read.text : bare(cell);
}
