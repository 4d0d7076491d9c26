// `carveout diff D1 D2`: the lines whose duty differs between two days.

import { writeFileSync } from "node:fs";
import { translate } from "../console/language.js";
import { numbersIn } from "../console/number-list.js";
import { requireDay } from "../console/options.js";
import { styleOf } from "../console/style.js";
import { diffDays } from "../history/diff.js";
import { diffReport, sideInWords } from "../history/diff-report.js";
import { CallError } from "../packaged/call-error.js";
import { engineOf } from "../packaged/scenario-engine.js";
import { printNotice } from "../print/words.js";

/** Flags of the command. */
export interface DiffFlags {
  readonly chapter?: string;
  readonly list?: string;
  readonly origin: string;
  readonly value: string;
  readonly scenario?: readonly string[];
  readonly html?: string;
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
  const print = printNotice(engine.law, translate(), from > to ? from : to);
  if (flags.html !== undefined) {
    const scope =
      flags.chapter !== undefined
        ? `Chapter ${flags.chapter}`
        : flags.list !== undefined
          ? `The numbers of ${flags.list}`
          : "The whole schedule";
    try {
      writeFileSync(
        flags.html,
        diffReport({ from, to, scope, law: engine.law.hash, ...(print === undefined ? {} : { notice: print }) }, found),
      );
    } catch (error) {
      throw new CallError(`${flags.html} cannot be written (${(error as Error).message}).`, "Give a file in a folder that exists.");
    }
  }
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
    return;
  }
  const style = styleOf(process.stdout);
  const lines = found.flatMap(({ hts, label, spi, before, after, because }) => [
    `${style.bold(hts)} ${spi === null ? "without CUSMA" : "with CUSMA   "}  ${sideInWords(before)} -> ${sideInWords(after)}  ${label ?? ""}`.trimEnd(),
    style.dim(`  ${because.join("; ")}`),
  ]);
  process.stdout.write(
    `${[...lines, `${found.length} differences between ${from} and ${to}`, ...(print === undefined ? [] : [style.dim(print)])].join("\n")}\n`,
  );
}
