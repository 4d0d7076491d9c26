// Which sheet of a workbook is read: the first that has the columns, those that are shown before those that are hidden.

import type { Wrong } from "./cell.js";
import type { ReadFrom } from "./report.js";
import { TableError } from "./table-error.js";

/** A sheet among others. */
export interface PickedSheet {
  readonly name?: string | undefined;
  readonly hidden?: boolean | undefined;
  readonly hiddenRows?: number | undefined;
}

/** Read the first sheet that holds such a table. Throws {@link TableError}: what is wrong with the first of them, that of an empty one last. */
export function firstTable<Sheet extends PickedSheet, Read extends object>(
  sheets: readonly Sheet[],
  read: (sheet: Sheet) => Read | Wrong,
): Read | undefined {
  let refused: Wrong | undefined;
  for (const sheet of [...sheets.filter(({ hidden }) => hidden !== true), ...sheets.filter(({ hidden }) => hidden === true)]) {
    const found = read(sheet);
    if (!isWrong(found)) return found;
    // A column that stands twice is the fault of the table that was meant; another sheet is not read for it.
    if (found.code === "table/duplicate-column") throw TableError.of(found);
    if (refused === undefined || refused.code === "table/empty") refused = found;
  }
  if (refused !== undefined) throw TableError.of(refused);
  return undefined;
}

function isWrong(found: object): found is Wrong {
  return "code" in found;
}

/** What a report says of the sheet that was read; nothing where it has no name. */
export function sheetRead<Sheet extends PickedSheet>({ name, hidden, hiddenRows }: Sheet, among: readonly Sheet[]): ReadFrom {
  if (name === undefined) return {};
  return {
    sheet: name,
    ...(hidden === true ? { hidden } : {}),
    ...(hiddenRows === undefined ? {} : { hiddenRows }),
    ...(among.length > 1 ? { sheets: among.map((sheet) => sheet.name ?? "") } : {}),
  };
}
