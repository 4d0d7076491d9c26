// Programs flattened to what a table can hold: for amounts within limits, which completion owes least and which owes most, and in which order
// the questions stand, does not depend on the amount. A program for which that cannot be shown has no flat form; the kernel runs it.

import { LEAST } from "./compile-program.js";
import { AUTHORITIES, type DutyForm, type Program } from "./program.js";

/** Every rate of a flat program is a whole number of these parts. */
export const PARTS = 10_000_000;

/** Values from and to which a flat program holds, in cents; products with {@link PARTS} stay within 63 bits. */
export const FLAT_VALUES = { from: LEAST, to: 100_000_000_000 } as const;

/** What a completion owes: by authority, parts of the value, each rounded to the cent; and a constant in cents. */
export interface FlatSide {
  readonly parts: readonly number[];
  /** Whether the plain general rate of the cell is added. */
  readonly general: boolean;
  readonly constant: number;
}

/** A program as a row of a table. A determined one has `min` and `max` alike. */
export interface FlatProgram {
  readonly status: "determined" | "range" | "prohibited";
  readonly min: FlatSide;
  readonly max: FlatSide;
  readonly headings: string;
  readonly questions: string;
}

const NOTHING: FlatSide = { parts: AUTHORITIES.map(() => 0), general: false, constant: 0 };

interface FlatLeaf extends FlatSide {
  readonly barred: boolean;
  readonly headings: string;
  /** Rate on the value, in parts. */
  readonly slope: number;
  /** Roundings that a total passes through. */
  readonly roundings: number;
  readonly text: string;
}

// A sum of totals with signs: linear but for its roundings.
interface Sum {
  readonly slope: number;
  readonly constant: number;
  readonly roundings: number;
  readonly terms: ReadonlyMap<string, number>;
}

function difference(more: Sum, less: Sum): Sum {
  return {
    slope: more.slope - less.slope,
    constant: more.constant - less.constant,
    roundings: more.roundings + less.roundings,
    terms: combined(more.terms, less.terms, -1),
  };
}

function total(first: Sum, second: Sum): Sum {
  return {
    slope: first.slope + second.slope,
    constant: first.constant + second.constant,
    roundings: first.roundings + second.roundings,
    terms: combined(first.terms, second.terms, 1),
  };
}

function combined(first: ReadonlyMap<string, number>, second: ReadonlyMap<string, number>, sign: number): ReadonlyMap<string, number> {
  const terms = new Map(first);
  for (const [text, count] of second) {
    const now = (terms.get(text) ?? 0) + sign * count;
    if (now === 0) terms.delete(text);
    else terms.set(text, now);
  }
  return terms;
}

function sumOf(leaf: FlatLeaf): Sum {
  return { slope: leaf.slope, constant: leaf.constant, roundings: leaf.roundings, terms: new Map([[leaf.text, 1]]) };
}

/** Sign of a sum for every value within the limits; undefined where it is not one and the same. */
function signOf({ slope, constant, roundings, terms }: Sum): number | undefined {
  if (terms.size === 0) return 0;
  const ends = [FLAT_VALUES.from, FLAT_VALUES.to].map((value) => (slope * value) / PARTS + constant);
  // A rounding moves a sum by half a cent at most; the rest is the error of these numbers themselves.
  const margin = roundings / 2 + 0.01;
  if (ends.every((end) => end > margin)) return 1;
  if (ends.every((end) => end < -margin)) return -1;
  return undefined;
}

class Undecided extends Error {}

function sign(sum: Sum): number {
  const found = signOf(sum);
  if (found === undefined) throw new Undecided();
  return found;
}

function extreme(sums: readonly Sum[], want: 1 | -1): Sum {
  return sums.reduce((best, each) => (sign(difference(each, best)) === want ? each : best));
}

/** The flat form of a program, or undefined where it has none. `general` is the plain general rate of the cell, in parts. */
export function flatProgram(program: Program, general: number): FlatProgram | undefined {
  if (program.leaves.every((leaf) => leaf.barred)) return { status: "prohibited", min: NOTHING, max: NOTHING, headings: "", questions: "" };
  const leaves: FlatLeaf[] = [];
  for (const leaf of program.leaves) {
    const side = sideOf(leaf.duties);
    if (side === undefined) return undefined;
    const rates = [...side.parts, side.general ? general : 0];
    leaves.push({
      ...side,
      barred: leaf.barred,
      headings: leaf.headings,
      slope: rates.reduce((sum, rate) => sum + rate, 0),
      roundings: rates.filter((rate) => rate !== 0).length,
      // Totals are equal for every value where the rates are, in whatever order.
      text: JSON.stringify([rates.filter((rate) => rate !== 0).sort((a, b) => a - b), side.constant]),
    });
  }
  try {
    return settled(program, leaves);
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

function settled(program: Program, leaves: readonly FlatLeaf[]): FlatProgram | undefined {
  const open = leaves.filter((leaf) => !leaf.barred);
  const [least, most] = ([-1, 1] as const).map((want) =>
    // Of equals the later completion owes most, as the kernel takes it.
    open.reduce((best, each) => {
      const found = sign(difference(sumOf(each), sumOf(best)));
      return found === want || (found === 0 && want === 1) ? each : best;
    }),
  ) as [FlatLeaf, FlatLeaf];
  const anyBarred = open.length < leaves.length;
  const sameTotals = open.every((leaf) => leaf.text === least.text);
  // Equal totals with another base are a range of one amount; rare, and left to the kernel.
  if (sameTotals && open.some((leaf) => leaf.parts[0] !== least.parts[0] || leaf.general !== least.general)) return undefined;
  if (sameTotals && !anyBarred) {
    if (most.constant !== 0) return undefined;
    return { status: "determined", min: most, max: most, headings: most.headings, questions: "" };
  }
  return { status: "range", min: least, max: most, headings: "", questions: questionsOf(program, leaves).join(" ") };
}

// As the kernel orders them: by the spread of the highest duties and of the lowest between the answers.
function questionsOf({ questions }: Program, leaves: readonly FlatLeaf[]): string[] {
  const found: { readonly fact: string; readonly stake: Sum }[] = [];
  for (const { fact, answers } of questions) {
    const lows: Sum[] = [];
    const highs: Sum[] = [];
    let bars = 0;
    for (const answer of answers) {
      const under = answer.map((at) => leaves[at] as FlatLeaf);
      const open = under.filter((leaf) => !leaf.barred).map(sumOf);
      bars |= under.some((leaf) => leaf.barred) ? 1 : 2;
      if (open.length === 0) continue;
      lows.push(extreme(open, -1));
      highs.push(extreme(open, 1));
    }
    if (lows.length === 0) throw new Undecided();
    const spread = (sums: readonly Sum[]): Sum => difference(extreme(sums, 1), extreme(sums, -1));
    const stake = total(spread(lows), spread(highs));
    if (bars === 3 || sign(stake) > 0) found.push({ fact, stake });
  }
  return found.sort((a, b) => sign(difference(b.stake, a.stake))).map((each) => each.fact);
}

function sideOf(duties: readonly DutyForm[]): FlatSide | undefined {
  const parts = AUTHORITIES.map(() => 0);
  let constant = 0;
  let general = false;
  for (const duty of duties) {
    if (duty.general === true) {
      general = true;
      continue;
    }
    const [first, more] = duty.factors;
    const divisor = BigInt(duty.divisor);
    if (first === undefined) {
      constant += Number((2n * BigInt(duty.constant) + divisor) / (2n * divisor));
      continue;
    }
    const scaled = BigInt(first[1]) * BigInt(PARTS);
    if (more !== undefined || first[0] !== 0 || duty.constant !== "0" || scaled % divisor !== 0n) return undefined;
    if ((parts[duty.authority] ?? 0) !== 0) return undefined;
    parts[duty.authority] = Number(scaled / divisor);
  }
  // Each rate is rounded by itself, so two of one authority cannot be one.
  if (general && parts[0] !== 0) return undefined;
  const fits = parts.every((rate) => rate >= 0 && rate <= 4 * PARTS) && constant >= 0 && constant <= Number.MAX_SAFE_INTEGER;
  return fits ? { parts, general, constant } : undefined;
}
