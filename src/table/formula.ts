// Which cells a spreadsheet would take for a formula, from their bytes; as `defuse` judges texts.

const FIRST = "=+-@\t\r";
const [PLUS, MINUS, POINT, ZERO, NINE, EXPONENT] = [0x2b, 0x2d, 0x2e, 0x30, 0x39, 0x65];
// By which a small letter differs from a great one.
const SMALL = 0x20;

/** By first byte, 1 where a cell may be taken for a formula. */
export const MAY_BEGIN_FORMULA = new Uint8Array(256);
for (const letter of FIRST) MAY_BEGIN_FORMULA[letter.charCodeAt(0)] = 1;

/** Whether a cell that begins so is no number, and so taken for a formula. */
export function isFormula(bytes: Uint8Array, start: number, length: number): boolean {
  return !isNumber(bytes, start, start + length);
}

// Whether the bytes are a number: digits with a sign, a part behind a point and an exponent, where there are these.
function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  let at = pastDigits(bytes, pastSign(bytes, start), end);
  if (at < 0) return false;
  if (at < end && bytes[at] === POINT) {
    at = pastDigits(bytes, at + 1, end);
    if (at < 0) return false;
  }
  if (at < end && ((bytes[at] as number) | SMALL) === EXPONENT) at = pastDigits(bytes, pastSign(bytes, at + 1), end);
  return at === end;
}

function pastSign(bytes: Uint8Array, at: number): number {
  return bytes[at] === PLUS || bytes[at] === MINUS ? at + 1 : at;
}

// Where the digits from here end; -1 where there are none.
function pastDigits(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && (bytes[at] as number) >= ZERO && (bytes[at] as number) <= NINE) at++;
  return at > from ? at : -1;
}
