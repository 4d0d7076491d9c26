// Cells that a spreadsheet would take for formulas, known by their bytes.

/** 1 for a byte that such a cell begins with: = + - @ and tab. A carriage return, which is the sixth, is found by those who look for line ends. */
export const FORMULA_FIRST = new Uint8Array(256);
for (const byte of [61, 43, 45, 64, 9]) FORMULA_FIRST[byte] = 1;
