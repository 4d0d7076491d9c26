// Rates one table: in one go, or block by block where rows must be sorted after they were joined with the law, so that memory stays flat.

import { mkdirSync, rmSync } from "node:fs";
import { addTally, emptyTally } from "../bulk/tally.js";
import type { CountedCells } from "../table-files/duck-source.js";
import { DuckRater } from "./duck-rater.js";
import { blocksOf } from "./leftovers.js";
import { PartJoiner, partFile } from "./rate-join.js";
import { tableParts } from "./rate-parts.js";
import type { Rated, Run } from "./rate-run.js";

// About so many rows are sorted at once.
const BLOCK_BYTES = 64 << 20;
const BLOCK_ROWS = 400_000;

/** Rate a table; the output appears whole or not at all. Throws {@link NeedsWholeTable} where it is not in the plain form after all. */
export async function rateTable(run: Run): Promise<Rated> {
  const rater = await DuckRater.open(run);
  try {
    if (rater.sorts) return await rateBlocks(run, rater);
    return await rater.rate(run.source, run.output, run.headed, (share) => run.progress({ share }));
  } finally {
    await rater.close();
  }
}

/** Rate a table block by block. */
export async function rateBlocks(run: Run, rater: DuckRater): Promise<Rated> {
  const folder = blocksOf(run.output);
  mkdirSync(folder, { recursive: true });
  const joiner = new PartJoiner(run.output);
  const all: Rated[] = [];
  let [share, lines] = [0, 0];
  try {
    for await (const { source, share: until } of tableParts({
      source: run.source,
      folder,
      bytes: BLOCK_BYTES,
      rows: BLOCK_ROWS,
      from: undefined,
    })) {
      const file = partFile(folder, all.length, run.output, "finished");
      const from = share;
      const rated = await rater.rate(source, file, run.headed && all.length === 0, (done) =>
        run.progress({ share: from + (until - from) * done, lines }),
      );
      await joiner.add(file);
      all.push(rated);
      share = until;
      lines += rated.tally.lines;
    }
    await joiner.close();
  } catch (error) {
    await joiner.abandon();
    throw error;
  } finally {
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
