// The server: operations with limits, problem documents and security headers. Nothing is written of what customers send.

import { isUtf8 } from "node:buffer";
import cors from "@fastify/cors";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from "fastify";
import { checkInput, readQuery } from "./input.js";
import { openApi } from "./openapi.js";
import { type Operation, type Parts, Refused, runOperation } from "./operation.js";
import { OPERATIONS } from "./operations.js";
import { servePage } from "./page.js";
import { answerBrokenRequest, sendProblem } from "./problem.js";
import { rateBody } from "./rate.js";
import { TABLE_TYPES } from "./schemas.js";

/** What the server is made of. */
export interface ServerParts extends Parts {
  readonly version: string;
  /** Folder of the page, where it is served. */
  readonly page?: string;
  /** Gzipped files by path that stand in for files of the page. */
  readonly pageData?: ReadonlyMap<string, Buffer>;
  /** Answer one MCP request; each stands alone. */
  mcp(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Parse JSON without losing digits. */
  parseJson(text: string): { readonly value: unknown } | { readonly problem: string };

  readonly limits?: Partial<Limits>;
  /** Origins of web pages that may call; none when absent. */
  readonly allowOrigins?: readonly string[];
  /** Least level of the log on standard error. */
  readonly log?: string;
}

/** Bounds of a server. Times in milliseconds. */
export interface Limits {
  /** Bytes of a JSON body. */
  readonly body: number;
  /** Requests under way at once. */
  readonly requests: number;
  readonly connections: number;
  /** To receive the head, and the whole request. */
  readonly head: number;
  readonly request: number;
}

const LIMITS: Limits = { body: 16 << 20, requests: 256, connections: 1024, head: 10_000, request: 300_000 };
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
    http: { headersTimeout: limits.head, connectionsCheckingInterval: Math.min(limits.head, 2_000) },
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
        message: "The address cannot be read.",
        fix: "Encode it as the standard of addresses says.",
      });
    },
  });
  app.server.maxConnections = limits.connections;
  app.server.on("connect", (_, socket) => answerBrokenRequest(Object.assign(new Error(), { code: "CONNECT" }), socket));
  addParsers(app, parts);
  addHooks(app, parts, limits);
  const known = new Map<string, string[]>();
  const add = (method: "GET" | "POST", url: string, handler: (request: FastifyRequest, reply: FastifyReply) => unknown): void => {
    known.set(url, [...(known.get(url) ?? []), method, ...(method === "GET" ? ["HEAD"] : [])]);
    app.route({ method, url, handler: async (request, reply) => handler(request, reply) });
  };
  for (const operation of OPERATIONS) add(operation.method, operation.path, (request, reply) => answer(operation, request, reply, parts));
  add("POST", "/v1/rate", (request, reply) => rateBody(request, reply, parts));
  add("POST", "/mcp", (request, reply) => {
    const { origin } = request.headers;
    if (origin === undefined || isOwn(origin, parts)) return parts.mcp(request, reply);
    return sendProblem(reply, 403, { code: "request/foreign-origin", message: "This page may not call here.", fix: "See --allow-origin." });
  });
  add("GET", "/healthz", () => ({ status: "ok" }));
  const document = openApi(OPERATIONS, parts.engine.law, parts.version);
  add("GET", "/openapi.json", () => document);
  if (parts.page !== undefined) for (const url of servePage(app, parts.page, parts.pageData)) known.set(url, ["GET", "HEAD"]);
  app.setNotFoundHandler((request, reply) => {
    const [path = ""] = request.url.split("?");
    const methods = [...known].filter(([pattern]) => matches(pattern, path)).flatMap(([, each]) => each);
    if (methods.length > 0)
      return sendProblem(reply.header("allow", methods.join(", ")), 405, {
        code: "request/wrong-method",
        message: `${request.method} does not fit this path.`,
        fix: `Use ${methods.join(" or ")}.`,
      });
    return sendProblem(reply, 404, {
      code: "request/unknown-path",
      message: "There is nothing under this path.",
      fix: "See /openapi.json.",
    });
  });
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => failed(error, request, reply, limits));
  return app;
}

function addParsers(app: FastifyInstance, parts: ServerParts): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_, body, done) => {
    const bytes = body as Buffer;
    const parsed = isUtf8(bytes) ? parts.parseJson(bytes.toString("utf8").replace(/^\ufeff/, "")) : { problem: "The body is not UTF-8." };
    if ("problem" in parsed) done(Object.assign(new Error(parsed.problem), { statusCode: 400, code: "json/invalid" }));
    else done(null, parsed.value);
  });
  // A table is read as it comes.
  app.addContentTypeParser([...TABLE_TYPES], (_, payload, done) => done(null, payload));
}

function addHooks(app: FastifyInstance, parts: ServerParts, limits: Limits): void {
  const allowed = parts.allowOrigins ?? [];
  if (allowed.length > 0) void app.register(cors, { origin: [...allowed], methods: ["GET", "POST"], maxAge: 600 });
  let underWay = 0;
  const counted = new WeakSet<FastifyRequest>();
  app.addHook("onRequest", async (request, reply) => {
    const encoding = request.headers["content-encoding"];
    if (encoding !== undefined && encoding !== "identity")
      return sendProblem(reply, 415, {
        code: "request/content-encoding",
        message: "Compressed bodies are not read.",
        fix: "Send it plain.",
      });
    if (underWay >= limits.requests && request.routeOptions.url !== "/healthz")
      return sendProblem(reply.header("retry-after", "1"), 503, {
        code: "server/busy",
        message: "Too many requests are under way.",
        fix: "Try again in a second.",
      });
    underWay++;
    counted.add(request);
    reply.raw.once("close", () => {
      if (counted.delete(request)) underWay--;
    });
  });
  app.addHook("onSend", async (_, reply) => {
    reply.headers({
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
  const given: Record<string, unknown> = readQuery(operation, request.query as Record<string, string | string[] | undefined>);
  Object.assign(given, request.params);
  if (Array.isArray(operation.body)) {
    const { body } = request;
    if (body === undefined)
      return sendProblem(reply, 400, { code: "json/invalid", message: "The request has no body.", fix: "Send JSON as application/json." });
    if (Array.isArray(body) && operation.body.includes("lines")) given.lines = body;
    else if (operation.body.includes("line")) given.line = body;
    else if (typeof body === "object" && body !== null && !Array.isArray(body)) Object.assign(given, body);
  }
  // A table that is streamed is looked at by its own reader.
  const wrong = checkInput(operation, operation.body === "csv" ? { rows: [], ...given } : given);
  const found = await (wrong ?? operation.http?.(request, reply, given, parts) ?? runOperation(operation, given, parts));
  if (found instanceof Uint8Array) return reply.type(JSON_TYPE).send(Buffer.from(found.buffer, found.byteOffset, found.byteLength));
  if (!(found instanceof Refused)) return found;
  const { status, code, message, fix, key } = found;
  return sendProblem(reply, status, { code, message, fix, ...(key === undefined ? {} : { key }) });
}

function isOwn(origin: string, parts: ServerParts): boolean {
  return (parts.allowOrigins ?? []).includes(origin) || /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);
}

function failed(
  error: Error & { statusCode?: number; code?: string },
  request: FastifyRequest,
  reply: FastifyReply,
  limits: Limits,
): unknown {
  const status = error.statusCode ?? 500;
  if (status === 413)
    return sendProblem(reply, 413, {
      code: "request/too-large",
      message: `The body is larger than ${limits.body >> 20} MiB.`,
      fix: "Send less, or a table to /v1/rate.",
    });
  if (status === 415)
    return sendProblem(reply, 415, {
      code: "request/media-type",
      message: "The media type is not read here.",
      fix: "Send application/json, or text/csv to /v1/rate and /v1/audit.",
    });
  if (status >= 400 && status < 500)
    return sendProblem(reply, status, {
      code: "json/invalid",
      message: error.code === "json/invalid" ? error.message : "The request cannot be read.",
      fix: "Send valid JSON.",
    });
  // The place in the code, without the message, which may hold what was sent.
  request.log.error({
    failed: error.name,
    at: (error.stack ?? "")
      .split("\n")
      .filter((line) => line.startsWith("    at "))
      .slice(0, 4),
  });
  return sendProblem(reply, 500, { code: "server/failed", message: "The request could not be answered.", fix: "Please report it." });
}

function matches(pattern: string, path: string): boolean {
  const [own, asked] = [pattern.split("/"), path.replace(/(.)\/$/, "$1").split("/")];
  return own.length === asked.length && own.every((part, at) => (part.startsWith(":") ? asked[at] !== "" : part === asked[at]));
}
