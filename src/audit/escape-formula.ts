// Cells of what is written for spreadsheets.

// A cell that begins so is taken for a formula by spreadsheets.
const FORMULA = /^[=+\-@\t\r]/;
// An amount below zero is not a formula.
const AMOUNT = /^-\d+(\.\d+)?$/;

/** Cells that no spreadsheet takes for a formula. */
export function defused(cells: readonly string[]): string[] {
  return cells.map((cell) => (FORMULA.test(cell) && !AMOUNT.test(cell) ? `'${cell}` : cell));
}
