// Options that the answering commands share, read from the command line.

import type { AssessOptions } from "../assess/answer.js";
import { parseDay } from "../exact/day.js";
import { withAt } from "../exact/with-at.js";
import { CallError } from "../packaged/call-error.js";
import { message } from "../said/message.js";

import { DEFAULT_LANGUAGE } from "../settings.js";
import { given, givenFact, today } from "./given-values.js";
import { language } from "./language.js";

/** As commander hands them over. */
export interface AnswerFlags {
  readonly scenario?: readonly string[];
  readonly knownOn?: string;
  readonly reading?: readonly string[];
  readonly trace?: boolean;
  readonly fees?: boolean;
}

/** Facts given as name=value. */
export interface FactFlags {
  readonly fact?: readonly string[];
  readonly quantity?: readonly string[];
}

/** The options of the contract. */
export function answerOptions(flags: AnswerFlags): AssessOptions {
  const knownOn = flags.knownOn === undefined ? undefined : requireDay("--known-on", flags.knownOn);
  const readings: Record<string, number> = {};
  for (const each of flags.reading ?? []) {
    const [id, choice] = pair("--reading", each);
    readings[id] = Number(choice);
  }
  return {
    ...(knownOn === undefined ? {} : { knownOn }),
    ...(flags.reading === undefined ? {} : { readings }),
    ...(flags.trace === true ? { trace: true } : {}),
    ...(flags.fees === true ? { fees: true } : {}),
    ...(language() === DEFAULT_LANGUAGE ? {} : { language: language() }),
  };
}

/** A day of the calendar, however it is written, or a call error. */
export function requireDay(flag: string, text: string): string {
  const day = given(flag, "day", text);
  if (parseDay(day) === undefined) throw new CallError(message("call/not-a-day", { flag, text }), message("call/not-a-day.fix"));
  return day;
}

export { today };

/** The facts of `--fact` and `--quantity` as parts of an entry line. */
export function factsOf(flags: FactFlags): Record<string, unknown> {
  let line: unknown = {};
  for (const each of flags.fact ?? []) {
    const [name, text] = pair("--fact", each);
    const path = name.includes(".") || TOP.has(name) ? name.split(".") : ["facts", name];
    line = withAt(line, path, givenFact(`--fact ${name}`, path.join("."), text));
  }
  for (const each of flags.quantity ?? []) {
    const [unit, text] = pair("--quantity", each);
    line = withAt(line, ["quantity", unit], given(`--quantity ${unit}`, "number", text));
  }
  return line as Record<string, unknown>;
}

const TOP = new Set(["importDate", "weightKg", "usContentValue", "chapter98", "chapter98Value", "loadedDate", "mode", "entryType"]);

function pair(flag: string, text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new CallError(message("call/no-value", { flag, text }), message("call/no-value.fix", { flag }));
  return [text.slice(0, at), text.slice(at + 1)];
}
