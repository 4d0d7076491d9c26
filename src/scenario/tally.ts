// Sums of one group of trade: imports inside and outside CUSMA, duty bounds, and what could not be rated.

import type { Authority } from "../law/types.js";
import { type Owed, PER, type Program } from "./program.js";

/** Lowest and highest duty, in cents. */
export interface Bound {
  readonly min: bigint;
  readonly max: bigint;
}

/** One group. Values in whole dollars, duties in cents. */
export interface Tally {
  readonly key: string;
  readonly imports: bigint;
  readonly inside: bigint;
  readonly outside: bigint;
  readonly duty: Bound;
  readonly dutyInside: Bound;
  readonly dutyOutside: Bound;
  /** At the lowest and the highest total; one duty may be higher where the total is lower, so these do not add up to it. */
  readonly byAuthority: ReadonlyMap<Authority, Bound>;
  /** Imports that may not be entered under this law: surely, at most. They carry no duty here. */
  readonly barred: Bound;
  /** Imports whose ordinary rate counts quantities, taken as nothing. */
  readonly specific: bigint;
  /** Imports that were not rated (chapter 98 and numbers that no schedule of the day has), by the code of the reason. */
  readonly notRated: ReadonlyMap<string, bigint>;
}

/** Sum up: value per program inside and outside, each times `scale`. */
export function tally(key: string, programs: ReadonlyMap<Program | string, readonly [number, number]>, scale: number): Tally {
  let [inside, outside, specific] = [0n, 0n, 0n];
  let [barredMin, barredMax] = [0n, 0n];
  const duty = [
    [0n, 0n],
    [0n, 0n],
  ];
  const authorities = new Map<Authority, [bigint, bigint]>();
  const notRated = new Map<string, bigint>();
  for (const [program, sums] of programs) {
    const [inValue, outValue] = [BigInt(Math.round(sums[0])), BigInt(Math.round(sums[1]))];
    inside += inValue;
    outside += outValue;
    if (typeof program === "string") {
      notRated.set(program, (notRated.get(program) ?? 0n) + inValue + outValue);
      continue;
    }
    if (program.specific) specific += inValue + outValue;
    if (program.barred !== "never") barredMax += inValue + outValue;
    if (program.barred === "always") {
      barredMin += inValue + outValue;
      continue;
    }
    [inValue, outValue].forEach((value, claim) => {
      const sum = duty[claim];
      if (value === 0n || sum === undefined) return;
      sum[0] = (sum[0] ?? 0n) + value * program.low.total;
      sum[1] = (sum[1] ?? 0n) + value * program.high.total;
      add(authorities, program.low, value, 0);
      add(authorities, program.high, value, 1);
    });
  }
  const per = BigInt(scale);
  // Dollars times cents per PER cents, times the scale.
  const cents = (sum: bigint | undefined): bigint => divided((sum ?? 0n) * 100n, PER * per);
  const bound = (sum: readonly (bigint | undefined)[] | undefined): Bound => ({ min: cents(sum?.[0]), max: cents(sum?.[1]) });
  const dollars = (value: bigint): bigint => divided(value, per);
  const [dutyInside, dutyOutside] = [bound(duty[0]), bound(duty[1])];
  return {
    key,
    imports: dollars(inside + outside),
    inside: dollars(inside),
    outside: dollars(inside + outside) - dollars(inside),
    duty: { min: dutyInside.min + dutyOutside.min, max: dutyInside.max + dutyOutside.max },
    dutyInside,
    dutyOutside,
    byAuthority: new Map([...authorities].map(([authority, sum]) => [authority, bound(sum[0] > sum[1] ? [sum[1], sum[0]] : sum)])),
    barred: { min: dollars(barredMin), max: dollars(barredMax) },
    specific: dollars(specific),
    notRated: new Map([...notRated].map(([code, value]) => [code, dollars(value)])),
  };
}

function add(authorities: Map<Authority, [bigint, bigint]>, owed: Owed, value: bigint, end: 0 | 1): void {
  for (const [authority, amount] of owed.by) {
    const sum = authorities.get(authority) ?? [0n, 0n];
    sum[end] += value * amount;
    authorities.set(authority, sum);
  }
}

// Half up.
function divided(value: bigint, by: bigint): bigint {
  return (2n * value + by) / (2n * by);
}
