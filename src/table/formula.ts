// Which cells a spreadsheet would take for a formula, from their bytes; as `defuse` judges texts.

const FIRST = "=+-@\t\r";
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** By first byte, 1 where a cell may be taken for a formula. */
export const MAY_BEGIN_FORMULA = new Uint8Array(256);
for (const letter of FIRST) MAY_BEGIN_FORMULA[letter.charCodeAt(0)] = 1;

/** Whether a cell that begins so is no number, and so taken for a formula. */
export function isFormula(bytes: Uint8Array, start: number, length: number): boolean {
  return !NUMBER.test(Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString("latin1"));
}
