// POST /v1/rate: a table in, the rated table out, both streamed; the body is never held as a whole.

import { Readable, Transform, type TransformCallback } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { parse } from "csv-parse";
import { stringify } from "csv-stringify/sync";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import { rateBatch } from "../bulk/batch.js";
import { REQUIRED } from "../bulk/columns.js";
import { planRows } from "../bulk/line.js";
import { checkInput, readQuery } from "./input.js";
import { type Operation, optionsOf, Refused } from "./operation.js";
import { sendProblem } from "./problem.js";
import * as s from "./schemas.js";

const CSV_LIMIT = 64 << 20;
// Some milliseconds of work.
const AT_ONCE = 200;

const QUERY: Operation = {
  name: "rate",
  method: "POST",
  path: "/v1/rate",
  summary: "",
  description: "",
  input: { "knownOn?": s.DAY, "fees?": s.YES, "readings?": { type: "object" } },
  answer: s.TEXT,
  run: () => undefined,
};

/** Answer one request. */
export async function rateBody(request: FastifyRequest, reply: FastifyReply, engine: Engine): Promise<unknown> {
  const given = readQuery(QUERY, request.query as Record<string, string | string[] | undefined>);
  const wrong = checkInput(QUERY, given);
  if (wrong !== undefined) return refuse(reply, wrong);
  if (!(request.body instanceof Readable))
    return refuse(
      reply,
      new Refused(415, "request/media-type", "The body is no CSV.", "Send text/csv; rate larger files with `carveout rate`."),
    );
  if (Number(request.headers["content-length"] ?? 0) > CSV_LIMIT) return refuse(reply, TOO_LARGE);
  const written = await rated(request.body, engine, optionsOf(given));
  if (written instanceof Refused) return refuse(reply, written);
  return reply.type("text/csv; charset=utf-8").send(Readable.from(written, { objectMode: false }));
}

/** Rate a table given as text. */
export async function rateText(csv: string, engine: Engine): Promise<string | Refused> {
  const written = await rated(Readable.from([Buffer.from(csv)]), engine, {});
  if (written instanceof Refused) return written;
  let text = "";
  try {
    for await (const part of written) text += part;
  } catch (error) {
    return unreadable(error as Error);
  }
  return text;
}

const TOO_LARGE = new Refused(413, "request/too-large", "The table is larger than 64 MiB.", "Rate larger files with `carveout rate`.");

function refuse(reply: FastifyReply, { status, code, message, fix, key }: Refused): FastifyReply {
  return sendProblem(reply, status, { code, message, fix, ...(key === undefined ? {} : { key }) });
}

function unreadable(error: Error): Refused {
  if (error.message === TOO_LARGE.code) return TOO_LARGE;
  return new Refused(
    422,
    "table/unreadable",
    `The table cannot be read as CSV (${error.message.slice(0, 120)}).`,
    "Mend the record that is named.",
    "body",
  );
}

// The rated table in parts, or why it is refused. What goes wrong after the first part breaks the stream off.
async function rated(body: Readable, engine: Engine, options: AssessOptions): Promise<AsyncGenerator<string> | Refused> {
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _, done: TransformCallback) {
      bytes += chunk.length;
      if (bytes > CSV_LIMIT) done(new Error(TOO_LARGE.code));
      else done(null, chunk);
    },
  });
  const parser = parse({ bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: 1 << 20 });
  for (const [from, to] of [
    [body, limit],
    [limit, parser],
  ] as const)
    from.on("error", (error: Error) => to.destroy(error));
  const rows = body.pipe(limit).pipe(parser)[Symbol.asyncIterator]() as AsyncIterator<string[]>;
  let first: IteratorResult<string[]>;
  try {
    first = await rows.next();
  } catch (error) {
    return unreadable(error as Error);
  }
  const header = first.done === true ? [] : first.value.map((cell) => cell.trim());
  const missing = REQUIRED.filter((column) => !header.includes(column));
  if (missing.length > 0)
    return new Refused(
      422,
      "table/missing-column",
      `The table has no column ${missing.join(", ")}.`,
      "Give a header with hts, origin, entry_date and customs_value.",
      missing[0] ?? "",
    );
  const setting = { engine, plan: planRows(header, engine.law.facts), width: header.length, options, raw: false };
  return (async function* (): AsyncGenerator<string> {
    yield stringify([[...header, ...ANSWER_COLUMNS]]);
    let batch: { readonly cells: string[] }[] = [];
    for (let next = await rows.next(); next.done !== true; next = await rows.next()) {
      batch.push({ cells: next.value });
      if (batch.length < AT_ONCE) continue;
      yield stringify(rateBatch(batch, setting).rows);
      batch = [];
      await turn();
    }
    if (batch.length > 0) yield stringify(rateBatch(batch, setting).rows);
  })();
}
