// What one line of trade owes a dollar of value on one day: the lowest and highest duty by authority, over everything the statistics
// do not tell. Duties of goods entered without quantities are linear in value, so one large value gives the rate exactly.

import { explore, type Leaf } from "../assess/explore.js";
import { type EngineParts, prepare } from "../assess/prepare.js";
import { type Rational, rational, ZERO } from "../exact/rational.js";
import type { FactValue } from "../facts/line.js";
import type { Authority } from "../law/types.js";
import { type Assumption, assumed } from "./trade.js";

/** Cents owed on {@link PER} cents of value, by authority. */
export interface Owed {
  readonly total: bigint;
  readonly by: ReadonlyMap<Authority, bigint>;
}

/** The duty on one line under one claim. */
export interface Program {
  readonly low: Owed;
  readonly high: Owed;
  /** The goods may not be entered: under no, some or every completion. */
  readonly barred: "never" | "perhaps" | "always";
  /** The ordinary rate counts quantities, which the statistics do not hold: that part is taken as nothing. */
  readonly specific: boolean;
  /** Facts that decide between low and high, and whose assumption was used. */
  readonly open: readonly string[];
  readonly used: readonly Assumption[];
}

const DOLLARS = 1_000_000_000_000n;
/** The value, in cents, on which a program counts. */
export const PER = DOLLARS * 100n;
const WHOLE = 1_000_000n;
const NONE: Owed = { total: 0n, by: new Map() };

/** What a program is worked out for. `spi` null = no claim. */
export interface ProgramRequest {
  readonly hts: string;
  readonly day: string;
  readonly origin: string;
  readonly spi: string | null;
  readonly assumptions: readonly Assumption[];
}

/** Work out a program, or undefined where the number cannot be entered on that day. */
export function programOf(parts: EngineParts, request: ProgramRequest): Program | undefined {
  const { hts, day, origin, spi, assumptions } = request;
  const line = { hts, origin, entryDate: day, value: `${DOLLARS}.00`, spi };
  const first = prepare(parts, line, {});
  if ("code" in first) return undefined;
  const units = new Set(first.found.groups.flatMap(({ plan }) => plan.line.units));
  const quantity = Object.fromEntries([...units].filter((unit) => unit !== "X").map((unit) => [unit, "0"]));
  const counted = prepare(parts, { ...line, quantity }, {});
  const prepared = "code" in counted ? first : counted;
  const open = new Set<string>();
  const used = new Set<Assumption>();
  let specific = false;

  const solve = (start: ReadonlyMap<string, FactValue | null>): Solved => {
    const { leaves, tried, unbounded } = explore(prepared.explore, start);
    if (unbounded.length > 0) {
      specific = true;
      return solve(new Map([...start, ...unbounded.map((fact) => [fact, ZERO] as const)]));
    }
    const asked = new Set([...tried.keys(), ...leaves.flatMap(({ outcome }) => [...outcome.world.reliefs.keys()])]);
    for (const fact of asked) {
      const found = start.has(fact) ? undefined : assumed(assumptions, fact, hts);
      if (found === undefined) continue;
      used.add(found);
      if (found.value !== undefined) return solve(new Map(start).set(fact, found.value));
      if (found.low !== found.high) open.add(fact);
      return /[vV]alue$/.test(fact)
        ? envelope([found.low, found.high].map((share) => solve(new Map(start).set(fact, part(share)))))
        : shared(found, solve(new Map(start).set(fact, true)), solve(new Map(start).set(fact, false)));
    }
    for (const fact of tried.keys()) if (fact !== "spi") open.add(fact);
    for (const { outcome } of leaves) specific ||= /[¢$]/.test(outcome.base.rateText);
    return ends(leaves);
  };

  const { low, high, barred } = solve(new Map());
  return { low, high, barred, specific, open: [...open], used: [...used] };
}

type Solved = Pick<Program, "low" | "high" | "barred">;

function part(share: bigint): Rational {
  return rational(DOLLARS * share, WHOLE);
}

function ends(leaves: readonly Leaf[]): Solved {
  const entered = leaves.filter(({ outcome }) => outcome.barred === undefined).map(({ outcome }) => owedBy(outcome));
  const barred = entered.length === 0 ? "always" : entered.length < leaves.length ? "perhaps" : "never";
  const [first = NONE] = entered;
  return {
    low: entered.reduce((a, b) => (b.total < a.total ? b : a), first),
    high: entered.reduce((a, b) => (b.total > a.total ? b : a), first),
    barred,
  };
}

function owedBy(outcome: Leaf["outcome"]): Owed {
  const by = new Map<Authority, bigint>();
  const add = (authority: Authority, amount: bigint): void => {
    if (amount !== 0n) by.set(authority, (by.get(authority) ?? 0n) + amount);
  };
  add("HTS", outcome.base.amount);
  for (const { heading, amount } of outcome.charges) add(heading.measure.authority, amount);
  return { total: outcome.base.amount + outcome.additional, by };
}

/** The widest bounds of several. */
export function envelope(all: readonly Solved[]): Solved {
  const entered = all.filter((each) => each.barred !== "always");
  const [first] = entered.length > 0 ? entered : all;
  if (first === undefined) return { low: NONE, high: NONE, barred: "never" };
  return {
    low: entered.reduce((a, b) => (b.low.total < a.total ? b.low : a), first.low),
    high: entered.reduce((a, b) => (b.high.total > a.total ? b.high : a), first.high),
    barred: entered.length === 0 ? "always" : all.every((each) => each.barred === "never") ? "never" : "perhaps",
  };
}

// A share of the goods has the fact, the rest has not.
function shared({ low, high }: Assumption, yes: Solved, no: Solved): Solved {
  return envelope(
    [low, high].map((share) => ({ low: mix(share, yes.low, no.low), high: mix(share, yes.high, no.high), barred: no.barred })),
  );
}

function mix(share: bigint, yes: Owed, no: Owed): Owed {
  const of = (a: bigint, b: bigint): bigint => (share * a + (WHOLE - share) * b) / WHOLE;
  const by = new Map([...yes.by.keys(), ...no.by.keys()].map((each) => [each, of(yes.by.get(each) ?? 0n, no.by.get(each) ?? 0n)]));
  return { total: of(yes.total, no.total), by };
}
