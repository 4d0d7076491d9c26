// `carveout rate IN OUT`: a table of entry lines in, the same table rated out.

import { existsSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { Engine } from "../assess/engine.js";
import type { Tally } from "../bulk/tally.js";
import { writtenNames } from "../bulk/written-names.js";
import { CallError } from "../packaged/call-error.js";
import { engineFor } from "../packaged/engine-for.js";
import { printNotice } from "../print/words.js";
import { placeToWrite } from "../table-files/places.js";
import { tableHead } from "../table-files/table-head.js";
import type { How } from "../tables/cell.js";
import type { TablePlan } from "../tables/read-table.js";
import type { ReadingReport } from "../tables/report.js";
import { TableError } from "../tables/table-error.js";
import { endThreads, startThreads } from "./block-threads.js";
import { translate } from "./language.js";
import { partOf, partsFolder, plainOf, sweepLeftovers } from "./leftovers.js";
import { type AnswerFlags, answerOptions } from "./options.js";
import { ProgressLine } from "./rate-progress.js";
import { mayTryBlocks, type Run, rateByBlocks, rateByRows, triesBlocks } from "./rate-run.js";
import { summaryJson, summaryOf } from "./rate-summary.js";
import { entryOptions, openEntries, type TableFlags, tellReading } from "./table-flags.js";

/** Flags of the command. */
export interface RateFlags extends AnswerFlags, TableFlags {
  readonly raw?: boolean;
  /** Write a table to fill in instead. */
  readonly template?: string;
  /** A page with charts of the run. */
  readonly report?: string;
  /** Keep finished parts, and go on where a run that was killed had got to. */
  readonly resume?: boolean;
  /** Size of a part in MiB. */
  readonly partSize: string;
}

/** Rate a table. Exit status 0 when every row is answered, 1 when some are in error. */
export async function rateCommand(input: string | undefined, output: string | undefined, flags: RateFlags): Promise<void> {
  if (flags.template !== undefined) return (await import("./table-template.js")).writeTemplate("entries", flags.template);
  if (input === undefined || output === undefined) throw new CallError("Two tables are named.", "Write carveout rate IN OUT.");
  const options = answerOptions(flags);
  if (!/\.(csv|csv\.gz|parquet)$/i.test(output))
    throw new CallError(`${output} is no name of a table.`, "End it with .csv, .csv.gz or .parquet.");
  if (input !== "-" && !existsSync(input))
    throw new CallError(`${input} does not exist.`, "Name a CSV, Parquet or XLSX file.", "table/no-such-file");
  if (!existsSync(dirname(output)))
    throw new CallError(`${dirname(output)} is no folder.`, `Make it, or name another place than ${output}.`, "table/unwritable");
  const place = await placeToWrite(output, input);
  if (flags.report !== undefined) await placeToWrite(flags.report, input);
  const partBytes = partBytesOf(flags.partSize);
  const inBlocks = mayTryBlocks(input, options);
  if (inBlocks) startThreads(/\.parquet$/i.test(input) ? "group" : "block");
  const engine = await engineFor(flags.scenario);
  const line = new ProgressLine();
  const print = printNotice(engine.law, translate());
  const notices = [
    ...(print === undefined ? [] : [print]),
    ...sweepLeftovers(place, flags.resume === true),
    ...(flags.report === undefined ? [] : sweepLeftovers(flags.report, true)),
  ];
  const runOf = ({ header }: Pick<TablePlan, "header">): Run => {
    const written = writtenNames(header.names, options.fees === true);
    const renamed = written.filter((name, at) => name !== header.names[at]);
    if (renamed.length > 0)
      notices.push(`${renamed.length} columns of the input have a name that another column has and are written as ${renamed.join(", ")}.`);
    const names = header.columns.map((column) => column?.name ?? "");
    return {
      input,
      output: place,
      header: written,
      setting: { names, options, raw: flags.raw === true, ...(flags.scenario === undefined ? {} : { scenario: flags.scenario }) },
      progress: (progress) => line.show(progress),
    };
  };
  // A run that is interrupted (Ctrl-C) leaves nothing either; finished parts stay.
  const remove = (): void => {
    for (const left of [partOf(place), plainOf(place)]) rmSync(left, { force: true });
  };
  process.once("exit", remove);
  let rated: Rated;
  try {
    const head = inBlocks || flags.resume === true ? await tableHead(input, entryOptions(flags)) : undefined;
    // Parts are there only of a table in the plain form: where this one is not, it is another, and is refused as such.
    const goesOn = flags.resume === true && existsSync(partsFolder(place));
    const whole = head !== undefined && (head.plain || goesOn) ? await ratePlain(runOf(head.plan), flags, engine, partBytes) : undefined;
    rated = whole ?? (await rateOpened(input, flags, runOf));
    if (flags.resume === true && whole === undefined)
      notices.push("The table is not in the plain form and was rated in one go, without parts.");
  } catch (error) {
    throw unwritable(error, output);
  } finally {
    endThreads();
    line.clear();
    if (notices.length > 0) process.stderr.write(`${[...new Set(notices)].join("\n")}\n`);
  }
  const { tally, reading } = rated;
  if (flags.report !== undefined)
    await (await import("./rate-report.js")).writeRateReport(flags.report, place, tally, { fees: options.fees === true, notice: print });
  if (reading !== undefined) tellReading(reading, flags);
  process.stdout.write(flags.json === true ? `${summaryJson(tally, reading)}\n` : `${summaryOf(tally).join("\n")}\n`);
  process.exitCode = tally.error > 0 ? 1 : 0;
}

interface Rated {
  readonly tally: Tally;
  readonly reading?: ReadingReport;
}

// A table whose head is plain: by blocks, or in parts. Where a row comes to an error, something in it may only have been written in another
// way than the blocks read, so that the whole table is looked through and rated anew.
async function ratePlain(run: Run, flags: RateFlags, engine: Engine, partBytes: number): Promise<Rated | undefined> {
  if (flags.resume === true) {
    const { rateResumed } = await import("./rate-resume.js");
    return { tally: await rateResumed(run, { engine, partBytes, reading: flags.sheet === undefined ? {} : { sheet: flags.sheet } }) };
  }
  if (!(await triesBlocks(run))) return undefined;
  const { isForDuckdb, rateInDuckdb } = await import("./duck-rate.js");
  const tally = isForDuckdb(run) ? await rateInDuckdb(run) : await rateByBlocks(run);
  return tally === undefined || tally.error > 0 ? undefined : { tally };
}

async function rateOpened(input: string, flags: RateFlags, runOf: (plan: TablePlan) => Run): Promise<Rated> {
  let share = 0;
  const table = await openEntries(input, flags, (read) => {
    share = read;
  });
  try {
    const tally = await rateByRows(runOf(table.plan), table.rows(), () => share);
    const reading = table.report();
    const counted = (how: How): number =>
      reading.columns.flatMap(({ as }) => as).reduce((sum, each) => sum + (each.how === how ? each.count : 0), 0);
    tally.repaired += counted("zero-put-back");
    tally.serialDays = counted("day-serial");
    tally.openQuotes = reading.refused["table/open-quote"] ?? 0;
    return { tally, reading };
  } finally {
    await table.close();
  }
}

// What the system refuses: no right, no room, no such device.
function unwritable(error: unknown, output: string): unknown {
  const { syscall, message } = error as NodeJS.ErrnoException;
  if (error instanceof CallError || error instanceof TableError || syscall === undefined) return error;
  return new CallError(`${output} cannot be written (${message}).`, "See to its folder and the room on the disk.", "table/unwritable");
}

const MIB = 1 << 20;

function partBytesOf(size: string): number {
  const bytes = /^\d{1,6}(\.\d{1,6})?$/.test(size) ? Math.floor(Number(size) * MIB) : 0;
  if (bytes < 1) throw new CallError(`--part-size ${size} is no size of a part.`, "Give MiB, such as --part-size 64.");
  return bytes;
}
