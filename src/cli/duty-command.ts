// `carveout duty`: one product on one day, as a broker would answer it.

import type { Answer, Assessment } from "../assess/answer.js";
import { given, givenClaim } from "../console/given-values.js";
import { language } from "../console/language.js";
import { type AnswerFlags, type FactFlags, factsOf, optionsFor, refuseOption, requireDay, today } from "../console/options.js";
import { styleOf } from "../console/style.js";
import { inBrief } from "../explain/brief.js";
import { freshnessInWords } from "../explain/freshness.js";
import { inWords, owed, PLAIN, type Style } from "../explain/words.js";
import { nextChange } from "../history/next.js";
import { claimsByName, claimsFor } from "../law/claimable.js";
import { isSupposed } from "../law/freshness.js";
import { CallError } from "../packaged/call-error.js";
import { engineFor } from "../packaged/engine-for.js";
import { message } from "../said/message.js";
import { claimTitle } from "./claim-title.js";
import { nextInWords } from "./next-in-words.js";

/** Flags of the command. */
export interface DutyFlags extends AnswerFlags, FactFlags {
  readonly origin: string;
  readonly date?: string;
  readonly value: string;
  readonly spi?: string;
  readonly json?: boolean;
  /** Everything, where the short form leaves out reasons, citations and what could lower the duty. */
  readonly all?: boolean;
}

/** Answer on standard output. Refusals go to standard error with exit status 1. */
export async function dutyCommand(hts: string, flags: DutyFlags): Promise<void> {
  const engine = await engineFor(flags.scenario);
  const date = flags.date === undefined ? today() : requireDay("--date", flags.date);
  const value = given("--value", "money", flags.value);
  const line = {
    hts: given("<hts>", "hts", hts),
    origin: given("--origin", "country", flags.origin),
    entryDate: date,
    value,
    ...factsOf(flags),
  };
  const options = optionsFor(engine, flags);
  const claims: readonly (string | null)[] =
    flags.spi === undefined ? claimsFor(engine.law, line.origin) : [givenClaim("--spi", flags.spi)];
  const byName = claimsByName(engine.law, line.origin);
  const answers = claims.map((spi) => engine.assess({ ...line, spi }, options));
  for (const answer of answers) if (answer.status === "error") refuseOption(answer.error);
  if (flags.json === true) {
    process.stdout.write(
      `${JSON.stringify(answers.length === 1 ? answers[0] : { [byName ? "withCusma" : "claimed"]: answers[0], without: answers[1] }, undefined, 2)}\n`,
    );
    if (answers.some((answer) => answer.status === "error")) process.exitCode = 1;
    return;
  }
  const [first] = answers;
  if (first?.status === "error") {
    process.stderr.write(`${first.error.message}\n${first.error.fix}\n`);
    process.exitCode = 1;
    return;
  }
  if (first === undefined) throw new CallError(message("call/nothing-asked"), message("call/nothing-asked.fix"));
  const translator = engine.parts.translator(language());
  const style = styleOf(process.stdout, translator);
  const all = flags.all === true;
  const fresh = freshnessInWords(engine.law, { origin: flags.origin, day: date, readings: options.readings, all }, translator);
  const { fees: _fees, trace: _trace, ...law } = options;
  const { entryDate: _day, ...undated } = line;
  const [claim = null] = claimsFor(engine.law, line.origin);
  const next = nextInWords(
    nextChange(engine, undated, date, law),
    { claims, claim, byName, isSupposed: (act) => isSupposed(engine.law, act) },
    style,
  );
  process.stdout.write(
    `${page(answers as Answer[], claims, { date, value, origin: flags.origin, fresh, next, byName }, style, all).join("\n")}\n`,
  );
}

interface Asked {
  readonly date: string;
  readonly value: string;
  readonly origin: string;
  /** How far the law was read. */
  readonly fresh: readonly string[];
  /** What is owed after the next change. */
  readonly next: readonly string[];
  /** Whether claims go by the name of the program of the vocabulary. */
  readonly byName: boolean;
}

/** The printed page: what is owed with and without CUSMA first, then each answer, in full where `all` is wanted. */
export function page(
  answers: readonly Answer[],
  claims: readonly (string | null)[],
  asked: Asked,
  style: Style = PLAIN,
  all = true,
): string[] {
  const [first] = answers;
  if (first === undefined) return [];
  const amount = asked.value.includes(".") ? asked.value : `${asked.value}.00`;
  const lines = [
    `${style.bold(first.line.hts)}  ${first.line.label ?? ""}`.trimEnd(),
    style.dim(
      style.translator.say(
        message("duty/entered", {
          day: asked.date,
          origin: asked.origin,
          value: { money: amount },
          edition: first.line.revision,
        }),
      ),
    ),
    ...asked.fresh.map((line) => style.dim(line)),
    "",
  ];
  const same = answers.length === 2 && sameWords(answers);
  const shown = same ? answers.slice(1) : answers;
  shown.forEach((answer, index) => {
    lines.push(
      `${style.bold(titleOf(claims, index, { same, byName: asked.byName }, style).padEnd(16))} ${style.bold(owed(answer, style))}`,
    );
  });
  lines.push(...asked.next, "");
  shown.forEach((answer, index) => {
    if (shown.length > 1) lines.push(style.bold(titleOf(claims, index, { same, byName: asked.byName }, style)));
    lines.push(...(all ? inWords(answer, style) : inBrief(answer, style)));
    if (all) lines.push("");
  });
  return lines;
}

function titleOf(
  claims: readonly (string | null)[],
  index: number,
  { same, byName }: { readonly same: boolean; readonly byName: boolean },
  { translator: { say } }: Style,
): string {
  if (same) return say(message("duty/claim-or-not"));
  const claim = claims[index] ?? null;
  return say(claimTitle(claim, byName));
}

function sameWords([a, b]: readonly Assessment[]): boolean {
  return a !== undefined && b !== undefined && inWords(a).join() === inWords(b).join() && owed(a) === owed(b);
}
