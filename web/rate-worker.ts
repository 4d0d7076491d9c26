// Rates a table away from the page, so that it stays fluid; the rows never leave the computer. The compiled law rates what it can, `assess` the rest.

import type { Engine } from "../src/assess/engine.js";
import { type BatchSetting, rateBatch } from "../src/bulk/batch.js";
import { openBook } from "../src/bulk/book.js";
import { compiledBatch, type RateRows } from "../src/bulk/compiled-batch.js";
import { planRows } from "../src/bulk/line.js";
import { addTally, emptyTally } from "../src/bulk/tally.js";
import { loadBook, loadEngine } from "./load.js";
import type { RatedRow, RateReply, RateRequest } from "./rate-messages.js";

const BATCH = 1_000;

function say(reply: RateReply): void {
  postMessage(reply);
}

async function raterOf(engine: Engine, names: readonly string[], setting: BatchSetting): Promise<RateRows> {
  const packed = await loadBook();
  // A book of another law rates nothing; with a schedule of the user's there is none.
  if (packed?.law !== engine.law.hash) return (rows) => rateBatch(rows, setting);
  return compiledBatch(
    names,
    openBook(() => engine, setting.options, packed.origin, packed),
    packed.origin,
    setting,
  );
}

async function rate({ header, names, rows }: RateRequest): Promise<void> {
  const engine = await loadEngine();
  const setting = { engine, plan: planRows(names, engine.law.facts), width: header.length, options: {}, raw: false };
  const rateRows = await raterOf(engine, names, setting);
  const tally = emptyTally();
  const rated: RatedRow[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const found = rateRows(rows.slice(from, from + BATCH).map((cells) => ({ cells })));
    addTally(tally, found.tally);
    for (const row of found.rows) rated.push(row);
    say({ kind: "progress", done: rated.length });
  }
  say({ kind: "done", rows: rated, tally });
}

addEventListener("message", (event: MessageEvent<RateRequest>) => {
  rate(event.data).catch((error: Error) => say({ kind: "failed", message: error.message }));
});
