// Changes of the duty on a list of numbers, by day: exact, from the history of each number under both claims.

import type { Engine } from "../assess/engine.js";
import { formatHts } from "../hts/number.js";
import { claimsFor } from "../law/claimable.js";
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
}

const VALUE = "10000.00";
const OUT = "not in force";

/** Every change of the listed numbers, in the order of days. Numbers that no schedule has are passed over. */
export function lawChanges(engine: Engine, numbers: readonly string[], origin: string): LawChange[] {
  const days = new Map<string, { numbers: NumberChange[]; because: Set<string> }>();
  const put = (day: string, change: NumberChange, because: readonly string[]): void => {
    const found = days.get(day) ?? { numbers: [], because: new Set() };
    days.set(day, found);
    found.numbers.push(change);
    for (const act of because) found.because.add(act);
  };
  for (const hts of new Set(numbers.map((each) => each.replaceAll(".", "")))) {
    for (const spi of claimsFor(engine.law, origin)) {
      let last: Step | undefined;
      for (const step of steps(engine, { hts, origin, value: VALUE, spi })) {
        const joined = last !== undefined && last.until === step.from;
        if (last?.until !== undefined && !joined) put(last.until, ended(hts, spi, last), [edition(engine, last.until)]);
        if (last !== undefined || step.from > engine.law.coverage.from)
          put(
            step.from,
            { hts: formatHts(hts), spi, before: joined && last !== undefined ? inWords(last) : OUT, after: inWords(step) },
            step.because,
          );
        last = step;
      }
      if (last?.until !== undefined) put(last.until, ended(hts, spi, last), [edition(engine, last.until)]);
    }
  }
  return [...days]
    .map(([day, { numbers: changed, because }]) => ({ day, numbers: changed, because: [...because] }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

function ended(hts: string, spi: string | null, last: Step): NumberChange {
  const followers = last.followedBy === undefined ? "" : `; followed by ${last.followedBy.join(", ")}`;
  return { hts: formatHts(hts), spi, before: inWords(last), after: `${OUT}${followers}` };
}

function inWords(step: Step): string {
  if (step.status === "prohibited") return "may not be entered";
  const rate =
    step.range === undefined
      ? `${Math.round((step.effectiveRate ?? 0) * 1e6) / 1e4}%`
      : step.range.max === undefined
        ? `${share(step.range.min)}% plus ${step.range.plus ?? "what the quantity adds"}`
        : `${share(step.range.min)}% to ${share(step.range.max)}%`;
  const headings = dutiesOf(step)
    .filter((duty) => duty.measure !== "base")
    .map((duty) => duty.heading);
  return headings.length === 0 ? rate : `${rate} (${headings.join(", ")})`;
}

function share(amount: string): number {
  return Math.round((Number(amount) / Number(VALUE)) * 1e4) / 100;
}
