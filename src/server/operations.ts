// The table of operations. A new one is one entry here: its route, its part of the document and its tool follow.

import type { Assessment } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import type { Day } from "../exact/day.js";
import { type DiffRequest, diffDays } from "../history/diff.js";
import { diffRefused } from "../history/diff-refused.js";
import { dayByDay, type HistoryRequest, type Step } from "../history/steps.js";
import { formatHts, normalizeHts } from "../hts/number.js";
import { claimsFor } from "../law/claimable.js";
import { factsIn } from "../law/facts-in.js";
import { freshnessOf } from "../law/freshness.js";
import { writtenPrint } from "../print/words.js";
import { type Arg, message } from "../said/message.js";
import { DEFAULT_ORIGIN, DEFAULT_VALUE } from "../settings.js";
import { assessHttp } from "./assess.js";
import { AUDIT_OPERATION } from "./audit.js";
import { FEED_OPERATIONS } from "./feeds.js";
import { FACTS, type Given, languageOf, manyLines, type Operation, optionsOf, type Parts, Refused, tooMany } from "./operation.js";
import { ORIGIN_OPERATION } from "./origin.js";
import * as s from "./schemas.js";
import { inTurns } from "./turns.js";

// Well-formed numbers that name no line of goods.
const NOT_THERE: ReadonlySet<string> = new Set(["hts/not-in-force", "hts/not-a-primary-number"]);
const MOST_RESULTS = 100;
const KNOWN_ON = { ...s.DAY, description: "Use only law that was public by this day" };
const READINGS = {
  type: "object",
  additionalProperties: { type: "number" },
  description: 'Readings of open questions: {"copper-232#content": 2}',
};
const OPTIONS = {
  "knownOn?": KNOWN_ON,
  "readings?": READINGS,
  "trace?": { ...s.YES, description: "Also show every measure considered" },
  "fees?": { ...s.YES, description: "Add the merchandise processing and harbor maintenance fees" },
};
const HTS = { ...s.TEXT, description: "Tariff number, with or without dots" };
const ORIGIN = { ...s.TEXT, description: "Country of origin; CA when left out" };

function word(given: Given, key: string, otherwise = ""): string {
  const found = given[key];
  return typeof found === "string" ? found : otherwise;
}

function assess(given: Given, { engine }: Parts): unknown {
  const options = optionsOf(given);
  if (Array.isArray(given.lines)) return tooMany(given.lines) ?? given.lines.map((each) => engine.assess(each, options));
  return engine.assess(given.line, options);
}

function line(given: Given, { engine, today }: Parts): unknown {
  const hts = word(given, "hts");
  const day = word(given, "date", today()) as Day;
  const first = engine.law.coverage.from;
  if (day < first)
    return new Refused(
      422,
      "date/before-coverage",
      message("date/before-coverage", { day, first }),
      message("date/before-coverage.fix", { first }),
      "date",
    );
  const found = engine.schedule.lookup(normalizeHts(hts) ?? hts.replaceAll(".", ""), day);
  if (!found.ok) {
    const { code, message: what, fix } = found.error;
    return new Refused(NOT_THERE.has(code) ? 404 : 422, code, what, fix, "hts");
  }
  const label = engine.parts.label(found.line.hts, languageOf(given));
  return {
    ...found.line,
    hts: formatHts(found.line.hts),
    ...(label === undefined ? {} : { label }),
    rateHts: formatHts(found.line.rateHts),
    statistical: found.line.statistical.map(formatHts),
  };
}

// All days of the record take longer than a short request may wait.
async function history(given: Given, { engine, today }: Parts, gone?: () => boolean): Promise<unknown> {
  const { spi } = given;
  const origin = word(given, "origin", DEFAULT_ORIGIN);
  const both = claimsFor(engine.law, origin);
  const claims = spi === undefined ? both : [spi === null || spi === "none" || spi === "null" || spi === "" ? null : String(spi)];
  const asked = { hts: word(given, "hts"), origin, value: word(given, "value", DEFAULT_VALUE) };
  const { trace: _, fees: __, ...options } = optionsOf(given);
  const found =
    (await inTurns(
      claimByClaim(
        engine,
        claims.map((spi) => ({ ...asked, spi, options })),
      ),
      gone,
    )) ?? [];
  if (found.length > 0) return found;
  const why = engine.assess({ ...asked, entryDate: today(), spi: claims[0] }, options);
  if (why.status !== "error") return found;
  const { code, message: what, fix, key } = why.error;
  return new Refused(NOT_THERE.has(code) ? 404 : 422, code, what, fix, key);
}

function* claimByClaim(engine: Engine, requests: readonly HistoryRequest[]): Generator<undefined, Step[]> {
  const found: Step[] = [];
  for (const request of requests) found.push(...(yield* dayByDay(engine, request)));
  return found;
}

function diffRequest(given: Given): DiffRequest {
  return {
    from: word(given, "from") as Day,
    to: word(given, "to") as Day,
    origin: word(given, "origin", DEFAULT_ORIGIN),
    value: DEFAULT_VALUE,
    language: languageOf(given),
    ...(given.chapter === undefined ? {} : { chapter: word(given, "chapter") }),
  };
}

function whyNoDiff(given: Given, { engine }: Parts): Refused | undefined {
  const wrong = diffRefused(engine, diffRequest(given));
  return wrong === undefined ? undefined : new Refused(422, wrong.code, wrong.message, wrong.fix, wrong.key);
}

function diff(given: Given, parts: Parts): unknown {
  return whyNoDiff(given, parts) ?? diffDays(parts.engine, diffRequest(given));
}

function measure(given: Given, { engine }: Parts): unknown {
  const id = word(given, "id");
  const found = engine.law.measures.find((each) => each.id === id);
  return (
    found ??
    new Refused(404, "law/unknown-measure", message("server/no-measure", { id: id.slice(0, 60) }), message("server/no-measure.fix"), "id")
  );
}

function measures(given: Given, { engine }: Parts): unknown {
  const { law: inLaw } = engine.parts.translator(languageOf(given));
  return engine.law.measures.map(({ id, title, authority, ends, lastSeen }) => ({
    id,
    title: inLaw(title),
    authority,
    ...(ends === undefined ? {} : { until: ends.on }),
    lastSeen,
  }));
}

// A part that refuses in words.
function answered(found: unknown): unknown {
  return refusalIn(found) ?? found;
}

function refusalIn(found: unknown): Refused | undefined {
  if (typeof found !== "object" || found === null || !("refused" in found)) return undefined;
  const {
    refused,
    fix,
    code = "request/bad-query",
    key,
  } = found as { readonly refused: Arg; readonly fix: Arg; readonly code?: string; readonly key?: string };
  return new Refused(422, code, refused, fix, key);
}

function compare(given: Given, parts: Parts): unknown {
  const lines = given.lines as readonly unknown[];
  const many = tooMany(lines);
  if (many !== undefined) return many;
  const other = parts.scenario(typeof given.scenario === "string" ? given.scenario : JSON.stringify(given.scenario));
  if ("refused" in other) return new Refused(422, "law/refused", other.refused, message("server/scenario.fix"), "scenario");
  const options = optionsOf(given);
  return lines.flatMap((each, index) => {
    const [law, scenario] = [parts.engine.assess(each, options), other.assess(each, options)];
    const same = JSON.stringify({ ...law, law: "" }) === JSON.stringify(unmarked(scenario));
    // A line without an answer is told: it is not one that stays as it is.
    return same && law.status !== "error" ? [] : [{ index, law, scenario }];
  });
}

// An answer without what only says under which law it was given.
function unmarked(answer: Assessment): unknown {
  if (answer.status === "error") return { ...answer, law: "" };
  return { ...answer, notices: answer.notices.filter(({ code }) => code !== "law/scenario"), law: "" };
}

/** Every operation, in the order of the document. */
export const OPERATIONS: readonly Operation[] = [
  {
    name: "assess",
    method: "POST",
    path: "/v1/assess",
    summary: "Assess one entry line, or an array of up to 10,000",
    description:
      "U.S. duties on one entry line of Canadian goods (line), or on several (lines): what is owed, under which headings in filing order, why with citations, what could lower it, and what is still open. Status is determined, range (see questions), prohibited or error.",
    input: { "line?": FACTS, "lines?": { type: "array", items: FACTS }, ...OPTIONS },
    body: ["line", "lines"],
    answer: s.ASSESSMENT,
    run: assess,
    long: manyLines,
    http: assessHttp,
  },
  {
    name: "entry",
    method: "POST",
    path: "/v1/entry",
    summary: "Assess the lines of one entry; fees are charged once",
    description: "The lines of one customs entry together; the merchandise processing fee is charged once on those that owe it.",
    input: { lines: { type: "array", items: FACTS }, ...OPTIONS },
    body: ["lines"],
    answer: s.ENTRY,
    run: (given, { engine }) => {
      const lines = given.lines as readonly unknown[];
      return tooMany(lines) ?? engine.assessEntry(lines, optionsOf(given));
    },
    long: manyLines,
  },
  ORIGIN_OPERATION,
  AUDIT_OPERATION,
  {
    name: "compare",
    method: "POST",
    path: "/v1/compare",
    summary: "The same lines under the law and under a scenario; only what differs",
    description:
      "Assess the same lines under the law and under a scenario (the text of a scenario file in YAML); only lines that differ come back, and those that have no answer, with their error.",
    input: { lines: { type: "array", items: FACTS }, scenario: { type: ["string", "object"] }, ...OPTIONS },
    body: ["lines", "scenario"],
    answer: s.list(s.CHANGED),
    run: compare,
    refuses: ({ lines }) => tooMany(lines as readonly unknown[]),
    long: () => true,
  },
  {
    name: "lines",
    method: "GET",
    path: "/v1/lines/:hts",
    summary: "The line of a number on a day",
    description: "The line of a tariff number on a day: rates, units, statistical lines below it. A heading names the lines below it.",
    input: { hts: HTS, "date?": { ...s.DAY, description: "Day; today when left out" } },
    answer: s.SCHEDULE_LINE,
    run: line,
  },
  {
    name: "search",
    method: "GET",
    path: "/v1/search",
    summary: "Headings by words or number",
    description:
      "Find tariff headings by plain words, trade words or number. Misspellings are forgiven; match says whether a heading has all the words, some, or only words with like letters.",
    input: { q: { ...s.TEXT, minLength: 1, maxLength: 500 }, "limit?": { ...s.COUNT, minimum: 1, maximum: MOST_RESULTS } },
    answer: s.list(s.FOUND),
    run: (given, { search }) => search(word(given, "q"), typeof given.limit === "number" ? given.limit : 10),
  },
  {
    name: "history",
    method: "GET",
    path: "/v1/history/:hts",
    summary: "The duty on one product, change by change, with and without the claim",
    description:
      "The duty on one product since the first day on record, change by change, with the acts; with the USMCA claim (spi S), without (spi none), or both.",
    input: {
      hts: HTS,
      "origin?": ORIGIN,
      "spi?": { type: ["string", "null"] },
      "value?": s.DOLLARS,
      "knownOn?": KNOWN_ON,
      "readings?": READINGS,
    },
    answer: s.list(s.STEP),
    run: history,
    http: (request, _, given, parts) => history(given, parts, () => request.raw.socket.destroyed),
  },
  {
    name: "diff",
    method: "GET",
    path: "/v1/diff",
    summary: "Lines whose duty differs between two days",
    description:
      "The lines whose duty differs between two days, before and after, with the acts that did it. Ask by chapter (two digits): the whole schedule is a long answer.",
    input: { from: s.DAY, to: s.DAY, "chapter?": { ...s.TEXT, pattern: "^\\d{2}$", examples: ["76"] }, "origin?": ORIGIN },
    answer: s.list(s.DIFFERENCE),
    run: diff,
    refuses: whyNoDiff,
    long: () => true,
  },
  {
    name: "measures",
    method: "GET",
    path: "/v1/measures",
    summary: "The measures on record",
    description: "The duty measures on record, with authority and the day each was last seen. The tool measure shows one of them.",
    input: {},
    answer: s.list(s.MEASURE_ROW),
    run: measures,
  },
  {
    name: "measure",
    method: "GET",
    path: "/v1/measures/:id",
    summary: "A measure with its dated history",
    description: "One measure by its id, with its whole dated history, open questions and citations.",
    input: { id: s.TEXT },
    answer: s.MEASURE,
    run: measure,
  },
  {
    name: "events",
    method: "GET",
    path: "/v1/events",
    summary: "The dispute on one time line",
    description:
      "The U.S.-Canada tariff dispute on one time line since November 2024: acts, effective days, courts, meetings, deadlines; scheduled and merely threatened things are marked. Filter by days, kind, sector or measure.",
    input: { "from?": s.DAY, "until?": s.DAY, "kind?": s.TEXT, "sector?": s.TEXT, "measure?": s.TEXT },
    answer: s.list(s.EVENT),
    run: (given, { events }) => answered(events(given)),
  },
  ...FEED_OPERATIONS,
  {
    name: "exposure",
    method: "GET",
    path: "/v1/exposure",
    summary: "Statutory duty on Canada's actual imports under the law of a day; assume takes FACT=SHARE, several with spaces",
    description:
      'Statutory U.S. duty on Canada\'s actual imports under the law of a day, inside and outside CUSMA, with bounds where trade data do not tell. assume sets them: ["content.aluminum.value=0.4"].',
    input: {
      "date?": { ...s.TEXT, description: "Law of this day, or own for each month's own law; today when left out" },
      "by?": { enum: ["sector", "chapter", "heading", "month"] },
      "month?": { ...s.TEXT, description: "2025-10, or 2025-07..2025-12" },
      "claims?": { enum: ["comparable", "recorded"] },
      "assume?": s.list(s.TEXT),
    },
    answer: s.EXPOSURE,
    run: (given, { exposure }) => answered(exposure(given)),
    refuses: (given, { exposureRefused }) => refusalIn(exposureRefused(given)),
    long: () => true,
  },
  {
    name: "facts",
    method: "GET",
    path: "/v1/facts",
    summary: "Every fact the law asks for",
    description: "Every fact the law asks for, its values, and what its absence means.",
    input: {},
    answer: s.list(s.FACT),
    run: (given, { engine }) => factsIn(engine.law.facts, engine.parts.translator(languageOf(given)).law),
  },
  {
    name: "law",
    method: "GET",
    path: "/v1/law",
    summary: "What is encoded, and the hash of the law",
    description:
      "What is encoded, from which day, up to which day it was last seen, what is not covered, and how a newer print that was imported differs from it.",
    input: {},
    answer: s.LAW,
    run: (given, { engine }) => ({
      hash: engine.law.hash,
      ...engine.law.coverage,
      origins: engine.law.countries.encoded,
      notCovered: engine.law.notCovered,
      coming: freshnessOf(engine.law, engine.law.coverage.lastSeen).coming,
      ...(engine.law.print === undefined ? {} : { print: writtenPrint(engine.law.print, engine.parts.translator(languageOf(given))) }),
    }),
  },
];
