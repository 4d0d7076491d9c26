// Changes of the duty on a list of numbers, by day: exact, from the history of each number under both claims.

import type { Engine } from "../assess/engine.js";
import { formatHts } from "../hts/number.js";
import { claimsFor } from "../law/claimable.js";
import { type Arg, message } from "../said/message.js";
import { type Translator, translator } from "../said/translator.js";
import { edition } from "./changes.js";
import { dutiesOf, type Step, steps } from "./steps.js";

/** The duty on one number before and after a day. */
export interface NumberChange {
  readonly hts: string;
  readonly spi: string | null;
  readonly before: string;
  readonly after: string;
}

/** What changed on one day. */
export interface LawChange {
  readonly day: string;
  readonly numbers: readonly NumberChange[];
  readonly because: readonly string[];
  /** Texts that decide what is owed afterwards and were not read in print. */
  readonly unverified: readonly string[];
}

const VALUE = "10000.00";
const ENGLISH = translator("en");

/** Every change of the listed numbers, in the order of days. Numbers that no schedule has are passed over. */
export function lawChanges(engine: Engine, numbers: readonly string[], origin: string, to: Translator = ENGLISH): LawChange[] {
  const out = to.say(message("diff/not-in-force"));
  const days = new Map<string, { numbers: NumberChange[]; because: Set<string>; unverified: Set<string> }>();
  const put = (day: string, change: NumberChange, because: readonly string[], unverified: readonly string[] = []): void => {
    const found = days.get(day) ?? { numbers: [], because: new Set(), unverified: new Set() };
    days.set(day, found);
    found.numbers.push(change);
    for (const act of because) found.because.add(act);
    for (const text of unverified) found.unverified.add(text);
  };
  for (const hts of new Set(numbers.map((each) => each.replaceAll(".", "")))) {
    for (const spi of claimsFor(engine.law, origin)) {
      let last: Step | undefined;
      for (const step of steps(engine, { hts, origin, value: VALUE, spi, options: { language: to.language } })) {
        const joined = last !== undefined && last.until === step.from;
        if (last?.until !== undefined && !joined) put(last.until, ended(hts, spi, last, to), [edition(engine, last.until)]);
        if (last !== undefined || step.from > engine.law.coverage.from)
          put(
            step.from,
            { hts: formatHts(hts), spi, before: joined && last !== undefined ? inWords(last, to) : out, after: inWords(step, to) },
            step.because,
            step.unverified,
          );
        last = step;
      }
      if (last?.until !== undefined) put(last.until, ended(hts, spi, last, to), [edition(engine, last.until)]);
    }
  }
  return [...days]
    .map(([day, { numbers: changed, because, unverified }]) => ({
      day,
      numbers: changed,
      because: [...because],
      unverified: [...unverified],
    }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

function ended(hts: string, spi: string | null, last: Step, to: Translator): NumberChange {
  const out = message("diff/not-in-force");
  const after = last.followedBy === undefined ? out : message("changes/followed-by", { found: out, numbers: last.followedBy.join(", ") });
  return { hts: formatHts(hts), spi, before: inWords(last, to), after: to.say(after) };
}

function inWords(step: Step, { say, arg }: Translator): string {
  if (step.status === "prohibited") return say(message("explain/may-not-be-entered"));
  const rate =
    step.range === undefined
      ? arg({ percent: Math.round((step.effectiveRate ?? 0) * 1e6) / 1e6 })
      : step.range.max === undefined
        ? say(message("changes/plus", { rate: share(step.range.min.duty), plus: step.range.plus ?? message("explain/what-quantity-adds") }))
        : say(message("explain/to", { least: share(step.range.min.duty), most: share(step.range.max.duty) }));
  const headings = dutiesOf(step)
    .filter((duty) => duty.measure !== "base")
    .map((duty) => duty.heading);
  return headings.length === 0 ? rate : `${rate} (${headings.join(", ")})`;
}

function share(amount: string): Arg {
  return { percent: Math.round((Number(amount) / Number(VALUE)) * 1e4) / 1e4 };
}
