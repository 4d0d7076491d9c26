// The server: operations with limits, problem documents and security headers. Nothing is written of what customers send.

import { Readable } from "node:stream";
import cors from "@fastify/cors";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from "fastify";
import type { Law } from "../law/types.js";
import { message } from "../said/message.js";
import { addBodies, BodyError, bodySize, type Parsed } from "./bodies.js";
import { serveDocs } from "./docs.js";
import { addDoors } from "./doors.js";
import { checkInput, checkQuery, readQuery } from "./input.js";
import { chooseLanguage, languageAsked } from "./language.js";
import { openApi } from "./openapi.js";
import { languageOf, type Operation, type Parts, Refused, runOperation } from "./operation.js";
import { OPERATIONS } from "./operations.js";
import { servePage } from "./page.js";
import { Places } from "./places.js";
import { answerBrokenRequest, sendProblem } from "./problem.js";
import { rateBody } from "./rate.js";
import { TABLE_TYPES } from "./schemas.js";

/** What the server is made of. */
export interface ServerParts extends Parts {
  readonly version: string;
  /** Folder of the page, where it is served. */
  readonly page?: string;
  /** Gzipped files by path that stand in for files of the page at this moment. */
  pageData?(): ReadonlyMap<string, Buffer>;
  /** Answer one MCP request; each stands alone. */
  mcp(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Parse JSON without losing digits. */
  parseJson(text: string): Parsed;
  /** Whether everything is warm, so that the first answers come as fast as later ones; always where absent. */
  ready?(): boolean;

  readonly limits?: Partial<Limits>;
  /** Names by which the server may be asked for; any where absent. */
  readonly hosts?: readonly string[] | undefined;
  /** Origins of web pages that may call; none when absent. */
  readonly allowOrigins?: readonly string[];
  /** Least level of the log on standard error. */
  readonly log?: string;
}

/** Bounds of a server. Times in milliseconds. */
export interface Limits {
  /** Bytes of a JSON body. */
  readonly body: number;
  /** Bytes of a table. */
  readonly table: number;
  /** Bodies on their way at once and their bytes together; milliseconds until one must have come, and bytes a second that earn more. */
  readonly bodies: number;
  readonly bodyBytes: number;
  readonly bodyTime: number;
  readonly bodyRate: number;
  /** Requests whose body has come, under way at once. */
  readonly requests: number;
  /** Tables rated at once; they share the time. */
  readonly tables: number;
  readonly connections: number;
  /** To receive the head, and the whole request. */
  readonly head: number;
  readonly request: number;
}

const LIMITS: Limits = {
  body: 16 << 20,
  table: 64 << 20,
  bodies: 512,
  bodyBytes: 1 << 30,
  bodyTime: 20_000,
  bodyRate: 8_192,
  requests: 256,
  tables: 8,
  connections: 1024,
  head: 10_000,
  request: 300_000,
};
// Where a body may be a table.
const READ_TABLES: ReadonlySet<string> = new Set([
  "/v1/rate",
  ...OPERATIONS.filter(({ body, table }) => body === "csv" || table !== undefined).map(({ path }) => path),
]);
// Asked by what watches the server, also when it is busy.
const PROBES = new Set(["/healthz", "/readyz"]);
// What reading says of a body whose connection went.
const BROKEN_OFF = new Set(["ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE"]);
// Bytes of one line, as on the command line.
const LONGEST_LINE = 1 << 20;
const KEEP_ALIVE = 30_000;
const JSON_TYPE = "application/json; charset=utf-8";

/** Build the server; the caller listens. */
export function createServer(parts: ServerParts): FastifyInstance {
  const limits = { ...LIMITS, ...parts.limits };
  const app = fastify({
    bodyLimit: limits.body,
    requestTimeout: limits.request,
    keepAliveTimeout: KEEP_ALIVE,
    return503OnClosing: false,
    http: { headersTimeout: limits.head, connectionsCheckingInterval: Math.min(limits.head, 2_000), requireHostHeader: false },
    logController: new LogController({ disableRequestLogging: true }),
    logger:
      parts.log === undefined
        ? false
        : { level: parts.log, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"`, stream: process.stderr },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, _, reply) => {
      sendProblem(reply as FastifyReply, error.statusCode ?? 400, {
        code: "request/bad-address",
        message: message("server/bad-address"),
        fix: message("server/bad-address.fix"),
      });
    },
  });
  app.server.maxConnections = limits.connections;
  app.server.on("connect", (_, socket) => answerBrokenRequest(Object.assign(new Error(), { code: "CONNECT" }), socket));
  addDoors(app, { hosts: parts.hosts, origins: parts.allowOrigins ?? [] });
  addHooks(app, parts, limits);
  addBodies(app, limits, TABLE_TYPES, parts.parseJson);
  const known = new Map<string, string[]>();
  const add = (method: "GET" | "POST", url: string, handler: (request: FastifyRequest, reply: FastifyReply) => unknown): void => {
    known.set(url, [...(known.get(url) ?? []), method, ...(method === "GET" ? ["HEAD"] : [])]);
    app.route({ method, url, handler: async (request, reply) => handler(request, reply) });
  };
  for (const operation of OPERATIONS) add(operation.method, operation.path, (request, reply) => answer(operation, request, reply, parts));
  const tables = new Places(limits.tables);
  add("POST", "/v1/rate", (request, reply) => rateBody(request, reply, { ...parts, tables }));
  add("POST", "/mcp", (request, reply) => parts.mcp(request, reply));
  add("GET", "/healthz", () => ({ status: "ok" }));
  add("GET", "/readyz", (_, reply) =>
    parts.ready?.() === false
      ? sendProblem(reply.header("retry-after", "5"), 503, {
          code: "server/warming",
          message: message("server/warming"),
          fix: message("server/warming.fix"),
        })
      : { status: "ready" },
  );
  const document = documentOf(parts);
  add("GET", "/openapi.json", () => document());
  for (const url of serveDocs(app, document)) known.set(url, ["GET", "HEAD"]);
  if (parts.page !== undefined)
    for (const url of servePage(app, parts.page, () => parts.pageData?.() ?? new Map())) known.set(url, ["GET", "HEAD"]);
  app.setNotFoundHandler((request, reply) => {
    const [path = ""] = request.url.split("?");
    const methods = [...known].filter(([pattern]) => matches(pattern, path)).flatMap(([, each]) => each);
    if (methods.length > 0)
      return sendProblem(reply.header("allow", methods.join(", ")), 405, {
        code: "request/wrong-method",
        message: message("server/wrong-method", { method: request.method }),
        fix: message("server/wrong-method.fix", { methods: { all: methods, by: " or " } }),
      });
    return sendProblem(reply, 404, {
      code: "request/unknown-path",
      message: message("server/unknown-path"),
      fix: message("server/unknown-path.fix"),
    });
  });
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => failed(error, request, reply, limits));
  return app;
}

function addHooks(app: FastifyInstance, parts: ServerParts, limits: Limits): void {
  const allowed = parts.allowOrigins ?? [];
  if (allowed.length > 0) void app.register(cors, { origin: [...allowed], methods: ["GET", "POST"], maxAge: 600 });
  const places = new Places(limits.requests);
  app.addHook("preValidation", async (request, reply) => {
    const route = request.routeOptions.url ?? "";
    if (PROBES.has(route)) return;
    if (request.body instanceof Readable) {
      // A table that is still on its way has its own places; where none is read, none is looked at.
      if (READ_TABLES.has(route)) return;
      return sendProblem(reply.header("connection", "close"), 415, {
        code: "request/media-type",
        message: message("server/media-type"),
        fix: message("server/media-type.fix"),
      });
    }
    if (places.take(request, reply) === undefined)
      return sendProblem(reply.header("retry-after", "1"), 503, {
        code: "server/busy",
        message: message("server/busy"),
        fix: message("server/busy.fix"),
      });
  });
  app.addHook("onSend", async (request, reply) => {
    reply.headers({
      ...(/json|csv|calendar|atom/.test(String(reply.getHeader("content-type")))
        ? { "content-language": languageAsked(request), vary: "accept-language" }
        : {}),
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": allowed.length > 0 ? "cross-origin" : "same-origin",
      ...(reply.hasHeader("content-security-policy") ? {} : { "content-security-policy": "default-src 'none'; frame-ancestors 'none'" }),
      ...(reply.hasHeader("cache-control") ? {} : { "cache-control": "no-store" }),
    });
  });
  if (parts.log === undefined) return;
  // The route, never the path or the query: those name goods.
  app.addHook("onResponse", async (request, reply) => {
    const level = reply.statusCode >= 500 ? "error" : "info";
    const { method } = request;
    request.log[level]({
      method,
      route: request.routeOptions.url ?? "none",
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    });
  });
}

async function answer(operation: Operation, request: FastifyRequest, reply: FastifyReply, parts: ServerParts): Promise<unknown> {
  const query = request.query as Record<string, string | string[] | undefined>;
  const given: Record<string, unknown> = readQuery(operation, query);
  Object.assign(given, request.params);
  if (Array.isArray(operation.body)) {
    const { body } = request;
    if (body === undefined)
      return sendProblem(reply, 400, { code: "json/invalid", message: message("server/no-body"), fix: message("server/no-body.fix") });
    if (Array.isArray(body) && operation.body.includes("lines")) given.lines = body;
    else if (operation.body.includes("line")) {
      if (bodySize(request) > LONGEST_LINE)
        return sendProblem(reply, 413, {
          code: "request/too-large",
          message: message("server/line-too-large"),
          fix: message("server/line-too-large.fix"),
        });
      given.line = body;
    } else if (typeof body === "object" && body !== null && !Array.isArray(body)) Object.assign(given, body);
  }
  given.language ??= languageAsked(request);
  chooseLanguage(request, languageOf(given));
  // A table that is streamed is looked at by its own reader.
  const table = operation.table !== undefined && request.body instanceof Readable;
  const wrong = table
    ? undefined
    : (checkQuery(operation, query) ?? checkInput(operation, operation.body === "csv" ? { rows: [], ...given } : given));
  const found = await (wrong ?? operation.http?.(request, reply, given, parts) ?? runOperation(operation, given, parts));
  if (found instanceof Uint8Array) return reply.type(JSON_TYPE).send(Buffer.from(found.buffer, found.byteOffset, found.byteLength));
  if (!(found instanceof Refused)) return found;
  const { status, code, message: what, fix, key, id } = found;
  return sendProblem(reply, status, {
    code,
    message: what,
    fix,
    ...(key === undefined ? {} : { key }),
    ...(id === undefined ? {} : { id }),
  });
}

function failed(
  error: Error & { statusCode?: number; code?: string },
  request: FastifyRequest,
  reply: FastifyReply,
  limits: Limits,
): unknown {
  // Who broke off is no fault of the server, and hears nothing more.
  if (request.raw.socket.destroyed && BROKEN_OFF.has(error.code ?? "")) return undefined;
  const status = error.statusCode ?? 500;
  if (error instanceof BodyError) return sendProblem(reply, status, { code: error.code, message: error.said, fix: error.fix });
  if (status === 413)
    return sendProblem(reply, 413, {
      code: "request/too-large",
      message: message("server/body-too-large", { size: limits.body >> 20 }),
      fix: message("server/body-too-large.fix"),
    });
  if (status === 415)
    return sendProblem(reply, 415, {
      code: "request/media-type",
      message: message("server/media-type"),
      fix: message("server/media-type.fix"),
    });
  if (status >= 400 && status < 500)
    return sendProblem(reply, status, {
      code: "json/invalid",
      message: message("server/unreadable"),
      fix: message("server/unreadable.fix"),
    });
  // The place in the code, without the message, which may hold what was sent.
  request.log.error({
    failed: error.name,
    at: (error.stack ?? "")
      .split("\n")
      .filter((line) => line.startsWith("    at "))
      .slice(0, 4),
  });
  return sendProblem(reply, 500, { code: "server/failed", message: message("server/failed"), fix: message("server/failed.fix") });
}

// The description of the API names the facts of the law, which another law may add to.
function documentOf(parts: ServerParts): () => ReturnType<typeof openApi> {
  let made: { readonly law: Law; readonly document: ReturnType<typeof openApi> } | undefined;
  return () => {
    const { law } = parts.engine;
    if (made?.law !== law) made = { law, document: openApi(OPERATIONS, law, parts.version) };
    return made.document;
  };
}

function matches(pattern: string, path: string): boolean {
  const [own, asked] = [pattern.split("/"), path.replace(/(.)\/$/, "$1").split("/")];
  return own.length === asked.length && own.every((part, at) => (part.startsWith(":") ? asked[at] !== "" : part === asked[at]));
}
