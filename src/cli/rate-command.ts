// `carveout rate IN OUT`: a table of entry lines in, the same table rated out.

import { existsSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { ANSWER_COLUMNS, FEE_COLUMNS } from "../bulk/answer-cells.js";
import { dayColumns, REQUIRED } from "../bulk/columns.js";
import type { Tally } from "../bulk/tally.js";
import { endThreads, startThreads } from "./block-threads.js";
import { CallError } from "./call-error.js";
import { engineFor } from "./engine-for.js";
import { partOf, plainOf, sweepLeftovers } from "./leftovers.js";
import { type AnswerFlags, answerOptions } from "./options.js";
import { ProgressLine } from "./rate-progress.js";
import { mayTryBlocks, type Run, rateByBlocks, rateByRows, triesBlocks } from "./rate-run.js";
import { summaryJson, summaryOf } from "./rate-summary.js";
import { type ReadSetting, type TableRow, tableBatches } from "./table-rows.js";

/** Flags of the command. */
export interface RateFlags extends AnswerFlags {
  readonly map?: readonly string[];
  readonly raw?: boolean;
  readonly json?: boolean;
  /** A page with charts of the run. */
  readonly report?: string;
  /** Sheet of a workbook. */
  readonly sheet?: string;
  /** Keep finished parts, and go on where a run that was killed had got to. */
  readonly resume?: boolean;
  /** Size of a part in MiB. */
  readonly partSize: string;
}

/** Rate a table. Exit status 0 when every row is answered, 1 when some are in error. */
export async function rateCommand(input: string, output: string, flags: RateFlags): Promise<void> {
  const options = answerOptions(flags);
  if (!/\.(csv|csv\.gz|parquet)$/i.test(output))
    throw new CallError(`${output} is no name of a table.`, "End it with .csv, .csv.gz or .parquet.");
  if (!existsSync(input)) throw new CallError(`${input} does not exist.`, "Name a CSV, Parquet or XLSX file.", "table/no-such-file");
  if (!existsSync(dirname(output)))
    throw new CallError(`${dirname(output)} is no folder.`, `Make it, or name another place than ${output}.`, "table/unwritable");
  const partBytes = partBytesOf(flags.partSize);
  if (mayTryBlocks(input, options)) startThreads(/\.parquet$/i.test(input) ? "group" : "block");
  const engine = await engineFor(flags.scenario);
  const line = new ProgressLine();
  const notices: string[] = [];
  let read = 0;
  const reading: ReadSetting = {
    headed: true,
    ...(flags.sheet === undefined ? {} : { sheet: flags.sheet }),
    notice: (text) => notices.push(text),
    read: (share) => {
      read = share;
    },
  };
  const { header, rows } = await opened(input, reading);
  const names = named(header, flags.map ?? []);
  const missing = REQUIRED.filter((column) => !names.includes(column));
  if (missing.length > 0)
    throw new CallError(
      `${input} has no column ${missing.join(", ")}.`,
      `Its columns are ${header.join(", ")}. Rename with --map theirs=ours.`,
    );
  const written = writtenNames(header, options.fees === true);
  const renamed = written.filter((name, at) => name !== header[at]);
  if (renamed.length > 0)
    notices.push(`${renamed.length} columns of the input have a name that another column has and are written as ${renamed.join(", ")}.`);
  const run: Run = {
    input,
    output,
    header: written,
    setting: { names, options, raw: flags.raw === true, ...(flags.scenario === undefined ? {} : { scenario: flags.scenario }) },
    progress: (progress) => line.show(progress),
  };
  notices.push(...sweepLeftovers(output, flags.resume === true), ...(flags.report === undefined ? [] : sweepLeftovers(flags.report, true)));
  const workbook = /\.xlsx$/i.test(input)
    ? (await import("./sheet-rows.js")).serialDays(input, dayColumns(names, engine.law.facts))
    : undefined;
  // A run that is interrupted (Ctrl-C) leaves nothing either; finished parts stay.
  const remove = (): void => {
    for (const left of [partOf(output), plainOf(output)]) rmSync(left, { force: true });
  };
  process.once("exit", remove);
  let tally: Tally;
  try {
    if (flags.resume === true) {
      await rows.return(undefined);
      const { rateResumed } = await import("./rate-resume.js");
      tally = await rateResumed(run, { engine, partBytes, reading, ...(workbook === undefined ? {} : { workbook }) });
    } else {
      const rated = (await triesBlocks(run)) ? await rateByBlocks(run) : undefined;
      if (rated === undefined) tally = await rateByRows(run, workbook === undefined ? rows : workbook.read(rows), () => read);
      else {
        await rows.return(undefined);
        tally = rated;
      }
      if (workbook !== undefined) tally.serialDays = workbook.count();
    }
  } catch (error) {
    throw unwritable(error, output);
  } finally {
    endThreads();
    line.clear();
    if (notices.length > 0) process.stderr.write(`${notices.join("\n")}\n`);
  }
  if (flags.report !== undefined)
    await (await import("./rate-report.js")).writeRateReport(flags.report, output, tally, options.fees === true);
  process.stdout.write(flags.json === true ? `${summaryJson(tally)}\n` : `${summaryOf(tally).join("\n")}\n`);
  process.exitCode = tally.error > 0 ? 1 : 0;
}

// What the system refuses: no right, no room, no such device.
function unwritable(error: unknown, output: string): unknown {
  const { syscall, message } = error as NodeJS.ErrnoException;
  if (error instanceof CallError || syscall === undefined) return error;
  return new CallError(`${output} cannot be written (${message}).`, "See to its folder and the room on the disk.", "table/unwritable");
}

const MIB = 1 << 20;

function partBytesOf(size: string): number {
  const bytes = /^\d{1,6}(\.\d{1,6})?$/.test(size) ? Math.floor(Number(size) * MIB) : 0;
  if (bytes < 1) throw new CallError(`--part-size ${size} is no size of a part.`, "Give MiB, such as --part-size 64.");
  return bytes;
}

type Rows = AsyncGenerator<readonly TableRow[]>;

// The header of a table, trimmed, and the rows behind it.
async function opened(input: string, reading: ReadSetting): Promise<{ readonly header: readonly string[]; readonly rows: Rows }> {
  const batches = tableBatches(input, reading);
  try {
    for (let step = await batches.next(); step.done !== true; step = await batches.next()) {
      const [first, ...rest] = step.value;
      if (first === undefined) continue;
      if (first.broken !== undefined)
        throw new CallError(
          `The header of ${input} ${first.broken === "open-quote" ? "opens a quote that does not close" : "is longer than 1 MiB"}.`,
          "Mend its first line; nothing was written.",
          `table/${first.broken}`,
        );
      return { header: first.cells.map((cell) => cell.trim()), rows: following(rest, batches) };
    }
  } catch (error) {
    if (error instanceof CallError) throw error;
    throw new CallError(`${input} cannot be read (${(error as Error).message}).`, "Give a CSV, Parquet or XLSX file.");
  }
  throw new CallError(`${input} is empty.`, "Give a table with a header.");
}

async function* following(first: readonly TableRow[], more: Rows): Rows {
  try {
    yield first;
    yield* more;
  } finally {
    await more.return(undefined);
  }
}

// Our name of every column: as it stands, or as --map renames it.
function named(header: readonly string[], maps: readonly string[]): string[] {
  const renamed = new Map(
    maps.map((each): [string, string] => {
      const at = each.lastIndexOf("=");
      if (at < 1) throw new CallError(`--map ${each} renames nothing.`, "Write it as --map theirs=ours.");
      return [each.slice(0, at), each.slice(at + 1)];
    }),
  );
  for (const theirs of renamed.keys())
    if (!header.includes(theirs)) throw new CallError(`There is no column ${theirs} to rename.`, `Columns: ${header.join(", ")}.`);
  return header.map((name) => renamed.get(name) ?? name);
}

// Names under which the columns of the input are written: one that the answer has too, or a second one of a name, is told apart.
function writtenNames(header: readonly string[], fees: boolean): string[] {
  const taken = new Set([...ANSWER_COLUMNS, ...(fees ? FEE_COLUMNS : [])]);
  return header.map((name) => {
    let own = name;
    for (let more = 1; taken.has(own); more++) own = more === 1 ? `${name}_in` : `${name}_in${more}`;
    taken.add(own);
    return own;
  });
}
