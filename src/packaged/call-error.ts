// A wrong call or unreadable input: exit status 2, with what to do next on standard error.

/** Thrown by commands; `fix` says what to do next. `code` names what is wrong where a program may want to tell it. */
export class CallError extends Error {
  constructor(
    message: string,
    readonly fix: string,
    readonly code?: string,
  ) {
    super(message);
    this.name = "CallError";
  }
}
