// `carveout schedule import`: a newer official export, JSON or CSV, checked and merged behind the bundled record.

import type { Day } from "../exact/day.js";
import { extendSchedule, type ScheduleData, unparsed } from "../hts/compile.js";
import { type ExportRow, readExport } from "../hts/export.js";
import { formatHts } from "../hts/number.js";
import { editionName, type PrintedHeading, printedHeadings } from "../hts/print.js";
import { bundledLaw } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { failureReason } from "../packaged/failure-reason.js";
import { packagePath } from "../packaged/paths.js";
import { printBefore } from "../packaged/print-before.js";
import { readSchedule } from "../packaged/read-schedule.js";
import { bundledChecksum, keepImport } from "../packaged/user-data.js";
import { comparePrint } from "../print/compare.js";
import type { NewerPrint } from "../print/types.js";
import { message } from "../said/message.js";
import { readExportRows } from "./read-export.js";

/** What an import did. */
export interface ImportDone {
  readonly numbers: number;
  readonly changed: number;
  readonly file: string;
  /** Its chapter 99 against the law of its day. */
  readonly print: NewerPrint;
}

function kept(made: Parameters<typeof keepImport>[0]): string {
  try {
    return keepImport(made);
  } catch (error) {
    throw new CallError(message("schedule/not-kept", { why: failureReason(error) }), message("schedule/not-kept.fix"));
  }
}

// Editions of one year lose a few numbers of a hundred to the next; an export that lacks more is most likely no whole export.
const MOST_LOST = 0.05;
const NAMED = 3;

/** Take an export in from its first day in force; `force` takes one that lacks many of the numbers in force. */
export async function importSchedule(source: string, effective: string, force = false): Promise<ImportDone> {
  const { rows, headings } = readRows(source, await readExportRows(source));
  const problems = unparsed(rows);
  if (problems.length > 0)
    throw new CallError(message("schedule/source-rate", { source, rate: problems[0] ?? "" }), message("schedule/source-rate.fix"));
  const base = readSchedule(packagePath("schedule/schedule.json.gz"));
  const latest = base.revisions.at(-1);
  if (latest !== undefined && effective <= latest.from)
    throw new CallError(
      message("schedule/not-after", { day: effective, first: latest.from, edition: latest.name }),
      message("schedule/not-after.fix"),
    );
  if (!force) {
    refuseLosses(source, base, rows);
    // Without chapter 99 every heading of the law would look as if the print had dropped it.
    if (headings.length === 0) throw new CallError(message("schedule/no-chapter-99", { source }), message("schedule/lacks.fix"));
  }
  const name = editionName(source);
  const data = extendSchedule(base, { name, from: effective as Day, published: effective as Day, how: "imported by the user" }, rows);
  const descriptions: Record<string, string> = {};
  for (const row of rows) if (row.hts.length >= 8) descriptions[row.hts] = row.description;
  const chapter99 = { name, from: effective as Day, headings };
  const print = comparePrint(bundledLaw(), { ...chapter99, before: printBefore() });
  const file = kept({ base: bundledChecksum(), data, descriptions, chapter99 });
  return { numbers: rows.filter((row) => row.hts.length >= 8 && row.hts < "98").length, changed: changedLines(base, data), file, print };
}

function refuseLosses(source: string, base: ScheduleData, rows: readonly ExportRow[]): void {
  const given = new Set(rows.map(({ hts }) => hts));
  const open = [...openEnds(base)];
  const lost = open.filter((hts) => !given.has(hts));
  if (lost.length <= open.length * MOST_LOST) return;
  const share = ((100 * lost.length) / open.length).toFixed(1);
  throw new CallError(
    message("schedule/lacks", {
      source,
      lost: lost.length,
      open: open.length,
      share,
      numbers: lost.slice(0, NAMED).map(formatHts).join(", "),
    }),
    message("schedule/lacks.fix"),
  );
}

function changedLines(before: ScheduleData, after: ScheduleData): number {
  const lines = (data: ScheduleData): Map<string, number> =>
    new Map(
      Object.values(data.chapters).flatMap((text) =>
        text.split("\n").map((line): [string, number] => [line.slice(0, line.indexOf("|")), line.split(";").length]),
      ),
    );
  const old = lines(before);
  const now = lines(after);
  const ends = openEnds(before);
  const still = openEnds(after);
  let changed = 0;
  for (const [hts, spans] of now) if (old.get(hts) !== spans || ends.has(hts) !== still.has(hts)) changed++;
  return changed;
}

function openEnds(data: ScheduleData): Set<string> {
  const open = new Set<string>();
  for (const text of Object.values(data.chapters))
    for (const line of text.split("\n")) if (/-:[^;]*$/.test(line)) open.add(line.slice(0, line.indexOf("|")));
  return open;
}

function readRows(source: string, raw: unknown): { readonly rows: readonly ExportRow[]; readonly headings: readonly PrintedHeading[] } {
  const rows = readExport(raw);
  if ("error" in rows) throw new CallError(message("schedule/export", { source, problem: rows.error }), message("schedule/whole.fix"));
  return { rows, headings: printedHeadings(raw) };
}
