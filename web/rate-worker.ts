// Reads, rates, shows and writes a table away from the page, so that the page stays fluid; the rows never leave the computer. The compiled
// law rates what it can, `assess` the rest.

import type { Engine } from "../src/assess/engine.js";
import { ANSWER_COLUMNS } from "../src/bulk/answer-cells.js";
import { type BatchSetting, rateBatch } from "../src/bulk/batch.js";
import { openBook } from "../src/bulk/book.js";
import { compiledBatch, type RateRows } from "../src/bulk/compiled-batch.js";
import { planRows } from "../src/bulk/line.js";
import { addTally, emptyTally } from "../src/bulk/tally.js";
import { loadBook, loadEngine } from "./load.js";
import type { RateReply, RateRequest } from "./rate-messages.js";
import { openRated, type RatedLines } from "./rated-lines.js";
import { readTable, writeCsv, writeParquet } from "./read-table.js";

const BATCH = 1_000;

let header: readonly string[] = [];
let rows: readonly (readonly string[])[] = [];
let rated: readonly (readonly string[])[] = [];
let lines: RatedLines | undefined;
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

async function read(file: File): Promise<void> {
  run++;
  [header = [], ...rows] = await readTable(file);
  say({ kind: "read", table: { header, rows: rows.length } });
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

async function rate(names: readonly string[]): Promise<void> {
  const own = ++run;
  const engine = await loadEngine();
  const setting = { engine, plan: planRows(names, engine.law.facts), width: header.length, options: {}, raw: false };
  const rateRows = await raterOf(engine, names, setting);
  const tally = emptyTally();
  const found: (readonly string[])[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rateRows(rows.slice(from, from + BATCH).map((cells) => ({ cells: [...cells] })));
    addTally(tally, batch.tally);
    for (const row of batch.rows) found.push(row);
    say({ kind: "progress", done: found.length });
    await turn();
    if (own !== run) return;
  }
  rated = found;
  lines = openRated(rated, names);
  say({ kind: "rated", rated: { tally, months: lines.months, owed: lines.owed } });
}

async function save(as: "csv" | "parquet"): Promise<void> {
  const columns = [...header, ...ANSWER_COLUMNS];
  const content =
    as === "csv"
      ? new Blob([writeCsv(columns, rated)], { type: "text/csv" })
      : new Blob([await writeParquet(columns, rated)], { type: "application/octet-stream" });
  say({ kind: "saved", name: `rated.${as}`, content });
}

async function answer(asked: RateRequest): Promise<void> {
  if (asked.kind === "read") await read(asked.file);
  else if (asked.kind === "rate") await rate(asked.names);
  else if (asked.kind === "save") await save(asked.as);
  else if (asked.kind === "look") {
    if (lines !== undefined) say({ kind: "looked", looked: lines.look(asked.window) });
  } else {
    run++;
    say({ kind: "stopped" });
  }
}

addEventListener("message", (event: MessageEvent<RateRequest>) => {
  answer(event.data).catch((error: Error) => say({ kind: "failed", message: error.message }));
});
