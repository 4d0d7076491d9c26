// A table that is refused as a whole. Rows that are refused keep their place and carry their reason; see read-table.ts.

import type { TableErrorCode } from "../contract/errors.js";
import type { Arg } from "../said/message.js";
import { translator } from "../said/translator.js";
import type { Wrong } from "./cell.js";

/** Thrown where a table cannot be read; `said` is why, `fix` what to do next. The message of the error is in English. */
export class TableError extends Error {
  readonly code: TableErrorCode;
  readonly said: Arg;
  readonly fix: Arg;
  /** Columns that the table lacks. */
  readonly missing: readonly string[];

  constructor(code: TableErrorCode, said: Arg, fix: Arg, missing: readonly string[] = []) {
    super(translator("en").arg(said));
    this.name = "TableError";
    this.code = code;
    this.said = said;
    this.fix = fix;
    this.missing = missing;
  }

  /** What a reader of rows refused. */
  static of({ code, message, fix, missing }: Wrong): TableError {
    return new TableError(code, message, fix, missing);
  }
}
