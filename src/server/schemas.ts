// The schemas of the API, in JSON Schema 2020-12 as OpenAPI 3.1 has it. A schema with a title becomes a component of the document.

import { METAL_PARTS, METALS } from "../facts/content.js";
import { ENTRY_TYPES, MODES, REQUIRED } from "../facts/read.js";
import type { Law } from "../law/types.js";
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
const FEE_NAME: Schema = { enum: ["MPF", "HMF"] };
const FEE = object({ fee: FEE_NAME, "amount?": AMOUNT, because: SAID, cites: TEXTS }, { title: "Fee" });
const QUESTION = object(
  {
    kind: { enum: ["fact", "law"] },
    fact: TEXT,
    ask: TEXT,
    choices: { anyOf: [list({ type: ["string", "boolean"] }), { type: "null" }] },
    because: TEXT,
    outcomes: list(object({ if: TEXT, "duty?": BOUNDS, "fee?": object({ fee: FEE_NAME, amount: AMOUNT }) })),
  },
  { title: "Question" },
);
const REFUSAL_REASON = object({ code: TEXT, message: TEXT, key: TEXT, fix: TEXT });
/** A line that was refused, in its place. */
export const REFUSAL = object({ "id?": TEXT, status: { const: "error" }, error: REFUSAL_REASON }, { title: "Refusal" });

/** An answered line. */
export const ANSWER = object(
  {
    "id?": TEXT,
    status: { enum: ["determined", "range", "prohibited"] },
    line: object({ hts: TEXT, "label?": TEXT, revision: TEXT, "origin?": TEXT, "originGiven?": TEXT }),
    duties: list(DUTY),
    exemptions: list(object({ ...MEASURED, reason: SAID, cites: TEXTS }, { title: "Exemption" })),
    headings: TEXTS,
    "totals?": TOTALS,
    fees: list(FEE),
    "effectiveRate?": NUMBER,
    "range?": object({ min: TOTALS, max: TOTALS, "unboundedBy?": TEXTS }),
    questions: list(QUESTION),
    "prohibition?": object(
      {
        measure: TEXT,
        since: DAY,
        reason: SAID,
        cites: TEXTS,
        "when?": object({ fact: TEXT, value: { type: ["string", "boolean"] } }),
      },
      { title: "Prohibition" },
    ),
    refundable: list(object({ measure: TEXT, amount: AMOUNT, because: SAID, cites: TEXTS }, { title: "Refundable" })),
    reliefs: list(object({ fact: TEXT, "heading?": TEXT, saves: AMOUNT, proof: TEXT, cites: TEXTS }, { title: "Relief" })),
    assumptions: list(object({ fact: TEXT, assumed: { type: ["string", "boolean"] }, code: CODE, text: TEXT }, { title: "Assumption" })),
    notices: list(NOTICE),
    "trace?": list(object({ ...MEASURED, applied: YES, reason: TEXT, cites: TEXTS }, { title: "TraceStep" })),
    law: TEXT,
  },
  { title: "Answer", description: "What is owed, what to declare, why, and what is open" },
);

/** Any answer, also a refusal in its place. */
export const ASSESSMENT: Schema = { title: "Assessment", anyOf: [ANSWER, REFUSAL] };

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
    duties: list(DUTY),
    "effectiveRate?": NUMBER,
    "range?": BOUNDS,
    because: TEXTS,
  },
  { title: "Step", description: "One period with the same duties; from inclusive, until exclusive" },
);

const SIDE = object({
  status: TEXT,
  duties: list(object({ ...MEASURED, rateText: TEXT })),
  "effectiveRate?": NUMBER,
  "range?": BOUNDS,
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
    notices: list(object({ code: CODE, text: TEXT, "from?": DAY, "until?": DAY })),
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
export const LAW = object(
  {
    hash: TEXT,
    from: DAY,
    lastSeen: DAY,
    origins: TEXTS,
    notCovered: list(object({ text: TEXT, from: DAY, prefixes: TEXTS, cites: TEXTS })),
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

const DECIMAL: Schema = {
  title: "Decimal",
  description: "A plain decimal as text or number: no sign, comma, space or exponent; dollars have at most two decimals",
  anyOf: [
    { type: "string", pattern: "^\\d{1,13}(\\.\\d{1,6})?$" },
    { type: "number", minimum: 0 },
  ],
};
const COUNTRY: Schema = { type: "string", pattern: "^([A-Z]{2}|unknown)$" };

/** The facts of one entry line; the named facts come from the registry of the law. */
export function entryLine(law: Law): Schema {
  const metals = METALS.map((metal) => [
    `${metal}?`,
    object({
      "value?": { anyOf: [DECIMAL, { const: "unknown" }] },
      "weightKg?": DECIMAL,
      "usShare?": DECIMAL,
      "ukShare?": DECIMAL,
      ...Object.fromEntries((METAL_PARTS[metal] ?? []).map((part) => [`${part}?`, COUNTRY])),
    }),
  ]);
  const facts = law.facts.flatMap(({ name, type, values, ask }) =>
    name.startsWith("facts.") ? [[`${name.slice(6)}?`, { ...factType(type, values), description: ask }]] : [],
  );
  const keys: Record<string, Schema> = {
    "id?": TEXT,
    hts: { type: "string", description: "8 or 10 digits, with or without dots" },
    origin: { type: "string", description: "Country of origin, ISO 3166-1 alpha-2, such as CA" },
    entryDate: DAY,
    "importDate?": DAY,
    value: DECIMAL,
    "spi?": { type: ["string", "null"], description: '"S" claims USMCA, null claims nothing, absent is unknown' },
    "content?": object(Object.fromEntries(metals)),
    "weightKg?": DECIMAL,
    "quantity?": map(DECIMAL),
    "usContentValue?": DECIMAL,
    "chapter98?": TEXT,
    "chapter98Value?": DECIMAL,
    "loadedDate?": DAY,
    "facts?": object(Object.fromEntries(facts)),
    "mode?": { enum: MODES },
    "entryType?": { enum: ENTRY_TYPES },
  };
  return object(keys, { title: "EntryLine", required: [...REQUIRED] });
}

function factType(type: string, values: readonly unknown[]): Schema {
  switch (type) {
    case "boolean":
      return YES;
    case "choice":
      return { enum: values };
    case "date":
      return DAY;
    case "country":
      return COUNTRY;
    case "text":
      return TEXT;
    default:
      return DECIMAL;
  }
}

/** The query of `/v1/rate`. */
export const RATE_QUERY: readonly (readonly [string, Schema])[] = [
  ["knownOn", DAY],
  ["fees", { enum: ["1", "0", "true", "false"] }],
  ["reading", list({ type: "string", pattern: "^.+=[12]$" })],
];
