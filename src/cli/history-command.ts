// `carveout history`: the duty on one product, change by change, both claims.

import { dutyBounds } from "../assess/filed.js";
import { given, givenClaim } from "../console/given-values.js";
import { language, say } from "../console/language.js";
import { type AnswerFlags, type FactFlags, factsOf, optionsFor, refuseOption, today } from "../console/options.js";
import { styleOf } from "../console/style.js";
import { spanInWords } from "../explain/span.js";
import { boundsInWords, percent, type Style } from "../explain/words.js";
import { dutiesOf, type Step, steps } from "../history/steps.js";
import { claimsByName, claimsFor } from "../law/claimable.js";
import { bundledEngine } from "../packaged/bundle.js";
import { printNotice } from "../print/words.js";
import { message } from "../said/message.js";
import { claimTitle } from "./claim-title.js";

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
    hts: given("<hts>", "hts", hts),
    origin: given("--origin", "country", flags.origin),
    value: given("--value", "money", flags.value),
  };
  const options = optionsFor(engine, {
    ...(flags.knownOn === undefined ? {} : { knownOn: flags.knownOn }),
    ...(flags.reading === undefined ? {} : { reading: flags.reading }),
  });
  const claims: readonly (string | null)[] =
    flags.spi === undefined ? claimsFor(engine.law, line.origin) : [givenClaim("--spi", flags.spi)];
  const probe = engine.assess({ ...line, entryDate: today(), spi: claims[0] ?? null, ...factsOf(flags) }, options);
  if (probe.status === "error") refuseOption(probe.error);
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
  const style = styleOf(process.stdout, engine.parts.translator(language()));
  const byName = claimsByName(engine.law, line.origin);
  for (const spi of claims) {
    process.stdout.write(`${style.bold(say(claimTitle(spi, byName)))}\n`);
    for (const step of found.filter((each) => each.spi === spi)) process.stdout.write(`  ${row(step, style)}\n`);
  }
  const print = printNotice(engine.law, style.translator, { origin: line.origin, readings: options.readings ?? {} });
  if (print !== undefined) process.stdout.write(`${style.dim(print)}\n`);
}

function open(step: Step, range: NonNullable<Step["range"]>, style: Style): string {
  const duty = boundsInWords(dutyBounds(range), style);
  return step.prohibition === undefined ? duty : style.translator.say(message("history/or-barred", { duty }));
}

function row(step: Step, style: Style): string {
  const { say, word } = style.translator;
  const rate =
    step.status === "prohibited"
      ? say(message("history/barred"))
      : step.range !== undefined
        ? open(step, step.range, style)
        : percent(step.effectiveRate ?? 0, style);
  const duties = dutiesOf(step)
    .map((duty) => `${duty.heading} ${word(duty.rateText)}`)
    .join(" + ");
  const after =
    step.followedBy === undefined ? "" : say(message("history/followed", { day: step.until ?? "", numbers: step.followedBy.join(", ") }));
  const marks = (step.unverified ?? []).map((text) => `\n${style.warn(`    ${text}`)}`).join("");
  return `${spanInWords(style.translator, step.from, step.until)}  ${rate.padEnd(10)}  ${duties}  ${step.because.join("; ")}${after}${marks}`;
}
