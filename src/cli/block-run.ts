// A run by blocks: worker threads rate them, their bytes are written in order under another name, and the file gets its own at the end.

import { renameSync, rmSync } from "node:fs";
import { bundledEngine } from "../packaged/bundle.js";
import { engineFor } from "../packaged/engine-for.js";
import type { TableForm, WorkLaw } from "./block-job.js";
import type { BlockOutput } from "./block-output.js";
import { partOf } from "./leftovers.js";
import type { RateSetting } from "./rate-setting.js";

/** Form of a table by the name of its file. */
export function formOf(output: string): TableForm {
  return (/\.(csv\.gz|csv|parquet)$/i.exec(output)?.[1]?.toLowerCase() ?? "csv") as TableForm;
}

/** What workers are told of the law of a run. */
export async function workLaw({ scenario }: RateSetting): Promise<WorkLaw> {
  const engine = await engineFor(scenario);
  const [origin = ""] = engine.law.countries.encoded;
  return { hash: engine.law.hash, bundled: engine === bundledEngine(), facts: engine.law.facts, origin };
}

/** Write a file: `work` fills it, and it appears if that gives a result. */
export async function writeWhole<Result>(
  output: string,
  open: (part: string) => BlockOutput,
  work: (into: BlockOutput) => Promise<Result | undefined>,
): Promise<Result | undefined> {
  const part = partOf(output);
  const into = open(part);
  try {
    const result = await work(into);
    if (result === undefined) return undefined;
    into.finish();
    renameSync(part, output);
    return result;
  } finally {
    into.close();
    rmSync(part, { force: true });
  }
}
