// Rates batches on worker threads and gives them back in their order. Few batches are rated in place: starting workers would cost more.

import { type BatchRow, rateBatch } from "../bulk/batch.js";
import { planRows } from "../bulk/line.js";
import type { Tally } from "../bulk/tally.js";
import { engineFor } from "../packaged/engine-for.js";
import type { RateSetting } from "./rate-setting.js";
import { answered } from "./thread-pool.js";

/** A rated batch, as rows or as their CSV. */
export interface RatedBatch {
  readonly rows: readonly (readonly string[])[] | Uint8Array;
  readonly tally: Tally;
}

const BATCH = 1_000;
// Fewer batches are rated in place.
const AHEAD = 4;

async function* batched(read: AsyncIterable<readonly BatchRow[]>): AsyncGenerator<readonly BatchRow[]> {
  let held: BatchRow[] = [];
  for await (const rows of read) {
    for (const row of rows) {
      held.push(row);
      if (held.length === BATCH) {
        yield held;
        held = [];
      }
    }
  }
  if (held.length > 0) yield held;
}

/** Rate rows; batches come back in the order of the rows. */
export async function* rateRows(rows: AsyncIterable<readonly BatchRow[]>, setting: RateSetting): AsyncGenerator<RatedBatch> {
  const batches = batched(rows);
  const first: (readonly BatchRow[])[] = [];
  for (let taken = 0; taken < AHEAD; taken++) {
    const { value, done } = await batches.next();
    if (done === true) {
      yield* inPlace(first, setting);
      return;
    }
    first.push(value);
  }
  yield* answered<readonly BatchRow[], RatedBatch>(following(first, batches), { script: "dist/cli/rate-worker.js", data: setting });
}

async function* inPlace(batches: readonly (readonly BatchRow[])[], setting: RateSetting): AsyncGenerator<RatedBatch> {
  const engine = await engineFor(setting.scenario);
  const plan = planRows(setting.names, engine.law.facts);
  for (const batch of batches)
    yield rateBatch(batch, { engine, plan, width: setting.names.length, options: setting.options, raw: setting.raw });
}

async function* following(
  first: readonly (readonly BatchRow[])[],
  more: AsyncGenerator<readonly BatchRow[]>,
): AsyncGenerator<readonly BatchRow[]> {
  yield* first;
  yield* more;
}
