// The ordinary duty of chapters 1 to 97: the column by origin and claim, the rate text, and its value on this line.

import { roundToCents } from "../exact/money.js";
import { compare, div, fromInteger, mul, type Rational, ZERO } from "../exact/rational.js";
import { isExact } from "../facts/line.js";
import { evaluateRate } from "../hts/evaluate.js";
import { parseRate, type RateExpr, shareOf } from "../hts/rate-text.js";
import { parseSpecial, type SpecialSegment } from "../hts/special.js";
import type { Chapter98Rule, Source } from "../law/types.js";
import { programOf } from "../law/vocabulary.js";
import { message } from "../said/message.js";
import { leftByChapter98 } from "./charge.js";
import type { Plan } from "./plan.js";
import type { Told } from "./told.js";
import { type Ask, claim, fact, look, type Tri, type World } from "./world.js";

/** The base duty of one world. `exact` in dollars, `amount` in cents. */
export interface BaseDuty {
  readonly program: string;
  readonly rateText: string;
  readonly on: Rational;
  readonly basis: string;
  readonly exact: Rational;
  readonly amount: bigint;
  /** The fraction that the rate is of any value; of one that counts quantities there is none. */
  readonly share?: Rational;
  readonly notices: readonly Told[];
  /** What the rate rests on; absent = the edition of the schedule. */
  readonly source?: Partial<Source> & Pick<Source, "by">;
}

/** How the line enters: which rate text, under which program. */
interface Entry {
  readonly program: string;
  readonly text: string;
  readonly rate: RateExpr;
  readonly free: boolean;
  readonly notice?: Told;
  readonly source?: Source;
}

const FREE: RateExpr = { kind: "free" };

const rates = new Map<string, RateExpr>();
const specials = new Map<string, readonly SpecialSegment[]>();

function rateOf(text: string): RateExpr {
  let found = rates.get(text);
  if (found === undefined) {
    const parsed = parseRate(text);
    if ("error" in parsed) throw new Error(`the schedule holds a rate that does not parse: ${text}`);
    found = parsed;
    rates.set(text, found);
  }
  return found;
}

function segmentsOf(text: string): readonly SpecialSegment[] {
  let found = specials.get(text);
  if (found === undefined) {
    found = text === "" ? [] : parseSpecial(text).segments;
    specials.set(text, found);
  }
  return found;
}

interface Offered {
  readonly segment: SpecialSegment;
  readonly program: string;
}

function offered({ setting }: World, plan: Plan, spi: string): Offered | undefined {
  const segments = segmentsOf(plan.line.special);
  // The symbols of one program are read as whichever of them the line offers.
  for (const program of [spi, ...(programOf(setting, spi)?.symbols ?? [])]) {
    const segment = segments.find((each) => each.programs.includes(program));
    if (segment !== undefined) return { segment, program };
  }
  return undefined;
}

function general(plan: Plan, notice?: Told): Entry {
  const rate = rateOf(plan.line.general);
  return {
    program: "column 1 general",
    text: plan.line.general,
    rate,
    free: rate.kind === "free",
    ...(notice === undefined ? {} : { notice }),
  };
}

/** A rate that a heading of the law puts in the place of that of the column. */
export interface RateInPlace {
  readonly text: string;
  readonly source: Source;
}

/** The column that goods of the origin meet, and a rate that the law puts in its place. */
export interface OfColumn {
  readonly column2: boolean;
  readonly inPlace?: RateInPlace | undefined;
}

/** Which column and program the line enters under in this world. */
export function howItEnters(world: World, plan: Plan, { column2, inPlace }: OfColumn): Entry | Ask {
  if (column2) {
    const text = inPlace?.text ?? plan.line.other;
    return { program: "column 2", text, rate: rateOf(text), free: false, ...(inPlace === undefined ? {} : { source: inPlace.source }) };
  }
  const ordinary = general(plan);
  if (ordinary.free) return ordinary;
  const claimed = claim(world);
  if (typeof claimed === "string") {
    const tried = world.setting.program?.symbols[0];
    return tried !== undefined && offered(world, plan, tried) !== undefined ? claimed : ordinary;
  }
  if (claimed.spi === null) return ordinary;
  const found = offered(world, plan, claimed.spi);
  if (found === undefined)
    return general(plan, {
      code: "claim/not-offered",
      says: message("claim/not-offered", { program: claimed.spi }),
    });
  const program = `column 1 special (${found.program})`;
  if (found.segment.rate === "pointer") {
    // Chapter 98 subchapter XXIII frees goods entered within the quota; beyond it the ordinary rate is shown.
    const within = fact(world, "facts.withinQuota", true);
    if (within === true) return { program, text: "Free", rate: FREE, free: true };
    return general(plan, {
      code: "claim/within-quota",
      says: message("claim/within-quota", {
        rate: found.segment.text,
        program: { word: programOf(world.setting, claimed.spi)?.name ?? claimed.spi },
      }),
    });
  }
  return { program, text: found.segment.text, rate: found.segment.rate, free: found.segment.rate.kind === "free" };
}

/** Whether the line enters free of duty under a claim of a program, by its name in the vocabulary. */
export function entersFree(world: World, plan: Plan, program: string): Tri {
  const claimed = claim(world);
  if (typeof claimed === "string") return world.setting.program?.id === program ? claimed : false;
  if (claimed.spi === null || programOf(world.setting, claimed.spi)?.id !== program) return false;
  // The exemption headings count treatment under subchapter XXIII of chapter 98 as free entry (note 52(g) and its like).
  if (offered(world, plan, claimed.spi)?.segment.rate === "pointer") return true;
  const entry = howItEnters(world, plan, { column2: false });
  return typeof entry === "string" ? entry : entry.free;
}

/** The base duty on this line, or the fact it waits for. */
export function baseDuty(world: World, plan: Plan, column: OfColumn, chapter98: Chapter98Rule | undefined): BaseDuty | Ask {
  const entry = howItEnters(world, plan, column);
  if (typeof entry === "string") return entry;
  const freed = chapter98?.freeUnder !== undefined && entersFree(world, plan, chapter98.freeUnder) === true;
  return dutyUnder(world, entry, freed, chapter98);
}

/**
 * Whether column 1, by its general rate or as the line enters, comes to a share of the value it falls on. Of no value the rate decides where
 * nothing but the value counts; any other duty is more than every share of it.
 */
export function baseIsAtLeast(
  world: World,
  plan: Plan,
  chapter98: Chapter98Rule | undefined,
  share: Rational,
  of: "general" | "entered",
): Tri {
  const found = of === "general" ? dutyUnder(world, general(plan), false, chapter98) : baseDuty(world, plan, { column2: false }, chapter98);
  if (typeof found === "string") return found;
  if (found.on.n !== 0n) return compare(found.exact, mul(found.on, share)) >= 0;
  return found.share === undefined ? found.exact.n > 0n : compare(found.share, share) >= 0;
}

function dutyUnder(world: World, entry: Entry, freed: boolean, chapter98: Chapter98Rule | undefined): BaseDuty | Ask {
  const { value } = world.setting.line;
  // Where a provision of chapter 98 leaves nothing to pay, which rate stands is no matter.
  const notices = entry.notice === undefined || chapter98?.base === "nothing" ? [] : [entry.notice];
  if (entry.rate.kind === "free" || freed) {
    const rests = freed && entry.rate.kind !== "free" ? chapter98?.cites : undefined;
    const free = { program: entry.program, rateText: "Free", on: value, basis: "value", exact: ZERO, amount: 0n, share: ZERO, notices };
    return rests === undefined ? free : { ...free, source: { by: rests } };
  }
  const left = chapter98 === undefined ? { on: value, basis: "value" } : leftByChapter98(world, chapter98.base);
  if (typeof left === "string") return left;
  const found = evaluateRate(entry.rate, {
    value,
    quantity: (unit) => world.setting.line.quantity.get(unit) ?? assignedQuantity(world, unit),
    // Of a part that cannot be shown as little is known as of one that is not stated.
    part: (path) => exactOf(look(world, path)) ?? exactOf(world.assigned.get(path)),
  });
  // Of a claim that leaves nothing to pay no quantity is asked; a value of nothing hides none.
  if ("needs" in found && (left.on === value || left.on.n !== 0n)) return found.needs;
  const full = "needs" in found ? ZERO : found;
  // A part of the value pays the same share of the duty (9802 claims): its ad valorem equivalent on that part.
  const exact = left.on === value ? full : value.n === 0n ? ZERO : div(mul(full, left.on), value);
  const share = isOfValue(entry.rate) ? shareOf(entry.rate) : undefined;
  return {
    program: entry.program,
    rateText: entry.text,
    on: left.on,
    basis: left.basis,
    exact,
    amount: roundToCents(exact),
    ...(share === undefined ? {} : { share }),
    notices,
    ...(entry.source === undefined ? {} : { source: entry.source }),
  };
}

// Whether nothing but the value counts.
function isOfValue(rate: RateExpr): rate is Exclude<RateExpr, { readonly kind: "reference" }> {
  return rate.kind === "free" || (rate.kind === "sum" && rate.terms.every((term) => term.kind === "ad-valorem" && term.on === "value"));
}

function exactOf(found: unknown): Rational | undefined {
  return typeof found === "object" && found !== null && isExact(found as Rational) ? (found as Rational) : undefined;
}

function assignedQuantity(world: World, unit: string): Rational | undefined {
  return exactOf(world.assigned.get(`quantity.${unit}`));
}

/** Rate as a fraction of a value; zero on no value. */
export function fractionOf(amount: Rational, on: Rational): Rational {
  return on.n === 0n ? fromInteger(0) : div(amount, on);
}
