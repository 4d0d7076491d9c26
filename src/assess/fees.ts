// User fees of one entry: merchandise processing and harbor maintenance. The line is taken as the only one of its entry;
// `feesOf` takes several lines so that an entry is charged once.

import { BY_VESSEL } from "../contract/entry-keys.js";
import type { Day } from "../exact/day.js";
import { parseDecimal } from "../exact/decimal.js";
import { formatCents, roundToCents } from "../exact/money.js";
import { add, compare, mul, type Rational, ZERO } from "../exact/rational.js";
import type { FeeRule, Law } from "../law/types.js";
import type { Program } from "../law/vocabulary.js";
import type { Code } from "../said/codes.js";
import { type Message, message } from "../said/message.js";
import type { FeeLine } from "./answer.js";
import { exactly } from "./evaluate-condition.js";
import type { FeeTold } from "./told.js";

/** What the fees of an entry depend on. */
export interface FeeFacts {
  readonly entryDate: Day;
  readonly importDate: Day;
  readonly knownOn: Day | undefined;
  readonly informal: boolean;
  /** Absent: not said; then no harbor fee is charged and the caller asks. */
  readonly mode: string | undefined;
  readonly lines: readonly FeeLineFacts[];
}

/** What the fees of an entry depend on in one of its lines. */
export interface FeeLineFacts {
  readonly value: Rational;
  /** How the goods of this line arrive, where it says so; else as the entry does. */
  readonly mode?: string;
  /** The preference program under which the goods originate and are claimed. */
  readonly program?: Program;
  /** Chapter 98 number claimed, digits, and what the claim leaves dutiable. */
  readonly chapter98?: { readonly number: string; readonly dutiable: Rational };
  /** Cleared as a low-value shipment, by these authorities. */
  readonly cleared?: readonly string[];
  /** Mail that pays by the postal process, by these authorities. */
  readonly post?: readonly string[];
}

/** Fees of an entry, in cents next to each line of the answer; `total` without those whose amount is unknown. */
export interface Fees {
  readonly lines: readonly FeeTold[];
  readonly total: bigint;
  readonly unknown: readonly FeeLine["fee"][];
}

/** Work out MPF and HMF. A fee not owed is shown with "0.00" and the reason, one whose amount is not on record without an amount. */
export function feesOf(law: Law, facts: FeeFacts): Fees {
  const found = [processing(law, facts), harbor(law, facts)].filter((each) => each !== undefined);
  return {
    lines: found.map((each) => each.line),
    total: found.reduce((sum, each) => sum + (each.cents ?? 0n), 0n),
    unknown: found.filter((each) => each.cents === undefined).map((each) => each.line.fee),
  };
}

interface Owed {
  readonly line: FeeTold;
  readonly cents: bigint | undefined;
}

function owed(fee: FeeLine["fee"], cents: bigint | undefined, code: Code, says: Message, cites: readonly string[]): Owed {
  return { line: { fee, ...(cents === undefined ? {} : { amount: formatCents(cents) }), because: { code, says }, cites }, cents };
}

/** The rule of a fee on the day that decides for it. */
export function feeRule(law: Law, fee: FeeLine["fee"], facts: Pick<FeeFacts, "entryDate" | "importDate" | "knownOn">): FeeRule | undefined {
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

/** Whether lines are worth more than an informal entry may be. */
export function aboveInformal(rule: FeeRule | undefined, lines: readonly Pick<FeeLineFacts, "value">[]): boolean {
  const limit = rule?.informalLimit === undefined ? undefined : parseDecimal(rule.informalLimit.value, 2);
  return limit !== undefined && compare(sumOf(lines.map((line) => line.value)), limit) > 0;
}

function processing(law: Law, facts: FeeFacts): Owed | undefined {
  const rule = feeRule(law, "MPF", facts);
  if (rule === undefined) return undefined;
  const exempt = facts.lines.map((line) => whyExempt(rule, line));
  const charged = facts.lines.filter((_, at) => exempt[at] === undefined);
  const [first] = exempt;
  if (charged.length === 0) return first;
  if (facts.informal && !aboveInformal(rule, facts.lines)) {
    if (rule.informal !== undefined) return owed("MPF", centsOf(rule.informal), "fees/informal", message("fees/informal"), rule.cites);
    return owed("MPF", undefined, "fees/amount-unknown", message("fees/amount-unknown.informal"), rule.cites);
  }
  const parts = charged.map(({ chapter98, value }) => (rule.chapter98 === undefined ? value : (chapter98?.dutiable ?? value)));
  const partial = charged.some((line) => line.chapter98 !== undefined);
  const cites = partial ? [...rule.cites, ...(rule.chapter98?.cites ?? [])] : rule.cites;
  const exact = roundToCents(mul(sumOf(parts), exactly(rule.rate)));
  const least = rule.minimum === undefined ? undefined : centsOf(rule.minimum);
  const most = rule.maximum === undefined ? undefined : centsOf(rule.maximum);
  if (least !== undefined && exact < least) return owed("MPF", least, "fees/minimum", message("fees/minimum"), cites);
  if (most !== undefined && exact > most) return owed("MPF", most, "fees/maximum", message("fees/maximum"), cites);
  const rate = { percent: fractionOf(rule) };
  const says = partial ? message("fees/share-of-value.dutiable", { rate }) : message("fees/share-of-value", { rate });
  return owed("MPF", exact, "fees/share-of-value", says, cites);
}

// Why a line owes no merchandise processing fee; undefined where it owes one.
function whyExempt(rule: FeeRule, { cleared, post, chapter98, program }: FeeLineFacts): Owed | undefined {
  if (cleared !== undefined) return owed("MPF", 0n, "de-minimis/cleared", message("de-minimis/cleared"), cleared);
  if (post !== undefined) {
    const says =
      rule.mailItem === undefined ? message("post/no-fee.not-on-record") : message("post/no-fee", { item: { money: rule.mailItem } });
    return owed("MPF", 0n, "post/no-fee", says, [...rule.cites, ...post]);
  }
  if (chapter98 !== undefined && rule.chapter98 !== undefined && !rule.chapter98.owes.some((each) => chapter98.number.startsWith(each)))
    return owed("MPF", 0n, "chapter-98/exempt", message("chapter-98/exempt"), rule.chapter98.exemptCites);
  const freed = program?.frees.find(({ fee }) => fee === rule.fee);
  if (program === undefined || freed === undefined) return undefined;
  return owed(rule.fee, 0n, "fees/preference", message("fees/preference", { program: { word: program.name } }), freed.cites);
}

function harbor(law: Law, facts: FeeFacts): Owed | undefined {
  const rule = feeRule(law, "HMF", facts);
  if (rule === undefined) return undefined;
  const lines = facts.lines.filter((line) => line.cleared === undefined);
  const cleared = facts.lines.find((line) => line.cleared !== undefined)?.cleared;
  if (lines.length === 0 && cleared !== undefined) return owed("HMF", 0n, "de-minimis/cleared", message("de-minimis/cleared"), cleared);
  const byVessel = lines.filter(({ mode }) => (mode ?? facts.mode) === BY_VESSEL);
  if (byVessel.length === 0) {
    if (facts.mode === undefined) return owed("HMF", 0n, "fees/mode-not-stated", message("fees/mode-not-stated"), rule.cites);
    return owed("HMF", 0n, "fees/not-by-mode", message("fees/not-by-mode", { mode: { word: facts.mode } }), rule.cites);
  }
  const value = sumOf(byVessel.map((line) => line.value));
  return owed(
    "HMF",
    roundToCents(mul(value, exactly(rule.rate))),
    "fees/share-of-value",
    message("fees/share-of-value.by-vessel", { rate: { percent: fractionOf(rule) } }),
    rule.cites,
  );
}

function fractionOf({ rate: [numerator, denominator] }: FeeRule): number {
  return Number(numerator) / Number(denominator);
}

function centsOf(dollars: string): bigint {
  const amount = parseDecimal(dollars, 2);
  if (amount === undefined || compare(amount, ZERO) < 0) throw new Error(`fees.yaml holds ${dollars}, which is not an amount`);
  return roundToCents(amount);
}
