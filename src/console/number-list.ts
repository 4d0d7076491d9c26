// A file with one tariff number a line; what follows a space or comma is passed over.

import { readFileSync } from "node:fs";
import type { Day } from "../exact/day.js";
import type { Schedule } from "../hts/schedule.js";
import { CallError } from "../packaged/call-error.js";
import { failureReason } from "../packaged/failure-reason.js";
import { message } from "../said/message.js";

/**
 * The numbers of a file, each of which some edition of the schedule has. A first line without one is a title; another is refused, as is a
 * number that no edition knows.
 */
export function numbersIn(file: string, schedule: Schedule): string[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8").replace(/^\ufeff/, "");
  } catch (error) {
    throw new CallError(message("call/unreadable-why", { file, why: failureReason(error) }), message("call/unreadable.fix-numbers"));
  }
  const days = schedule.boundaries();
  const numbers = text.split(/\r?\n|\r/).flatMap((line, at) => {
    const number = /^\s*"?([\d.]+)/.exec(line)?.[1];
    if (number === undefined) {
      if (at === 0 || line.trim() === "") return [];
      throw new CallError(message("call/no-number.line", { file, line: at + 1 }), message("call/no-number.fix"));
    }
    const digits = number.replaceAll(".", "");
    if (!days.some((day) => schedule.lookup(digits, day as Day).ok))
      throw new CallError(
        message("call/unknown-number", { file, line: at + 1, number }),
        message("server/no-edition.fix"),
        "hts/not-in-force",
      );
    return [number];
  });
  if (numbers.length === 0) throw new CallError(message("call/no-number", { file }), message("call/no-number.fix"));
  return numbers;
}
