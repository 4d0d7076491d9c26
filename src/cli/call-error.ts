// A wrong call or unreadable input: exit status 2, with what to do next on standard error.

/** Thrown by commands; `fix` says what to do next. */
export class CallError extends Error {
  constructor(
    message: string,
    readonly fix: string,
  ) {
    super(message);
    this.name = "CallError";
  }
}
