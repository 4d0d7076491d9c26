// Builds the compiled schedule from a folder of official exports.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { type Day, parseDay } from "../exact/day.js";
import { compileSchedule, type LineChange, type Revision, type ScheduleData, unparsed } from "../hts/compile.js";
import { type ExportRow, readExport } from "../hts/export.js";
import { printedHeadings } from "../hts/print.js";
import { printedProvisions } from "../hts/provisions.js";
import { CallError } from "../packaged/call-error.js";
import { failureReason } from "../packaged/failure-reason.js";
import { hashWords, PRINT_WORDS } from "../packaged/print-before.js";
import { pack } from "../packaged/read-schedule.js";
import { message } from "../said/message.js";

const GOODS = "schedule.json.gz";
const CHAPTER_99 = "chapters-98-99.json.gz";
const PROVISIONS = "chapter-98.yaml";

/** What a build made. */
export interface ScheduleBuilt {
  readonly revisions: number;
  readonly numbers: number;
  readonly texts: number;
  readonly bytes: number;
}

type Row = Readonly<Record<string, string>>;

function csv(file: string): Row[] {
  return parse(readFileSync(file), { columns: true, bom: true }) as Row[];
}

function day(text: string | undefined, where: string): Day {
  const found = text === undefined ? undefined : parseDay(text);
  if (found === undefined) throw new CallError(message("schedule/no-day", { where, text: text ?? "" }), message("schedule/no-day.fix"));
  return found;
}

/**
 * Compile the exports of `from` (files hts_YYYY_NAME.json.gz, with schedule-changes.csv and statistical-successors-*.csv where present)
 * into `to`. The first day of each revision stands in `to`/revisions.csv.
 */
export function buildSchedule(from: string, to: string): ScheduleBuilt {
  if (statSync(from, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CallError(message("call/no-folder", { folder: from }), message("schedule/unreadable.fix"));
  const editions = readRevisions(join(to, "revisions.csv")).map((revision) => {
    return { revision, rows: readRows(exportFile(from, revision.name)) };
  });
  for (const { revision, rows } of editions) {
    const problems = unparsed(rows);
    if (problems.length > 0)
      throw new CallError(message("schedule/rate", { edition: revision.name, rate: problems[0] ?? "" }), message("schedule/rate.fix"));
  }
  const changes = readChanges(from);
  const successors = readSuccessors(from);
  const goods = compileSchedule(editions, changes, successors, (chapter) => chapter < "98");
  // Chapter 99 is the witness of the law: what was printed when. Its days are those of publication.
  const prints = editions.map(({ revision, rows }) => ({ revision: { ...revision, from: revision.published }, rows }));
  const chapter99 = compileSchedule(prints, [], {}, (chapter) => chapter >= "98");
  mkdirSync(to, { recursive: true });
  const files = [
    [GOODS, goods],
    [CHAPTER_99, chapter99],
  ] as const;
  const sums: Record<string, string> = {};
  let bytes = 0;
  for (const [name, data] of files) {
    const packed = pack(data);
    writeFileSync(join(to, name), packed);
    sums[name] = createHash("sha256").update(packed).digest("hex");
    bytes += packed.length;
  }
  const [latest] = editions.slice(-1);
  if (latest !== undefined) {
    const words = hashWords(latest.revision.name, printedHeadings(readRaw(exportFile(from, latest.revision.name))));
    writeFileSync(join(to, PRINT_WORDS), `${JSON.stringify(words)}\n`);
  }
  writeFileSync(join(to, PROVISIONS), provisionsFile(chapter99));
  writeFileSync(join(to, "checksums.json"), `${JSON.stringify(sums, undefined, 2)}\n`);
  const numbers = Object.values(goods.chapters).reduce((sum, text) => sum + text.split("\n").length, 0);
  return { revisions: editions.length, numbers, texts: goods.texts.length, bytes };
}

/** The file of the provisions of chapter 98, which the engine holds a claim against. */
export function provisionsFile(printed: ScheduleData): string {
  const lines = Object.entries(printedProvisions(printed)).map(([number, rate]) => `${number}: ${JSON.stringify(rate)}`);
  return [
    "# Provisions of chapter 98 as last printed: Free, or the general column and, after bars, the special one and a column 2 that is not free.",
    "# Made by `carveout schedule build`.",
    ...lines,
    "",
  ].join("\n");
}

/** The revisions on record, oldest first. */
export function readRevisions(file: string): Revision[] {
  return csv(file).map((row) => ({
    name: row.revision ?? "",
    published: day(row.published, file),
    from: day(row.from, file),
    how: row.how ?? "",
  }));
}

function exportFile(folder: string, name: string): string {
  return join(folder, `hts_${name.replaceAll(" ", "_")}.json.gz`);
}

function readRaw(file: string): unknown {
  let packed: Buffer;
  try {
    packed = readFileSync(file);
  } catch (error) {
    throw new CallError(message("call/unreadable-why", { file, why: failureReason(error) }), message("schedule/unreadable.fix"));
  }
  let text: string;
  try {
    text = gunzipSync(packed).toString("utf8");
  } catch (error) {
    throw new CallError(message("schedule/not-unpacked", { source: file, why: failureReason(error) }), message("schedule/export-of.fix"));
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CallError(message("schedule/not-json", { source: file, why: failureReason(error) }), message("schedule/export-of.fix"));
  }
}

function readRows(file: string): readonly ExportRow[] {
  const rows = readExport(readRaw(file));
  if ("error" in rows)
    throw new CallError(message("schedule/export", { source: file, problem: rows.error }), message("schedule/export-of.fix"));
  return rows;
}

function only(folder: string, form: RegExp): Row[] {
  return readdirSync(folder)
    .filter((name) => form.test(name))
    .sort()
    .flatMap((name) => csv(join(folder, name)));
}

function readChanges(folder: string): LineChange[] {
  return only(folder, /^schedule-changes\.csv$/)
    .filter((row) => /^\d{4}\.\d{2}\.\d{2}\.\d{2}$/.test(row.hts ?? "") && ["add", "delete", "modify"].includes(row.action ?? ""))
    .map((row) => {
      const unverifiedUnit = /UNVERIFIED/.test(row.description ?? "") || row.unit === "not read";
      const reused = /RE-USED/.test(row.description ?? "");
      return {
        revision: row.revision ?? "",
        from: day(row.effective_date, "schedule-changes.csv"),
        action: row.action as LineChange["action"],
        hts: (row.hts ?? "").replaceAll(".", ""),
        units: row.unit === "not read" ? [] : (row.unit ?? "").split("|").filter((unit) => unit !== ""),
        unverifiedUnit,
        general: row.general ?? "",
        special: row.special ?? "",
        other: row.other ?? "",
        successors: (row.superseded_by ?? "").split("|").filter((each) => each !== ""),
        note: noteOf(row, unverifiedUnit, reused),
      };
    });
}

function noteOf(row: Row, unverifiedUnit: boolean, reused: boolean): string {
  if (reused) return `from ${row.effective_date} this number holds other goods than before (${row.revision}, transcribed)`;
  if (row.action === "add")
    return `created on ${row.effective_date} (${row.revision}, transcribed)${unverifiedUnit ? "; its unit is UNVERIFIED" : ""}`;
  return unverifiedUnit ? `its unit changed on ${row.effective_date} and was not read (UNVERIFIED)` : "";
}

function readSuccessors(folder: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const put = (before: string, after: string): void => {
    const number = before.replaceAll(".", "");
    const list = found[number] ?? [];
    found[number] = list;
    const digits = after.replaceAll(".", "");
    if (!list.includes(digits)) list.push(digits);
  };
  for (const row of only(folder, /^statistical-successors-.*\.csv$/)) if (row.old_hts && row.new_hts) put(row.old_hts, row.new_hts);
  for (const row of only(folder, /^schedule-changes\.csv$/)) {
    if (row.action !== "delete" || !row.hts) continue;
    for (const after of (row.superseded_by ?? "").split("|")) if (after !== "") put(row.hts, after);
  }
  for (const row of only(folder, /^renumbered\.csv$/)) if (row.old && row.new) put(row.old, row.new);
  return found;
}
