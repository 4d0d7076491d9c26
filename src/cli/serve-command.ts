// `carveout serve`: the page, the API and MCP from one process, offline.

import { PassThrough, Readable } from "node:stream";
import { parse } from "csv-parse";
import { stringify } from "csv-stringify/sync";
import type { FastifyReply, FastifyRequest } from "fastify";
import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import { rateBatch } from "../bulk/batch.js";
import { REQUIRED } from "../bulk/columns.js";
import { planRows } from "../bulk/line.js";
import { mcpOverHttp } from "../mcp/http.js";
import { createServer } from "../server/app.js";
import { sendProblem } from "../server/problem.js";
import { optionsOf, type Query } from "../server/query.js";
import { bundledAuditData } from "./audit-bundle.js";
import { bundledEngine } from "./bundle.js";
import { CallError } from "./call-error.js";
import { parseExactJson } from "./json.js";
import { today } from "./options.js";
import { determine } from "./origin-bundle.js";
import { packagePath } from "./paths.js";
import { pack } from "./read-schedule.js";
import { scenarioEngine } from "./scenario-engine.js";
import { bundledSearch } from "./search-bundle.js";
import { TIME_PARTS } from "./time-parts.js";
import { importedDescriptions, importedSchedule } from "./user-data.js";

const CSV_LIMIT = 64 << 20;
const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

/** Flags of the command. */
export interface ServeFlags {
  readonly port: string;
  readonly host: string;
}

/** Serve until interrupted; requests under way are answered first. */
export async function serveCommand(flags: ServeFlags): Promise<void> {
  const port = Number(flags.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new CallError(`${flags.port} is no port.`, "Give a number from 0 to 65535.");
  const engine = bundledEngine();
  const app = createServer({
    engine,
    today,
    version: "0.1.0",
    page: packagePath("dist/web"),
    pageData: importedPageData(),
    search: bundledSearch(),
    parseJson: parseExactJson,
    scenario(text) {
      try {
        return scenarioEngine("scenario", text);
      } catch (error) {
        if (error instanceof CallError) return { refused: error.message };
        throw error;
      }
    },
    ...TIME_PARTS,
    rate: rateBody,
    auditData: bundledAuditData,
    determine,
    mcp: mcpOverHttp({ engine, today, determine, auditData: bundledAuditData, search: bundledSearch(), ...TIME_PARTS }, "0.1.0"),
  });
  if (!LOOPBACK.has(flags.host))
    process.stderr.write(`Warning: ${flags.host} is open to others. There is no sign-in; put a proxy in front.\n`);
  const address = await app.listen({ port, host: flags.host }).catch((error: Error) => {
    throw new CallError(`Port ${port} cannot be opened (${error.message}).`, "Give another --port.");
  });
  process.stdout.write(`Carveout listens on ${address}\n`);
  const stop = (): void => {
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.removeAllListeners("SIGINT");
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

// The page reads the schedule and the official descriptions that the user imported, as the API does.
function importedPageData(): ReadonlyMap<string, Buffer> {
  const [schedule, descriptions] = [importedSchedule(), importedDescriptions()];
  if (schedule === undefined || descriptions === undefined) return new Map();
  return new Map([
    ["/data/schedule.json", pack(schedule)],
    ["/data/descriptions.json", pack(descriptions)],
  ]);
}

async function rateBody(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (Number(request.headers["content-length"] ?? 0) > CSV_LIMIT || !(request.body instanceof Readable))
    return sendProblem(reply, request.body instanceof Readable ? 413 : 415, {
      code: request.body instanceof Readable ? "request/too-large" : "request/media-type",
      message: "The body is no CSV of up to 64 MiB.",
      fix: "Send text/csv; rate larger files with `carveout rate`.",
    });
  const engine = bundledEngine();
  const options = optionsOf(request.query as Query);
  const rows = request.body.pipe(
    parse({ bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: 1 << 20 }),
  );
  const iterator = rows[Symbol.asyncIterator]() as AsyncIterator<string[]>;
  const first = await iterator.next().catch(() => ({ done: true, value: undefined }) as const);
  const header = first.done === true ? [] : first.value.map((cell) => cell.trim());
  const missing = REQUIRED.filter((column) => !header.includes(column));
  if (missing.length > 0)
    return sendProblem(reply, 422, {
      code: "table/missing-column",
      key: missing[0] ?? "",
      message: `The table has no column ${missing.join(", ")}.`,
      fix: "Give a header with hts, origin, entry_date and customs_value.",
    });
  const setting = { engine, plan: planRows(header, engine.law.facts), width: header.length, options, raw: false };
  const out = new PassThrough();
  const pump = async (): Promise<void> => {
    out.write(stringify([[...header, ...ANSWER_COLUMNS]]));
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      const room = out.write(stringify(rateBatch([{ cells: next.value }], setting).rows));
      if (!room) await new Promise((resolve) => out.once("drain", resolve));
    }
    out.end();
  };
  pump().catch((error: Error) => out.destroy(error));
  return reply.type("text/csv; charset=utf-8").send(out);
}
