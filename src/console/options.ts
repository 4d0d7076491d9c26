// Options that the answering commands share, read from the command line.

import type { AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { wrongOptions } from "../assess/wrong-options.js";
import { withAt } from "../exact/with-at.js";
import { bundledLaw } from "../packaged/bundle.js";
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
function answerOptions(flags: AnswerFlags): AssessOptions {
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

/** The options where the engine has such questions and readings, or a call error. */
export function optionsFor(engine: Engine, flags: AnswerFlags): AssessOptions {
  const options = answerOptions(flags);
  const wrong = wrongOptions(engine.parts, options);
  if (wrong !== undefined) throw new CallError(wrong.message, wrong.fix, wrong.code, wrong.key === "readings" ? "reading" : wrong.key);
  return options;
}

/** A day from the first on record on, however it is written, or a call error. */
export function requireCovered(flag: string, text: string): string {
  const day = requireDay(flag, text);
  const first = bundledLaw().coverage.from;
  if (day < first)
    throw new CallError(
      message("call/given", { flag, why: message("date/before-coverage", { day, first }) }),
      message("date/before-coverage.fix", { first }),
      "date/before-coverage",
    );
  return day;
}

/** A day of the calendar, however it is written, or a call error. */
export function requireDay(flag: string, text: string): string {
  return given(flag, "day", text);
}

export { today };

/** The facts of `--fact` and `--quantity` as parts of an entry line. */
export function factsOf(flags: FactFlags): Record<string, unknown> {
  let line: unknown = {};
  for (const each of flags.fact ?? []) {
    const [name, text] = pair("--fact", each);
    const path = name.includes(".") || TOP.has(name) ? name.split(".") : ["facts", name];
    line = withAt(line, path, givenFact(`--fact ${name}=`, path.join("."), text));
  }
  for (const each of flags.quantity ?? []) {
    const [unit, text] = pair("--quantity", each);
    line = withAt(line, ["quantity", unit], given(`--quantity ${unit}=`, "number", text));
  }
  return line as Record<string, unknown>;
}

/**
 * Refuse a line that the engine refuses for what an option says, by the name of the option. What is wrong with the number itself, and a day or
 * origin that no law on record answers, is an answer in error.
 */
export function refuseOption({ code, key, message: why, fix }: RefusedLine): void {
  if (key === undefined || !/^(?:facts|content|country|date)\//.test(code) || code === "date/before-coverage") return;
  throw new CallError(message("call/given", { flag: optionOf(key), why }), fix, code);
}

interface RefusedLine {
  readonly code: string;
  readonly key?: string;
  readonly message: string;
  readonly fix: string;
}

const OPTIONS: Readonly<Record<string, string>> = { value: "--value", origin: "--origin", entryDate: "--date", spi: "--spi", hts: "<hts>" };

function optionOf(key: string): string {
  if (key.startsWith("quantity.")) return `--quantity ${key.slice("quantity.".length)}`;
  return OPTIONS[key] ?? `--fact ${key.replace(/^facts\./, "")}`;
}

const TOP = new Set(["importDate", "weightKg", "usContentValue", "chapter98", "chapter98Value", "loadedDate", "mode", "entryType"]);

function pair(flag: string, text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new CallError(message("call/no-value", { flag, text }), message("call/no-value.fix", { flag }));
  return [text.slice(0, at), text.slice(at + 1)];
}
