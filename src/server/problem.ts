// Problem documents, RFC 9457.

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
  404: "There is nothing here",
  405: "The method does not fit",
  413: "The request is too large",
  415: "The media type is not read here",
  422: "The facts cannot stand",
  500: "Something broke",
  503: "Busy",
};

/** Send a problem document. */
export function sendProblem(reply: FastifyReply, status: number, detail: ProblemDetail): FastifyReply {
  return reply
    .code(status)
    .type("application/problem+json")
    .send({
      type: `urn:carveout:problem:${detail.code}`,
      title: TITLES[status] ?? "Refused",
      status,
      detail: detail.fix === undefined ? detail.message : `${detail.message} ${detail.fix}`,
      code: detail.code,
      ...(detail.key === undefined ? {} : { key: detail.key }),
      ...(detail.fix === undefined ? {} : { fix: detail.fix }),
    });
}
