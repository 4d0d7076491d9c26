// POST /v1/audit: a report as CSV in, the audit as JSON out. Nothing is kept.

import { Readable } from "node:stream";
import { parse } from "csv-parse";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Engine } from "../assess/engine.js";
import { auditAnswer } from "../audit/answer.js";
import type { AuditData } from "../audit/data.js";
import type { Day } from "../exact/day.js";
import { sendProblem } from "./problem.js";

const MOST_ROWS = 50_000;

/** Answer one request; the clocks are read on `asOf`. */
export async function auditBody(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: { readonly engine: Engine; readonly data: AuditData; readonly asOf: Day },
): Promise<unknown> {
  if (!(request.body instanceof Readable))
    return sendProblem(reply, 415, { code: "request/media-type", message: "The body is no CSV.", fix: "Send text/csv." });
  const rows: string[][] = [];
  const parser = request.body.pipe(
    parse({ bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: 1 << 20 }),
  );
  try {
    for await (const cells of parser) {
      rows.push(cells as string[]);
      if (rows.length > MOST_ROWS)
        return sendProblem(reply, 413, {
          code: "request/too-many-lines",
          message: `More than ${MOST_ROWS} rows came in one request.`,
          fix: "Audit larger reports with `carveout audit`.",
        });
    }
  } catch (error) {
    return sendProblem(reply, 422, {
      code: "table/unreadable",
      key: "body",
      message: `The body cannot be read as CSV (${(error as Error).message}).`,
      fix: "Mend the record that is named.",
    });
  }
  const answer = auditAnswer(rows, { engine: parts.engine, data: parts.data, asOf: parts.asOf });
  if ("missing" in answer)
    return sendProblem(reply, 422, {
      code: "table/missing-column",
      key: answer.missing[0] ?? "",
      message: `The report has no column ${answer.missing.join(", ")}.`,
      fix: "Give the columns of ACE report ES-003; docs/audit.md lists the spellings.",
    });
  return answer;
}
