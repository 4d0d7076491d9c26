// `carveout law draft`: what a newer export calls for, as amendments in the form of law/ for a person to read and complete.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { say, translate } from "../console/language.js";
import { requireDay, today } from "../console/options.js";
import type { Day } from "../exact/day.js";
import { editionName, type PrintedHeading, printedHeadings } from "../hts/print.js";
import { openSchedule } from "../hts/schedule.js";
import { readExportRows } from "../law-tools/read-export.js";
import { bundledLaw } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { failureReason } from "../packaged/failure-reason.js";
import { packagePath } from "../packaged/paths.js";
import { printBefore, printBeforeOf } from "../packaged/print-before.js";
import { readSchedule } from "../packaged/read-schedule.js";
import { comparePrint, type PrintBefore } from "../print/compare.js";
import { writeDraft } from "../print/draft.js";
import { message } from "../said/message.js";

/** Flags of the command. */
export interface LawDraftFlags {
  readonly effective?: string;
  readonly changeRecord?: string;
  /** The export before it, for telling what changed in words. */
  readonly before?: string;
  readonly to: string;
  readonly json?: boolean;
}

/** Write a draft, whole or not at all: a file that a person may have edited is never overwritten. */
export async function lawDraftCommand(source: string, flags: LawDraftFlags): Promise<void> {
  const from = flags.effective === undefined ? today() : requireDay("--effective", flags.effective);
  const name = editionName(source);
  const headings = await headingsOf(source);
  const before = await editionBefore(flags.before);
  const law = bundledLaw();
  const print = comparePrint(law, { name, from: from as Day, headings, before });
  const record = flags.changeRecord === undefined ? {} : { record: textOf(flags.changeRecord) };
  const archived = openSchedule(readSchedule(packagePath("schedule/chapters-98-99.json.gz"))).revisions.some((each) => each.name === name);
  const files = [...writeDraft({ law, print, archived, ...record }, translate())].map(([file, text]) => ({
    path: join(flags.to, file),
    text,
  }));
  const edited = files.filter(({ path, text }) => existsSync(path) && readFileSync(path, "utf8") !== text).map(({ path }) => path);
  if (edited.length > 0)
    throw new CallError(message("law-tool/left-alone", { files: edited.join(", ") }), message("law-tool/left-alone.fix"));
  const written = files.filter(({ path }) => !existsSync(path)).map(({ path }) => path);
  if (written.length > 0) writeAll(flags.to, files);
  const said =
    files.length === 0
      ? message("law-tool/nothing-to-draft", { edition: name, day: from })
      : written.length === 0
        ? message("law-tool/nothing-written")
        : message("law-tool/written", { files: written.join(", ") });
  process.stdout.write(`${flags.json === true ? JSON.stringify({ written }) : say(said)}\n`);
}

function writeAll(folder: string, files: readonly { readonly path: string; readonly text: string }[]): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const { path, text } of files) writeFileSync(path, text);
  } catch (error) {
    throw new CallError(message("call/not-written", { file: folder, why: failureReason(error) }), message("law-tool/not-written.fix"));
  }
}

async function editionBefore(source: string | undefined): Promise<PrintBefore> {
  return source === undefined ? printBefore() : printBeforeOf(editionName(source), await headingsOf(source));
}

async function headingsOf(source: string): Promise<readonly PrintedHeading[]> {
  const headings = printedHeadings(await readExportRows(source));
  if (headings.length === 0) throw new CallError(message("law-tool/no-heading", { file: source }), message("law-tool/export.fix"));
  return headings;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new CallError(message("call/unreadable-why", { file, why: failureReason(error) }), message("law-tool/change-record.fix"));
  }
}
