// What is thrown where a file is not what its format demands.

/** A file that is cut, damaged or inconsistent; the message says what was found. Callers refuse the file as a whole (`table/unreadable`). */
export class DamageError extends Error {
  override readonly name = "DamageError";
}
