// POST /v1/origin with a table: a bill of materials as people have it, with the options of `carveout origin --bill` in the query.

import type { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { withFact } from "../origin/apply.js";
import { billSchema } from "../origin/bill-columns.js";
import { type RowNote, type WrittenNote, writtenNotes } from "../origin/bill-row.js";
import { billTable } from "../origin/bill-table.js";
import { billOf } from "../origin/read-bill.js";
import type { OriginQuestion } from "../origin/types.js";
import { translatorOf } from "../said/all-languages.js";
import { type Arg, message } from "../said/message.js";
import { openTable } from "../table-files/open-table.js";
import { spool } from "../table-files/spool.js";
import type { TableRow } from "../tables/read-table.js";
import type { ReadingReport } from "../tables/report.js";
import { TableError } from "../tables/table-error.js";
import { checkInput, checkQuery, readQuery } from "./input.js";
import { type Given, languageOf, type Operation, type Parts, Refused } from "./operation.js";
import { headerOf, renamesOf } from "./rate.js";
import { DAY, DECIMAL, DOLLARS, list, type Schema, TEXT, YES } from "./schemas.js";

const MOST_BYTES = 16 << 20;
const MOST_ROWS = 10_000;

/** The query beside a bill: the good, and how its table is read. */
export const BILL_QUERY: Readonly<Record<string, Schema>> = {
  hts: { ...TEXT, description: "The number of the good; needed where a table comes" },
  "date?": { ...DAY, description: "Day of entry; today when left out" },
  "transactionValue?": DOLLARS,
  "netCost?": DOLLARS,
  "totalCost?": DOLLARS,
  "weightKg?": DECIMAL,
  "use?": TEXT,
  "branch?": TEXT,
  "fact?": {
    ...list({ type: "string", pattern: "^.+=.*$", examples: ["conditions.1=yes"] }),
    description: "path=value of a question that was asked; may repeat",
  },
  "map?": { ...list({ type: "string", pattern: "^.+=.*$", examples: ["Cost=value"] }), description: "theirs=ours; may repeat" },
  "sheet?": TEXT,
  "worth?": YES,
};

const QUERY: Operation = {
  name: "origin",
  method: "POST",
  path: "/v1/origin",
  summary: "",
  description: "",
  input: BILL_QUERY,
  answer: TEXT,
  run: () => undefined,
};

interface Bill {
  readonly materials: OriginQuestion["materials"];
  readonly notes: readonly RowNote[];
  readonly report: ReadingReport;
}

/** The question that a table and its query make, and what was read otherwise than written; the header of the reading is set. */
export async function originQuestion(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Parts,
): Promise<{ readonly question: OriginQuestion; readonly notes: readonly WrittenNote[]; readonly worth: boolean } | Refused> {
  const { map, fact, ...query } = request.query as Record<string, string | string[] | undefined>;
  const given: Given = { ...readQuery(QUERY, query), ...several({ map, fact }) };
  const wrong = checkQuery(QUERY, request.query as Given) ?? checkInput(QUERY, given);
  if (wrong !== undefined) return wrong;
  const bill = await billFrom(request.body as Readable, given, parts);
  if (bill instanceof Refused) return bill;
  reply.header("carveout-reading", headerOf(bill.report));
  return {
    question: questionOf(given, bill.materials, parts.today()),
    notes: writtenNotes(bill.notes, translatorOf(languageOf(given))),
    worth: given.worth === true,
  };
}

function several(named: Readonly<Record<string, string | string[] | undefined>>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, texts]) => (texts === undefined ? [] : [[name, typeof texts === "string" ? [texts] : texts]])),
  );
}

function questionOf(given: Given, materials: Bill["materials"], today: string): OriginQuestion {
  const { map: _, sheet: __, worth: ___, fact = [], ...good } = given;
  const plain = { date: today, ...good, materials } as OriginQuestion;
  return (fact as readonly string[]).reduce((question, each) => {
    const at = each.indexOf("=");
    const [path, text] = [each.slice(0, at), each.slice(at + 1)];
    return withFact(
      question,
      /^(?:facts|materials|purchases|entry)\./.test(path) ? path : `facts.${path}`,
      /^(?:yes|true)$/.test(text) ? true : /^(?:no|false)$/.test(text) ? false : text,
    );
  }, plain);
}

async function billFrom(body: Readable, given: Given, { tableWords }: Parts): Promise<Bill | Refused> {
  const renames = renamesOf((given.map ?? []) as readonly string[]);
  if (renames instanceof Refused) return renames;
  const vocabulary = tableWords();
  const schema = billSchema(vocabulary.words);
  try {
    const { file, remove } = await spool(atMost(body));
    try {
      const sheet = given.sheet as string | undefined;
      const table = await openTable(file, { schema, vocabulary, renames, sheet, called: message("server/the-bill") });
      const rows: TableRow[] = [];
      for await (const batch of table.rows()) {
        rows.push(...batch);
        if (rows.length > MOST_ROWS) return TOO_MANY;
      }
      const read = billTable(table.plan.header, rows, schema, vocabulary, renames);
      const bill = billOf(read.rows, given.hts as string);
      const problems = [...read.problems, ...bill.problems];
      await table.close();
      if (problems.length > 0) return refusedRows(problems);
      return { materials: bill.materials, notes: [...read.notes, ...bill.notes], report: table.report() };
    } finally {
      await remove();
    }
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return new Refused(error.code === TOO_LARGE.code ? 413 : 422, error.code, error.said, error.fix, "body");
  }
}

const TOO_LARGE = new TableError("table/too-large", message("server/bill-too-large"), message("server/bill-larger"));
const TOO_MANY = new Refused(
  413,
  "request/too-many-lines",
  message("server/bill-rows", { most: MOST_ROWS }),
  message("server/bill-larger"),
  "body",
);

async function* atMost(body: Readable): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw TOO_LARGE;
    yield chunk;
  }
}

function refusedRows(problems: readonly RowNote[]): Refused {
  const [first] = problems as readonly [RowNote];
  const place = ({ row, field }: RowNote): Arg => {
    const of = row === 0 ? message("bill/header") : message("bill/row", { row });
    return field === undefined ? of : { all: [of, field], by: ", " };
  };
  const rest = problems.slice(1).map(place);
  const found = message("bill/at", { place: place(first), found: first.message });
  const more = message("bill/more", { count: rest.length, places: { all: rest.slice(0, 10), by: "; " } });
  const all: Arg = rest.length === 0 ? found : { all: [found, more], by: " " };
  return new Refused(422, first.code, all, first.fix ?? message("server/mend-row"), "body");
}
