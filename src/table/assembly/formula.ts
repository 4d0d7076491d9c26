// Which cells a spreadsheet would take for a formula, from their bytes; as `defuse` judges texts.

/** Whether a byte begins what may be taken for a formula. */
export function mayBeginFormula(byte: u32): bool {
  return byte < 65 && (byte === 61 || byte === 43 || byte === 45 || byte === 64 || byte === 9 || byte === 13);
}

/** Whether a cell that begins so is no number, and so taken for a formula. */
export function isFormula(start: usize, length: i32): bool {
  const end = start + length;
  let at = start;
  const sign = load<u8>(at);
  if (sign === 43 || sign === 45) at++;
  const whole = digits(at, end);
  if (whole === at) return true;
  at = whole;
  if (at < end && load<u8>(at) === 46) {
    const part = digits(at + 1, end);
    if (part === at + 1) return true;
    at = part;
  }
  if (at < end && (load<u8>(at) | 32) === 101) {
    at++;
    if (at < end && (load<u8>(at) === 43 || load<u8>(at) === 45)) at++;
    const power = digits(at, end);
    if (power === at) return true;
    at = power;
  }
  return at !== end;
}

// Where the digits from a place on end.
function digits(from: usize, end: usize): usize {
  let at = from;
  while (at < end && load<u8>(at) - 48 < 10) at++;
  return at;
}
