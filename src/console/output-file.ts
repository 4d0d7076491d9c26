// A file that a command is to write.

import { statSync } from "node:fs";
import { dirname } from "node:path";
import { CallError } from "../packaged/call-error.js";
import { message } from "../said/message.js";

/** Refuse a file whose folder is not there, before anything is worked out. */
export function requireFolderOf(file: string, code?: string): void {
  if (statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw new CallError(message("call/no-folder", { folder: dirname(file) }), message("call/no-folder.fix", { file }), code);
}
