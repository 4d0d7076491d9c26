// POST /v1/assess: one line with its status, or an array streamed back, so that other requests are answered in between.

import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Given, optionsOf, type Parts, Refused, tooMany } from "./operation.js";
import { nextTurn, SLICE } from "./turns.js";

/** Answer one request. */
export function assessHttp(request: FastifyRequest, reply: FastifyReply, given: Given, { engine }: Parts): unknown {
  const options = optionsOf(given);
  if (!Array.isArray(given.lines)) {
    const answer = engine.assess(given.line, options);
    if (answer.status !== "error") return answer;
    const { code, message: what, fix, key } = answer.error;
    return new Refused(422, code, what, fix, key, answer.id);
  }
  const lines: readonly unknown[] = given.lines;
  const many = tooMany(lines);
  if (many !== undefined) return many;
  async function* written(): AsyncGenerator<string> {
    let part = "[";
    await nextTurn();
    let began = performance.now();
    for (const [at, line] of lines.entries()) {
      part += `${at === 0 ? "" : ","}${JSON.stringify(engine.assess(line, options))}`;
      if (performance.now() - began < SLICE) continue;
      yield part;
      part = "";
      await nextTurn();
      if (request.raw.socket.destroyed) return;
      began = performance.now();
    }
    yield `${part}]`;
  }
  return reply.type("application/json; charset=utf-8").send(Readable.from(written(), { objectMode: false }));
}
