// Answers alike lines from one answer. Days between two changes of the law owe the same, so a line is rated on the first of them; and where
// every duty of a line is a fraction of its value, a line that differs in value only is answered by multiplying. Whatever else a line has
// is left to the engine, line by line.

import type { Charge } from "../assess/charge.js";
import type { Engine } from "../assess/engine.js";
import { explore } from "../assess/explore.js";
import { writeHeading } from "../assess/lines.js";
import { prepare } from "../assess/prepare.js";
import { assemble } from "../assess/write-answer.js";
import { type Day, parseDay } from "../exact/day.js";
import { roundToCents } from "../exact/money.js";
import { div, type Rational } from "../exact/rational.js";
import { parseRate } from "../hts/rate-text.js";
import { daysOf, lastUpTo, periods, periodsFrom, yearTests } from "../law/calendar.js";
import type { Law } from "../law/types.js";
import type { Language } from "../said/language.js";
import { DEFAULT_LANGUAGE } from "../settings.js";
import { type OwedHeading, type Rating, ratingOf } from "./rating.js";

type Line = Readonly<Record<string, unknown>>;

/** A line whose duties are fractions of its value: its answer, and the fractions by key of the duties. */
interface Proportional {
  readonly rating: Rating;
  readonly shares: ReadonlyMap<string, readonly Rational[]>;
}

/** Keys of a line that can be answered from another; anything else is a fact. */
const ALIKE: ReadonlySet<string> = new Set(["hts", "origin", "entryDate", "importDate", "value", "spi", "quantity", "mode", "entryType"]);
const DECIMAL = /^\d{1,13}(\.\d{1,6})?$/;
const CENTS = /^\d{1,13}\.\d{2}$/;
// Below this a duty may round to nothing, and a duty of nothing displaces no other.
const LEAST_CENTS = 10_000n;
const KEPT = 200_000;
const YEARS_AHEAD = 50;

/** Rate lines of an engine; the same answers as `assess`, in the form of the audit. */
export function recallingRater(engine: Engine, language: Language = DEFAULT_LANGUAGE): (line: Line, knownOn: string) => Rating {
  const { law, schedule } = engine;
  // A revision that changes nothing is still the one that is cited.
  const revisions = schedule.revisions.map((revision) => revision.from);
  const changes = withYears([...periods(law, schedule).starts, ...revisions], law);
  const published = daysOf(law, "known");
  const proportional = !testsAmounts(law);
  const kept = new Map<string, Proportional | undefined>();

  function make(line: Line, knownOn: string): Proportional | undefined {
    const prepared = prepare(engine.parts, line, { knownOn });
    if ("code" in prepared) return undefined;
    for (const fact of prepared.line.given.keys()) if (!ALIKE.has(fact)) return undefined;
    const exploration = explore(prepared.explore);
    const [leaf, more] = exploration.leaves;
    if (leaf === undefined || more !== undefined || leaf.outcome.barred !== undefined) return undefined;
    const { value } = prepared.line;
    const { base, charges } = leaf.outcome;
    if (base.on !== value || !isAdValorem(base.rateText) || !charges.every((each) => isShare(each, value))) return undefined;
    const shares = new Map<string, Rational[]>([["base", [div(base.exact, value)]]]);
    for (const { heading, rate } of charges) {
      if (rate.n === 0n) continue;
      const key = writeHeading(heading.provision.id);
      shares.set(key, [...(shares.get(key) ?? []), rate]);
    }
    const rating = ratingOf(assemble(prepared, exploration));
    return rating.status === "determined" && [...rating.duties.keys()].every((key) => shares.has(key)) ? { rating, shares } : undefined;
  }

  function recall(line: Line, knownOn: string): Rating | undefined {
    const { value, quantity = {} } = line;
    if (typeof value !== "string" || !CENTS.test(value)) return undefined;
    const cents = BigInt(value.replace(".", ""));
    if (cents < LEAST_CENTS) return undefined;
    for (const key in line) if (!ALIKE.has(key)) return undefined;
    const units = Object.entries(quantity as Readonly<Record<string, unknown>>);
    if (!units.every(([, amount]) => typeof amount === "string" && DECIMAL.test(amount))) return undefined;
    const names = units.map(([unit]) => unit);
    const { hts, origin, entryDate, importDate, spi, mode, entryType } = line;
    const key = JSON.stringify([hts, origin, entryDate, importDate, spi === undefined ? "?" : spi, mode, entryType, names, knownOn]);
    let found = kept.get(key);
    if (found === undefined && !kept.has(key)) {
      found = make(line, knownOn);
      if (kept.size >= KEPT) kept.clear();
      kept.set(key, found);
    }
    return found === undefined ? undefined : multiplied(found, cents);
  }

  return (line, knownOn) => {
    const known = lastUpTo(published, knownOn) ?? knownOn;
    const moved = { ...line };
    for (const clock of ["entryDate", "importDate"]) {
      const day = line[clock];
      const first = typeof day === "string" && parseDay(day) !== undefined ? lastUpTo(changes, day) : undefined;
      if (first !== undefined) moved[clock] = first;
    }
    const rating = (proportional ? recall(moved, known) : undefined) ?? ratingOf(engine.assess(moved, { knownOn: known, language }));
    // What is said of an error may name the day that was given.
    return rating.status === "error" ? ratingOf(engine.assess(line, { knownOn, language })) : rating;
  };
}

// Undefined where a duty rounds to nothing.
function multiplied({ rating, shares }: Proportional, cents: bigint): Rating | undefined {
  const duties = new Map<string, OwedHeading>();
  let whole = 0n;
  for (const [key, duty] of rating.duties) {
    let sum = 0n;
    for (const share of shares.get(key) ?? []) {
      const amount = roundToCents({ n: cents * share.n, d: 100n * share.d });
      if (amount === 0n && share.n !== 0n) return undefined;
      sum += amount;
    }
    whole += sum;
    duties.set(key, { ...duty, cents: sum });
  }
  return { ...rating, duties, bounds: { min: whole, max: whole } };
}

function isShare({ heading, on, offset, amount, rate }: Charge, value: Rational): boolean {
  return on === value && offset === undefined && heading.terms.adds.kind !== "table" && amount > 0n === rate.n > 0n;
}

function isAdValorem(text: string): boolean {
  const rate = parseRate(text);
  if ("error" in rate) return false;
  return rate.kind === "free" || (rate.kind === "sum" && rate.terms.every((term) => term.kind === "ad-valorem" && term.on === "value"));
}

// The first days of periods, and the beginnings of years where a test counts years.
function withYears(days: readonly Day[], law: Law): readonly Day[] {
  if (yearTests(law).size === 0) return periodsFrom(days).starts;
  const { from } = law.coverage;
  const last = Number((periodsFrom(days).starts.at(-1) ?? from).slice(0, 4)) + YEARS_AHEAD;
  const years: Day[] = [];
  for (let year = Number(from.slice(0, 4)) + 1; year <= last; year++) years.push(`${year}-01-01` as Day);
  return periodsFrom([...days, ...years]).starts;
}

// Whether a test of the law looks at the value, a quantity or a weight of the whole line.
function testsAmounts(part: unknown): boolean {
  if (typeof part !== "object" || part === null) return false;
  const { op, fact } = part as { readonly op?: unknown; readonly fact?: unknown };
  if (typeof op === "string" && typeof fact === "string" && /^(value|weightKg|quantity\b)/.test(fact)) return true;
  return Object.values(part).some(testsAmounts);
}
