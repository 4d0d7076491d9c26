// An outcome of the panel: what a number owes, as shares of the value.

import { AUTHORITY_COLUMNS } from "../contract/vocabulary.js";
import { add, type Rational, rational, sub, toDecimalText, ZERO } from "../exact/rational.js";

/** Value in dollars at which questions are put in order, and at which what no rate can say is asked of `assess`. */
export const PANEL_VALUE = "1000000.00";

/** The same as a number. */
export const PANEL_WORTH: Rational = rational(BigInt(PANEL_VALUE.replace(".", "")), 100n);

/** Decimals of a rate in the panel; every rate of the law has fewer. */
export const RATE_DECIMALS = 12;

/** What a number owes on a stretch of days. Rates are fractions of the value, exact; absent where none can be named. */
export interface PanelOutcome {
  readonly status: "determined" | "range" | "prohibited" | "error";
  /** By place in `AUTHORITIES`; only when determined. */
  readonly rates: readonly Rational[];
  /** Bounds of the sum; `max` is absent where it grows with a quantity and not with the value. */
  readonly min?: Rational;
  readonly max?: Rational;
  readonly headings: string;
  readonly questions: string;
}

/** Columns of the panel. Rates are fractions of the customs value. */
export const PANEL_COLUMNS = [
  "hts",
  "spi",
  "from",
  "until",
  "status",
  ...Object.keys(AUTHORITY_COLUMNS).map((column) => column.replace(/_duty$/, "_rate")),
  "additional_rate",
  "total_rate",
  "rate_min",
  "rate_max",
  "headings",
  "questions",
  "revision",
] as const;

/** Columns of an outcome that hold rates, in their order. */
export const RATE_COLUMNS: readonly string[] = PANEL_COLUMNS.filter((name) => /rate/.test(name));

/** An outcome as text. Headings are those declared before the number; undefined where they are not known. */
export interface OutcomeCells {
  readonly status: string;
  /** By place in {@link RATE_COLUMNS}; empty where no rate is named. */
  readonly rates: readonly string[];
  readonly headings: string | undefined;
  readonly questions: string;
}

const AUTHORITY_COUNT = Object.keys(AUTHORITY_COLUMNS).length;

/** Write an outcome. */
export function outcomeCells({ status, rates, min, max, headings, questions }: PanelOutcome): OutcomeCells {
  const determined = status === "determined" && rates.length > 0;
  const sums = determined ? [sub(total(rates), rates[0] ?? ZERO), total(rates)] : [undefined, undefined];
  const owed = Array.from({ length: AUTHORITY_COUNT }, (_, at) => rates[at]);
  return { status, rates: [...owed, ...sums, min, max].map(rateText), headings: determined ? headings : undefined, questions };
}

function rateText(rate: Rational | undefined): string {
  return rate === undefined ? "" : toDecimalText(rate, RATE_DECIMALS);
}

/** The sum of rates. */
export function total(rates: readonly Rational[]): Rational {
  return rates.reduce(add, ZERO);
}

/** An outcome as text that distinguishes it from every other. */
export function outcomeText({ status, rates, headings, questions, min, max }: PanelOutcome): string {
  const bounds = [...rates, min, max].map((rate) => (rate === undefined ? "/" : `${rate.n}/${rate.d}`));
  return `${status}|${headings}|${questions}|${bounds.join(" ")}`;
}
