// The answer of the contract. Amounts are text with two decimals; a key that does not apply is absent.

import type { Authority } from "../law/types.js";
import type { Said } from "../said/codes.js";

/** One duty that stands. The base duty comes first, also when it is zero. */
export interface DutyLine {
  readonly measure: string;
  readonly authority: Authority;
  readonly program: string;
  readonly heading: string;
  readonly rateText: string;
  /** Fraction of `on`, rounded to 8 decimals; of a specific duty its ad valorem equivalent. Absent when `on` is zero. */
  readonly rate?: number;
  readonly basis: string;
  readonly on: string;
  readonly amount: string;
  /** Import adjustment offset used on this duty. */
  readonly offset?: string;
  readonly since: string;
  readonly cites: readonly string[];
}

/** A heading to declare that adds nothing, and why. */
export interface ExemptionLine {
  readonly measure: string;
  readonly heading: string;
  readonly reason: Said;
  readonly cites: readonly string[];
}

/** Sums in dollars: `duty` = base + additional, `payable` = duty + fees. */
export interface Totals {
  readonly base: string;
  readonly additional: string;
  readonly duty: string;
  readonly fees: string;
  readonly payable: string;
  /** Fees that are owed in an amount not on record: `fees` and `payable` are then at least what is owed. */
  readonly feesUnknown?: readonly string[];
}

/** A user fee, with the reason also when it is not owed. */
export interface FeeLine {
  readonly fee: "MPF" | "HMF";
  /** Absent where the fee is owed in an amount that is not on record. */
  readonly amount?: string;
  readonly because: Said;
  readonly cites: readonly string[];
}

/** What would settle an open answer, and what each answer would make of the duty. */
export interface Question {
  readonly kind: "fact" | "law";
  readonly fact: string;
  readonly ask: string;
  readonly choices: readonly (string | boolean)[] | null;
  readonly because: string;
  readonly outcomes: readonly QuestionOutcome[];
}

/** What one answer to a question makes of the duty; no `duty` where the goods may then not be entered. */
export interface QuestionOutcome {
  readonly if: string;
  /** Bounds in dollars. `max` is absent where an unknown quantity leaves no upper end; then `unboundedBy` and `plus` are as in {@link Range}. */
  readonly duty?: { readonly min: string; readonly max?: string; readonly unboundedBy?: readonly string[]; readonly plus?: string };
  /** Fees of the entry under this answer, where the question is about a fee. */
  readonly fees?: string;
}

/** A bar on entry. `when` names the unknown fact it turns on. */
export interface Prohibition {
  readonly measure: string;
  readonly since: string;
  readonly reason: Said;
  readonly cites: readonly string[];
  readonly when?: { readonly fact: string; readonly value: string | boolean };
}

/** Something the importer could claim that would lower the duty. */
export interface Relief {
  readonly fact: string;
  /** The heading that the claim would bring in; absent where none is declared. */
  readonly heading?: string;
  readonly saves: string;
  readonly proof: string;
  readonly cites: readonly string[];
}

/** A fact taken as given because it is the ordinary case. */
export interface Assumption extends Said {
  readonly fact: string;
  readonly assumed: string | boolean;
}

/** Money collected that a court or a later act gives back. */
export interface Refundable {
  readonly measure: string;
  readonly amount: string;
  readonly because: Said;
  readonly cites: readonly string[];
}

/** What the reader must be told beside the amounts, and what it is about where that has a name. */
export interface Notice extends Said {
  readonly measure?: string;
  readonly heading?: string;
  /** Path of a fact. */
  readonly fact?: string;
  /** Open question of the law. */
  readonly question?: string;
}

/** One measure that was considered, applied or not. */
export interface TraceStep {
  readonly measure: string;
  readonly heading: string;
  readonly applied: boolean;
  readonly reason: string;
  readonly cites: readonly string[];
}

/** Why a line cannot be answered. */
export interface AnswerError {
  readonly code: string;
  readonly message: string;
  readonly key: string;
  readonly fix: string;
}

/** The line as it was found in the schedule. */
export interface LineInfo {
  readonly hts: string;
  readonly label?: string;
  readonly revision: string;
  /** The country, and the code of a part of it, where the line named its origin by one. */
  readonly origin?: string;
  readonly originGiven?: string;
}

/** What is filed and what of it comes back. */
export interface Filed {
  readonly duties: readonly DutyLine[];
  readonly exemptions: readonly ExemptionLine[];
  readonly headings: readonly string[];
  readonly refundable: readonly Refundable[];
}

/** Text, yes or no, the number of a reading, null for no claim. */
export type Stated = string | boolean | number | null;

/** A fact as one completion has it. */
export interface CompletionFact {
  readonly fact: string;
  readonly is: Stated;
  /** Other values with the same outcome. */
  readonly also?: readonly Stated[];
}

/** One whole outcome of an open answer. `totals` are absent where the goods may not be entered. */
export interface Completion extends Filed {
  readonly when: readonly CompletionFact[];
  readonly status: "determined" | "prohibited";
  readonly totals?: Totals;
}

/** The bounds of an open answer, each the exact totals of one completion. */
export interface Range {
  readonly min: Totals;
  /** Absent where a quantity is unknown and nothing limits it. */
  readonly max?: Totals;
  /** Paths of the quantities that leave no upper end. */
  readonly unboundedBy?: readonly string[];
  /** What is added for each unit of them, in words: "1.9 cents a kg". */
  readonly plus?: string;
}

interface AnswerParts {
  readonly id?: string;
  readonly line: LineInfo;
  readonly fees: readonly FeeLine[];
  readonly questions: readonly Question[];
  readonly reliefs: readonly Relief[];
  readonly assumptions: readonly Assumption[];
  readonly notices: readonly Notice[];
  readonly trace?: readonly TraceStep[];
  /** Hash of the law that gave the answer. */
  readonly law: string;
}

// Keys of one status that the others do not have; so that a reader may ask for them before looking at the status.
type Without<Keys extends string> = { readonly [Key in Keys]?: undefined };

/** A line whose duty, declaration and refund are settled. */
export interface Determined extends AnswerParts, Filed, Without<"range" | "common" | "completions" | "completionsLeftOut" | "prohibition"> {
  readonly status: "determined";
  readonly totals: Totals;
  /** Duty over value; absent on a value of zero. */
  readonly effectiveRate?: number;
}

/** A line that is open: nothing at the top can be filed by mistake. */
export interface Ranged extends AnswerParts, Without<keyof Filed | "totals" | "effectiveRate"> {
  readonly status: "range";
  readonly range: Range;
  /** What stands under every completion. */
  readonly common: Omit<Filed, "refundable">;
  /** Up to 16 outcomes, least duty first; those that may not be entered last. */
  readonly completions: readonly Completion[];
  /** How many more there are. */
  readonly completionsLeftOut?: number;
  /** A bar that stands under some completions. */
  readonly prohibition?: Prohibition;
}

/** A line that may not be entered. */
export interface Prohibited
  extends AnswerParts,
    Filed,
    Without<"range" | "common" | "completions" | "completionsLeftOut" | "totals" | "effectiveRate"> {
  readonly status: "prohibited";
  readonly prohibition: Prohibition;
}

/** An answered line. */
export type Answer = Determined | Ranged | Prohibited;

/** A line that was refused. */
export interface Refusal {
  readonly id?: string;
  readonly status: "error";
  readonly error: AnswerError;
}

/** What {@link Engine.assess} returns for every input. */
export type Assessment = Answer | Refusal;

/** Options of the contract. */
export interface AssessOptions {
  /** Use only law published by this day. */
  readonly knownOn?: string;
  /** Choose a reading of an open question: `{ "copper-232#content": 2 }`. */
  readonly readings?: Readonly<Record<string, number>>;
  readonly trace?: boolean;
  readonly fees?: boolean;
}
