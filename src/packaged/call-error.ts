// A wrong call or unreadable input: exit status 2, with what to do next on standard error.

import type { Arg } from "../said/message.js";
import { translator } from "../said/translator.js";

/**
 * Thrown by commands; `said` is what is wrong, `fix` what to do next. `code` names it where a program may want to tell it, `key` the part of the
 * question that is wrong. The message of the error is in English.
 */
export class CallError extends Error {
  constructor(
    readonly said: Arg,
    readonly fix: Arg,
    readonly code?: string,
    readonly key?: string,
  ) {
    super(translator("en").arg(said));
    this.name = "CallError";
  }
}
