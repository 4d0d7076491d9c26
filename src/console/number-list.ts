// A file with one tariff number a line; what follows a space or comma is passed over.

import { readFileSync } from "node:fs";
import { CallError } from "../packaged/call-error.js";

/** The numbers of a file. */
export function numbersIn(file: string): string[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new CallError(`${file} cannot be read.`, "Give a file with one tariff number a line.");
  }
  const numbers = text.split(/\r?\n/).flatMap((line) => /^\s*([\d.]+)/.exec(line)?.[1] ?? []);
  if (numbers.length === 0) throw new CallError(`${file} holds no tariff number.`, "Write one number a line.");
  return numbers;
}
