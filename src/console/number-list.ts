// A file with one tariff number a line; what follows a space or comma is passed over.

import { readFileSync } from "node:fs";
import { CallError } from "../packaged/call-error.js";
import { message } from "../said/message.js";

/** The numbers of a file. */
export function numbersIn(file: string): string[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new CallError(message("call/unreadable", { file }), message("call/unreadable.fix-numbers"));
  }
  const numbers = text.split(/\r?\n/).flatMap((line) => /^\s*([\d.]+)/.exec(line)?.[1] ?? []);
  if (numbers.length === 0) throw new CallError(message("call/no-number", { file }), message("call/no-number.fix"));
  return numbers;
}
