// User fees of one entry: merchandise processing and harbor maintenance. The line is taken as the only one of its entry;
// `feesOf` takes the values of several lines so that an entry is charged once.

import type { Day } from "../exact/day.js";
import { parseDecimal } from "../exact/decimal.js";
import { formatCents, roundToCents } from "../exact/money.js";
import { add, compare, mul, type Rational, ZERO } from "../exact/rational.js";
import type { FeeRule, Law } from "../law/types.js";
import type { Code } from "../said/codes.js";
import type { FeeLine } from "./answer.js";
import { exactly } from "./test.js";

/** What the fees of an entry depend on. */
export interface FeeFacts {
  readonly entryDate: Day;
  readonly importDate: Day;
  readonly knownOn: Day | undefined;
  readonly informal: boolean;
  /** Absent: not said; then no harbor fee is charged and the caller asks. */
  readonly mode: string | undefined;
  readonly lines: readonly { readonly value: Rational; readonly usmca: boolean }[];
}

/** Fees of an entry, in cents beside each line of the answer. */
export interface Fees {
  readonly lines: readonly FeeLine[];
  readonly total: bigint;
}

const VESSEL = "vessel";

/** Work out MPF and HMF. A fee not owed stands with "0.00" and the reason. */
export function feesOf(law: Law, facts: FeeFacts): Fees {
  const found = [processing(law, facts), harbor(law, facts)].filter((each) => each !== undefined);
  return { lines: found.map((each) => each.line), total: found.reduce((sum, each) => sum + each.cents, 0n) };
}

interface Owed {
  readonly line: FeeLine;
  readonly cents: bigint;
}

function owed(fee: "MPF" | "HMF", cents: bigint, code: Code, text: string, cites: readonly string[]): Owed {
  return { line: { fee, amount: formatCents(cents), because: { code, text }, cites }, cents };
}

function ruleOf(law: Law, fee: "MPF" | "HMF", facts: FeeFacts): FeeRule | undefined {
  return law.fees
    .filter((rule) => {
      const day = rule.clock === "import" ? facts.importDate : facts.entryDate;
      const known = facts.knownOn === undefined || rule.known <= facts.knownOn;
      return rule.fee === fee && known && rule.from <= day && (rule.until === undefined || day < rule.until);
    })
    .at(-1);
}

function sumOf(values: readonly Rational[]): Rational {
  return values.reduce((sum, value) => add(sum, value), ZERO);
}

function processing(law: Law, facts: FeeFacts): Owed | undefined {
  const rule = ruleOf(law, "MPF", facts);
  if (rule === undefined) return undefined;
  const charged = facts.lines.filter((line) => !line.usmca);
  if (charged.length === 0) return owed("MPF", 0n, "fees/preference", "originating under USMCA", [...(rule.usmcaCites ?? rule.cites)]);
  if (facts.informal) {
    if (rule.informal === undefined)
      return owed("MPF", 0n, "fees/amount-unknown", "informal entry; the amount for this year is not on record", rule.cites);
    const cents = centsOf(rule.informal);
    return owed("MPF", cents, "fees/informal", "flat amount of an informal entry filed electronically", rule.cites);
  }
  const value = sumOf(charged.map((line) => line.value));
  const exact = roundToCents(mul(value, exactly(rule.rate)));
  const least = rule.minimum === undefined ? undefined : centsOf(rule.minimum);
  const most = rule.maximum === undefined ? undefined : centsOf(rule.maximum);
  if (least !== undefined && exact < least) return owed("MPF", least, "fees/minimum", "minimum of the fiscal year", rule.cites);
  if (most !== undefined && exact > most) return owed("MPF", most, "fees/maximum", "maximum of the fiscal year", rule.cites);
  return owed("MPF", exact, "fees/share-of-value", `${percent(rule)} of the value`, rule.cites);
}

function harbor(law: Law, facts: FeeFacts): Owed | undefined {
  const rule = ruleOf(law, "HMF", facts);
  if (rule === undefined) return undefined;
  if (facts.mode !== VESSEL) {
    if (facts.mode === undefined)
      return owed("HMF", 0n, "fees/mode-not-stated", "not charged: the mode of transport was not given", rule.cites);
    return owed("HMF", 0n, "fees/not-by-mode", `no port use by ${facts.mode}`, rule.cites);
  }
  const value = sumOf(facts.lines.map((line) => line.value));
  return owed(
    "HMF",
    roundToCents(mul(value, exactly(rule.rate))),
    "fees/share-of-value",
    `${percent(rule)} of the value, by vessel`,
    rule.cites,
  );
}

function percent(rule: FeeRule): string {
  const [numerator, denominator] = rule.rate;
  return `${(Number(numerator) * 100) / Number(denominator)}%`;
}

function centsOf(dollars: string): bigint {
  const amount = parseDecimal(dollars, 2);
  if (amount === undefined || compare(amount, ZERO) < 0) throw new Error(`fees.yaml holds ${dollars}, which is no amount`);
  return roundToCents(amount);
}
