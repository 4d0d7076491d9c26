// `carveout diff D1 D2`: the lines whose duty differs between two days.

import { readFileSync } from "node:fs";
import { percent } from "../explain/words.js";
import { diffDays, type Side } from "../history/diff.js";
import { CallError } from "./call-error.js";
import { requireDay } from "./options.js";
import { engineOf } from "./scenario-engine.js";
import { styleOf } from "./style.js";

/** Flags of the command. */
export interface DiffFlags {
  readonly chapter?: string;
  readonly list?: string;
  readonly origin: string;
  readonly value: string;
  readonly scenario?: readonly string[];
  readonly json?: boolean;
}

/** Print the differences. */
export function diffCommand(from: string, to: string, flags: DiffFlags): void {
  const engine = engineOf(flags.scenario);
  if (flags.chapter !== undefined && !/^\d{2}$/.test(flags.chapter))
    throw new CallError(`${flags.chapter} is no chapter.`, "Give two digits, such as 76.");
  const found = diffDays(engine, {
    from: requireDay("D1", from) as Parameters<typeof diffDays>[1]["from"],
    to: requireDay("D2", to) as Parameters<typeof diffDays>[1]["to"],
    origin: flags.origin,
    value: flags.value,
    ...(flags.chapter === undefined ? {} : { chapter: flags.chapter }),
    ...(flags.list === undefined ? {} : { numbers: numbersIn(flags.list) }),
  });
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
    return;
  }
  const style = styleOf(process.stdout);
  const lines = found.flatMap(({ hts, label, spi, before, after, because }) => [
    `${style.bold(hts)} ${spi === null ? "without CUSMA" : "with CUSMA   "}  ${inWords(before)} -> ${inWords(after)}  ${label ?? ""}`.trimEnd(),
    style.dim(`  ${because.join("; ")}`),
  ]);
  process.stdout.write(`${[...lines, `${found.length} differences between ${from} and ${to}`].join("\n")}\n`);
}

function inWords(side: Side): string {
  if (side.error !== undefined) return "not in force";
  if (side.status === "prohibited") return "may not be entered";
  if (side.range !== undefined) return `${side.range.min} to ${side.range.max}`;
  return side.effectiveRate === undefined ? "0%" : percent(side.effectiveRate);
}

// A file with one number a line; what follows a space or comma is passed over.
function numbersIn(file: string): string[] {
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
