// Rates a table away from the page, so that it stays fluid; the rows never leave the computer.

import { rateBatch } from "../src/bulk/batch.js";
import { planRows } from "../src/bulk/line.js";
import { addTally, emptyTally } from "../src/bulk/tally.js";
import { loadEngine } from "./load.js";
import type { RatedRow, RateReply, RateRequest } from "./rate-messages.js";

const BATCH = 1_000;

function say(reply: RateReply): void {
  postMessage(reply);
}

async function rate({ header, names, rows }: RateRequest): Promise<void> {
  const engine = await loadEngine();
  const setting = { engine, plan: planRows(names, engine.law.facts), width: header.length, options: {}, raw: false };
  const tally = emptyTally();
  const rated: RatedRow[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const found = rateBatch(
      rows.slice(from, from + BATCH).map((cells) => ({ cells })),
      setting,
    );
    addTally(tally, found.tally);
    for (const row of found.rows) rated.push(row);
    say({ kind: "progress", done: rated.length });
  }
  say({ kind: "done", rows: rated, tally });
}

addEventListener("message", (event: MessageEvent<RateRequest>) => {
  rate(event.data).catch((error: Error) => say({ kind: "failed", message: error.message }));
});
