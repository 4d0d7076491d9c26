// Why something could not be read or written, in words of the language of the call: the machine says it in English only.

import { type Arg, message } from "../said/message.js";

const SYSTEM = [
  "EACCES",
  "ECONNREFUSED",
  "EEXIST",
  "EISDIR",
  "EMFILE",
  "ENAMETOOLONG",
  "ENOENT",
  "ENOSPC",
  "ENOTDIR",
  "ENOTFOUND",
  "EPERM",
  "EROFS",
  "Z_BUF_ERROR",
  "Z_DATA_ERROR",
  "CSV_QUOTE_NOT_CLOSED",
] as const;

/** The reason of a failure, for the place of a message that says what failed. What the machine does not name by a code stays as it says it. */
export function failureReason(error: unknown): Arg {
  const { code, cause, message: said } = error as NodeJS.ErrnoException & { readonly cause?: { readonly code?: string } };
  const known = SYSTEM.find((each) => each === code || each === cause?.code);
  if (known !== undefined) return message(`failure/${known}`);
  // What fetch says of itself whatever happened.
  if (said === "fetch failed") return message("failure/ECONNREFUSED");
  if (!(error instanceof SyntaxError)) return said;
  const at = /position (\d+)/.exec(said)?.[1];
  if (at !== undefined) return message("failure/json-at", { place: { grouped: Number(at) + 1 } });
  if (/end of JSON/.test(said)) return message("failure/json-end");
  const found = /^Unexpected token (.+?), /s.exec(said)?.[1];
  return found === undefined ? said : message("failure/json-token", { found });
}
