// Problem documents, RFC 9457.

import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { FastifyReply } from "fastify";

/** What a refusal carries beside the members of the RFC. */
export interface ProblemDetail {
  readonly code: string;
  readonly message: string;
  readonly key?: string;
  readonly fix?: string;
}

const TITLES: Readonly<Record<number, string>> = {
  400: "The request cannot be read",
  403: "This is not allowed",
  404: "There is nothing here",
  405: "The method does not fit",
  408: "The request took too long",
  413: "The request is too large",
  417: "The expectation cannot be met",
  421: "This server has another name",
  415: "The media type is not read here",
  422: "The facts cannot stand",
  431: "The head of the request is too large",
  500: "Something broke",
  503: "Busy",
};

/** Send a problem document. */
export function sendProblem(reply: FastifyReply, status: number, detail: ProblemDetail): FastifyReply {
  return reply.code(status).type("application/problem+json").send(problemDocument(status, detail));
}

/** A problem document as text. */
export function problemText(status: number, detail: ProblemDetail): string {
  return JSON.stringify(problemDocument(status, detail));
}

function problemDocument(status: number, detail: ProblemDetail): Record<string, unknown> {
  return {
    type: `urn:carveout:problem:${detail.code}`,
    title: TITLES[status] ?? "Refused",
    status,
    detail: detail.fix === undefined ? detail.message : `${detail.message} ${detail.fix}`,
    code: detail.code,
    ...(detail.key === undefined ? {} : { key: detail.key }),
    ...(detail.fix === undefined ? {} : { fix: detail.fix }),
  };
}

const BROKEN: Readonly<Record<string, readonly [status: number, code: string, message: string, fix: string]>> = {
  HPE_HEADER_OVERFLOW: [431, "request/head-too-large", "The head of the request is too large.", "Put the facts into the body."],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "request/too-slow", "The request took too long to arrive.", "Send it again."],
  CONNECT: [405, "request/wrong-method", "CONNECT is not served.", "See /openapi.json."],
};

/** Answer on a connection whose bytes are no request that HTTP could read, and close it. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const found = BROKEN[error.code ?? ""] ?? [400, "request/not-http", "The bytes are no HTTP request.", "Speak HTTP/1.1."];
  const [status, code, message, fix] = found;
  const body = problemText(status, { code, message, fix });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
