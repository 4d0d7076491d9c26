// POST /v1/audit: a report as CSV in, the audit as JSON out. Nothing is kept.

import { Readable } from "node:stream";
import { parse } from "csv-parse/sync";
import type { FastifyReply, FastifyRequest } from "fastify";
import { auditAnswer } from "../audit/answer.js";
import { type Day, parseDay } from "../exact/day.js";
import { type Given, type Operation, type Parts, Refused, runOperation } from "./operation.js";
import { AUDIT, DAY, TEXT } from "./schemas.js";

const MOST_ROWS = 50_000;
// Of a tool of an agent, which writes every row out.
const MOST_TOOL_ROWS = 500;
const MOST_BYTES = 64 << 20;

// The body as bytes, or why it is refused.
async function auditBytes(request: FastifyRequest, reply: FastifyReply): Promise<Uint8Array | Refused> {
  if (!(request.body instanceof Readable)) return new Refused(415, "request/media-type", "The body is no CSV.", "Send text/csv.");
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) {
      // The rest is not read, so the connection cannot be used again.
      reply.header("connection", "close");
      return new Refused(413, "request/too-large", "The table is larger than 64 MiB.", "Audit larger reports with `carveout audit`.");
    }
    chunks.push(chunk);
  }
  // Of its own memory, so that it can be handed over.
  return new Uint8Array(Buffer.concat(chunks));
}

// At most one row more than is allowed is read.
function rowsOf(csv: Uint8Array): readonly (readonly string[])[] | Refused {
  try {
    return parse(Buffer.from(csv.buffer, csv.byteOffset, csv.byteLength), {
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 1 << 20,
      to: MOST_ROWS + 1,
    }) as string[][];
  } catch (error) {
    return new Refused(
      422,
      "table/unreadable",
      `The body cannot be read as CSV (${(error as Error).message}).`,
      "Mend the record that is named.",
      "body",
    );
  }
}

// The audit of rows, or of the bytes of a CSV.
function audit(given: Given, { engine, today, auditData }: Parts): unknown {
  const rows = given.csv instanceof Uint8Array ? rowsOf(given.csv) : (given.rows as readonly (readonly string[])[]);
  if (rows instanceof Refused) return rows;
  if (rows.length > MOST_ROWS)
    return new Refused(
      413,
      "request/too-many-lines",
      `More than ${MOST_ROWS} rows came in one request.`,
      "Audit larger reports with `carveout audit`.",
    );
  const asOf = parseDay(typeof given.asOf === "string" ? given.asOf : today()) as Day;
  const answer = auditAnswer(rows, { engine, data: auditData(), asOf });
  if (!("missing" in answer)) return answer;
  return new Refused(
    422,
    "table/missing-column",
    `The report has no column ${answer.missing.join(", ")}.`,
    "Give the columns of ACE report ES-003; docs/audit.md lists the spellings.",
    answer.missing[0] ?? "",
  );
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
