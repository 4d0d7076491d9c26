// The paths of the API. Each is one line of the table that also makes the OpenAPI document.

import type { FastifyReply, FastifyRequest } from "fastify";
import type { Engine } from "../assess/engine.js";
import type { AuditData } from "../audit/data.js";
import { type Day, parseDay } from "../exact/day.js";
import { diffDays } from "../history/diff.js";
import { steps } from "../history/steps.js";
import { normalizeHts } from "../hts/number.js";
import type { Determination } from "../origin/types.js";
import { auditBody } from "./audit.js";
import { sendProblem } from "./problem.js";
import { one, optionsOf, type Query } from "./query.js";
import type { SearchResult } from "./search.js";

/** What the routes need from their host. */
export interface RouteParts {
  readonly engine: Engine;
  readonly today: () => string;
  readonly auditData: () => AuditData;
  search(query: string, limit: number): SearchResult[];
  /** An engine over the law with a scenario (YAML text), or why it is refused. */
  scenario(text: string): Engine | { readonly refused: string };
  /** Events that pass a filter, or exposure of trade; a wrong question is refused in words. */
  events(asked: Readonly<Record<string, string>>): unknown;
  exposure(asked: Readonly<Record<string, string | readonly string[]>>): unknown;
  determine(question: unknown): Determination;
  /** Rate a CSV body; the answer is a stream of CSV. */
  rate(request: FastifyRequest, reply: FastifyReply): FastifyReply | Promise<FastifyReply>;
}

/** One path of the API. */
export interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly summary: string;
  readonly query?: readonly string[];
  readonly body?: string;
  handle(request: FastifyRequest, reply: FastifyReply, parts: RouteParts): unknown;
}

const MOST_LINES = 10_000;
const MOST_RESULTS = 100;

function query(request: FastifyRequest): Query {
  return request.query as Query;
}

function param(request: FastifyRequest, name: string): string {
  return (request.params as Readonly<Record<string, string>>)[name] ?? "";
}

function dayOr(text: string | undefined, otherwise: string): Day | undefined {
  return parseDay(text ?? otherwise);
}

function badDay(reply: FastifyReply, key: string, text: string | undefined): FastifyReply {
  return sendProblem(reply, 422, {
    code: "date/invalid",
    key,
    message: `${JSON.stringify(text)} is not a day of the calendar.`,
    fix: "Write the day as YYYY-MM-DD.",
  });
}

function tooMany(reply: FastifyReply): FastifyReply {
  return sendProblem(reply, 413, {
    code: "request/too-many-lines",
    message: `More than ${MOST_LINES} lines came in one request.`,
    fix: "Send fewer, or a table to /v1/rate.",
  });
}

function assess(request: FastifyRequest, reply: FastifyReply, { engine }: RouteParts): unknown {
  const options = optionsOf(query(request));
  const { body } = request;
  if (Array.isArray(body)) return body.length > MOST_LINES ? tooMany(reply) : body.map((line) => engine.assess(line, options));
  const answer = engine.assess(body, options);
  return answer.status === "error" ? sendProblem(reply, 422, answer.error) : answer;
}

function origin(request: FastifyRequest, reply: FastifyReply, { determine }: RouteParts): unknown {
  const { body } = request;
  if (Array.isArray(body)) return body.length > MOST_LINES ? tooMany(reply) : body.map((each) => determine(each));
  const answer = determine(body);
  return answer.status === "error" ? sendProblem(reply, 422, answer.error) : answer;
}

function entry(request: FastifyRequest, reply: FastifyReply, { engine }: RouteParts): unknown {
  const { body } = request;
  if (!Array.isArray(body))
    return sendProblem(reply, 422, {
      code: "facts/wrong-type",
      key: "lines",
      message: "The body is no array.",
      fix: "Send the lines of one entry as a JSON array.",
    });
  return body.length > MOST_LINES ? tooMany(reply) : engine.assessEntry(body, optionsOf(query(request)));
}

function line(request: FastifyRequest, reply: FastifyReply, { engine, today }: RouteParts): unknown {
  const text = one(query(request), "date");
  const day = dayOr(text, today());
  if (day === undefined) return badDay(reply, "date", text);
  const found = engine.schedule.lookup(normalizeHts(param(request, "hts")) ?? param(request, "hts").replaceAll(".", ""), day);
  if (found.ok) return found.line;
  return sendProblem(reply, 404, { code: found.error.code, key: "hts", message: found.error.message, fix: found.error.fix });
}

function history(request: FastifyRequest, reply: FastifyReply, { engine }: RouteParts): unknown {
  const asked = query(request);
  const hts = param(request, "hts");
  const spi = one(asked, "spi");
  const claims = spi === undefined ? ["S", null] : [spi === "none" || spi === "null" || spi === "" ? null : spi];
  const found = claims.flatMap((claim) =>
    steps(engine, { hts, origin: one(asked, "origin") ?? "CA", value: one(asked, "value") ?? "10000.00", spi: claim }),
  );
  if (found.length > 0) return found;
  return sendProblem(reply, 404, {
    code: "hts/not-in-force",
    key: "hts",
    message: `${hts} is in no schedule on record.`,
    fix: "Give 8 or 10 digits.",
  });
}

function diff(request: FastifyRequest, reply: FastifyReply, { engine }: RouteParts): unknown {
  const asked = query(request);
  const from = dayOr(one(asked, "from"), "");
  const to = dayOr(one(asked, "to"), "");
  if (from === undefined) return badDay(reply, "from", one(asked, "from"));
  if (to === undefined) return badDay(reply, "to", one(asked, "to"));
  const chapter = one(asked, "chapter");
  return diffDays(engine, {
    from,
    to,
    origin: one(asked, "origin") ?? "CA",
    value: "10000.00",
    ...(chapter === undefined ? {} : { chapter }),
  });
}

// Answers of parts that refuse a wrong question with words.
function asked(call: (parts: RouteParts, given: Readonly<Record<string, string>>) => unknown, keys: readonly string[]): Route["handle"] {
  return (request, reply, parts) => {
    const given = query(request);
    const unknown = Object.keys(given).find((key) => !keys.includes(key));
    const found =
      unknown === undefined
        ? call(parts, Object.fromEntries(keys.flatMap((key) => (one(given, key) === undefined ? [] : [[key, one(given, key) ?? ""]]))))
        : { refused: `${unknown} is no key here.`, fix: `Use ${keys.join(", ")}.` };
    if (typeof found !== "object" || found === null || !("refused" in found)) return found;
    const { refused, fix } = found as { readonly refused: string; readonly fix: string };
    return sendProblem(reply, 422, { code: "request/bad-query", message: refused, fix });
  };
}

const EVENT_KEYS = ["from", "until", "kind", "sector", "measure"];
const EXPOSURE_KEYS = ["date", "by", "month", "claims", "assume"];

function measure(request: FastifyRequest, reply: FastifyReply, { engine }: RouteParts): unknown {
  const id = param(request, "id");
  const found = engine.law.measures.find((each) => each.id === id);
  return (
    found ??
    sendProblem(reply, 404, { code: "law/unknown-measure", key: "id", message: `No measure is called ${id}.`, fix: "See /v1/measures." })
  );
}

function compare(request: FastifyRequest, reply: FastifyReply, parts: RouteParts): unknown {
  const body = request.body as { readonly lines?: unknown; readonly scenario?: unknown } | null;
  if (body === null || !Array.isArray(body.lines) || typeof body.scenario !== "string")
    return sendProblem(reply, 422, {
      code: "facts/wrong-type",
      key: "scenario",
      message: "The body has no lines and scenario.",
      fix: "Send { lines: [...], scenario: the text of a scenario file }.",
    });
  if (body.lines.length > MOST_LINES) return tooMany(reply);
  const other = parts.scenario(body.scenario);
  if ("refused" in other) return sendProblem(reply, 422, { code: "law/refused", key: "scenario", message: other.refused });
  const options = optionsOf(query(request));
  return body.lines.flatMap((each, index) => {
    const [law, scenario] = [parts.engine.assess(each, options), other.assess(each, options)];
    const same = JSON.stringify({ ...law, law: "" }) === JSON.stringify({ ...scenario, law: "" });
    return same ? [] : [{ index, law, scenario }];
  });
}

/** Every path, in the order of the document. */
export const ROUTES: readonly Route[] = [
  {
    method: "POST",
    path: "/v1/assess",
    summary: "Assess one entry line, or an array of them",
    query: ["knownOn", "reading", "trace", "fees"],
    body: "application/json",
    handle: assess,
  },
  {
    method: "POST",
    path: "/v1/entry",
    summary: "Assess the lines of one entry; fees are charged once",
    query: ["knownOn", "reading", "fees"],
    body: "application/json",
    handle: entry,
  },
  {
    method: "POST",
    path: "/v1/origin",
    summary: "Does a good qualify under CUSMA, from its bill of materials; one question or an array of them",
    body: "application/json",
    handle: origin,
  },
  {
    method: "POST",
    path: "/v1/rate",
    summary: "Rate a table of entry lines",
    query: ["knownOn", "fees"],
    body: "text/csv",
    handle: (request, reply, parts) => parts.rate(request, reply),
  },
  {
    method: "POST",
    path: "/v1/audit",
    summary: "Audit entry summary lines as filed: what comes back, by which way and until when",
    query: ["asOf"],
    body: "text/csv",
    handle: (request, reply, { engine, today, auditData }) => auditBody(request, reply, { engine, today, data: auditData() }),
  },
  {
    method: "POST",
    path: "/v1/compare",
    summary: "The same lines under the law and under a scenario; only what differs",
    body: "application/json",
    handle: compare,
  },
  { method: "GET", path: "/v1/lines/:hts", summary: "The line of a number on a day", query: ["date"], handle: line },
  {
    method: "GET",
    path: "/v1/search",
    summary: "Headings by words or number",
    query: ["q", "limit"],
    handle: (request, _, { search }) =>
      search(one(query(request), "q") ?? "", Math.min(Number(one(query(request), "limit") ?? 10) || 10, MOST_RESULTS)),
  },
  {
    method: "GET",
    path: "/v1/history/:hts",
    summary: "The duty on one product, change by change",
    query: ["origin", "spi", "value"],
    handle: history,
  },
  {
    method: "GET",
    path: "/v1/diff",
    summary: "Lines whose duty differs between two days",
    query: ["from", "to", "chapter", "origin"],
    handle: diff,
  },
  {
    method: "GET",
    path: "/v1/measures",
    summary: "The measures on record",
    handle: (_, __, { engine }) =>
      engine.law.measures.map(({ id, title, authority, ends, lastSeen }) => ({
        id,
        title,
        authority,
        ...(ends === undefined ? {} : { until: ends.on }),
        lastSeen,
      })),
  },
  { method: "GET", path: "/v1/measures/:id", summary: "A measure with its dated history", handle: measure },
  {
    method: "GET",
    path: "/v1/events",
    summary: "The dispute on one time line",
    query: EVENT_KEYS,
    handle: asked((parts, given) => parts.events(given), EVENT_KEYS),
  },
  {
    method: "GET",
    path: "/v1/exposure",
    summary: "Statutory duty on Canada's actual imports under the law of a day; assume takes FACT=SHARE, several with spaces",
    query: EXPOSURE_KEYS,
    handle: asked(
      (parts, given) => parts.exposure({ ...given, assume: (given.assume ?? "").split(" ").filter((each) => each !== "") }),
      EXPOSURE_KEYS,
    ),
  },
  { method: "GET", path: "/v1/facts", summary: "Every fact the law asks for", handle: (_, __, { engine }) => engine.law.facts },
  {
    method: "GET",
    path: "/v1/law",
    summary: "What is encoded, and the hash of the law",
    handle: (_, __, { engine }) => ({
      hash: engine.law.hash,
      ...engine.law.coverage,
      origins: engine.law.countries.encoded,
      notCovered: engine.law.notCovered,
    }),
  },
  { method: "GET", path: "/healthz", summary: "Alive", handle: () => ({ status: "ok" }) },
];
