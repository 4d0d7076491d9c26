// Rates one table block by block, so that memory stays flat however long it is.

import { mkdirSync, rmSync } from "node:fs";
import { addTally, emptyTally } from "../bulk/tally.js";
import type { CountedCells } from "../table-files/duck-source.js";
import { DuckRater, LANES, type PartOutput } from "./duck-rater.js";
import { blocksOf } from "./leftovers.js";
import { PartJoiner, partFile } from "./rate-join.js";
import { tableParts } from "./rate-parts.js";
import { type Rated, type Run, writtenAs } from "./rate-run.js";
import { ratedParts } from "./rated-parts.js";

// About so much is held of a table on each lane.
const BLOCK_BYTES = 48 << 20;
const BLOCK_ROWS = 250_000;

/** Rate a table; the output appears whole or not at all. Throws {@link NeedsWholeTable} where it is not in the plain form after all. */
export async function rateTable(run: Run): Promise<Rated> {
  const folder = blocksOf(run.output);
  mkdirSync(folder, { recursive: true });
  const joiner = new PartJoiner(run.output);
  const rater = await DuckRater.open(run);
  const all: Rated[] = [];
  let lines = 0;
  try {
    const parts = tableParts({
      source: run.source,
      written: writtenAs(run),
      folder,
      bytes: BLOCK_BYTES,
      free: { rows: BLOCK_ROWS, lanes: LANES },
      from: undefined,
    });
    const outputOf = (at: number): PartOutput => ({ output: partFile(folder, at, run.output, "finished"), headed: run.headed && at === 0 });
    for await (const { part, rated, output } of ratedParts(rater, parts, outputOf)) {
      await joiner.add(output);
      all.push(rated);
      lines += rated.tally.lines;
      run.progress({ share: part.share, lines });
    }
    await joiner.close();
  } catch (error) {
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
