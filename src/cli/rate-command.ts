// `carveout rate IN OUT`: a table of entry lines in, the same table rated out.

import { existsSync, rmSync, statSync } from "node:fs";
import type { Engine } from "../assess/engine.js";
import type { Tally } from "../bulk/tally.js";
import { writtenNames } from "../bulk/written-names.js";
import { language, ofRows, say, translate } from "../console/language.js";
import { type AnswerFlags, optionsFor } from "../console/options.js";
import { requireFolderOf } from "../console/output-file.js";
import { entryOptions, type TableFlags, tellReading } from "../console/table-flags.js";
import { CallError } from "../packaged/call-error.js";
import { engineFor } from "../packaged/engine-for.js";
import { printNotice } from "../print/words.js";
import { NeedsWholeTable } from "../rate/left-rows.js";
import { blocksOf, partOf, partsFolder, plainOf, sweepLeftovers } from "../rate/leftovers.js";
import { rateTable } from "../rate/rate-blocks.js";
import { ProgressLine } from "../rate/rate-progress.js";
import { rateResumed } from "../rate/rate-resume.js";
import type { Run } from "../rate/rate-run.js";
import { summaryJson, summaryOf } from "../rate/rate-summary.js";
import { message } from "../said/message.js";
import { scenarioMark } from "../said/scenario-mark.js";
import { type DuckSource, duckSource } from "../table-files/duck-source.js";
import { placeToWrite } from "../table-files/places.js";
import type { How } from "../tables/cell.js";
import type { ReadingReport } from "../tables/report.js";
import { TableError } from "../tables/table-error.js";

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
  if (input === undefined || output === undefined) throw new CallError(message("call/two-tables"), message("call/two-tables.fix"));
  if (!/\.(csv|csv\.gz|parquet)$/i.test(output))
    throw new CallError(message("call/not-a-table", { file: output }), message("call/not-a-table.fix-gz"));
  if (input !== "-" && !existsSync(input))
    throw new CallError(message("call/no-file", { file: input }), message("call/no-file.fix-table"), "table/no-such-file");
  for (const file of [output, flags.report]) if (file !== undefined) requireFolderOf(file, "table/unwritable");
  const place = await placeToWrite(output, input);
  if (flags.report !== undefined) await placeToWrite(flags.report, input);
  const partBytes = partBytesOf(flags.partSize);
  const line = new ProgressLine();
  const engine = await engineFor(flags.scenario);
  const options = optionsFor(engine, flags);
  const print = printNotice(engine.law, translate(), { readings: options.readings ?? {} });
  const { scenarios } = engine.law;
  const mark = scenarios === undefined ? undefined : engine.parts.translator(language()).say(scenarioMark(scenarios));
  // What holds of all answers, where there are any.
  const ofAnswers = [mark, print].filter((each) => each !== undefined);
  const notices = [
    ...sweepLeftovers(place, flags.resume === true),
    ...(flags.report === undefined ? [] : sweepLeftovers(flags.report, true)),
  ];
  const runOf = (source: DuckSource): Run => {
    const { header } = source.plan;
    const written = writtenNames(header.names, options.fees === true);
    const renamed = written.filter((name, at) => name !== header.names[at]);
    if (renamed.length > 0) notices.push(say(message("rate/renamed", { count: renamed.length, names: renamed.join(", ") })));
    const names = source.columns.map(({ name }) => name);
    return {
      source,
      output: place,
      header: written,
      setting: { names, options, raw: flags.raw === true, ...(flags.scenario === undefined ? {} : { scenario: flags.scenario }) },
      headed: true,
      large: isLarge(input),
      progress: (progress) => line.show(progress),
    };
  };
  // A run that is interrupted leaves nothing either; finished parts stay. It ends by the signal itself: on its way out in the ordinary way DuckDB
  // would wait for answers that nobody gives any more.
  const remove = (): void => {
    for (const left of [partOf(place), plainOf(place), blocksOf(place)]) rmSync(left, { recursive: true, force: true });
  };
  process.once("exit", remove);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.removeAllListeners(signal);
    process.once(signal, () => {
      remove();
      process.kill(process.pid, signal);
    });
  }
  let rated: { readonly tally: Tally; readonly reading: ReadingReport; readonly inParts: boolean } | undefined;
  try {
    rated = await rateOpened({ input, engine, flags, place, partBytes, runOf });
    if (flags.resume === true && !rated.inParts) notices.push(say(message("rate/one-go")));
  } catch (error) {
    throw tooLarge(error, input) ?? unwritable(error, output);
  } finally {
    line.clear();
    const said = [...new Set([...(rated === undefined ? [] : ofAnswers), ...notices])];
    process.stderr.write(said.map((each) => `${each}\n`).join(""));
  }
  const { tally, reading } = rated;
  if (flags.report !== undefined)
    await (await import("../rate/rate-report.js")).writeRateReport(flags.report, place, tally, {
      fees: options.fees === true,
      notices: ofAnswers,
    });
  tellReading(reading, flags);
  process.stdout.write(flags.json === true ? `${summaryJson(tally, reading, scenarios)}\n` : `${summaryOf(tally).join("\n")}\n`);
  process.exitCode = tally.error > 0 ? 1 : 0;
}

interface Opened {
  readonly input: string;
  readonly engine: Engine;
  readonly flags: RateFlags;
  readonly place: string;
  readonly partBytes: number;
  runOf(source: DuckSource): Run;
}

// From the file itself where it is in the plain form, else from a copy in which all of it was looked through. That a table is not in the plain
// form may come to light on its last row; then it is rated anew.
async function rateOpened(
  opened: Opened,
  whole = false,
): Promise<{ readonly tally: Tally; readonly reading: ReadingReport; readonly inParts: boolean }> {
  const { input, flags, place, partBytes } = opened;
  const source = await duckSource(input, { ...entryOptions(flags), to: ofRows(), scratch: plainOf(place), whole });
  try {
    // Parts are there only of a table in the plain form: where this one is not, it is another, and is refused as such.
    const inParts = flags.resume === true && !whole && (source.direct || existsSync(partsFolder(place)));
    const run = opened.runOf(source);
    const setting = { engine: opened.engine, input, sheet: flags.sheet, partBytes };
    const { tally, counted } = inParts ? await rateResumed(run, setting) : await rateTable(run);
    const reading = source.report(counted);
    if (!source.direct) countReading(reading, tally);
    return { tally, reading, inParts };
  } catch (error) {
    if (whole || !(error instanceof NeedsWholeTable)) throw error;
  } finally {
    await source.close();
  }
  return rateOpened(opened, true);
}

// What the reader of rows counted.
function countReading(reading: ReadingReport, tally: Tally): void {
  const counted = (how: How): number =>
    reading.columns.flatMap(({ as }) => as).reduce((sum, each) => sum + (each.how === how ? each.count : 0), 0);
  tally.repaired = counted("zero-put-back");
  tally.serialDays = counted("day-serial");
  tally.openQuotes = reading.refused["table/open-quote"] ?? 0;
}

// Below this size loading the tables of the law takes longer than rating the rows. Other forms hold as much as a CSV of some times their size.
const LARGE = 1 << 20;
const PACKED = 6;

function isLarge(input: string): boolean {
  const found = statSync(input, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) return true;
  return found.size * (/\.(csv|tsv|txt)$/i.test(input) ? 1 : PACKED) >= LARGE;
}

// A part of a table that DuckDB can neither hold nor put on the disk.
function tooLarge(error: unknown, input: string): CallError | undefined {
  if (!(error instanceof Error) || !/^Out of Memory Error/.test(error.message)) return undefined;
  return new CallError(message("call/too-large", { file: input }), message("call/too-large.fix"), "table/too-large");
}

// What the system refuses: no right, no room, no such device.
function unwritable(error: unknown, output: string): unknown {
  const { syscall, message: why } = error as NodeJS.ErrnoException;
  if (error instanceof CallError || error instanceof TableError || syscall === undefined) return error;
  return new CallError(message("call/not-written", { file: output, why }), message("call/not-written.fix-disk"), "table/unwritable");
}

const MIB = 1 << 20;

function partBytesOf(size: string): number {
  const bytes = /^\d{1,6}(\.\d{1,6})?$/.test(size) ? Math.floor(Number(size) * MIB) : 0;
  if (bytes < 1) throw new CallError(message("call/part-size", { size }), message("call/part-size.fix"));
  return bytes;
}
