// Interest on a refund, 19 U.S.C. 1505(c): from the deposit to the refund at the quarterly rates, compounded daily (26 U.S.C. 6622).
// Factors are kept to 24 decimals; the interest on an amount is rounded once to the cent, half up.

import { addDays, type Day, dayNumber } from "../exact/day.js";
import { parseDecimal } from "../exact/decimal.js";

/** A rate in per cent a year, from a day. */
export interface InterestRate {
  readonly from: Day;
  readonly percent: string;
}

/** Interest on an amount, in cents, and the day it could be computed to. */
export interface Interest {
  readonly cents: bigint;
  /** Last day counted; before the day asked where the table ends, and then the interest is at least this much. */
  readonly through: Day;
  /** Whether the table reaches over all the days; without it no most is known. */
  readonly known: boolean;
}

/** Computes interest over a table of quarterly rates. */
export interface InterestTable {
  of(amount: bigint, deposit: Day, until: Day): Interest;
}

const SCALE = 10n ** 24n;
const QUARTER_MONTHS = 3;

// A table speaks to the end of its last quarter.
function endOf(rates: readonly InterestRate[]): Day {
  const last = rates.at(-1)?.from ?? ("1970-01-01" as Day);
  const month = Number(last.slice(5, 7)) + QUARTER_MONTHS;
  const year = Number(last.slice(0, 4)) + (month > 12 ? 1 : 0);
  return `${year}-${String(month > 12 ? month - 12 : month).padStart(2, "0")}-01` as Day;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Open a table; rates in the order of their days. */
export function interestTable(rates: readonly InterestRate[]): InterestTable {
  const [first] = rates;
  const start = first === undefined ? 0 : dayNumber(first.from);
  const end = endOf(rates);
  const last = dayNumber(end);
  // growth[i]: what one unit deposited on the first day has become at the beginning of day start + i.
  const growth: bigint[] = [SCALE];
  rates.forEach((rate, at) => {
    const next = rates[at + 1]?.from ?? end;
    const percent = parseDecimal(rate.percent) ?? { n: 0n, d: 1n };
    for (let day = dayNumber(rate.from); day < dayNumber(next); day++) {
      const year = Number(addDays("1970-01-01" as Day, day).slice(0, 4));
      const days = isLeap(year) ? 366n : 365n;
      const before = growth.at(-1) ?? SCALE;
      growth.push(before + (before * percent.n) / (percent.d * 100n * days));
    }
  });
  return {
    of(amount, deposit, until) {
      const to = until < end ? until : end;
      const [a, b] = [dayNumber(deposit) - start, Math.min(dayNumber(to), last) - start];
      const known = amount === 0n || until <= deposit || (a >= 0 && until <= end);
      const [from, upTo] = [growth[a], growth[b]];
      if (from === undefined || upTo === undefined || b <= a) return { cents: 0n, through: to, known };
      return { cents: (2n * amount * (upTo - from) + from) / (2n * from), through: to, known };
    },
  };
}
