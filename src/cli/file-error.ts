// A file that the machine does not give, or a place that it does not let us write: which one it is, and what to do. Whatever a command reads or
// writes comes here where the command itself has no better words.

import { CallError } from "../packaged/call-error.js";
import { type Message, message } from "../said/message.js";

const FIX = message("call/file.fix");

// By the code of the system.
const SAID: Readonly<Record<string, readonly [said: (file: string) => Message, fix: Message]>> = {
  ENOENT: [(file) => message("call/file.missing", { file }), message("call/file.missing.fix")],
  ENOTDIR: [(file) => message("call/file.no-folder", { file }), FIX],
  EISDIR: [(file) => message("call/file.folder", { file }), message("call/file.folder.fix")],
  EACCES: [(file) => message("call/file.closed", { file }), message("call/file.closed.fix")],
  EPERM: [(file) => message("call/file.closed", { file }), message("call/file.closed.fix")],
  EROFS: [(file) => message("call/file.closed", { file }), message("call/file.closed.fix")],
  ENOSPC: [(file) => message("call/file.full", { file }), message("call/file.full.fix")],
  ENAMETOOLONG: [(file) => message("call/file.long", { file }), FIX],
};

/** The refusal that an error of the file system is, undefined for any other error. */
export function fileRefusal(error: unknown): CallError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = "", path } = error as NodeJS.ErrnoException;
  const found = SAID[code];
  if (found === undefined || path === undefined) return undefined;
  const [said, fix] = found;
  // A file is first written under a name of its own with ".part-"; the user gave the name without it.
  return new CallError(said(path.replace(/\.part-\d+(?=$|[\\/])/, "")), fix);
}
