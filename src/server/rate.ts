// POST /v1/rate: a table in, the rated table out. The body is put aside on disk, because a table is looked through before it is read; the
// answer is streamed. What was read how stands in the header `carveout-reading`.

import { Readable, Transform, type TransformCallback } from "node:stream";
import { stringify } from "csv-stringify/sync";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { wrongOptions } from "../assess/wrong-options.js";
import { ANSWER_COLUMNS, FEE_COLUMNS } from "../bulk/answer-cells.js";
import { type BatchSetting, rateBatch } from "../bulk/batch.js";
import { entrySchema } from "../bulk/entry-schema.js";
import { planRows } from "../bulk/line.js";
import { writtenNames } from "../bulk/written-names.js";
import { message } from "../said/message.js";
import { type OpenTable, openTable } from "../table-files/open-table.js";
import { spool } from "../table-files/spool.js";
import type { DateOrder } from "../tables/cell.js";
import { type Renames, renameKey } from "../tables/header.js";
import type { TableRow } from "../tables/read-table.js";
import type { ReadingReport } from "../tables/report.js";
import { TableError } from "../tables/table-error.js";
import type { Vocabulary } from "../tables/words.js";
import { checkInput, checkQuery, readQuery } from "./input.js";
import { languageAsked } from "./language.js";
import { type Given, languageOf, type Operation, optionsOf, Refused } from "./operation.js";
import type { Places } from "./places.js";
import { sendProblem } from "./problem.js";
import * as s from "./schemas.js";
import { nextTurn, SLICE } from "./turns.js";

const TABLE_LIMIT = 64 << 20;

/** Options for rating a table. */
export const TABLE_INPUT = {
  "knownOn?": s.DAY,
  "fees?": s.YES,
  "readings?": { type: "object" },
  "map?": { type: "array", items: s.TEXT },
  "dates?": { enum: ["mdy", "dmy"] },
} as const satisfies Record<string, s.Schema>;

const QUERY: Operation = {
  name: "rate",
  method: "POST",
  path: "/v1/rate",
  summary: "",
  description: "",
  input: { ...TABLE_INPUT, "sheet?": s.TEXT },
  answer: s.TEXT,
  run: () => undefined,
};

/** What rating a table needs of the host. */
export interface RateParts {
  readonly engine: Engine;
  /** Places of the tables that are rated over HTTP. */
  readonly tables?: Places;
  /** Rates away from this loop, where the host has threads for it. */
  readonly rateAside?: RateTable;
  tableWords(): Vocabulary;
}

/** A table to rate, as plain data. */
export interface TableToRate {
  /** Where it lies. */
  readonly file: string;
  readonly options: AssessOptions;
  readonly renames: Renames;
  readonly dates?: DateOrder | undefined;
  readonly sheet?: string | undefined;
}

/** A table that was looked through: what was read how, and its rated rows as CSV, made as they are asked for. */
export interface RatedTable {
  readonly report: ReadingReport;
  readonly text: AsyncGenerator<string>;
}

/** Rates a table; `gone` says whether nobody waits for it any more. Throws {@link TableError}. */
export type RateTable = (table: TableToRate, gone: () => boolean) => Promise<RatedTable>;

interface Asked extends Omit<TableToRate, "file"> {
  gone(): boolean;
}

/** Answer one request. */
export async function rateBody(request: FastifyRequest, reply: FastifyReply, parts: RateParts): Promise<unknown> {
  const { map, ...query } = request.query as Record<string, string | string[] | undefined>;
  const given: Given = { ...readQuery(QUERY, query), ...(map === undefined ? {} : { map: typeof map === "string" ? [map] : map }) };
  const wrong = checkQuery(QUERY, request.query as Given) ?? checkInput(QUERY, given);
  if (wrong !== undefined) return refuse(reply, wrong);
  if (!(request.body instanceof Readable))
    return refuse(
      reply,
      new Refused(
        415,
        "request/media-type",
        message("server/no-table"),
        message("server/no-table.fix", { types: s.TABLE_TYPES.join(", ") }),
      ),
    );
  if (Number(request.headers["content-length"] ?? 0) > TABLE_LIMIT) return refuse(reply, TOO_LARGE);
  const how = readingOf({ ...given, language: languageAsked(request) }, parts);
  if (how instanceof Refused) return refuse(reply, how);
  const asked: Asked = { ...how, gone: () => request.raw.socket.destroyed };
  const rated = await ratedTable(request.body, asked, parts, () => parts.tables?.take(request, reply) !== undefined);
  if (rated instanceof Refused) return refuse(rated === BUSY ? reply.header("retry-after", "5") : reply, rated);
  const stream = Readable.from(rated.text, { objectMode: false });
  // An answer whose connection went before it began is never read. A connection carries many answers and lets go of each.
  const { socket } = request.raw;
  const gone = (): void => void stream.destroy();
  stream.once("close", () => {
    socket.off("close", gone);
    void rated.remove();
  });
  if (socket.destroyed) gone();
  else socket.once("close", gone);
  return reply.type("text/csv; charset=utf-8").header("carveout-reading", headerOf(rated.report)).send(stream);
}

/** A table that was rated at once: the CSV, and what was read how. */
export interface RatedText {
  readonly text: string;
  readonly report: ReadingReport;
}

/** Rate a table given as text; `given` are arguments of {@link TABLE_INPUT}. */
export async function rateText(csv: string, given: Given, parts: RateParts): Promise<RatedText | Refused> {
  const how = readingOf({ ...given, language: languageOf(given) }, parts);
  if (how instanceof Refused) return how;
  const rated = await ratedTable(Readable.from([Buffer.from(csv)]), { ...how, gone: () => false }, parts, () => true);
  if (rated instanceof Refused) return rated;
  let text = "";
  try {
    for await (const part of rated.text) text += part;
  } finally {
    await rated.remove();
  }
  return { text, report: rated.report };
}

// How a table is read and its rows are rated.
function readingOf(given: Given, { engine }: RateParts): Omit<TableToRate, "file"> | Refused {
  const renames = renamesOf((given.map ?? []) as readonly string[]);
  if (renames instanceof Refused) return renames;
  const options = optionsOf(given);
  const unfit = wrongOptions(engine.parts, options);
  if (unfit !== undefined) return new Refused(422, unfit.code, unfit.message, unfit.fix, unfit.key);
  return { options, renames, dates: given.dates as DateOrder | undefined, sheet: given.sheet as string | undefined };
}

const TOO_LARGE = new Refused(413, "request/too-large", message("server/table-too-large"), message("server/rate-larger"));
const BUSY = new Refused(503, "server/busy", message("server/tables-busy"), message("server/tables-busy.fix"));

function refuse(reply: FastifyReply, { status, code, message, fix, key }: Refused): FastifyReply {
  return sendProblem(reply, status, { code, message, fix, ...(key === undefined ? {} : { key }) });
}

/** The names of columns that a query gives. */
export function renamesOf(maps: readonly string[]): Renames | Refused {
  const renames = new Map<string, string>();
  for (const each of maps) {
    const at = each.lastIndexOf("=");
    if (at < 1)
      return new Refused(
        422,
        "request/wrong-value",
        message("server/renames-nothing", { text: each }),
        message("server/renames-nothing.fix"),
        "map",
      );
    renames.set(renameKey(each.slice(0, at)), each.slice(at + 1));
  }
  return renames;
}

interface HeldTable extends RatedTable {
  remove(): Promise<void>;
}

// The rated table in parts, or why it is refused. What goes wrong after the first part breaks the stream off.
async function ratedTable(
  body: Readable,
  { gone, ...asked }: Asked,
  { engine, tableWords, rateAside = tableRater(engine, tableWords()) }: RateParts,
  mayBegin: () => boolean,
): Promise<HeldTable | Refused> {
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _, done: TransformCallback) {
      bytes += chunk.length;
      if (bytes > TABLE_LIMIT) done(new TableError("table/too-large", TOO_LARGE.message, TOO_LARGE.fix));
      else done(null, chunk);
    },
  });
  body.on("error", (error: Error) => limit.destroy(error));
  // Whoever breaks off before the file is open is met by no other listener; the pipeline sees the stream destroyed.
  limit.on("error", () => undefined);
  try {
    // A table takes its place when it has come whole, so that one that drips shuts no other out.
    const { file, remove } = await spool(body.pipe(limit));
    if (!mayBegin()) {
      await remove();
      return BUSY;
    }
    try {
      const { report, text } = await rateAside({ ...asked, file }, gone);
      const end = async (): Promise<void> => {
        await text.return(undefined);
        await remove();
      };
      return { report, text: untilGone(text, gone), remove: end };
    } catch (error) {
      await remove();
      throw error;
    }
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    const status = error.code === "table/too-large" && bytes > TABLE_LIMIT ? TOO_LARGE : undefined;
    return status ?? new Refused(422, error.code, error.said, error.fix, "body");
  }
}

/** Rates tables on this loop, in slices. */
export function tableRater(engine: Engine, vocabulary: Vocabulary): RateTable {
  return async ({ file, options, ...reading }, gone) => {
    const schema = entrySchema(engine.law.facts, vocabulary);
    const table = await openTable(file, { ...reading, schema, vocabulary, called: message("server/the-table") });
    // All rows are read once, so that the report is whole before the first of them is answered.
    for await (const _ of table.rows()) {
      await nextTurn();
      if (gone()) break;
    }
    return { report: table.report(), text: ratedRows(table, options, engine) };
  };
}

async function* untilGone(text: AsyncGenerator<string>, gone: () => boolean): AsyncGenerator<string> {
  for await (const part of text) {
    if (gone()) return;
    yield part;
  }
}

async function* ratedRows(table: OpenTable, options: AssessOptions, engine: Engine): AsyncGenerator<string> {
  const fees = options.fees === true;
  const setting: BatchSetting = {
    engine,
    plan: planRows(table.names, engine.law.facts),
    width: table.header.length,
    options,
    raw: false,
  };
  yield stringify([[...writtenNames(table.header, fees), ...ANSWER_COLUMNS, ...(fees ? FEE_COLUMNS : [])]]);
  for await (const batch of table.rows()) yield* inSlices(batch, setting);
}

// Some milliseconds of rows at a time.
async function* inSlices(rows: readonly TableRow[], setting: BatchSetting): AsyncGenerator<string> {
  let rated: string[][] = [];
  await nextTurn();
  let began = performance.now();
  for (const row of rows) {
    rated.push(...rateBatch([row], setting).rows);
    if (performance.now() - began < SLICE) continue;
    yield stringify(rated);
    rated = [];
    await nextTurn();
    began = performance.now();
  }
  if (rated.length > 0) yield stringify(rated);
}

// Headers are short and ASCII: how often each column was read how, without the examples.
const LONGEST_HEADER = 6_000;

/** A reading report as the header `carveout-reading`. */
export function headerOf(report: ReadingReport): string {
  const { columns, unread, passedOver, ...rest } = report;
  const counted = columns
    .filter(({ theirs, ours, as }) => theirs !== ours || as.length > 0)
    .map(({ as, ...column }) => ({ ...column, as: Object.fromEntries(as.map(({ how, count }) => [how, count])) }));
  const whole = asciiJson({ ...rest, columns: counted, unread, passedOver });
  return whole.length <= LONGEST_HEADER ? whole : asciiJson({ ...rest, columns: counted.length, unread: unread.length });
}

function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
