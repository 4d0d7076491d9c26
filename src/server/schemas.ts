// The schemas of the API beside those of lines and answers, which are the contract's.

import { ASSESSMENT, AUTHORITY, CODE, DECLARED, DUTY, DUTY_BOUNDS, PROHIBITION, RANGE } from "../contract/answer-schema.js";
import { AMOUNT, COUNT, DAY, list, map, NUMBER, object, type Schema, TEXT, TEXTS, YES } from "../contract/schema.js";
import { LANGUAGES } from "../said/language.js";

export { ASSESSMENT, DUTY_BOUNDS, ENTRY, REFUSAL } from "../contract/answer-schema.js";
export const LANGUAGE: Schema = { enum: LANGUAGES, description: "Language of the texts: en or fr; English when left out" };
export { AMOUNT, COUNT, DAY, DECIMAL, DOLLARS, list, map, NUMBER, object, type Schema, TEXT, YES } from "../contract/schema.js";

export const ANY: Schema = {};
const CLAIM: Schema = { type: ["string", "null"], description: "Program claimed; null for none" };

/** Both ends of an amount. */
export const BOUNDS = object({ min: AMOUNT, max: AMOUNT }, { title: "Bounds" });
const MEASURED = { measure: TEXT, heading: TEXT };
const RANGE_OF_RATES = object({ min: NUMBER, max: NUMBER });

/** A problem document. */
export const PROBLEM = object(
  {
    type: { ...TEXT, format: "uri-reference", description: "Page of the code on this server" },
    title: TEXT,
    status: COUNT,
    detail: TEXT,
    code: TEXT,
    "key?": TEXT,
    "fix?": TEXT,
    "id?": { ...TEXT, description: "Of the line or question that is refused" },
  },
  { title: "Problem", description: "RFC 9457, with the code, the key it is about and how to mend it" },
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
    "common?": DECLARED,
    "effectiveRate?": NUMBER,
    "range?": RANGE,
    "prohibition?": PROHIBITION,
    because: TEXTS,
    "unverified?": TEXTS,
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
  { hts: TEXT, "label?": TEXT, spi: CLAIM, before: SIDE, after: SIDE, because: TEXTS, "unverified?": TEXTS },
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
        "printed?": list(TERMS),
        "deposit?": object({ stage: TEXT, remedy: TEXT }),
        base: TERMS,
        amendments: list(object({ from: DAY, known: DAY, "withdrawn?": DAY, by: TEXTS, seen: TEXT, "unverified?": TEXT, terms: TERMS })),
        "ends?": END,
      }),
    ),
    "ends?": END,
    "unlawful?": object({ held: DAY, known: DAY, by: TEXTS, because: TEXT }),
    questions: list(
      object({
        id: TEXT,
        ask: TEXT,
        readings: TEXTS,
        treatment: { enum: ["range", "first"] },
        "otherClock?": { const: "entry", description: "Under the other reading the day of entry decides, not that of import" },
        cites: TEXTS,
      }),
    ),
    lastSeen: LAST_SEEN,
    reviewed: DAY,
    "partly?": TEXT,
    litigation: list(object({ text: TEXT, seen: DAY })),
    notices: list(
      object({
        code: CODE,
        text: TEXT,
        "from?": DAY,
        "until?": DAY,
        "headings?": TEXTS,
        "informal?": YES,
        "origins?": TEXTS,
        "notOrigins?": TEXTS,
      }),
    ),
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
    "describedBy?": TEXTS,
    "proof?": TEXT,
    "unit?": TEXT,
    "within?": { enum: ["value", "weight", "chapter-rate"] },
    "points?": { type: "object", additionalProperties: TEXTS },
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
      "origins?": TEXTS,
      "notOrigins?": TEXTS,
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
    notCovered: list(
      object({ text: TEXT, from: DAY, "until?": DAY, prefixes: TEXTS, "origins?": TEXTS, "notOrigins?": TEXTS, cites: TEXTS }),
    ),
    coming: list(object({ on: DAY, what: TEXT, cites: TEXTS })),
    "print?": PRINT,
  },
  { title: "LawOnRecord" },
);
export const FOUND = object(
  {
    hts: TEXT,
    label: TEXT,
    score: NUMBER,
    match: {
      enum: ["all", "some", "nearest"],
      description:
        "Whether the heading has all the words as they were written, some of them, or none and is there for words with like letters only",
    },
    "within?": object({ hts: TEXT, label: TEXT }),
  },
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
