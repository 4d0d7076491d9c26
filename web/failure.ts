// Why a file could not be used, in the language of the page.

import type { Arg } from "../src/said/message.js";
import type { Translator } from "../src/said/translator.js";
import { TableError } from "../src/tables/table-error.js";

/** A row that cannot be read, in a table that is read whole or not at all. */
export class RowRefused extends Error {
  constructor(readonly said: Arg) {
    super();
  }
}

/** What was found and what to do, where a table was refused; else the message of the error, which is the browser's. */
export function failureText({ arg }: Translator, error: unknown): string {
  if (error instanceof TableError) return `${arg(error.said)} ${arg(error.fix)}`;
  if (error instanceof RowRefused) return arg(error.said);
  return error instanceof Error ? error.message : String(error);
}
