// Options that all commands share which read a table, and what is said of how it was read.

import { CallError } from "../packaged/call-error.js";
import { message } from "../said/message.js";
import { type OpenOptions, type OpenTable, openTable } from "../table-files/open-table.js";
import type { DateOrder } from "../tables/cell.js";
import { type Renames, renameKey } from "../tables/header.js";
import type { ReadingReport } from "../tables/report.js";
import { reportLines } from "../tables/report-words.js";
import { language } from "./language.js";
import { bundledEntrySchema, bundledTableWords } from "./table-words.js";

/** As commander hands them over. */
export interface TableFlags {
  readonly map?: readonly string[];
  readonly dates?: string;
  readonly sheet?: string;
  readonly json?: boolean;
}

/** What `--map theirs=ours` says; `theirs=` leaves a column unread. */
export function renamesOf(maps: readonly string[] = []): Renames {
  return new Map(
    maps.map((each): [string, string] => {
      const at = each.lastIndexOf("=");
      if (at < 1) throw new CallError(message("call/map", { each }), message("call/map.fix"));
      return [renameKey(each.slice(0, at)), each.slice(at + 1)];
    }),
  );
}

/** What `--dates` says. */
export function datesOf(text: string | undefined): DateOrder | undefined {
  if (text === undefined || text === "mdy" || text === "dmy") return text;
  throw new CallError(message("call/dates", { text }), message("call/dates.fix"));
}

/** How a table of entry lines is opened. */
export function entryOptions(flags: TableFlags): OpenOptions {
  return {
    schema: bundledEntrySchema(),
    vocabulary: bundledTableWords(),
    renames: renamesOf(flags.map),
    dates: datesOf(flags.dates),
    sheet: flags.sheet,
  };
}

/** Open a table of entry lines. */
export function openEntries(file: string, flags: TableFlags, told?: (share: number) => void): Promise<OpenTable> {
  return openTable(file, { ...entryOptions(flags), told });
}

/** Say on standard error what was read how; with `--json` it stands in the answer. */
export function tellReading(report: ReadingReport, { json }: Pick<TableFlags, "json">): void {
  const lines = json === true ? [] : reportLines(report, language());
  if (lines.length > 0) process.stderr.write(`${lines.join("\n")}\n`);
}
