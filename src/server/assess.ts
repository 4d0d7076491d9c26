// POST /v1/assess: one line with its status, or an array streamed back, so that other requests are answered in between.

import { Readable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Given, optionsOf, type Parts, Refused, tooMany } from "./operation.js";

// Some milliseconds of work.
const AT_ONCE = 100;

/** Answer one request. */
export function assessHttp(_: FastifyRequest, reply: FastifyReply, given: Given, { engine }: Parts): unknown {
  const options = optionsOf(given);
  if (!Array.isArray(given.lines)) {
    const answer = engine.assess(given.line, options);
    if (answer.status !== "error") return answer;
    const { code, message, fix, key } = answer.error;
    return new Refused(422, code, message, fix, key);
  }
  const lines: readonly unknown[] = given.lines;
  const many = tooMany(lines);
  if (many !== undefined) return many;
  async function* written(): AsyncGenerator<string> {
    yield "[";
    for (let at = 0; at < lines.length; at += AT_ONCE) {
      const part = lines.slice(at, at + AT_ONCE).map((line) => JSON.stringify(engine.assess(line, options)));
      yield `${at === 0 ? "" : ","}${part.join(",")}`;
      await turn();
    }
    yield "]";
  }
  return reply.type("application/json; charset=utf-8").send(Readable.from(written(), { objectMode: false }));
}
