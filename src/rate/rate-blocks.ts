// Rates one table block by block, so that memory stays flat however long it is.

import { mkdirSync, rmSync } from "node:fs";
import { addTally, emptyTally } from "../bulk/tally.js";
import type { CountedCells } from "../table-files/duck-source.js";
import { DuckRater } from "./duck-rater.js";
import { blocksOf } from "./leftovers.js";
import { PartJoiner, partFile } from "./rate-join.js";
import { tableParts } from "./rate-parts.js";
import type { Rated, Run } from "./rate-run.js";

// About so much is held of a table at once, and as much again that is being written.
const BLOCK_BYTES = 48 << 20;
const BLOCK_ROWS = 250_000;

/** Rate a table; the output appears whole or not at all. Throws {@link NeedsWholeTable} where it is not in the plain form after all. */
export async function rateTable(run: Run): Promise<Rated> {
  const folder = blocksOf(run.output);
  mkdirSync(folder, { recursive: true });
  const joiner = new PartJoiner(run.output);
  const rater = await DuckRater.open(run);
  const all: Rated[] = [];
  let written: Promise<void> = Promise.resolve();
  let [at, lines] = [0, 0];
  try {
    const parts = tableParts({ source: run.source, folder, bytes: BLOCK_BYTES, rows: BLOCK_ROWS, from: undefined });
    for await (const { source, share } of parts) {
      const part = await rater.rate(source);
      await written;
      const file = partFile(folder, at, run.output, "finished");
      written = part.write(file, run.headed && at === 0).then(async (rated) => {
        await joiner.add(file);
        all.push(rated);
        lines += rated.tally.lines;
        run.progress({ share, lines });
      });
      // Told by the next turn.
      written.catch(() => undefined);
      at++;
    }
    await written;
    await joiner.close();
  } catch (error) {
    await written.catch(() => undefined);
    await joiner.abandon();
    throw error;
  } finally {
    await rater.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return summed(all);
}

/** What parts of a table came to together. */
export function summed(all: readonly Rated[]): Rated {
  const tally = emptyTally();
  for (const part of all) addTally(tally, part.tally);
  const cells = new Map<number, CountedCells>();
  for (const { at, count, from } of all.flatMap(({ counted }) => counted.cells)) {
    const before = cells.get(at);
    cells.set(at, { at, count: count + (before?.count ?? 0), from: before === undefined || from < before.from ? from : before.from });
  }
  return { tally, counted: { rows: tally.lines, cells: [...cells.values()] } };
}
