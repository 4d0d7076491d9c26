// The schemas of the API, in JSON Schema 2020-12 as OpenAPI 3.1 has it. A schema with a title becomes a component of the document.

import { CODES } from "../said/codes.js";

/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

export const TEXT: Schema = { type: "string" };
export const NUMBER: Schema = { type: "number" };
export const COUNT: Schema = { type: "integer" };
export const YES: Schema = { type: "boolean" };
export const ANY: Schema = {};
export const DAY: Schema = { type: "string", format: "date", description: "A day, YYYY-MM-DD, U.S. Eastern time" };
export const AMOUNT: Schema = { type: "string", pattern: "^-?\\d+\\.\\d{2}$", description: "Dollars with two decimals" };
const CLAIM: Schema = { type: ["string", "null"], description: "Program claimed; null for none" };

/** An object. Keys that end in "?" may be absent; no other keys are there. */
export function object(properties: Readonly<Record<string, Schema>>, more: Schema = {}): Schema {
  const names = Object.keys(properties);
  return {
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name.replace(/\?$/, ""), properties[name]])),
    required: names.filter((name) => !name.endsWith("?")),
    additionalProperties: false,
    ...more,
  };
}

/** A list. */
export function list(items: Schema): Schema {
  return { type: "array", items };
}

/** An object of equal values under free names. */
export function map(values: Schema): Schema {
  return { type: "object", additionalProperties: values };
}

const TEXTS = list(TEXT);
/** Both ends of an amount. */
export const BOUNDS = object({ min: AMOUNT, max: AMOUNT }, { title: "Bounds" });
/** Bounds of a duty that may have no upper end. */
export const DUTY_BOUNDS = object(
  { min: AMOUNT, "max?": AMOUNT, "unboundedBy?": TEXTS, "plus?": TEXT },
  { title: "DutyBounds", description: "No max where an unknown quantity leaves no upper end; plus says what each unit of it adds" },
);
const MEASURED = { measure: TEXT, heading: TEXT };
const RANGE_OF_RATES = object({ min: NUMBER, max: NUMBER });

/** A problem document. */
export const PROBLEM = object(
  { type: TEXT, title: TEXT, status: COUNT, detail: TEXT, code: TEXT, "key?": TEXT, "fix?": TEXT },
  { title: "Problem", description: "RFC 9457, with the code, the key it is about and how to mend it" },
);

const CODE: Schema = { enum: Object.keys(CODES), description: "Stable; docs/codes.md says what each stands for" };
const SAID = object({ code: CODE, text: TEXT }, { title: "Said" });
const NOTICE = object(
  { code: CODE, text: TEXT, "measure?": TEXT, "heading?": TEXT, "fact?": TEXT, "question?": TEXT },
  { title: "Notice" },
);
const AUTHORITY: Schema = {
  enum: ["HTS", "IEEPA", "Section 122", "Section 201", "Section 232", "Section 301", "Section 338", "AD/CVD", "Fee"],
};
const TOTALS = object(
  { base: AMOUNT, additional: AMOUNT, duty: AMOUNT, fees: AMOUNT, payable: AMOUNT, "feesUnknown?": TEXTS },
  {
    title: "Totals",
    description: "Where feesUnknown names a fee, its amount is not on record: fees and payable are at least what is owed",
  },
);
const DUTY = object(
  {
    ...MEASURED,
    authority: AUTHORITY,
    program: TEXT,
    rateText: TEXT,
    "rate?": NUMBER,
    basis: TEXT,
    on: AMOUNT,
    amount: AMOUNT,
    "offset?": AMOUNT,
    since: DAY,
    cites: TEXTS,
  },
  { title: "Duty" },
);
const EXEMPTION = object({ ...MEASURED, reason: SAID, cites: TEXTS }, { title: "Exemption" });
const REFUNDABLE = object({ measure: TEXT, amount: AMOUNT, because: SAID, cites: TEXTS }, { title: "Refundable" });
const FEE = object({ fee: { enum: ["MPF", "HMF"] }, "amount?": AMOUNT, because: SAID, cites: TEXTS }, { title: "Fee" });
const QUESTION = object(
  {
    kind: { enum: ["fact", "law"] },
    fact: TEXT,
    ask: TEXT,
    choices: { anyOf: [list({ type: ["string", "boolean"] }), { type: "null" }] },
    because: TEXT,
    outcomes: list(object({ if: TEXT, "duty?": DUTY_BOUNDS, "fees?": AMOUNT })),
  },
  { title: "Question" },
);
const REFUSAL_REASON = object({ code: TEXT, message: TEXT, key: TEXT, fix: TEXT });
/** A line that was refused, in its place. */
export const REFUSAL = object({ "id?": TEXT, status: { const: "error" }, error: REFUSAL_REASON }, { title: "Refusal" });

const COMMON = {
  duties: list(DUTY),
  exemptions: list(EXEMPTION),
  headings: TEXTS,
};
const FILED = { ...COMMON, refundable: list(REFUNDABLE) };
const STATED: Schema = { type: ["string", "boolean", "integer", "null"] };
const COMPLETION = object(
  {
    when: list(object({ fact: TEXT, is: STATED, "also?": list(STATED) })),
    status: { enum: ["determined", "prohibited"] },
    "totals?": TOTALS,
    ...FILED,
  },
  { title: "Completion", description: "One whole outcome of an open answer, and the facts that it takes" },
);
const PROHIBITION = object(
  {
    measure: TEXT,
    since: DAY,
    reason: SAID,
    cites: TEXTS,
    "when?": object({ fact: TEXT, value: { type: ["string", "boolean"] } }),
  },
  { title: "Prohibition" },
);
// What every answer has before and after what its status adds.
const BEFORE = { "id?": TEXT, line: object({ hts: TEXT, "label?": TEXT, revision: TEXT, "origin?": TEXT, "originGiven?": TEXT }) };
const AFTER = {
  fees: list(FEE),
  questions: list(QUESTION),
  reliefs: list(object({ fact: TEXT, "heading?": TEXT, saves: AMOUNT, proof: TEXT, cites: TEXTS }, { title: "Relief" })),
  assumptions: list(object({ fact: TEXT, assumed: { type: ["string", "boolean"] }, code: CODE, text: TEXT }, { title: "Assumption" })),
  notices: list(NOTICE),
  "trace?": list(object({ ...MEASURED, applied: YES, reason: TEXT, cites: TEXTS }, { title: "TraceStep" })),
  law: TEXT,
};
const DETERMINED = object(
  { ...BEFORE, status: { const: "determined" }, ...FILED, totals: TOTALS, "effectiveRate?": NUMBER, ...AFTER },
  { title: "Determined", description: "What is owed, what to declare and why" },
);
const RANGED = object(
  {
    ...BEFORE,
    status: { const: "range" },
    range: object({ min: TOTALS, "max?": TOTALS, "unboundedBy?": TEXTS, "plus?": TEXT }),
    common: object(COMMON),
    completions: { ...list(COMPLETION), maxItems: 16 },
    "completionsLeftOut?": COUNT,
    "prohibition?": PROHIBITION,
    ...AFTER,
  },
  { title: "Ranged", description: "What is owed, declared or refunded depends on facts that were not stated" },
);
const PROHIBITED = object(
  { ...BEFORE, status: { const: "prohibited" }, ...FILED, prohibition: PROHIBITION, ...AFTER },
  { title: "Prohibited", description: "The goods may not be entered" },
);

/** Any answer, also a refusal in its place. */
export const ASSESSMENT: Schema = { title: "Assessment", anyOf: [DETERMINED, RANGED, PROHIBITED, REFUSAL] };

/** The answer for one entry. */
export const ENTRY = object(
  {
    status: { enum: ["determined", "range", "prohibited", "error"] },
    lines: list(ASSESSMENT),
    fees: list(FEE),
    "totals?": TOTALS,
  },
  { title: "EntryAssessment" },
);

/** A line of the schedule on a day. */
export const SCHEDULE_LINE = object(
  {
    hts: TEXT,
    "label?": TEXT,
    rateHts: TEXT,
    units: TEXTS,
    general: TEXT,
    special: TEXT,
    other: TEXT,
    since: DAY,
    revision: TEXT,
    statistical: TEXTS,
    marks: TEXTS,
  },
  { title: "ScheduleLine" },
);

export const STEP = object(
  {
    from: DAY,
    "until?": DAY,
    spi: CLAIM,
    status: TEXT,
    "duties?": list(DUTY),
    "common?": object(COMMON),
    "effectiveRate?": NUMBER,
    "range?": DUTY_BOUNDS,
    because: TEXTS,
    "followedBy?": TEXTS,
  },
  { title: "Step", description: "One period with the same duties; from inclusive, until exclusive" },
);

const SIDE = object({
  status: TEXT,
  duties: list(object({ ...MEASURED, rateText: TEXT })),
  "effectiveRate?": NUMBER,
  "range?": DUTY_BOUNDS,
  "error?": TEXT,
});
export const DIFFERENCE = object(
  { hts: TEXT, "label?": TEXT, spi: CLAIM, before: SIDE, after: SIDE, because: TEXTS },
  { title: "Difference" },
);

const LAST_SEEN = object({ day: DAY, in: TEXT });
export const MEASURE_ROW = object(
  { id: TEXT, title: TEXT, authority: AUTHORITY, "until?": DAY, lastSeen: LAST_SEEN },
  { title: "MeasureRow" },
);
const END = object({ on: DAY, known: DAY, by: TEXTS, "stillPrinted?": TEXT });
const TERMS: Schema = { type: "object", description: "Terms as law/README.md describes them; an amendment holds what it changes" };
export const MEASURE = object(
  {
    id: TEXT,
    title: TEXT,
    authority: AUTHORITY,
    clock: { enum: ["entry", "import"] },
    provisions: list(
      object({
        id: TEXT,
        covers: TEXT,
        program: TEXT,
        "offset?": TEXT,
        "deposit?": object({ stage: TEXT, remedy: TEXT }),
        base: TERMS,
        amendments: list(object({ from: DAY, known: DAY, "withdrawn?": DAY, by: TEXTS, seen: TEXT, "unverified?": TEXT, terms: TERMS })),
        "ends?": END,
      }),
    ),
    "ends?": END,
    "unlawful?": object({ held: DAY, known: DAY, by: TEXTS, because: TEXT }),
    questions: list(object({ id: TEXT, ask: TEXT, readings: TEXTS, treatment: { enum: ["range", "first"] }, cites: TEXTS })),
    lastSeen: LAST_SEEN,
    reviewed: DAY,
    "partly?": TEXT,
    litigation: list(object({ text: TEXT, seen: DAY })),
    notices: list(object({ code: CODE, text: TEXT, "from?": DAY, "until?": DAY, "headings?": TEXTS, "informal?": YES })),
  },
  { title: "Measure" },
);
export const FACT = object(
  {
    name: TEXT,
    type: { enum: ["boolean", "choice", "number", "decimal", "date", "text", "country"] },
    kind: { enum: ["material", "relief", "exceptional", "stated"] },
    ask: TEXT,
    values: list({ type: ["string", "boolean"] }),
    absent: { type: ["string", "boolean", "null"] },
    claim: { type: ["string", "boolean", "null"] },
    raising: TEXTS,
    "offeredOn?": TEXT,
    "proof?": TEXT,
    "unit?": TEXT,
    "within?": { enum: ["value", "weight", "chapter-rate"] },
    "most?": COUNT,
    cites: TEXTS,
  },
  { title: "Fact" },
);
export const EVENT = object(
  {
    date: TEXT,
    kind: TEXT,
    standing: { enum: ["happened", "scheduled", "threatened"] },
    parties: TEXTS,
    measures: TEXTS,
    sectors: TEXTS,
    title: TEXT,
    instrument: TEXT,
    source: TEXT,
    confidence: TEXT,
  },
  { title: "Event" },
);
const PRINTED_RATE = object({ kind: TEXT, "percent?": TEXT });
const PRINT = object({
  name: TEXT,
  from: DAY,
  differences: list(
    object({
      id: TEXT,
      kind: { enum: ["rate", "unreadable", "gone", "new", "returned", "words", "footnotes"] },
      law: TEXT,
      print: TEXT,
      words: TEXT,
      reaches: { type: "boolean" },
      why: TEXT,
      "rates?": object({ general: PRINTED_RATE, special: PRINTED_RATE }),
    }),
  ),
});
export const LAW = object(
  {
    hash: TEXT,
    from: DAY,
    lastSeen: DAY,
    origins: TEXTS,
    notCovered: list(object({ text: TEXT, from: DAY, prefixes: TEXTS, cites: TEXTS })),
    coming: list(object({ on: DAY, what: TEXT, cites: TEXTS })),
    "print?": PRINT,
  },
  { title: "LawOnRecord" },
);
export const FOUND = object(
  { hts: TEXT, label: TEXT, score: NUMBER, "within?": object({ hts: TEXT, label: TEXT }) },
  { title: "SearchResult" },
);
export const CHANGED = object({ index: COUNT, law: ASSESSMENT, scenario: ASSESSMENT }, { title: "ChangedLine" });

const GROUP = object(
  {
    key: TEXT,
    imports: AMOUNT,
    inside: AMOUNT,
    outside: AMOUNT,
    "insideShare?": NUMBER,
    duty: BOUNDS,
    dutyInside: BOUNDS,
    dutyOutside: BOUNDS,
    "rate?": RANGE_OF_RATES,
    byAuthority: map(BOUNDS),
    barred: BOUNDS,
    quantitiesUnknown: AMOUNT,
    notRated: map(AMOUNT),
    "law?": object({ duty: BOUNDS }),
    "change?": BOUNDS,
  },
  { title: "ExposureGroup" },
);
export const EXPOSURE = object(
  {
    law: TEXT,
    day: TEXT,
    months: TEXTS,
    by: TEXT,
    claims: TEXT,
    rows: list(GROUP),
    total: GROUP,
    assumptions: list(object({ fact: TEXT, goods: TEXT, "low?": NUMBER, "high?": NUMBER, "value?": TEXT, because: TEXT })),
    open: TEXTS,
    notices: TEXTS,
  },
  { title: "Exposure" },
);
export const AUDIT = object(
  {
    summary: { type: "object", required: ["asOf", "law", "rows", "entries", "total"] },
    entries: list({ type: "object", required: ["entry_number", "findings"] }),
    problems: list(object({ row: TEXT, entry: TEXT, code: TEXT, message: TEXT })),
  },
  { title: "Audit", description: "docs/audit.md names the columns" },
);

/** Media types of tables. The form is told by the first bytes, whatever the type says. */
export const TABLE_TYPES = [
  "text/csv",
  "text/tab-separated-values",
  "text/plain",
  "application/gzip",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.apache.parquet",
] as const;

/** The query of `/v1/rate`. */
export const RATE_QUERY: readonly (readonly [string, Schema])[] = [
  ["knownOn", DAY],
  ["fees", { enum: ["1", "0", "true", "false"] }],
  ["reading", list({ type: "string", pattern: "^.+=[12]$" })],
  ["map", list({ type: "string", pattern: "^.+=.*$" })],
  ["dates", { enum: ["mdy", "dmy"] }],
  ["sheet", TEXT],
];
