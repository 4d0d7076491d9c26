// POST /v1/audit: a report as CSV in, the audit as JSON out. Nothing is kept.

import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { auditAnswer } from "../audit/answer.js";
import { type Day, parseDay } from "../exact/day.js";
import { message } from "../said/message.js";
import { parseCells } from "../table-files/text-rows.js";
import { rowsOfText } from "../tables/decode.js";
import { TableError } from "../tables/table-error.js";
import { type Given, languageOf, type Operation, type Parts, Refused, runOperation } from "./operation.js";
import { AUDIT, DAY, TEXT } from "./schemas.js";

const MOST_ROWS = 50_000;
// Of a tool of an agent, which writes every row out.
const MOST_TOOL_ROWS = 500;
const MOST_BYTES = 64 << 20;

// The body as bytes, or why it is refused.
async function auditBytes(request: FastifyRequest, reply: FastifyReply): Promise<Uint8Array | Refused> {
  if (!(request.body instanceof Readable))
    return new Refused(415, "request/media-type", message("server/no-csv"), message("server/no-csv.fix"));
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) {
      // The rest is not read, so the connection cannot be used again.
      reply.header("connection", "close");
      return new Refused(413, "request/too-large", message("server/table-too-large"), message("server/audit-larger"));
    }
    chunks.push(chunk);
  }
  // Of its own memory, so that it can be handed over.
  return new Uint8Array(Buffer.concat(chunks));
}

function rowsOf(bytes: Uint8Array): readonly (readonly string[])[] | Refused {
  try {
    return rowsOfText(bytes, parseCells).rows.map(({ cells }) => cells);
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return new Refused(422, error.code, error.said, error.fix, "body");
  }
}

// The audit of rows, or of the bytes of a CSV.
function audit(given: Given, { engine, today, auditData }: Parts): unknown {
  const rows = given.csv instanceof Uint8Array ? rowsOf(given.csv) : (given.rows as readonly (readonly string[])[]);
  if (rows instanceof Refused) return rows;
  if (rows.length > MOST_ROWS)
    return new Refused(413, "request/too-many-lines", message("server/too-many-rows", { most: MOST_ROWS }), message("server/audit-larger"));
  const asOf = parseDay(typeof given.asOf === "string" ? given.asOf : today()) as Day;
  const answer = auditAnswer(rows, { engine, data: auditData(), asOf, language: languageOf(given) });
  if (!("refused" in answer)) return answer;
  const { code, message: what, fix, missing } = answer.refused;
  return new Refused(422, code, what, fix, missing?.[0] ?? "body");
}

/** The operation, for the table. */
export const AUDIT_OPERATION: Operation = {
  name: "audit",
  method: "POST",
  path: "/v1/audit",
  summary: "Audit entry summary lines as filed: what comes back, by which way and until when",
  description: `Audit filed entry summary lines (ACE ES-003 shape, at most ${MOST_TOOL_ROWS} rows): what the law asked, what comes back, by which way and until when. The first row is the header, such as entry_number, entry_date, line, hts, origin, spi, entered value, duty; one row per tariff number per line.`,
  input: {
    rows: { type: "array", maxItems: MOST_TOOL_ROWS, items: { type: "array", items: TEXT } },
    "asOf?": { ...DAY, description: "Day on which the clocks are read; today when left out" },
  },
  body: "csv",
  answer: AUDIT,
  run: audit,
  long: () => true,
  async http(request, reply, given, parts) {
    const csv = await auditBytes(request, reply);
    return csv instanceof Refused ? csv : runOperation(AUDIT_OPERATION, { ...given, csv }, parts);
  },
};
