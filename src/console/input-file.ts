// A file that a command is to read.

import { access, constants, stat } from "node:fs/promises";
import { CallError } from "../packaged/call-error.js";
import { failureReason } from "../packaged/failure-reason.js";
import { type Message, message } from "../said/message.js";

/** Refuse what cannot be read, a folder too, before anything is answered; `fix` is what to do. */
export async function requireFile(file: string, fix: Message): Promise<void> {
  try {
    await access(file, constants.R_OK);
    if ((await stat(file)).isDirectory()) throw Object.assign(new Error(file), { code: "EISDIR" });
  } catch (error) {
    throw new CallError(message("call/unreadable-why", { file, why: failureReason(error) }), fix);
  }
}
