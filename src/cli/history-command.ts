// `carveout history`: the duty on one product, change by change, both claims.

import type { DutyBounds } from "../assess/filed.js";
import { boundsInWords, percent } from "../explain/words.js";
import { dutiesOf, type Step, steps } from "../history/steps.js";
import { claimsFor } from "../law/claimable.js";
import { bundledEngine } from "../packaged/bundle.js";
import { printNotice } from "../print/words.js";
import { given, givenClaim } from "./given-values.js";
import { type AnswerFlags, answerOptions, type FactFlags, factsOf, today } from "./options.js";
import { styleOf } from "./style.js";

/** Flags of the command. */
export interface HistoryFlags extends FactFlags, Pick<AnswerFlags, "knownOn" | "reading"> {
  readonly origin: string;
  readonly value: string;
  readonly spi?: string;
  readonly json?: boolean;
}

/** Print the steps; with both claims the claimed ones come first. */
export function historyCommand(hts: string, flags: HistoryFlags): void {
  const engine = bundledEngine();
  const line = {
    hts: given("HTS", "hts", hts),
    origin: given("--origin", "country", flags.origin),
    value: given("--value", "money", flags.value),
  };
  const options = answerOptions({
    ...(flags.knownOn === undefined ? {} : { knownOn: flags.knownOn }),
    ...(flags.reading === undefined ? {} : { reading: flags.reading }),
  });
  const probe = engine.assess({ ...line, entryDate: today(), spi: null, ...factsOf(flags) }, options);
  const claims: readonly (string | null)[] =
    flags.spi === undefined ? claimsFor(engine.law, line.origin) : [givenClaim("--spi", flags.spi)];
  const found = claims.flatMap((spi) => steps(engine, { ...line, spi, facts: factsOf(flags), options }));
  if (found.length === 0 && probe.status === "error") {
    process.stderr.write(`${probe.error.message}\n${probe.error.fix}\n`);
    process.exitCode = 1;
    return;
  }
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
    return;
  }
  const style = styleOf(process.stdout);
  for (const spi of claims) {
    process.stdout.write(`${style.bold(spi === null ? "Without CUSMA" : "With CUSMA")}\n`);
    for (const step of found.filter((each) => each.spi === spi)) process.stdout.write(`  ${row(step)}\n`);
  }
  const print = printNotice(engine.law);
  if (print !== undefined) process.stdout.write(`${style.dim(print)}\n`);
}

function open(step: Step, range: DutyBounds): string {
  return `${boundsInWords(range)}${step.prohibition === undefined ? "" : " or barred"}`;
}

function row(step: Step): string {
  const rate =
    step.status === "prohibited" ? "barred" : step.range !== undefined ? open(step, step.range) : percent(step.effectiveRate ?? 0);
  const duties = dutiesOf(step)
    .map((duty) => `${duty.heading} ${duty.rateText}`)
    .join(" + ");
  const after = step.followedBy === undefined ? "" : `  (ended on ${step.until}; followed by ${step.followedBy.join(", ")})`;
  return `${step.from} to ${(step.until ?? "now").padEnd(10)}  ${rate.padEnd(10)}  ${duties}  ${step.because.join("; ")}${after}`;
}
