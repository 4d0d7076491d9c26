// Reads, rates, shows and writes a table away from the page, so that the page stays fluid; the rows never leave the computer. The compiled
// law rates what it can, `assess` the rest.

import type { Engine } from "../src/assess/engine.js";
import { ANSWER_COLUMNS } from "../src/bulk/answer-cells.js";
import { type BatchSetting, rateBatch } from "../src/bulk/batch.js";
import { openBook } from "../src/bulk/book.js";
import { compiledBatch, type RateRows } from "../src/bulk/compiled-batch.js";
import { entrySchema } from "../src/bulk/entry-schema.js";
import { planRows } from "../src/bulk/line.js";
import { addTally, emptyTally } from "../src/bulk/tally.js";
import { writtenNames } from "../src/bulk/written-names.js";
import type { Language } from "../src/said/language.js";
import { DEFAULT_LANGUAGE, DEFAULT_ORIGIN } from "../src/settings.js";
import type { DateOrder } from "../src/tables/cell.js";
import { type Header, likelyHeader, renameKey } from "../src/tables/header.js";
import type { ReadOptions } from "../src/tables/read-table.js";
import type { ReadingReport } from "../src/tables/report.js";
import { TableError } from "../src/tables/table-error.js";
import { failureText } from "./failure.js";
import { loadBook, loadEngine, loadFirstEngine, loadTableWords, loadTranslator } from "./load.js";
import type { Looked, OpenedLine, RateReply, RateRequest, ShownLine } from "./rate-messages.js";
import { openRated, type RatedLines } from "./rated-lines.js";
import { entryLine, giveFact, type RatedTable, sameQuestion } from "./rated-table.js";
import { type FileRows, fileRows, tableOf, writeCsv, writeParquet } from "./read-table.js";

const BATCH = 1_000;

let source: FileRows | undefined;
let header: readonly string[] = [];
// Our names as the reader recognizes them by itself.
let recognized: readonly string[] = [];
// What was rated last, how, and how it was read.
let rated: { readonly table: RatedTable; readonly setting: BatchSetting; readonly reading: ReadingReport } | undefined;
let lines: RatedLines | undefined;
// The language in which it was last asked to read or rate.
let language: Language = DEFAULT_LANGUAGE;
// Counts the runs: one that is no longer the newest ends at its next turn.
let run = 0;

function say(reply: RateReply): void {
  postMessage(reply);
}

// Lets messages in that came meanwhile.
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

async function readOptions(): Promise<ReadOptions> {
  const [{ law }, words] = await Promise.all([loadFirstEngine(DEFAULT_LANGUAGE), loadTableWords()]);
  return { schema: entrySchema(law.facts, words), vocabulary: words };
}

async function read(file: File): Promise<void> {
  run++;
  source = await fileRows(file);
  const options = await readOptions();
  const offered = options.schema.columns.map(({ name }) => name);
  const namesOf = ({ columns }: Header): string[] => columns.map((column) => column?.name ?? "");
  try {
    const { plan, rows, report } = tableOf(source, options);
    header = plan.header.names;
    recognized = namesOf(plan.header);
    say({ kind: "read", table: { header, names: recognized, offered, rows: rows.length, reading: report } });
  } catch (error) {
    const [sheet] = source.sheets;
    const likely = likelyHeader(
      (sheet?.rows ?? []).map(({ cells }) => cells),
      options.schema,
    );
    if (!(error instanceof TableError) || likely === undefined) throw error;
    header = likely.names;
    recognized = namesOf(likely);
    const rows = (sheet?.rows.length ?? 0) - (likely.rows[0] ?? 0) - 1;
    say({ kind: "read", table: { header, names: recognized, offered, rows, refused: failureText(await loadTranslator(language), error) } });
  }
}

// What the user made of the columns, where that is not what the reader makes of them by itself.
function renamesTo(names: readonly string[]): Map<string, string> {
  return new Map(names.flatMap((name, at) => (name === recognized[at] ? [] : [[renameKey(header[at] ?? ""), name] as const])));
}

async function raterOf(engine: Engine, names: readonly string[], setting: BatchSetting): Promise<RateRows> {
  const packed = await loadBook();
  // A book of another law rates nothing; with a schedule of the user's there is none.
  if (packed?.law !== engine.law.hash) return (batch) => rateBatch(batch, setting);
  return compiledBatch(
    names,
    openBook(() => engine, setting.options, packed.origin, packed),
    packed.origin,
    setting,
  );
}

async function rate(names: readonly string[], dates: DateOrder | undefined): Promise<void> {
  const own = ++run;
  if (source === undefined) return;
  const { plan, rows, report } = tableOf(source, { ...(await readOptions()), renames: renamesTo(names), dates });
  header = plan.header.names;
  const ours = plan.header.columns.map((column) => column?.name ?? "");
  const at = ours.indexOf("origin");
  const isOwn = at >= 0 && rows.every(({ read }) => read[at] === DEFAULT_ORIGIN);
  // The cells of a rated table are the same in every language.
  const engine = await (isOwn ? loadFirstEngine : loadEngine)(DEFAULT_LANGUAGE);
  const setting = { engine, plan: planRows(ours, engine.law.facts), width: header.length, options: {}, raw: false };
  const rateRows = await raterOf(engine, ours, setting);
  const tally = emptyTally();
  const found: string[][] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rateRows(rows.slice(from, from + BATCH));
    addTally(tally, batch.tally);
    for (const row of batch.rows) found.push(row);
    say({ kind: "progress", done: found.length });
    await turn();
    if (own !== run) return;
  }
  rated = { table: { header: [...header], names: ours, rows: [...rows], rated: found, tally }, setting, reading: report };
  sayRated();
}

// Open the rated rows anew, and say their sums.
function sayRated(): void {
  if (rated === undefined) return;
  const { table, reading } = rated;
  lines = openRated(
    table.rated,
    table.names,
    table.rows.map(({ read }) => read),
  );
  const { months, owed, total } = lines;
  say({ kind: "rated", rated: { tally: table.tally, reading, months, owed, total } });
}

async function open(at: number): Promise<void> {
  if (rated === undefined) return;
  const { table, setting } = rated;
  const questions = table.rated[at]?.[table.header.length + ANSWER_COLUMNS.indexOf("questions")] ?? "";
  const asked = questions.split(" ").filter((each) => each !== "");
  const wrong = table.rows[at]?.wrong;
  const { arg } = await loadTranslator(language);
  const opened: OpenedLine = {
    at,
    line: entryLine(table, at, setting),
    ...(wrong === undefined ? {} : { wrong: { code: wrong.code, message: arg(wrong.message), fix: arg(wrong.fix) } }),
    same: Object.fromEntries(asked.map((fact) => [fact, sameQuestion(table, at, fact).length])),
    more: lines?.nextOpen(at) !== undefined && lines.nextOpen(at) !== at,
  };
  say({ kind: "opened", opened });
}

// Why a line could not be rated, in the language asked: its cell says it in that of all tables.
async function inWords(looked: Looked): Promise<Looked> {
  if (rated === undefined) return looked;
  const { table, setting } = rated;
  const { arg } = await loadTranslator(language);
  const why = ({ at, error }: ShownLine): string => {
    const wrong = table.rows[at]?.wrong;
    if (wrong !== undefined) return `${arg(wrong.message)} ${arg(wrong.fix)}`;
    const answer = setting.engine.assess(entryLine(table, at, setting), { language });
    return answer.status === "error" ? `${answer.error.message} ${answer.error.fix}` : error;
  };
  return { ...looked, lines: looked.lines.map((line) => (line.error === "" ? line : { ...line, error: why(line) })) };
}

async function give({ at, fact, value, same }: Extract<RateRequest, { kind: "give" }>): Promise<void> {
  if (rated === undefined) return;
  const { table, setting } = rated;
  giveFact(table, [at, ...(same ? sameQuestion(table, at, fact) : [])], fact, value, setting);
  sayRated();
  await open(at);
}

async function save(as: "csv" | "parquet"): Promise<void> {
  if (rated === undefined) return;
  const { table } = rated;
  const columns = [...writtenNames(table.header, false), ...ANSWER_COLUMNS];
  const content =
    as === "csv"
      ? new Blob([writeCsv(columns, table.rated)], { type: "text/csv" })
      : new Blob([await writeParquet(columns, table.rated)], { type: "application/octet-stream" });
  say({ kind: "saved", name: `rated.${as}`, content });
}

async function answer(asked: RateRequest): Promise<void> {
  if ("language" in asked) language = asked.language;
  if (asked.kind === "read") await read(asked.file);
  else if (asked.kind === "rate") await rate(asked.names, asked.dates);
  else if (asked.kind === "save") await save(asked.as);
  else if (asked.kind === "look") {
    if (lines !== undefined) say({ kind: "looked", looked: await inWords(lines.look(asked.window)) });
  } else if (asked.kind === "open") await open(asked.next === true ? (lines?.nextOpen(asked.at) ?? asked.at) : asked.at);
  else if (asked.kind === "give") await give(asked);
  else {
    run++;
    say({ kind: "stopped" });
  }
}

addEventListener("message", (event: MessageEvent<RateRequest>) => {
  answer(event.data).catch(async (error: unknown) => say({ kind: "failed", message: failureText(await loadTranslator(language), error) }));
});
