// The tools that an agent can call; they mirror the API by name.

import type { Engine } from "../assess/engine.js";
import { auditAnswer } from "../audit/answer.js";
import type { AuditData } from "../audit/data.js";
import { parseDay } from "../exact/day.js";
import { diffDays } from "../history/diff.js";
import { steps } from "../history/steps.js";
import { normalizeHts } from "../hts/number.js";
import type { Determination } from "../origin/types.js";
import type { SearchResult } from "../server/search.js";

/** What the tools need from their host. */
export interface ToolParts {
  readonly engine: Engine;
  today(): string;
  auditData(): AuditData;
  determine(question: unknown): Determination;
  search(query: string, limit: number): SearchResult[];
  /** Events that pass a filter, or exposure of trade; a wrong question is refused in words. */
  events(asked: ToolArguments): unknown;
  exposure(asked: ToolArguments): unknown;
}

/** Arguments as an agent gives them. */
export type ToolArguments = Readonly<Record<string, unknown>>;

/** One tool. `input` is a JSON Schema. A result with `error` is a refusal in words. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly input: Readonly<Record<string, unknown>>;
  call(given: ToolArguments, parts: ToolParts): unknown;
}

const TEXT = { type: "string" } as const;

function schema(properties: Readonly<Record<string, unknown>>, required: readonly string[] = []): Readonly<Record<string, unknown>> {
  return { type: "object", properties, required, additionalProperties: false };
}

function text(given: ToolArguments, key: string, otherwise = ""): string {
  const found = given[key];
  return typeof found === "string" ? found : otherwise;
}

const LINE = {
  type: "object",
  description:
    'Facts of one entry line: hts (8 or 10 digits), origin (CA), entryDate (YYYY-MM-DD), value (dollars as text, such as "50000.00"); optional: spi ("S" claims USMCA, null claims nothing, absent is unknown), content ({aluminum: {value}}), quantity ({kg: 1000}), usContentValue, chapter98, mode, facts ({vehicleKind: "passenger"}). The tool facts lists all.',
} as const;

const OPTIONS = {
  knownOn: { ...TEXT, description: "use only law that was public by this day" },
  readings: { type: "object", description: 'choose a reading of an open question: {"copper-232#content": 2}' },
  trace: { type: "boolean", description: "also show every measure considered" },
  fees: { type: "boolean", description: "add the processing and harbor fees" },
} as const;

function options(given: ToolArguments): Record<string, unknown> {
  return Object.fromEntries(
    ["knownOn", "readings", "trace", "fees"].filter((key) => given[key] !== undefined).map((key) => [key, given[key]]),
  );
}

// A refusal of a part, in the words of a tool.
function answered(found: unknown): unknown {
  if (typeof found !== "object" || found === null || !("refused" in found)) return found;
  const { refused, fix } = found as { readonly refused: string; readonly fix: string };
  return refuse(`${refused} ${fix}`);
}

const MOST_ROWS = 500;

function refuse(message: string): { readonly error: string } {
  return { error: message };
}

/** Every tool. */
export const TOOLS: readonly Tool[] = [
  {
    name: "assess",
    description:
      "U.S. duties on one entry line of Canadian goods: what is owed, under which headings in filing order, why with citations, what could lower it, and what is still open. Status is determined, range (see questions), prohibited or error.",
    input: schema({ line: LINE, ...OPTIONS }, ["line"]),
    call: (given, { engine }) => engine.assess(given.line, options(given)),
  },
  {
    name: "entry",
    description: "The lines of one customs entry together; the merchandise processing fee is charged once.",
    input: schema({ lines: { type: "array", items: LINE }, ...OPTIONS }, ["lines"]),
    call: (given, { engine }) =>
      Array.isArray(given.lines) ? engine.assessEntry(given.lines, options(given)) : refuse("lines is no array."),
  },
  {
    name: "origin",
    description:
      "Does a good qualify under CUSMA (general note 11)? From a bill of materials: hts (6 or 8 digits), date, use, branch, transactionValue, netCost, materials [{name, hts, value, originating: true, false or null}], facts. Status is originates, does-not-originate, needs-facts (see questions) or error.",
    input: schema({ question: { type: "object" } }, ["question"]),
    call: (given, { determine }) => determine(given.question),
  },
  {
    name: "audit",
    description:
      "Audit filed entry summary lines (ACE ES-003 shape, at most 500 rows): what the law asked, what comes back, by which way and until when. The first row is the header, such as entry_number, entry_date, line, hts, origin, spi, entered value, duty; one row per tariff number per line.",
    input: schema(
      { rows: { type: "array", items: { type: "array", items: TEXT } }, asOf: { ...TEXT, description: "day; today when absent" } },
      ["rows"],
    ),
    call: (given, { engine, today, auditData }) => {
      const { rows } = given;
      const asOf = parseDay(text(given, "asOf", today()));
      if (asOf === undefined) return refuse("asOf is not a day of the calendar; write YYYY-MM-DD.");
      if (!Array.isArray(rows) || rows.length > MOST_ROWS || !rows.every((row) => Array.isArray(row)))
        return refuse(`rows must be an array of at most ${MOST_ROWS} arrays of text.`);
      const answer = auditAnswer(
        rows.map((row) => (row as unknown[]).map(String)),
        { engine, data: auditData(), asOf },
      );
      return "missing" in answer ? refuse(`The header lacks ${answer.missing.join(", ")}.`) : answer;
    },
  },
  {
    name: "search",
    description: "Find tariff headings (4 digits) by plain words, trade words or number. Misspellings are forgiven.",
    input: schema({ q: TEXT, limit: { type: "integer", minimum: 1, maximum: 100 } }, ["q"]),
    call: (given, { search }) => search(text(given, "q"), typeof given.limit === "number" ? given.limit : 10),
  },
  {
    name: "lines",
    description: "The line of a tariff number on a day: rates, units, statistical lines below it. A heading names the lines below it.",
    input: schema({ hts: TEXT, date: { ...TEXT, description: "day; today when absent" } }, ["hts"]),
    call: (given, { engine, today }) => {
      const day = parseDay(text(given, "date", today()));
      if (day === undefined) return refuse("date is not a day of the calendar; write YYYY-MM-DD.");
      const hts = text(given, "hts");
      const found = engine.schedule.lookup(normalizeHts(hts) ?? hts.replaceAll(".", ""), day);
      return found.ok ? found.line : refuse(`${found.error.message} ${found.error.fix}`);
    },
  },
  {
    name: "history",
    description:
      "The duty on one product since 2025-01-01, change by change, with the acts; with the USMCA claim (spi S) or without (spi none).",
    input: schema({ hts: TEXT, spi: { enum: ["S", "none"] }, value: TEXT }, ["hts"]),
    call: (given, { engine }) =>
      steps(engine, {
        hts: text(given, "hts"),
        origin: "CA",
        value: text(given, "value", "10000.00"),
        spi: given.spi === "none" ? null : "S",
      }),
  },
  {
    name: "diff",
    description: "The lines whose duty differs between two days in one chapter, before and after, with the acts that did it.",
    input: schema({ from: TEXT, to: TEXT, chapter: { ...TEXT, description: "two digits" } }, ["from", "to", "chapter"]),
    call: (given, { engine }) => {
      const [from, to] = [parseDay(text(given, "from")), parseDay(text(given, "to"))];
      if (from === undefined || to === undefined) return refuse("from and to must be days, YYYY-MM-DD.");
      if (!/^\d{2}$/.test(text(given, "chapter"))) return refuse("chapter must be two digits.");
      return diffDays(engine, { from, to, origin: "CA", value: "10000.00", chapter: text(given, "chapter") });
    },
  },
  {
    name: "measures",
    description: "The duty measures on record; give an id for one with its whole dated history, open questions and citations.",
    input: schema({ id: TEXT }),
    call: (given, { engine }) => {
      if (given.id === undefined)
        return engine.law.measures.map(({ id, title, authority, ends, lastSeen }) => ({ id, title, authority, until: ends?.on, lastSeen }));
      return engine.law.measures.find((each) => each.id === given.id) ?? refuse(`No measure is called ${text(given, "id")}.`);
    },
  },
  {
    name: "events",
    description:
      "The U.S.-Canada tariff dispute on one time line since November 2024: acts, effective days, courts, meetings, deadlines; scheduled and merely threatened things are marked. Filter by days, kind, sector or measure.",
    input: schema({ from: TEXT, until: TEXT, kind: TEXT, sector: TEXT, measure: TEXT }),
    call: (given, { events }) => answered(events(given)),
  },
  {
    name: "exposure",
    description:
      'Statutory U.S. duty on Canada\'s actual imports (January 2025 to February 2026) under the law of a day, inside and outside CUSMA, with bounds where trade data do not tell. assume sets them: ["content.aluminum.value=0.4"].',
    input: schema({
      date: { ...TEXT, description: "law of this day, or own for each month's own law; today when absent" },
      by: { enum: ["sector", "chapter", "heading", "month"] },
      month: { ...TEXT, description: "2025-10, or 2025-07..2025-12" },
      claims: { enum: ["comparable", "recorded"] },
      assume: { type: "array", items: TEXT },
    }),
    call: (given, { exposure }) => answered(exposure(given)),
  },
  {
    name: "facts",
    description: "Every fact the law asks for, its values, and what its absence means.",
    input: schema({}),
    call: (_, { engine }) => engine.law.facts,
  },
  {
    name: "law",
    description: "What is encoded, from which day, up to which day it was last seen, and what is not covered.",
    input: schema({}),
    call: (_, { engine }) => ({
      hash: engine.law.hash,
      ...engine.law.coverage,
      origins: engine.law.countries.encoded,
      notCovered: engine.law.notCovered,
    }),
  },
];
