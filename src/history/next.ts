// The next day on which what a product owes changes, under either claim, and the acts that change it.

import type { Assessment, AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { filedIn } from "../assess/filed.js";
import { prepare } from "../assess/prepare.js";
import type { Day } from "../exact/day.js";
import { periods } from "../law/calendar.js";
import { claimsFor } from "../law/claimable.js";
import { causes } from "./causes.js";

/** A line without its day and claim, in the contract's terms. */
export type Undated = Readonly<Record<string, unknown>>;

/** What is owed from a day on. */
export interface NextChange {
  readonly day: Day;
  readonly claimed: Assessment;
  readonly plain: Assessment;
  readonly because: readonly string[];
}

type Options = Pick<AssessOptions, "knownOn" | "readings">;

/** The first day after `day` on which the duty differs; undefined where nothing is on record. The end of a number is a change. */
export function nextChange(engine: Engine, line: Undated, day: string, options: Options = {}): NextChange | undefined {
  return changed(
    engine,
    line,
    day,
    periods(engine.law, engine.schedule).starts.filter((each) => each > day),
    options,
  );
}

/** The last day up to `day` on which the duty became what it is, by its amount and the measures that charge it. */
export function lastChange(engine: Engine, line: Undated, day: string, options: Options = {}): NextChange | undefined {
  const starts = periods(engine.law, engine.schedule).starts.filter((each) => each <= day);
  const owed = owedOn(engine, line, day, options);
  for (let at = starts.length - 1; at > 0; at--) {
    const [before, from] = [starts[at - 1], starts[at]];
    if (before === undefined || from === undefined || owedOn(engine, line, before, options).charged === owed.charged) continue;
    const { claimed, plain } = owed;
    return { day: from, claimed, plain, because: actsOf(engine, line, before, from, options) };
  }
  return undefined;
}

function changed(engine: Engine, line: Undated, day: string, days: readonly Day[], options: Options): NextChange | undefined {
  const now = owedOn(engine, line, day, options);
  let before = day as Day;
  for (const each of days) {
    const then = owedOn(engine, line, each, options);
    if (then.key !== now.key)
      return { day: each, claimed: then.claimed, plain: then.plain, because: actsOf(engine, line, before, each, options) };
    before = each;
  }
  return undefined;
}

// The claim of the line's origin and none; twice none where its origin has no program.
function claimsOf(engine: Engine, line: Undated): readonly (string | null)[] {
  const claims = claimsFor(engine.law, String(line.origin));
  return claims.length > 1 ? claims : [null, null];
}

interface OwedOn {
  readonly key: string;
  /** The key with the measures that charge. */
  readonly charged: string;
  readonly claimed: Assessment;
  readonly plain: Assessment;
}

function owedOn(engine: Engine, line: Undated, day: string, options: Options): OwedOn {
  const [claimed, plain] = claimsOf(engine, line).map((spi) => engine.assess({ ...line, entryDate: day, spi }, options));
  if (claimed === undefined || plain === undefined) throw new Error("both claims are assessed");
  const key = JSON.stringify([keyOf(claimed), keyOf(plain)]);
  return { key, charged: `${key} ${JSON.stringify([measuresOf(claimed), measuresOf(plain)])}`, claimed, plain };
}

function measuresOf(answer: Assessment): readonly string[] {
  return answer.status === "error"
    ? []
    : filedIn(answer)
        .duties.filter(({ amount }) => Number(amount) > 0)
        .map(({ measure }) => measure);
}

function keyOf(answer: Assessment): unknown {
  if (answer.status === "error") return answer.error.code;
  const { status, totals, range, prohibition } = answer;
  return [status, totals?.duty, range?.min.duty, range?.max?.duty, range?.plus, prohibition?.measure];
}

function actsOf(engine: Engine, line: Undated, before: Day, after: Day, options: Options): readonly string[] {
  const acts = claimsOf(engine, line).flatMap((spi) => {
    const [old, now] = [before, after].map((entryDate) => prepare(engine.parts, { ...line, entryDate, spi }, options));
    if (old === undefined || now === undefined || "code" in old || "code" in now) return [];
    const [earlier, later] = [before, after].map((entryDate) => {
      const answer = engine.assess({ ...line, entryDate, spi }, options);
      return JSON.stringify([keyOf(answer), measuresOf(answer)]);
    });
    return earlier === later ? [] : causes(old, now);
  });
  return [...new Set(acts)];
}
