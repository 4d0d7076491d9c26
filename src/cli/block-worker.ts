// A worker thread of `carveout rate`: rates blocks of a CSV, which it reads itself, and gives back their bytes of the output.

import { openSync, readSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { joinedColumns } from "../table/column-pages.js";
import { rowGroups, textBlocks } from "../table/csv-block.js";
import type { SpareMemory } from "../table/spare-memory.js";
import type { CsvJob, CsvReply, CsvWork } from "./block-job.js";
import { answerJobs } from "./worker-jobs.js";
import { workerRating } from "./worker-rating.js";

type Rate = (job: CsvJob) => CsvReply;

async function begin(work: CsvWork, spare: SpareMemory): Promise<Rate> {
  const { input, form, header, coded, longest } = work;
  const rating = { ...(await workerRating(work, longest)), header, coded, longest };
  const { memory } = rating;
  const file = openSync(input, "r");

  // Puts a block where it is rated.
  function put(job: CsvJob, at: number): number {
    const size = job.text === undefined ? job.to - job.from : job.to;
    if (size > longest) return size;
    if (job.text !== undefined) memory.bytes.set(new Uint8Array(job.text, 0, size), at);
    else
      for (let done = 0; done < size; ) {
        const read = readSync(file, memory.bytes, at + done, size - done, job.from + done);
        if (read === 0) throw new Error(`${input} has become shorter while it was read`);
        done += read;
      }
    return size;
  }

  function asGroups(blocks: ReturnType<typeof rowGroups>): Rate {
    return (job) => {
      const rated = blocks.rate(put(job, blocks.at));
      if (rated.trouble !== undefined) return rated;
      const { rows, until, tally, columns } = rated;
      const { bytes, chunks } = joinedColumns(columns, spare);
      return { rows, until, tally, parts: [bytes], kept: [], chunks };
    };
  }

  // Zipped texts one behind the other are a zipped text.
  function asText(blocks: ReturnType<typeof textBlocks>): Rate {
    return (job) => {
      const rated = blocks.rate(put(job, blocks.at));
      if (rated.trouble !== undefined) return rated;
      const { rows, until, tally, text } = rated;
      return { rows, until, tally, parts: [form === "csv.gz" ? new Uint8Array(gzipSync(text)) : text], kept: [], chunks: [] };
    };
  }

  return form === "parquet" ? asGroups(rowGroups(rating)) : asText(textBlocks(rating));
}

answerJobs(begin);
