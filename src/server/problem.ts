// Problem documents, RFC 9457.

import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { FastifyReply } from "fastify";
import { translatorOf } from "../said/all-languages.js";
import type { Language } from "../said/language.js";
import { type Arg, message } from "../said/message.js";
import { DEFAULT_LANGUAGE } from "../settings.js";
import { ERROR_PAGES } from "./error-codes.js";
import { languageAsked } from "./language.js";

/** What a refusal carries beside the members of the RFC. */
export interface ProblemDetail {
  readonly code: string;
  readonly message: Arg;
  readonly key?: string;
  readonly fix?: Arg;
  /** Of the line or question that is refused. */
  readonly id?: string;
}

// The statuses that have a title of their own.
const TITLED = [400, 403, 404, 405, 408, 413, 415, 417, 421, 422, 431, 500, 503] as const;

/** Send a problem document. */
export function sendProblem(reply: FastifyReply, status: number, detail: ProblemDetail): FastifyReply {
  return reply
    .code(status)
    .type("application/problem+json")
    .send(problemDocument(status, detail, languageAsked(reply.request)));
}

/** A problem document as text. */
export function problemText(status: number, detail: ProblemDetail): string {
  return JSON.stringify(problemDocument(status, detail, DEFAULT_LANGUAGE));
}

function problemDocument(
  status: number,
  { code, message: found, key, fix, id }: ProblemDetail,
  language: Language,
): Record<string, unknown> {
  const to = translatorOf(language);
  const titled = TITLED.find((each) => each === status);
  return {
    // The server's own page of the code, read against the address that was asked.
    type: `${ERROR_PAGES}/${code}`,
    title: titled === undefined ? "Refused" : to.say(message(`server/title.${titled}`)),
    status,
    detail: fix === undefined ? to.arg(found) : to.arg({ all: [found, fix], by: " " }),
    code,
    ...(key === undefined ? {} : { key }),
    ...(fix === undefined ? {} : { fix: to.arg(fix) }),
    ...(id === undefined ? {} : { id }),
  };
}

const BROKEN: Readonly<Record<string, readonly [status: number, code: string, found: Arg, fix: Arg]>> = {
  HPE_HEADER_OVERFLOW: [431, "request/head-too-large", message("server/head"), message("server/head.fix")],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "request/too-slow", message("server/late"), message("server/late.fix")],
  CONNECT: [405, "request/wrong-method", message("server/connect"), message("server/unknown-path.fix")],
};

/** Answer on a connection whose bytes are no request that HTTP could read, and close it. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const found = BROKEN[error.code ?? ""] ?? [400, "request/not-http", message("server/not-http"), message("server/not-http.fix")];
  const [status, code, what, fix] = found;
  const body = problemText(status, { code, message: what, fix });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
