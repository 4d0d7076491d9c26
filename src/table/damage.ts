// What is thrown where a file is not what its format demands, or uses a part of its format that is not read here.

/** A file that is cut, damaged or inconsistent; the message says what was found. Callers refuse the file as a whole (`table/unreadable`). */
export class DamageError extends Error {
  override readonly name = "DamageError";
}

/** A file that is sound as far as is known and is written in a way that is not read here; DuckDB may read it. */
export class UnsupportedError extends Error {
  override readonly name = "UnsupportedError";
}
