// Bodies on their way in: few enough at once, none slower than a bound, JSON counted before it is parsed. Who drips a body holds back other
// bodies at most, never a question without one.

import { isUtf8 } from "node:buffer";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Arg, message } from "../said/message.js";
import { Places } from "./places.js";
import { sendProblem } from "./problem.js";

/** A parsed text, or what is wrong with it; `over` names the bound that it exceeds. */
export type Parsed = { readonly value: unknown } | { readonly problem: Arg; readonly over?: string };

/** What bodies are held to. */
export interface BodyLimits {
  /** Bytes of a JSON body. */
  readonly body: number;
  /** Bytes of a table. */
  readonly table: number;
  /** Bodies on their way at once, and the bytes that they may come to. */
  readonly bodies: number;
  readonly bodyBytes: number;
  /** Milliseconds until a body must have come, and the bytes that earn another second. */
  readonly bodyTime: number;
  readonly bodyRate: number;
}

/** A body that was refused, for the handler of errors. */
export class BodyError extends Error {
  constructor(
    readonly statusCode: number,
    readonly code: string,
    readonly said: Arg,
    readonly fix: Arg,
  ) {
    super(code);
  }
}

const LOOK_AGAIN = 1_000;
const sizes = new WeakMap<FastifyRequest, number>();

/** Bytes of the JSON body of a request. */
export function bodySize(request: FastifyRequest): number {
  return sizes.get(request) ?? 0;
}

/** Take bodies in: JSON whole, the given types as streams. */
export function addBodies(
  app: FastifyInstance,
  limits: BodyLimits,
  streamed: readonly string[],
  parseJson: (text: string) => Parsed,
): void {
  const onTheirWay = new Places(limits.bodies);
  const bytesOnTheirWay = new Places(limits.bodyBytes);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    const charset = /;\s*charset\s*=\s*"?([\w-]+)/i.exec(request.headers["content-type"] ?? "")?.[1];
    if (charset !== undefined && !/^utf-?8$/i.test(charset))
      return done(new BodyError(415, "request/media-type", message("server/charset", { charset }), message("server/charset.fix")));
    const bytes = body as Buffer;
    sizes.set(request, bytes.length);
    const parsed: Parsed = isUtf8(bytes)
      ? parseJson(bytes.toString("utf8").replace(/^\ufeff/, ""))
      : { problem: message("json/invalid.body-utf-8") };
    if (!("problem" in parsed)) return done(null, parsed.value);
    if (parsed.over === undefined || parsed.over === "depth")
      return done(new BodyError(400, "json/invalid", parsed.problem, message("server/unreadable.fix")));
    const code = parsed.over === "elements" ? "request/too-many-lines" : "request/too-large";
    done(new BodyError(413, code, parsed.problem, message("server/send-less")));
  });
  // A table is read as it comes.
  app.addContentTypeParser([...streamed], (_, payload, done) => done(null, payload));
  app.addHook("preParsing", async (request, reply) => {
    if (!hasBody(request)) return;
    const most = /^application\/json\b/i.test(request.headers["content-type"] ?? "") ? limits.body : limits.table;
    const size = Math.min(Number(request.headers["content-length"] ?? most), most);
    const place = onTheirWay.take(request, reply);
    const room = bytesOnTheirWay.take(request, reply, size);
    const arrived = (): void => {
      place?.();
      room?.();
    };
    if (place === undefined || room === undefined) {
      arrived();
      return sendProblem(reply.header("retry-after", "1").header("connection", "close"), 503, {
        code: "server/busy",
        message: message("server/too-many-bodies"),
        fix: message("server/busy.fix"),
      });
    }
    watch(request, reply, limits, arrived);
  });
}

/** Whether a request announces a body. */
export function hasBody({ headers }: FastifyRequest): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

// Ends a request whose body comes too slowly.
function watch(request: FastifyRequest, reply: FastifyReply, { bodyTime, bodyRate }: BodyLimits, arrived: () => void): void {
  const { raw } = request;
  const began = performance.now();
  const start = raw.socket.bytesRead;
  const done = (): void => {
    clearInterval(looking);
    arrived();
  };
  const looking = setInterval(
    () => {
      // A reader that holds back is no fault of the sender.
      if (raw.isPaused() || raw.readableFlowing === false) return;
      const earned = ((raw.socket.bytesRead - start) / bodyRate) * 1_000;
      if (performance.now() - began <= bodyTime + earned) return;
      done();
      if (reply.sent) return void raw.destroy();
      void sendProblem(reply.header("connection", "close"), 408, {
        code: "request/too-slow",
        message: message("server/too-slow"),
        fix: message("server/too-slow.fix"),
      });
      reply.raw.once("finish", () => raw.socket.destroySoon());
    },
    Math.min(LOOK_AGAIN, bodyTime),
  ).unref();
  raw.once("end", done);
  raw.once("error", done);
  raw.once("close", done);
}
