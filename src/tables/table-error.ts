// A table that is refused as a whole. Rows that are refused keep their place and carry their reason; see read-table.ts.

import type { TableErrorCode } from "../contract/errors.js";
import type { Wrong } from "./cell.js";

/** Thrown where a table cannot be read; `fix` says what to do next. */
export class TableError extends Error {
  readonly code: TableErrorCode;
  readonly fix: string;
  /** Columns that the table lacks. */
  readonly missing: readonly string[];

  constructor(code: TableErrorCode, message: string, fix: string, missing: readonly string[] = []) {
    super(message);
    this.name = "TableError";
    this.code = code;
    this.fix = fix;
    this.missing = missing;
  }

  /** What a reader of rows refused. */
  static of({ code, message, fix, missing }: Wrong): TableError {
    return new TableError(code, message, fix, missing);
  }
}
