// Rates a Parquet file row group by row group on worker threads. One in a form that is not read here is written anew by DuckDB first.

import { rmSync } from "node:fs";
import { dayColumns } from "../bulk/columns.js";
import { columnsOf } from "../bulk/rater-columns.js";
import { addTally, emptyTally, type Tally } from "../bulk/tally.js";
import { engineFor } from "../packaged/engine-for.js";
import { DamageError } from "../table/damage.js";
import { openParquet, type ParquetInput, refusalOf } from "../table/parquet-input.js";
import { assembly } from "./assembly.js";
import type { GroupJob, GroupReply, GroupTrouble, GroupWork } from "./block-job.js";
import { blockOutput } from "./block-output.js";
import { BlockPool } from "./block-pool.js";
import { formOf, workLaw, writeWhole } from "./block-run.js";
import { plainOf } from "./leftovers.js";
import { type Anew, writtenAnew } from "./parquet-anew.js";
import { holdsMoments, parquetRefusal } from "./parquet-rows.js";
import type { Run } from "./rate-run.js";

/** Rate a Parquet file; undefined where it is left to the row reader, and then nothing was written. */
export async function rateParquetBlocks(run: Run): Promise<Tally | undefined> {
  const { input, setting, header } = run;
  const { facts } = (await engineFor(setting.scenario)).law;
  const table = opened(input);
  if (table === undefined) return undefined;
  const { columns } = table;
  const days = dayColumns(setting.names, facts);
  // A day is read from its text, which that of a moment is not.
  if (columns.some((column, at) => column.name !== header[at] || (days.includes(at) && holdsMoments(column)))) return undefined;
  const read = columnsOf(setting.names, facts).flatMap(({ kind }, at) => (kind === "ignored" ? [] : [at]));
  const text = formOf(run.output) !== "parquet";
  const strange = columns.flatMap(({ layout }, at) => (layout === undefined ? [at] : []));
  if (strange.some((at) => read.includes(at))) return undefined;
  const looked = columns.flatMap(({ type }, at) => (text || (type === "VARCHAR" && !setting.raw) || read.includes(at) ? [at] : []));
  const anew = { texts: text ? strange : [], defused: [] };
  if (anew.texts.length > 0 || refusalOf(table, looked) !== undefined) return tallyOf(await rateAnew(run, table, anew));
  const first = await rateGroups(run, table);
  if (!("trouble" in first)) return first;
  if (first.trouble === "full") return undefined;
  if (first.trouble === "unsupported") return tallyOf(await rateAnew(run, table, anew));
  if (first.trouble === "damaged") throw parquetRefusal(input, new Error(first.message));
  // A column that only passes is written anew without formulas; what holds facts must be judged as it stands.
  const defused = columns.flatMap(({ type }, at) => (type === "VARCHAR" && !read.includes(at) ? [at] : []));
  if (!defused.includes(first.column)) return undefined;
  return tallyOf(await rateAnew({ ...run, setting: { ...setting, raw: true } }, table, { texts: [], defused }));
}

function tallyOf(rated: Tally | GroupTrouble | undefined): Tally | undefined {
  return rated === undefined || "trouble" in rated ? undefined : rated;
}

function opened(input: string): ParquetInput | undefined {
  try {
    const table = openParquet(input);
    return "refused" in table ? undefined : table;
  } catch (error) {
    throw error instanceof DamageError ? parquetRefusal(input, error) : error;
  }
}

// Has DuckDB write the file in a usual form beside the output, and rates that.
async function rateAnew(run: Run, { columns }: ParquetInput, anew: Anew): Promise<Tally | GroupTrouble | undefined> {
  const plain = plainOf(run.output);
  try {
    const defused = await writtenAnew(run.input, plain, columns, anew);
    const table = opened(plain);
    if (table === undefined || refusalOf(table, [...table.columns.keys()]) !== undefined) return undefined;
    const tally = await rateGroups({ ...run, input: plain }, table);
    if (!("trouble" in tally)) tally.defused += defused;
    return tally;
  } finally {
    rmSync(plain, { force: true });
  }
}

async function rateGroups(run: Run, table: ParquetInput): Promise<Tally | GroupTrouble> {
  const { input, output, header, setting } = run;
  const form = formOf(output);
  const work: GroupWork = { module: assembly(), input, form, header, setting, law: await workLaw(setting), table };
  const pool = new BlockPool<GroupWork, GroupJob, GroupReply>("group", work);
  const all = table.groups.reduce((sum, { rows }) => sum + rows, 0);
  let trouble: GroupTrouble | undefined;
  try {
    const tally = await writeWhole(
      output,
      (part) => blockOutput(part, form, header, table),
      async (into) => {
        const sums = emptyTally();
        const out: Promise<GroupReply>[] = [];
        for (let next = 0; next < table.groups.length || out.length > 0; ) {
          while (out.length < pool.ahead && next < table.groups.length) out.push(pool.rate({ group: next++ }));
          const rated = await (out.shift() as Promise<GroupReply>);
          if (rated.trouble !== undefined) {
            trouble = rated;
            return undefined;
          }
          addTally(sums, rated.tally);
          into.add(rated);
          pool.giveBack(rated);
          run.progress({ share: sums.lines / all, lines: sums.lines });
        }
        return sums;
      },
    );
    return tally ?? (trouble as GroupTrouble);
  } finally {
    await pool.close();
  }
}
