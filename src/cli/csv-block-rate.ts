// Rates a CSV block by block on worker threads. A file that is not in strict form is left to the slower reader, which accounts for every row.

import { closeSync, openSync, statSync } from "node:fs";
import { columnsOf } from "../bulk/rater-columns.js";
import { addTally, emptyTally, type Tally } from "../bulk/tally.js";
import { engineFor } from "../packaged/engine-for.js";
import { assembly } from "./assembly.js";
import type { CsvJob, CsvReply, CsvWork, RatedReply } from "./block-job.js";
import { blockOutput } from "./block-output.js";
import { BlockPool } from "./block-pool.js";
import { formOf, workLaw, writeWhole } from "./block-run.js";
import { codedColumns } from "./coded-columns.js";
import { type CsvBlock, fileBlocks, goesOn, joined, unzippedBlocks } from "./csv-blocks.js";
import { LONGEST_LINE } from "./csv-records.js";
import type { Run } from "./rate-run.js";
import { type CsvHead, csvHead } from "./table-parts.js";
import { csvRefusal, openCsv } from "./table-rows.js";

// Larger blocks make larger row groups, smaller ones take less memory.
const BLOCK = 1 << 23;
// What a block may be longer by: the row that goes on from the block before it, and the line in which it is cut.
const BEYOND = 2 * LONGEST_LINE;
const SAMPLE = 1 << 20;
const LF = 10;

/** Rate a CSV whose header is its first line; undefined where it is not in strict form, and then nothing was written. */
export async function rateCsvBlocks(run: Run, block = BLOCK): Promise<Tally | undefined> {
  const { input, output, header, setting } = run;
  const head = await csvHead(input);
  const file = openSync(input, "r");
  const form = formOf(output);
  const kinds = columnsOf(setting.names, (await engineFor(setting.scenario)).law.facts);
  const blocks = /\.gz$/i.test(input)
    ? unzippedBlocks(input, head, block)
    : fileBlocks(file, head.mark + head.end.at, statSync(input).size, block);
  const module = assembly();
  const coded = codedColumns(module, kinds, await firstRows(input, head));
  const work: CsvWork = { module, longest: block + BEYOND, input, form, header, setting, law: await workLaw(setting), coded };
  const pool = new BlockPool<CsvWork, CsvJob, CsvReply>("block", work);
  try {
    return await writeWhole(
      output,
      (part) => blockOutput(part, form, header),
      (into) =>
        inOrder(pool, blocks, (rated, share, lines) => {
          into.add(rated);
          run.progress({ share, lines });
        }),
    );
  } catch (error) {
    throw csvRefusal(input, error);
  } finally {
    await pool.close();
    closeSync(file);
  }
}

// Has blocks rated, some at a time, and takes them in their order.
async function inOrder(
  pool: BlockPool<CsvWork, CsvJob, CsvReply>,
  blocks: Iterable<CsvBlock> | AsyncIterable<CsvBlock>,
  take: (rated: RatedReply, share: number, lines: number) => void,
): Promise<Tally | undefined> {
  interface Out {
    readonly block: CsvBlock;
    readonly reply: Promise<CsvReply>;
  }
  const tally = emptyTally();
  const source = Symbol.asyncIterator in blocks ? blocks[Symbol.asyncIterator]() : blocks[Symbol.iterator]();
  const out: Out[] = [];
  const sent = (block: CsvBlock): Out => ({ block, reply: pool.rate(block.job) });
  const fill = async (): Promise<void> => {
    while (out.length < pool.ahead) {
      const { value, done } = await source.next();
      if (done === true) return;
      out.push(sent(value));
    }
  };
  try {
    for (await fill(); out.length > 0; await fill()) {
      const { block, reply } = out.shift() as Out;
      const rated = await reply;
      if (rated.trouble !== undefined) return undefined;
      addTally(tally, rated.tally);
      take(rated, block.share, tally.lines);
      pool.giveBack(rated);
      if (!goesOn(block, rated.until)) continue;
      // A block that ends within a quoted cell goes on in the next one, which was cut in the wrong place.
      if (out.length === 0) await fill();
      const next = out.shift();
      if (next === undefined) return undefined;
      out.unshift(sent(joined(block, rated.until, next.block)));
    }
    return tally;
  } finally {
    await source.return?.(undefined);
  }
}

// The first rows of a file, as far as the last line end.
async function firstRows(input: string, head: CsvHead): Promise<Buffer> {
  let [skip, size] = [head.mark + head.end.at, 0];
  const read: Buffer[] = [];
  for await (const chunk of openCsv(input).bytes) {
    const rest = chunk.subarray(skip);
    skip -= chunk.length - rest.length;
    read.push(rest);
    size += rest.length;
    if (size >= SAMPLE) break;
  }
  const text = Buffer.concat(read);
  return text.subarray(0, text.lastIndexOf(LF) + 1);
}
