// The part of an answer that an audit compares.

import type { Assessment, Completion, Stated } from "../assess/answer.js";
import { filedIn } from "../assess/filed.js";
import type { Authority } from "../law/types.js";
import { type Arg, message } from "../said/message.js";

/** One heading of an answer: what it adds, on what. Amounts in cents. */
export interface OwedHeading {
  readonly heading: string;
  readonly measure: string;
  readonly authority: Authority;
  readonly cents: bigint;
  readonly basis: string;
  /** Fraction of the basis; undefined where the basis is zero. */
  readonly rate: number | undefined;
  readonly cites: readonly string[];
}

/** Bounds of a duty in cents. `max` is absent where an unknown quantity leaves no upper end. */
export interface RatingBounds {
  readonly min: bigint;
  readonly max?: bigint;
}

/** One whole outcome of an open answer. */
export interface RatedCompletion {
  readonly when: readonly { readonly fact: string; readonly is: Stated }[];
  /** Numbers of chapter 99 to declare, with dots. */
  readonly headings: ReadonlySet<string>;
  /** By heading with dots, or `base`, in cents. */
  readonly duties: ReadonlyMap<string, bigint>;
}

/** What a line owes, as the comparison needs it. The base duty has the key `base`. */
export interface Rating {
  readonly status: Assessment["status"];
  readonly duties: ReadonlyMap<string, OwedHeading>;
  /** Headings that add nothing, with the measure and citations. */
  readonly exemptions: ReadonlyMap<string, { readonly measure: string; readonly cites: readonly string[] }>;
  /** Bounds of the whole duty in cents; equal where determined; absent under `prohibited` and `error`. */
  readonly bounds?: RatingBounds;
  readonly questions: readonly string[];
  /** Whole outcomes of an open answer that may be entered; empty where it is settled. */
  readonly completions?: readonly RatedCompletion[];
  /** Claims that would bring a heading in: yes or no facts by the heading with dots. */
  readonly claims?: ReadonlyMap<string, string>;
  /** Why there is no amount; what the engine says is in the language it was asked in. */
  readonly because?: Arg;
}

function cents(amount: string): bigint {
  return BigInt(amount.replace(".", ""));
}

/** The part of an answer that an audit compares. */
export function ratingOf(answer: Assessment): Rating {
  const duties = new Map<string, OwedHeading>();
  const exemptions = new Map<string, { measure: string; cites: readonly string[] }>();
  if (answer.status === "error")
    return { status: "error", duties, exemptions, questions: [], because: `${answer.error.message} ${answer.error.fix}` };
  const filed = filedIn(answer);
  for (const duty of filed.duties) {
    const key = duty.measure === "base" ? "base" : duty.heading;
    const before = duties.get(key)?.cents ?? 0n;
    duties.set(key, {
      heading: duty.heading,
      measure: duty.measure,
      authority: duty.authority,
      cents: before + cents(duty.amount),
      basis: duty.basis,
      rate: duty.rate,
      cites: duty.cites,
    });
  }
  for (const each of filed.exemptions) exemptions.set(each.heading, { measure: each.measure, cites: each.cites });
  const whole = answer.totals === undefined ? undefined : cents(answer.totals.duty);
  const bounds =
    whole !== undefined
      ? { min: whole, max: whole }
      : answer.range === undefined
        ? undefined
        : {
            min: cents(answer.range.min.duty),
            ...(answer.range.max === undefined ? {} : { max: cents(answer.range.max.duty) }),
          };
  return {
    status: answer.status,
    duties,
    exemptions,
    ...(bounds === undefined ? {} : { bounds }),
    questions: answer.questions.map((question) => question.fact),
    ...(answer.completions === undefined
      ? {}
      : { completions: answer.completions.filter((each) => each.status === "determined").map(ratedCompletion) }),
    ...(answer.reliefs.length === 0
      ? {}
      : { claims: new Map(answer.reliefs.flatMap(({ heading, fact }) => (heading === undefined ? [] : [[heading, fact] as const]))) }),
    ...(answer.prohibition === undefined ? {} : { because: message("finding/barred", { why: answer.prohibition.reason.text }) }),
  };
}

// Length of a number of eight digits with its dots.
const HEADING = 10;

function ratedCompletion(completion: Completion): RatedCompletion {
  const duties = new Map<string, bigint>();
  for (const { measure, heading, amount } of completion.duties) {
    const key = measure === "base" ? "base" : heading;
    duties.set(key, (duties.get(key) ?? 0n) + cents(amount));
  }
  return {
    when: completion.when,
    headings: new Set(completion.headings.filter((each) => each.startsWith("99")).map((each) => each.slice(0, HEADING))),
    duties,
  };
}
