// The schemas of answers. Types, the API's document and the checks of tests are made from these. Amounts are text with two decimals; a key
// that does not apply is absent, never null.

import { CODES } from "../said/codes.js";
import { LANGUAGES } from "../said/language.js";
import { ERRORS } from "./errors.js";
import { AMOUNT, about, COUNT, DAY, list, NUMBER, object, type Schema, TEXT, TEXTS, YES } from "./schema.js";
import { AUTHORITY_COLUMNS } from "./vocabulary.js";

export const CODE: Schema = { enum: Object.keys(CODES), description: "Stable; docs/codes.md says what each stands for" };
export const ERROR_CODE: Schema = { enum: Object.keys(ERRORS), description: "Stable; docs/errors.md shows what causes each" };
export const AUTHORITY: Schema = {
  enum: [...Object.values(AUTHORITY_COLUMNS), "Fee"],
  description: "The statute a duty rests on",
};
const MEASURE: Schema = { type: "string", description: "Name of the measure, or base" };
const HEADING: Schema = {
  type: "string",
  description: "Number of the schedule with dots; of an antidumping or countervailing duty its case",
};
const CITES: Schema = { ...TEXTS, description: "The instruments it rests on" };
const FACT: Schema = { type: "string", description: "Path of a fact in the entry line, such as content.steel.value" };

/** What is said: a stable code and the text. */
export const SAID = object({ code: CODE, text: TEXT }, { title: "Said", description: "Something said: its stable code and the text" });
export const NOTICE = object(
  { code: CODE, text: TEXT, "measure?": TEXT, "heading?": TEXT, "fact?": FACT, "question?": about(TEXT, "An open question of the law") },
  { title: "Notice", description: "What the reader must be told beside the amounts, and what it is about where that has a name" },
);
export const TOTALS = object(
  {
    base: AMOUNT,
    additional: AMOUNT,
    duty: about(AMOUNT, "base + additional, in dollars"),
    fees: AMOUNT,
    payable: about(AMOUNT, "duty + fees, in dollars"),
    "feesUnknown?": about(TEXTS, "Fees that are owed in an amount not on record: fees and payable are then at least what is owed"),
  },
  { title: "Totals", description: "Sums of the rounded elements, in dollars" },
);
export const DUTY = object(
  {
    measure: MEASURE,
    authority: AUTHORITY,
    program: TEXT,
    heading: HEADING,
    rateText: about(TEXT, "The rate as the law writes it"),
    "rate?": about(
      NUMBER,
      "Fraction of `on`, to 8 decimals; of a specific duty its ad valorem equivalent, and then absent where `on` is zero",
    ),
    basis: about(TEXT, "What the duty falls on, in words"),
    on: about(AMOUNT, "The part of the value that the duty falls on, in dollars"),
    amount: about(AMOUNT, "Dollars, computed exactly and rounded once, half up"),
    "offset?": about(AMOUNT, "Import adjustment offset used on this duty, in dollars"),
    since: DAY,
    cites: CITES,
  },
  { title: "Duty", description: "One duty that stands. The base duty comes first, also when it is zero" },
);
export const EXEMPTION = object(
  { measure: MEASURE, heading: HEADING, reason: SAID, cites: CITES },
  { title: "Exemption", description: "A heading to declare that adds nothing, and why" },
);
export const REFUNDABLE = object(
  { measure: MEASURE, amount: AMOUNT, because: SAID, cites: CITES },
  { title: "Refundable", description: "Money collected that a court or a later act gives back" },
);
export const FEE = object(
  {
    fee: { enum: ["MPF", "HMF"] },
    "amount?": about(AMOUNT, "Dollars; absent where the fee is owed in an amount that is not on record"),
    because: SAID,
    cites: CITES,
  },
  { title: "Fee", description: "A user fee, with the reason also where it is not owed" },
);
/** Bounds of a duty that may have no upper end. */
export const DUTY_BOUNDS = object(
  { min: AMOUNT, "max?": AMOUNT, "unboundedBy?": TEXTS, "plus?": TEXT },
  { title: "DutyBounds", description: "No max where an unknown quantity leaves no upper end; plus says what each unit of it adds" },
);
export const QUESTION_OUTCOME = object(
  {
    if: about(TEXT, "The answer, in words"),
    "duty?": about(DUTY_BOUNDS, "Absent where the goods may then not be entered"),
    "fees?": about(AMOUNT, "Fees of the entry under this answer, where the question is about a fee"),
  },
  { description: "What one answer to a question makes of the duty" },
);
export const QUESTION = object(
  {
    kind: about({ enum: ["fact", "law"] }, "Whether a fact is unknown or the law can be read in two ways"),
    fact: about(TEXT, "Path of the fact, or name of the open question of the law"),
    ask: TEXT,
    choices: about({ anyOf: [list({ type: ["string", "boolean"] }), { type: "null" }] }, "null: any value of the fact's type"),
    because: about(TEXT, "The heading that asks"),
    outcomes: list(QUESTION_OUTCOME),
  },
  { title: "Question", description: "What would settle an open answer, and what each answer would make of the duty" },
);
export const RELIEF = object(
  {
    fact: about(TEXT, 'Path of the fact to claim; several that count only together have " + " between them'),
    "heading?": about(HEADING, "The heading that the claim would bring in; absent where none is declared"),
    saves: about(AMOUNT, "Dollars of duty"),
    proof: about(TEXT, "The proof that the claim takes"),
    cites: CITES,
  },
  { title: "Relief", description: "Something the importer could claim that would lower the duty" },
);
export const ASSUMPTION = object(
  { fact: FACT, assumed: { type: ["string", "boolean"] }, code: CODE, text: TEXT },
  { title: "Assumption", description: "A fact taken as given because it is the ordinary case" },
);
export const TRACE_STEP = object(
  { measure: MEASURE, heading: HEADING, applied: YES, reason: TEXT, cites: CITES },
  { title: "TraceStep", description: "One measure that was considered, applied or not" },
);
export const ANSWER_ERROR = object(
  {
    code: ERROR_CODE,
    message: about(TEXT, "What was found"),
    key: about(TEXT, "Path of the fact that it is about"),
    fix: about(TEXT, "How to mend it"),
  },
  { description: "Why a line cannot be answered" },
);
/** A line that was refused, in its place. */
export const REFUSAL = object(
  { "id?": TEXT, status: { const: "error" }, error: ANSWER_ERROR },
  { title: "Refusal", description: "A line that was refused" },
);

const COMMON = {
  duties: about(list(DUTY), "The base duty, then the additional duties above zero in filing order"),
  exemptions: list(EXEMPTION),
  headings: about(TEXTS, "What to declare, in filing order"),
};
export const DECLARED = object(COMMON, { description: "What stands under every completion" });
const FILED_KEYS = { ...COMMON, refundable: list(REFUNDABLE) };
export const FILED = object(FILED_KEYS, { description: "What is filed and what of it comes back" });
export const STATED: Schema = {
  type: ["string", "boolean", "integer", "null"],
  description: "Text, yes or no, the number of a reading, null for no claim",
};
export const COMPLETION_FACT = object(
  { fact: TEXT, is: STATED, "also?": about(list(STATED), "Other values with the same outcome") },
  { description: "A fact as one completion has it" },
);
export const COMPLETION = object(
  {
    when: list(COMPLETION_FACT),
    status: { enum: ["determined", "prohibited"] },
    "totals?": about(TOTALS, "Absent where the goods may not be entered"),
    ...FILED_KEYS,
  },
  { title: "Completion", description: "One whole outcome of an open answer, and the facts that it takes" },
);
export const PROHIBITION = object(
  {
    measure: MEASURE,
    since: DAY,
    reason: SAID,
    cites: CITES,
    "when?": about(object({ fact: FACT, value: { type: ["string", "boolean"] } }), "The unknown fact that it turns on"),
  },
  { title: "Prohibition", description: "A bar on entry" },
);
export const LINE_INFO = object(
  {
    hts: about(TEXT, "The number at the level given, with dots"),
    "label?": TEXT,
    revision: about(TEXT, "Revision of the schedule"),
    "origin?": about(TEXT, "The country, where the line named its origin by the code of a part of it"),
    "originGiven?": about(TEXT, "That code"),
  },
  { description: "The line as it was found in the schedule" },
);
export const RANGE = object(
  {
    min: TOTALS,
    "max?": about(TOTALS, "Absent where a quantity is unknown and nothing limits it"),
    "unboundedBy?": about(TEXTS, "Paths of the quantities that leave no upper end"),
    "plus?": about(TEXT, "What is added for each unit of them, in words: 1.9 cents a kg"),
  },
  { description: "The bounds of an open answer, each the exact totals of one completion" },
);
// What every answer has before and after what its status adds.
const BEFORE = { "id?": TEXT, line: LINE_INFO };
const AFTER = {
  fees: about(list(FEE), "Only with the option fees"),
  questions: about(list(QUESTION), "In the order of dollars at stake"),
  reliefs: list(RELIEF),
  assumptions: list(ASSUMPTION),
  notices: list(NOTICE),
  "trace?": about(list(TRACE_STEP), "Only with the option trace"),
  law: about(TEXT, "Hash of the law that gave the answer"),
};
export const DETERMINED = object(
  {
    ...BEFORE,
    status: { const: "determined" },
    ...FILED_KEYS,
    totals: TOTALS,
    "effectiveRate?": about(NUMBER, "Duty over value, to 6 decimals; absent on a value of zero"),
    ...AFTER,
  },
  { title: "Determined", description: "What is owed, what to declare and why" },
);
export const RANGED = object(
  {
    ...BEFORE,
    status: { const: "range" },
    range: RANGE,
    common: DECLARED,
    completions: about({ ...list(COMPLETION), maxItems: 16 }, "Least duty first; those that may not be entered last"),
    "completionsLeftOut?": about(COUNT, "How many more there are"),
    "prohibition?": about(PROHIBITION, "A bar that stands under some completions"),
    ...AFTER,
  },
  { title: "Ranged", description: "What is owed, declared or refunded depends on facts that were not stated" },
);
export const PROHIBITED = object(
  { ...BEFORE, status: { const: "prohibited" }, ...FILED_KEYS, prohibition: PROHIBITION, ...AFTER },
  { title: "Prohibited", description: "The goods may not be entered" },
);
/** An answered line. */
export const ANSWER: Schema = { anyOf: [DETERMINED, RANGED, PROHIBITED], description: "An answered line" };
/** Any answer, also a refusal in its place. */
export const ASSESSMENT: Schema = {
  title: "Assessment",
  anyOf: [DETERMINED, RANGED, PROHIBITED, REFUSAL],
  description: "The answer to one line, by its status",
};
/** The answer for one entry. */
export const ENTRY = object(
  {
    status: { enum: ["determined", "range", "prohibited", "error"] },
    lines: list(ASSESSMENT),
    fees: about(list(FEE), "Charged once, on the lines that owe them"),
    "totals?": about(TOTALS, "Where every line is determined"),
  },
  { title: "EntryAssessment", description: "The answer for one entry: its lines, its fees and the sums" },
);
/** The options of an assessment. */
export const OPTIONS = object(
  {
    "knownOn?": { ...DAY, description: "Use only law published by this day: YYYY-MM-DD" },
    "readings?": {
      type: "object",
      additionalProperties: NUMBER,
      description: 'Choose a reading of an open question: { "copper-232#content": 2 }',
    },
    "language?": { enum: LANGUAGES, description: "Language of the texts; English where none is asked" },
    "trace?": about(YES, "Name every measure that was considered"),
    "fees?": about(YES, "Charge the user fees of the line as if it were the only one of its entry"),
  },
  { description: "Options of the contract" },
);
