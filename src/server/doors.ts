// Who may ask, and in what form: the Host that was meant, the Origin of a page, an encoding that is read, an address written in one way. A
// page elsewhere that points a name of its own at this machine is refused by the Host that it then sends.

import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Arg, message } from "../said/message.js";
import { problemText, sendProblem } from "./problem.js";

/** Who may ask. */
export interface Doors {
  /** Names of this server, without ports; undefined where any may be used. */
  readonly hosts: readonly string[] | undefined;
  /** Origins of web pages that may call, beside the server's own. */
  readonly origins: readonly string[];
}

const LOOPBACK: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/** Names by which a server that listens on `host` may be asked for, with those that are named besides. */
export function hostsOf(host: string, named: readonly string[]): readonly string[] | undefined {
  const own = host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
  if (LOOPBACK.includes(own)) return [...LOOPBACK, ...named];
  return named.length === 0 ? undefined : [...LOOPBACK, own, ...named];
}

/** Look at every request before anything is read of it. */
export function addDoors(app: FastifyInstance, doors: Doors): void {
  const hosts = doors.hosts?.map((name) => name.toLowerCase());
  app.addHook("onRequest", async (request, reply) => {
    const found = wrongWith(request, hosts, doors.origins);
    if (found === undefined) return;
    const [status, code, message, fix] = found;
    return sendProblem(status === 421 || code === "request/transfer-encoding" ? reply.header("connection", "close") : reply, status, {
      code,
      message,
      fix,
    });
  });
  app.server.on("checkExpectation", (request, response) => {
    request.resume();
    response.writeHead(417, { "content-type": "application/problem+json", connection: "close" });
    response.end(
      problemText(417, { code: "request/expectation", message: message("server/title.417"), fix: message("server/expect.fix") }),
    );
  });
}

type Problem = readonly [status: number, code: string, found: Arg, fix: Arg];

function wrongWith(request: FastifyRequest, hosts: readonly string[] | undefined, origins: readonly string[]): Problem | undefined {
  const { headers, raw, url } = request;
  const named = raw.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === "host").length;
  if (named > 1 || (named === 0 && raw.httpVersionMinor > 0))
    return [400, "request/bad-host", message("server/host"), message("server/host.fix")];
  const host = headers.host ?? "";
  const name = /^(\[[\da-f:.]+\]|[^:]*)(?::\d*)?$/i.exec(host)?.[1]?.toLowerCase();
  if (hosts !== undefined && named > 0 && (name === undefined || !hosts.includes(name)))
    return [421, "request/wrong-host", message("server/wrong-host", { name: host.slice(0, 60) }), message("server/wrong-host.fix")];
  const { origin } = headers;
  if (origin !== undefined && !mayCall(origin, host, name, origins))
    return [403, "request/foreign-origin", message("server/foreign-origin"), message("server/foreign-origin.fix")];
  const coding = headers["transfer-encoding"];
  if (coding !== undefined && coding.toLowerCase() !== "chunked")
    return [400, "request/transfer-encoding", message("server/transfer"), message("server/transfer.fix")];
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity")
    return [415, "request/content-encoding", message("server/compressed"), message("server/compressed.fix")];
  const [path = ""] = url.split("?");
  if (path.includes("//") || (path.length > 1 && path.endsWith("/") && !path.startsWith("/v1/")))
    return [404, "request/unknown-path", message("server/unknown-path"), message("server/unknown-path.fix")];
  return undefined;
}

function mayCall(origin: string, host: string, name: string | undefined, origins: readonly string[]): boolean {
  if (origins.includes(origin)) return true;
  const from = /^https?:\/\/((\[[\da-f:.]+\]|[^/:]+)(?::\d+)?)$/i.exec(origin);
  if (from === null) return false;
  if (from[1]?.toLowerCase() === host.toLowerCase()) return true;
  // Programs of this machine that show pages of their own.
  return LOOPBACK.includes(from[2]?.toLowerCase() ?? "") && LOOPBACK.includes(name ?? "");
}
