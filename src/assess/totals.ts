// Sums of one outcome. Each duty is rounded once, so sums are of rounded elements.

import { formatCents } from "../exact/money.js";
import type { Totals } from "./answer.js";
import type { Fees } from "./fees.js";
import type { Outcome } from "./outcome.js";

/** Sums in cents. */
export interface Sums {
  readonly base: bigint;
  readonly additional: bigint;
  readonly fees: bigint;
  /** Fees whose amount is not on record. */
  readonly feesUnknown: readonly string[];
}

/** Base and additional duty of an outcome, with the fees of its entry. */
export function sumsOf(outcome: Outcome, fees: Pick<Fees, "total" | "unknown">): Sums {
  return { base: outcome.base.amount, additional: outcome.additional, fees: fees.total, feesUnknown: fees.unknown };
}

/** Base and additional duty together. */
export function dutyOf(outcome: Outcome): bigint {
  return outcome.base.amount + outcome.additional;
}

/** Written for the answer. */
export function writeTotals(sums: Sums): Totals {
  const duty = sums.base + sums.additional;
  const written = formatCents(duty);
  return {
    base: sums.additional === 0n ? written : formatCents(sums.base),
    additional: sums.base === 0n ? written : formatCents(sums.additional),
    duty: written,
    fees: formatCents(sums.fees),
    payable: sums.fees === 0n ? written : formatCents(duty + sums.fees),
    ...(sums.feesUnknown.length === 0 ? {} : { feesUnknown: sums.feesUnknown }),
  };
}
