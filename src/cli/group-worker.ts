// A worker thread of `carveout rate`: rates row groups of a Parquet file, which it reads itself, and gives back their bytes of the output.

import { openSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { NoRoom } from "../table/column-memory.js";
import { joinedColumns } from "../table/column-pages.js";
import { DamageError, UnsupportedError } from "../table/damage.js";
import { keptGroups, textGroups } from "../table/parquet-group.js";
import type { SpareMemory } from "../table/spare-memory.js";
import type { GroupJob, GroupReply, GroupWork } from "./block-job.js";
import { answerJobs } from "./worker-jobs.js";
import { workerRating } from "./worker-rating.js";

type Rate = (group: number) => GroupReply;

async function begin(work: GroupWork, spare: SpareMemory): Promise<(job: GroupJob) => GroupReply> {
  const { input, form, table } = work;
  const rating = { ...(await workerRating(work, 0)), input: table, file: openSync(input, "r"), spare };

  function asParquet(groups: ReturnType<typeof keptGroups>): Rate {
    return (group) => {
      const rated = groups(group);
      if (rated.formula !== undefined) return { trouble: "formula", column: rated.formula };
      const { rows, tally, kept, starts, columns } = rated;
      const { bytes, chunks } = joinedColumns(columns, spare, kept.length);
      return { rows, tally, parts: [kept, bytes], kept: starts, chunks };
    };
  }

  function asText(groups: ReturnType<typeof textGroups>): Rate {
    return (group) => {
      const rated = groups(group);
      if (rated.formula !== undefined) return { trouble: "formula", column: rated.formula };
      const { rows, tally, text } = rated;
      return { rows, tally, parts: [form === "csv.gz" ? new Uint8Array(gzipSync(text)) : text], kept: [], chunks: [] };
    };
  }

  const rate = form === "parquet" ? asParquet(keptGroups(rating)) : asText(textGroups(rating));
  // Errors lose their class on the way between threads.
  return ({ group }) => {
    try {
      return rate(group);
    } catch (error) {
      if (error instanceof UnsupportedError) return { trouble: "unsupported" };
      if (error instanceof NoRoom) return { trouble: "full" };
      if (error instanceof DamageError) return { trouble: "damaged", message: error.message };
      throw error;
    }
  };
}

answerJobs(begin);
