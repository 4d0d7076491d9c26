// `carveout diff D1 D2`: the lines whose duty differs between two days.

import { writeFileSync } from "node:fs";
import { given } from "../console/given-values.js";
import { language, say, translate } from "../console/language.js";
import { numbersIn } from "../console/number-list.js";
import { requireDay } from "../console/options.js";
import { styleOf } from "../console/style.js";
import type { Day } from "../exact/day.js";
import { type DiffRequest, diffDays } from "../history/diff.js";
import { diffRefused } from "../history/diff-refused.js";
import { diffReport, sideInWords, unverifiedIn } from "../history/diff-report.js";
import { claimsByName, claimsFor } from "../law/claimable.js";
import type { Law } from "../law/types.js";
import { CallError } from "../packaged/call-error.js";
import { failureReason } from "../packaged/failure-reason.js";
import { engineOf } from "../packaged/scenario-engine.js";
import { printNotice } from "../print/words.js";
import { message } from "../said/message.js";
import { scenarioMark } from "../said/scenario-mark.js";
import { claimInLine } from "./claim-title.js";

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

/** With or without a claim, as wide as the wider of those that are compared. */
export function claimWords(spi: string | null, law: Law, origin: string): string {
  const byName = claimsByName(law, origin);
  const width = Math.max(...claimsFor(law, origin).map((each) => say(claimInLine(each, byName)).length));
  return say(claimInLine(spi, byName)).padEnd(width);
}

/** Print the differences. */
export function diffCommand(from: string, to: string, flags: DiffFlags): void {
  const engine = engineOf(flags.scenario);
  if (flags.chapter !== undefined && !/^\d{2}$/.test(flags.chapter))
    throw new CallError(message("call/chapter", { chapter: flags.chapter }), message("call/chapter.fix"), undefined, "chapter");
  const request: DiffRequest = {
    from: requireDay("<d1>", from) as Day,
    to: requireDay("<d2>", to) as Day,
    origin: given("--origin", "country", flags.origin),
    value: given("--value", "money", flags.value),
    language: language(),
    ...(flags.chapter === undefined ? {} : { chapter: flags.chapter }),
    ...(flags.list === undefined ? {} : { numbers: numbersIn(flags.list, engine.schedule) }),
  };
  const wrong = diffRefused(engine, request);
  if (wrong !== undefined) throw new CallError(wrong.message, wrong.fix, wrong.code, wrong.key);
  const found = diffDays(engine, request);
  const print = printNotice(engine.law, translate(), {
    day: request.from > request.to ? request.from : request.to,
    origin: request.origin,
  });
  const { scenarios } = engine.law;
  const mark = scenarios === undefined ? [] : [engine.parts.translator(language()).say(scenarioMark(scenarios))];
  const notices = [...mark, ...(print === undefined ? [] : [print])];
  if (flags.html !== undefined) {
    const scope =
      flags.chapter !== undefined
        ? message("diff/chapter", { chapter: flags.chapter })
        : flags.list !== undefined
          ? message("diff/numbers", { file: flags.list })
          : message("diff/whole");
    try {
      writeFileSync(flags.html, diffReport({ from, to, scope, law: engine.law.hash, notices }, found, translate()));
    } catch (error) {
      throw new CallError(message("call/not-written", { file: flags.html, why: failureReason(error) }), message("call/not-written.fix"));
    }
  }
  if (flags.json === true) {
    // The list of differences has no place for what holds of all of them.
    process.stderr.write(mark.map((each) => `${each}\n`).join(""));
    process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
    return;
  }
  const style = styleOf(process.stdout);
  const translator = translate();
  const lines = found.flatMap(({ hts, label, spi, before, after, because }) => [
    `${style.bold(hts)} ${claimWords(spi, engine.law, flags.origin)}  ${sideInWords(before, translator)} -> ${sideInWords(after, translator)}  ${label ?? ""}`.trimEnd(),
    style.dim(`  ${because.join("; ")}`),
  ]);
  process.stdout.write(
    `${[
      ...mark.map(style.warn),
      ...lines,
      say(message("diff/count", { count: found.length, from, to })),
      ...unverifiedIn(found).map(style.dim),
      ...(print === undefined ? [] : [style.dim(print)]),
    ].join("\n")}\n`,
  );
}
