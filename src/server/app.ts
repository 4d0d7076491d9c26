// The server: the routes with limits, problem documents and security headers. Nothing is written of what customers send.

import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { openApi } from "./openapi.js";
import { servePage } from "./page.js";
import { sendProblem } from "./problem.js";
import { ROUTES, type RouteParts } from "./routes.js";

/** What the server is made of. */
export interface ServerParts extends RouteParts {
  readonly version: string;
  /** Folder of the page, where it is served. */
  readonly page?: string;
  /** Files that stand in for those of the page, gzipped, by their address: a schedule that the user imported. */
  readonly pageData?: ReadonlyMap<string, Buffer>;
  /** Answer one MCP request; each stands alone. */
  mcp(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Parse JSON without losing digits. */
  parseJson(text: string): { readonly value: unknown } | { readonly problem: string };
}

const JSON_LIMIT = 16 << 20;
const REQUEST_TIMEOUT = 60_000;

/** Build the server; the caller listens. */
export function createServer(parts: ServerParts): FastifyInstance {
  const app = fastify({
    bodyLimit: JSON_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    logger: false,
    routerOptions: { ignoreTrailingSlash: true },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_, body, done) => {
    const parsed = parts.parseJson(String(body));
    if ("problem" in parsed) done(Object.assign(new Error(parsed.problem), { statusCode: 400, code: "json/invalid" }));
    else done(null, parsed.value);
  });
  // A table is read as it comes.
  app.addContentTypeParser("text/csv", (_, payload, done) => done(null, payload));
  app.addHook("onSend", async (_, reply) => {
    reply.headers({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      ...(reply.hasHeader("content-security-policy") ? {} : { "content-security-policy": "default-src 'none'; frame-ancestors 'none'" }),
      "cross-origin-resource-policy": "same-origin",
    });
  });
  for (const route of ROUTES)
    app.route({ method: route.method, url: route.path, handler: async (request, reply) => route.handle(request, reply, parts) });
  app.route({ method: ["GET", "POST", "DELETE"], url: "/mcp", handler: (request, reply) => parts.mcp(request, reply) });
  if (parts.page !== undefined) servePage(app, parts.page, parts.pageData);
  const document = openApi(ROUTES, parts.version);
  app.get("/openapi.json", async () => document);
  app.setNotFoundHandler((request, reply) => {
    const [path = ""] = request.url.split("?");
    const methods = ROUTES.filter((route) => matches(route.path, path)).map((route) => route.method);
    if (methods.length > 0)
      return sendProblem(reply.header("allow", methods.join(", ")), 405, {
        code: "request/wrong-method",
        message: `${request.method} does not fit ${path}.`,
        fix: `Use ${methods.join(" or ")}.`,
      });
    return sendProblem(reply, 404, { code: "request/unknown-path", message: `There is no ${path}.`, fix: "See /openapi.json." });
  });
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, _, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 413)
      return sendProblem(reply, 413, {
        code: "request/too-large",
        message: `The body is larger than ${JSON_LIMIT >> 20} MiB.`,
        fix: "Send less, or a table to /v1/rate.",
      });
    if (status === 415)
      return sendProblem(reply, 415, {
        code: "request/media-type",
        message: "The media type is not read here.",
        fix: "Send application/json, or text/csv to /v1/rate.",
      });
    if (error.code === "json/invalid" || status === 400)
      return sendProblem(reply, 400, {
        code: "json/invalid",
        message: error.code === "json/invalid" ? error.message : "The request cannot be read.",
        fix: "Send valid JSON.",
      });
    return sendProblem(reply, status >= 400 && status < 500 ? status : 500, {
      code: "server/failed",
      message: "The request could not be answered.",
    });
  });
  return app;
}

function matches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replace(/:\w+/g, "[^/]+")}/?$`).test(path);
}
