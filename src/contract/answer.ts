// The types of answers, from answer-schema.ts. Made by `npm run contract`; change the schema, not this file.

import type { Code, Said } from "../said/codes.js";
import type { ErrorCode } from "./errors.js";

/** The statute a duty rests on */
export type Authority = "HTS" | "IEEPA" | "Section 122" | "Section 201" | "Section 232" | "Section 301" | "Section 338" | "AD/CVD" | "Fee";

/** One duty that stands. The base duty comes first, also when it is zero */
export interface DutyLine {
  /** Name of the measure, or base */
  readonly measure: string;
  readonly authority: Authority;
  readonly program: string;
  /** Number of the schedule with dots; of an antidumping or countervailing duty its case */
  readonly heading: string;
  /** The rate as the law writes it */
  readonly rateText: string;
  /** Fraction of `on`, to 8 decimals; of a specific duty its ad valorem equivalent, and then absent where `on` is zero */
  readonly rate?: number;
  /** What the duty falls on, in words */
  readonly basis: string;
  /** The part of the value that the duty falls on, in dollars */
  readonly on: string;
  /** Dollars, computed exactly and rounded once, half up */
  readonly amount: string;
  /** Import adjustment offset used on this duty, in dollars */
  readonly offset?: string;
  /** A day, YYYY-MM-DD, U.S. Eastern time */
  readonly since: string;
  /** The instruments it rests on */
  readonly cites: readonly string[];
}

/** A heading to declare that adds nothing, and why */
export interface ExemptionLine {
  /** Name of the measure, or base */
  readonly measure: string;
  /** Number of the schedule with dots; of an antidumping or countervailing duty its case */
  readonly heading: string;
  readonly reason: Said;
  /** The instruments it rests on */
  readonly cites: readonly string[];
}

/** Sums of the rounded elements, in dollars */
export interface Totals {
  /** Dollars with two decimals */
  readonly base: string;
  /** Dollars with two decimals */
  readonly additional: string;
  /** base + additional, in dollars */
  readonly duty: string;
  /** Dollars with two decimals */
  readonly fees: string;
  /** duty + fees, in dollars */
  readonly payable: string;
  /** Fees that are owed in an amount not on record: fees and payable are then at least what is owed */
  readonly feesUnknown?: readonly string[];
}

/** A user fee, with the reason also where it is not owed */
export interface FeeLine {
  readonly fee: "MPF" | "HMF";
  /** Dollars; absent where the fee is owed in an amount that is not on record */
  readonly amount?: string;
  readonly because: Said;
  /** The instruments it rests on */
  readonly cites: readonly string[];
}

/** No max where an unknown quantity leaves no upper end; plus says what each unit of it adds */
export interface DutyBounds {
  /** Dollars with two decimals */
  readonly min: string;
  /** Dollars with two decimals */
  readonly max?: string;
  readonly unboundedBy?: readonly string[];
  readonly plus?: string;
}

/** What one answer to a question makes of the duty */
export interface QuestionOutcome {
  /** The answer, in words */
  readonly if: string;
  /** Absent where the goods may then not be entered */
  readonly duty?: DutyBounds;
  /** Fees of the entry under this answer, where the question is about a fee */
  readonly fees?: string;
}

/** What would settle an open answer, and what each answer would make of the duty */
export interface Question {
  /** Whether a fact is unknown or the law can be read in two ways */
  readonly kind: "fact" | "law";
  /** Path of the fact, or name of the open question of the law */
  readonly fact: string;
  readonly ask: string;
  /** null: any value of the fact's type */
  readonly choices: readonly (string | boolean)[] | null;
  /** The heading that asks */
  readonly because: string;
  readonly outcomes: readonly QuestionOutcome[];
}

/** A bar on entry */
export interface Prohibition {
  /** Name of the measure, or base */
  readonly measure: string;
  /** A day, YYYY-MM-DD, U.S. Eastern time */
  readonly since: string;
  readonly reason: Said;
  /** The instruments it rests on */
  readonly cites: readonly string[];
  /** The unknown fact that it turns on */
  readonly when?: {
    /** Path of a fact in the entry line, such as content.steel.value */
    readonly fact: string;
    readonly value: string | boolean;
  };
}

/** Something the importer could claim that would lower the duty */
export interface Relief {
  /** Path of the fact to claim; several that count only together have " + " between them */
  readonly fact: string;
  /** The heading that the claim would bring in; absent where none is declared */
  readonly heading?: string;
  /** Dollars of duty */
  readonly saves: string;
  /** The proof that the claim takes */
  readonly proof: string;
  /** The instruments it rests on */
  readonly cites: readonly string[];
}

/** A fact taken as given because it is the ordinary case */
export interface Assumption {
  /** Path of a fact in the entry line, such as content.steel.value */
  readonly fact: string;
  readonly assumed: string | boolean;
  readonly code: Code;
  readonly text: string;
}

/** Money collected that a court or a later act gives back */
export interface Refundable {
  /** Name of the measure, or base */
  readonly measure: string;
  /** Dollars with two decimals */
  readonly amount: string;
  readonly because: Said;
  /** The instruments it rests on */
  readonly cites: readonly string[];
}

/** What the reader must be told beside the amounts, and what it is about where that has a name */
export interface Notice {
  readonly code: Code;
  readonly text: string;
  readonly measure?: string;
  readonly heading?: string;
  /** Path of a fact in the entry line, such as content.steel.value */
  readonly fact?: string;
  /** An open question of the law */
  readonly question?: string;
}

/** One measure that was considered, applied or not */
export interface TraceStep {
  /** Name of the measure, or base */
  readonly measure: string;
  /** Number of the schedule with dots; of an antidumping or countervailing duty its case */
  readonly heading: string;
  readonly applied: boolean;
  readonly reason: string;
  /** The instruments it rests on */
  readonly cites: readonly string[];
}

/** Why a line cannot be answered */
export interface AnswerError {
  readonly code: ErrorCode;
  /** What was found */
  readonly message: string;
  /** Path of the fact that it is about */
  readonly key: string;
  /** How to mend it */
  readonly fix: string;
}

/** The line as it was found in the schedule */
export interface LineInfo {
  /** The number at the level given, with dots */
  readonly hts: string;
  readonly label?: string;
  /** Revision of the schedule */
  readonly revision: string;
  /** The country, where the line named its origin by the code of a part of it */
  readonly origin?: string;
  /** That code */
  readonly originGiven?: string;
}

/** What stands under every completion */
export interface Declared {
  /** The base duty, then the additional duties above zero in filing order */
  readonly duties: readonly DutyLine[];
  readonly exemptions: readonly ExemptionLine[];
  /** What to declare, in filing order */
  readonly headings: readonly string[];
}

/** What is filed and what of it comes back */
export interface Filed {
  /** The base duty, then the additional duties above zero in filing order */
  readonly duties: readonly DutyLine[];
  readonly exemptions: readonly ExemptionLine[];
  /** What to declare, in filing order */
  readonly headings: readonly string[];
  readonly refundable: readonly Refundable[];
}

/** Text, yes or no, the number of a reading, null for no claim */
export type Stated = string | boolean | number | null;

/** A fact as one completion has it */
export interface CompletionFact {
  readonly fact: string;
  readonly is: Stated;
  /** Other values with the same outcome */
  readonly also?: readonly Stated[];
}

/** One whole outcome of an open answer, and the facts that it takes */
export interface Completion {
  readonly when: readonly CompletionFact[];
  readonly status: "determined" | "prohibited";
  /** Absent where the goods may not be entered */
  readonly totals?: Totals;
  /** The base duty, then the additional duties above zero in filing order */
  readonly duties: readonly DutyLine[];
  readonly exemptions: readonly ExemptionLine[];
  /** What to declare, in filing order */
  readonly headings: readonly string[];
  readonly refundable: readonly Refundable[];
}

/** The bounds of an open answer, each the exact totals of one completion */
export interface Range {
  readonly min: Totals;
  /** Absent where a quantity is unknown and nothing limits it */
  readonly max?: Totals;
  /** Paths of the quantities that leave no upper end */
  readonly unboundedBy?: readonly string[];
  /** What is added for each unit of them, in words: 1.9 cents a kg */
  readonly plus?: string;
}

/** What is owed, what to declare and why */
export interface Determined {
  readonly id?: string;
  readonly line: LineInfo;
  readonly status: "determined";
  /** The base duty, then the additional duties above zero in filing order */
  readonly duties: readonly DutyLine[];
  readonly exemptions: readonly ExemptionLine[];
  /** What to declare, in filing order */
  readonly headings: readonly string[];
  readonly refundable: readonly Refundable[];
  readonly totals: Totals;
  /** Duty over value, to 6 decimals; absent on a value of zero */
  readonly effectiveRate?: number;
  /** Only with the option fees */
  readonly fees: readonly FeeLine[];
  /** In the order of dollars at stake */
  readonly questions: readonly Question[];
  readonly reliefs: readonly Relief[];
  readonly assumptions: readonly Assumption[];
  readonly notices: readonly Notice[];
  /** Only with the option trace */
  readonly trace?: readonly TraceStep[];
  /** Hash of the law that gave the answer */
  readonly law: string;
  readonly range?: undefined;
  readonly common?: undefined;
  readonly completions?: undefined;
  readonly completionsLeftOut?: undefined;
  readonly prohibition?: undefined;
}

/** What is owed, declared or refunded depends on facts that were not stated */
export interface Ranged {
  readonly id?: string;
  readonly line: LineInfo;
  readonly status: "range";
  readonly range: Range;
  readonly common: Declared;
  /** Least duty first; those that may not be entered last */
  readonly completions: readonly Completion[];
  /** How many more there are */
  readonly completionsLeftOut?: number;
  /** A bar that stands under some completions */
  readonly prohibition?: Prohibition;
  /** Only with the option fees */
  readonly fees: readonly FeeLine[];
  /** In the order of dollars at stake */
  readonly questions: readonly Question[];
  readonly reliefs: readonly Relief[];
  readonly assumptions: readonly Assumption[];
  readonly notices: readonly Notice[];
  /** Only with the option trace */
  readonly trace?: readonly TraceStep[];
  /** Hash of the law that gave the answer */
  readonly law: string;
  readonly duties?: undefined;
  readonly exemptions?: undefined;
  readonly headings?: undefined;
  readonly refundable?: undefined;
  readonly totals?: undefined;
  readonly effectiveRate?: undefined;
}

/** The goods may not be entered */
export interface Prohibited {
  readonly id?: string;
  readonly line: LineInfo;
  readonly status: "prohibited";
  /** The base duty, then the additional duties above zero in filing order */
  readonly duties: readonly DutyLine[];
  readonly exemptions: readonly ExemptionLine[];
  /** What to declare, in filing order */
  readonly headings: readonly string[];
  readonly refundable: readonly Refundable[];
  readonly prohibition: Prohibition;
  /** Only with the option fees */
  readonly fees: readonly FeeLine[];
  /** In the order of dollars at stake */
  readonly questions: readonly Question[];
  readonly reliefs: readonly Relief[];
  readonly assumptions: readonly Assumption[];
  readonly notices: readonly Notice[];
  /** Only with the option trace */
  readonly trace?: readonly TraceStep[];
  /** Hash of the law that gave the answer */
  readonly law: string;
  readonly totals?: undefined;
  readonly effectiveRate?: undefined;
  readonly range?: undefined;
  readonly common?: undefined;
  readonly completions?: undefined;
  readonly completionsLeftOut?: undefined;
}

/** An answered line */
export type Answer = Determined | Ranged | Prohibited;

/** A line that was refused */
export interface Refusal {
  readonly id?: string;
  readonly status: "error";
  readonly error: AnswerError;
}

/** The answer to one line, by its status */
export type Assessment = Determined | Ranged | Prohibited | Refusal;

/** The answer for one entry: its lines, its fees and the sums */
export interface EntryAssessment {
  readonly status: "determined" | "range" | "prohibited" | "error";
  readonly lines: readonly Assessment[];
  /** Charged once, on the lines that owe them */
  readonly fees: readonly FeeLine[];
  /** Where every line is determined */
  readonly totals?: Totals;
}

/** Options of the contract */
export interface AssessOptions {
  /** Use only law published by this day: YYYY-MM-DD */
  readonly knownOn?: string;
  /** Choose a reading of an open question: { "copper-232#content": 2 } */
  readonly readings?: { readonly [name: string]: number };
  /** Language of the texts; English where none is asked */
  readonly language?: "en" | "fr";
  /** Name every measure that was considered */
  readonly trace?: boolean;
  /** Charge the user fees of the line as if it were the only one of its entry */
  readonly fees?: boolean;
}
